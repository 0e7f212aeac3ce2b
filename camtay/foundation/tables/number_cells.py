"""Cells that hold numbers, written the Vietnamese way (1.234,5) or as a computer does (1234.5)."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

from django.utils.translation import gettext as _

from camtay.foundation.tables.columns import CellProblem, Raw
from camtay.foundation.tables.word_cells import plain

Number = TypeVar("Number", int, Decimal)
IN_THOUSANDS = re.compile(r"^-?\d{1,3}([. ,]\d{3})+$")
WHOLE = re.compile(r"^-?\d+$")
FRACTION = re.compile(r"^-?(\d+|\d{1,3}(\.\d{3})+),\d+$|^-?\d+\.\d+$")


def whole(least: int | None = None, most: int | None = None) -> Callable[[Raw], int]:
    """A whole number within bounds (both included)."""

    def parse(raw: Raw) -> int:
        said = plain(raw).removesuffix(",0")
        broken = isinstance(raw, bool) or (isinstance(raw, float) and not raw.is_integer())
        if broken or not (WHOLE.match(said) or IN_THOUSANDS.match(said)):
            raise CellProblem(_("Hãy ghi một số nguyên, ví dụ 120."))
        return _bounded(int(re.sub(r"[. ,]", "", said)), least, most)

    return parse


def decimal(least: int | None = None, most: int | None = None) -> Callable[[Raw], Decimal]:
    """A number that may have a fraction; a lone point or comma before other than three digits is a decimal sign."""

    def parse(raw: Raw) -> Decimal:
        if isinstance(raw, float):
            return _bounded(Decimal(repr(raw)), least, most)
        said = plain(raw)
        if isinstance(raw, bool):
            raise CellProblem(_("Hãy ghi một số, ví dụ 12,5."))
        if WHOLE.match(said) or IN_THOUSANDS.match(said):
            return _bounded(Decimal(re.sub(r"[. ,]", "", said)), least, most)
        if not FRACTION.match(said):
            raise CellProblem(_("Hãy ghi một số, ví dụ 12,5."))
        if "," in said:
            said = said.replace(".", "").replace(",", ".")
        return _bounded(Decimal(said), least, most)

    return parse


def _bounded(value: Number, least: int | None, most: int | None) -> Number:
    if least is not None and value < least:
        raise CellProblem(_("Số này phải từ %(least)d trở lên.") % {"least": least})
    if most is not None and value > most:
        raise CellProblem(_("Số này không được quá %(most)d.") % {"most": most})
    return value
