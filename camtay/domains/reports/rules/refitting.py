"""A new edition of a form: which of the old pointings still fit, and where."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from camtay.foundation.vietnamese import fold

_NUMBER_OF_LINE = re.compile(r"[0-9ivxa-e.)]{1,5}")


class Place(Protocol):
    """A cell that may be written to: its words beside and above."""

    @property
    def row(self) -> tuple[str, ...]: ...
    @property
    def column(self) -> tuple[str, ...]: ...
    @property
    def why_not(self) -> str: ...


@dataclass(frozen=True)
class Refit:
    """`moved`: old address → new one. `lost`: old addresses that fit nowhere."""

    moved: Mapping[str, str]
    lost: tuple[str, ...]


def refit(pointed: Sequence[str], before: Mapping[str, Place], after: Mapping[str, Place]) -> Refit:
    """A cell is the same where the words beside and above it are; where several are, the one at the old address. No
    cell is taken twice."""
    by_words: dict[tuple[str, ...], list[str]] = {}
    for address, place in after.items():
        if not place.why_not:
            by_words.setdefault(_words(place), []).append(address)
    alike = {one: by_words.get(_words(before[one]), []) if one in before else [] for one in pointed}
    moved = {one: one for one in pointed if one in alike[one]}
    for address in pointed:
        free = [one for one in alike[address] if one not in moved.values()]
        if address not in moved and len(free) == 1:
            moved[address] = free[0]
    return Refit(moved, tuple(one for one in pointed if one not in moved))


def _words(place: Place) -> tuple[str, ...]:
    """Numbers of lines (II, 3, a) move when a line is put in: they name nothing."""
    beside = [said for one in place.row if not _NUMBER_OF_LINE.fullmatch(said := fold(one))]
    return (*beside[:2], "|", *(fold(one) for one in place.column[:2]))
