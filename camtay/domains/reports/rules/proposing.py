"""What a cell most likely asks for, from the words beside and above it. Proposed, never applied unasked."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from camtay.domains.reports.states import Column, Shape, Text, What
from camtay.foundation.vietnamese import fold

SURE, FAIR = 88, 72  # of 100, of the words of a label found among those of a cell
# What a heading says → which number it asks for. The first that is found.
COLUMNS: tuple[tuple[str, Column], ...] = (
    (r"cung ky|nam truoc", Column.YEAR_BEFORE),
    (r"luy ke|cong don|tu dau nam|den nay", Column.TO_DATE),
    (r"%|phan tram hoan thanh|ty le (dat|hoan thanh)|muc do hoan thanh", Column.PERCENT),
    (r"chi tieu|ke hoach|duoc giao", Column.TARGET),
    (r"ky nay|trong (ky|thang|quy)|thuc hien|ket qua|phat sinh|thang nay|so lieu", Column.THIS),
)
TEXTS: tuple[tuple[str, Text], ...] = (
    (r"^(don vi|co quan|noi) (bao cao|lap)|^ubnd (xa|phuong)$|^don vi$", Text.PLACE),
    (r"noi nhan|don vi nhan|kinh gui", Text.SUPERIOR),
    (r"ky bao cao|ky so lieu", Text.PERIOD),
    (r"tu ngay", Text.DAYS),
    (r"(, )?ngay( thang)?$", Text.TODAY_DAY),
    (r"^thang nam$|^thang$", Text.TODAY_MONTH),
    (r"^nam( \w+){0,4}$", Text.TODAY_YEAR),
    (r"\bthang (nam|/)", Text.MONTH),
    (r"danh gia|nhan xet|tinh hinh|thuan loi|kho khan|nguyen nhan", Text.STORY),
    (r"ky ten|nguoi ky|chu tich$|thu truong", Text.SIGNER),
)
# Units of rows that count, and what such a row says when it asks for all of which a share is taken.
COUNTS = frozenset({"ho so", "nguoi", "luot", "luot nguoi", "can bo", "vu viec", "tthc"})
WHOLES = r"^(tong so )?ho so da giai quyet$|^tong so ho so( da giai quyet)?$"
DOTTED = r"\.{3}|…|_{3}"
# Columns of a form that hold words and numbers of lines.
NOT_FIGURES = r"^(ghi chu|giai trinh|don vi tinh|dvt|stt|tt|so tt)$"


@dataclass(frozen=True)
class Known:
    """An indicator as forms may call it. `words`: its title and other names."""

    code: str
    words: tuple[str, ...]
    share: bool


@dataclass(frozen=True)
class Proposal:
    """`score` of 100; `neighbourhood`: its code where a row or heading names one."""

    what: What
    code: str = ""
    column: str = ""
    text: str = ""
    neighbourhood: str = ""
    shape: str = Shape.NUMBER
    score: int = 0


def propose(
    row: Sequence[str], above: Sequence[str], known: Sequence[Known], places: Mapping[str, str], *,
    number_format: str = "", blank: bool = False,
) -> Proposal | None:  # fmt: skip
    """`row`, `above`: words to the left and above, nearest first; `places`: folded name → code of the neighbourhoods;
    `blank`: a blank within a line. None where nothing fits."""
    rows, heads = [fold(one) for one in row], [fold(one) for one in above]
    if blank and (said := _text(rows[:1], [])) is not None:
        return said
    if any(re.search(NOT_FIGURES, _bare(head)) for head in heads):
        return None
    where = next((code for said in (*rows, *heads) if (code := places.get(_bare(said)))), "")
    found = _best([*rows[:3], *(heads[:3] if where else ())], known)
    if found is None:
        return _text(rows, heads)
    one, score = found
    column = next(
        (code for head in heads for pattern, code in COLUMNS if re.search(pattern, head)), Column.THIS
    )
    if one.share and any(_bare(said) in COUNTS for said in rows):
        counted = _counting(rows, column)
        if counted is None:
            return None
        column = counted
    shape = (
        Shape.FRACTION if "%" in number_format and (one.share or column == Column.PERCENT) else Shape.NUMBER
    )
    return Proposal(What.FIGURE, one.code, column, neighbourhood=where, shape=shape, score=score)


def _counting(rows: Sequence[str], column: Column) -> Column | None:
    """Of a row that counts, where we know a share: what the share is made of; None for what a share is not made of."""
    whole = any(re.search(WHOLES, said) for said in rows)
    made = (Column.WHOLE, Column.WHOLE_TO_DATE) if whole else (Column.COUNTED, Column.COUNTED_TO_DATE)
    return {Column.THIS: made[0], Column.TO_DATE: made[1]}.get(column)


def _best(said: Sequence[str], known: Sequence[Known]) -> tuple[Known, int] | None:
    """Of the nearest words that name an indicator well enough, the one that does so best."""
    best: tuple[Known, int] | None = None
    for words in said:
        text = _bare(words)
        if len(text) < 6:
            continue
        for one in known:
            score = max(_alike(text, fold(name)) for name in one.words)
            if score >= FAIR and (best is None or score > best[1]):
                best = (one, score)
        if best is not None and best[1] >= SURE:
            break
    return best


def _alike(text: str, name: str) -> int:
    """All words of the name among those of the text, and not many more beside."""
    return int(0.6 * fuzz.token_set_ratio(text, name) + 0.4 * fuzz.token_sort_ratio(text, name))


def _bare(text: str) -> str:
    """Without the number of the line and the unit in brackets."""
    text = re.sub(r"^\s*([0-9ivx]{1,4}[.)]|[a-d][.)]|[-+*])\s*", "", text)
    return re.sub(r"\([^)]*\)", " ", text).strip(" :.-")


def _text(rows: Sequence[str], heads: Sequence[str]) -> Proposal | None:
    # A heading with a blank of its own asks for the words in it, not below it.
    for said in (*rows[:2], *(head for head in heads[:1] if not re.search(DOTTED, head))):
        for pattern, code in TEXTS:
            if re.search(pattern, _bare(said)):
                return Proposal(What.TEXT, text=code, score=FAIR)
    return None
