"""Cells that hold words: text, codes, yes or no, one of a list, telephone numbers."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from django.utils.translation import gettext as _

from camtay.foundation.tables.columns import CellProblem, Raw
from camtay.foundation.vietnamese import clean, fold, phone_normal

Value = TypeVar("Value")
FORMULA_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"})
SHORTENED = re.compile(r"^\d([.,]\d+)?E\+\d+$", re.IGNORECASE)
SAID_YES = frozenset({"1", "co", "x", "v", "dung", "true", "yes", "y", "c", "✓", "✔"})
SAID_NO = frozenset({"0", "khong", "sai", "false", "no", "n", "k", "-"})


def plain(raw: Raw) -> str:
    """A cell as one line of text: NFC, no control characters, single blanks; 12.0 is "12".

    The apostrophe by which our exports keep a text from running as a formula is taken off again.
    """
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15:
        raw = int(raw)
    said = "".join(sign if unicodedata.category(sign) != "Cc" else " " for sign in str(raw))
    said = clean(said)
    if said[:1] == "'" and said[1:2] in "=+-@" and len(said) > 1:
        said = said[1:]
    if said.upper() in FORMULA_ERRORS:
        raise CellProblem(_("Ô này bị lỗi công thức. Hãy sửa công thức hoặc gõ thẳng giá trị."))
    return said


def text(limit: int = 255) -> Callable[[Raw], str]:
    """Text of at most `limit` letters."""

    def parse(raw: Raw) -> str:
        said = plain(raw)
        if len(said) > limit:
            raise CellProblem(
                _("Dài %(length)d chữ, nhiều nhất là %(limit)d. Hãy viết ngắn lại.")
                % {"length": len(said), "limit": limit}
            )
        return said

    return parse


def code(limit: int = 100, pattern: str = "", example: str = "") -> Callable[[Raw], str]:
    """A code: no blanks; refused when Excel has shortened it to 4,6E+10. `pattern`: a regular expression it must fit."""

    def parse(raw: Raw) -> str:
        said = plain(raw).replace(" ", "")
        if SHORTENED.match(said) or (isinstance(raw, float) and not raw.is_integer()):
            raise CellProblem(
                _("Excel đã rút gọn mã này nên mất chữ số. Hãy để cột ở dạng “Văn bản” và ghi lại mã.")
            )
        if len(said) > limit or (pattern and not re.fullmatch(pattern, said)):
            raise CellProblem(
                _("Mã không đúng dạng.") + (f" {_('Ví dụ đúng')}: {example}." if example else "")
            )
        return said

    return parse


def yes_no(raw: Raw) -> bool:
    """1, có, x, true are yes; 0, không, false are no."""
    if isinstance(raw, bool):
        return raw
    said = fold(plain(raw))
    if said in SAID_YES:
        return True
    if said in SAID_NO:
        return False
    raise CellProblem(_("Hãy ghi “có” hoặc “không” (hay 1, 0)."))


def choice(options: Mapping[Value, Sequence[str]]) -> Callable[[Raw], Value]:
    """One of a list: value → the ways it is written (a number, words; accents and case do not matter)."""
    known = {_squash(word): value for value, words in options.items() for word in words}
    shown = "; ".join(f"{words[0]}" for words in options.values())

    def parse(raw: Raw) -> Value:
        said = _squash(plain(raw))
        if said not in known:
            raise CellProblem(
                _("Không có lựa chọn này. Hãy ghi một trong: %(options)s.") % {"options": shown}
            )
        return known[said]

    return parse


def phone(raw: Raw) -> str:
    """A Vietnamese telephone number as +84912345678; Excel's habit of dropping the first 0 is mended."""
    said = plain(raw)
    digits = re.sub(r"\D", "", said)
    if len(digits) in (9, 10) and not said.startswith("+") and not digits.startswith(("0", "84")):
        said = "0" + digits
    normal = phone_normal(said)
    if normal is None:
        raise CellProblem(_("Số điện thoại không đúng. Ví dụ đúng: 0912 345 678."))
    return normal


def _squash(said: str) -> str:
    return re.sub(r"\s+", " ", fold(said)).strip()
