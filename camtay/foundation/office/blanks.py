"""Dotted blanks in a line (“Tổng số: …… hồ sơ”), and writing into text that is split over many runs."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree

from camtay.foundation.office.grids import Align, Spot, Words

BLANK = re.compile(r"…[.…_]*|[._]{3,}[.…_]*")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def words(
    text: str, address: str, *, row: tuple[str, ...] = (), column: tuple[str, ...] = (), bold: bool = False,
    align: Align = "", why_not: str = "",
) -> Words:  # fmt: skip
    """A line with each of its blanks as a spot, `address#0`, `address#1` …; a line without is bare."""
    pieces = tuple(BLANK.split(text))
    if len(pieces) == 1:
        return Words(text, bold=bold, align=align)
    spots = tuple(
        Spot(f"{address}#{index}", blank, why_not=why_not, row=_around(pieces, index, row), column=column)
        for index, blank in enumerate(BLANK.findall(text))
    )
    return Words(text, spots, pieces, bold, align)


def _around(pieces: Sequence[str], index: int, row: tuple[str, ...]) -> tuple[str, ...]:
    """What stands before the blank, what behind it, and then what stands beside the whole line."""
    before, after = " ".join(pieces[index].split()), " ".join(pieces[index + 1].split())
    near = " ".join(part for part in (before.rstrip(": "), after if len(after) < 30 else "") if part)
    return tuple(part for part in (near, *row) if part)


def fill_blanks(texts: Sequence[Any], values: Mapping[int, str]) -> None:
    """Into text elements that together make one line. A blank that lies over many runs takes the look of its first."""
    line = "".join(one.text or "" for one in texts)
    for index, found in reversed(list(enumerate(BLANK.finditer(line)))):
        if index in values:
            replace(texts, found.start(), found.end(), values[index])


def replace(texts: Sequence[Any], start: int, end: int, value: str) -> None:
    """Letters from `start` to `end` of the line become `value`, written where the first of them stood."""
    place, written = 0, False
    for one in texts:
        text = one.text or ""
        low, high = max(start - place, 0), min(end - place, len(text))
        place += len(text)
        if low < high:
            one.text = text[:low] + ("" if written else value) + text[high:]
            one.set(SPACE, "preserve")
            written = True


def said(element: etree._Element, tag: str) -> str:
    """All text under an element."""
    return "".join(one.text or "" for one in element.iter(tag))
