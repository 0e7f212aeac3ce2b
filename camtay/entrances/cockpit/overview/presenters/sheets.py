"""The meeting room's screen: few things at a time, large, one sheet after the other."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from camtay.entrances.cockpit.overview.presenters.changed import Said
from camtay.entrances.cockpit.overview.presenters.tiles import Shown

A_SHEET = 6  # tiles that can be read from the last row
SENTENCES = 3


@dataclass(frozen=True)
class Sheet:
    """One screenful. `kind`: "changed", "tiles" or "map"."""

    kind: str
    heading: str
    items: Sequence[Any] = field(default_factory=tuple)


@dataclass(frozen=True)
class Turn:
    """The sheet asked for, and the ways on: numbers from 1, None at the ends."""

    sheet: Sheet
    number: int
    total: int
    before: int | None
    after: int | None


def sheets(
    said: Sequence[Said], groups: Sequence[tuple[str, Sequence[Shown]]], *, has_map: bool
) -> list[Sheet]:
    found = [Sheet("changed", _("Tuần này khác tuần trước"), part) for part in _cut(said, SENTENCES) or [()]]
    if has_map:
        found.append(Sheet("map", _("Đúng hạn, từng xã, phường")))
    for heading, tiles in groups:
        found += [Sheet("tiles", heading, part) for part in _cut(tiles, A_SHEET)]
    return found


def _cut(items: Sequence[Any], size: int) -> list[Sequence[Any]]:
    return [items[at : at + size] for at in range(0, len(items), size)]


def turn(found: Sequence[Sheet], asked: str) -> Turn:
    """The sheet of that number; the first for what is no number of a sheet."""
    number = int(asked) if asked.isascii() and asked.isdigit() and 1 <= int(asked[:6]) <= len(found) else 1
    return Turn(
        found[number - 1],
        number,
        len(found),
        number - 1 if number > 1 else None,
        number + 1 if number < len(found) else None,
    )
