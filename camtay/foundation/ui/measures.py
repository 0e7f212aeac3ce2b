"""A figure as a tile, the same at every door: how it is written, and what stands under it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from camtay.foundation.ui import formats


@dataclass(frozen=True)
class Tile:
    """One entry of `ui/partials/figures.html`."""

    label: str
    value: str
    note: str
    url: str
    tone: str


def measure_words(kind: str, value: float | int | None) -> str:
    """`96,4 %` for a share, `2.958` for a count, – for nothing."""
    return formats.percent(value) if kind == "share" else formats.number(value)


def measure_tile(
    label: str | Promise,
    *,
    kind: str,
    value: float | int | None,
    numerator: int,
    denominator: int | None,
    url: str = "",
    tone: str = "",
) -> Tile:
    """A share says out of how many; where nothing was counted it says so instead of 0 %."""
    if denominator is None:
        note = _("hồ sơ")
    elif denominator == 0:
        note = _("chưa có hồ sơ nào trong kỳ")
    else:
        note = _("%(part)s trên %(whole)s hồ sơ") % {
            "part": formats.number(numerator),
            "whole": formats.number(denominator),
        }
    return Tile(str(label), measure_words(kind, value), note, url, tone)


def month_words(key: int) -> str:
    """`202603` → `3/2026`."""
    return f"{key % 100}/{key // 100}"


def month_ticks(keys: Sequence[int]) -> list[str]:
    """Short marks under a chart: the month, with its year where a year begins: 11/25, 12, 1/26, 2."""
    return [
        f"{key % 100}/{key // 100 % 100:02d}" if at == 0 or key % 100 == 1 else str(key % 100)
        for at, key in enumerate(keys)
    ]
