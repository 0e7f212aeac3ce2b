"""A figure as a tile, the same at every door: how it is written, and what stands under it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from camtay.foundation.ui import formats


@dataclass(frozen=True)
class Tile:
    """One entry of `ui/partials/figures.html`."""

    label: str
    value: str
    note: str
    url: str
    tone: str


# What a sum or a median is measured in. Shares say so themselves, and counts are of things.
UNITS: Mapping[str, str | Promise] = {
    "working_days": gettext_lazy("ngày làm việc"),
    "hours": gettext_lazy("giờ"),
}
RECORDS = gettext_lazy("hồ sơ")


def measure_words(kind: str, value: float | int | None, unit: str = "") -> str:
    """`96,4 %` for a share, `2.958` for a count, `2,5 ngày làm việc` where there is a unit, – for nothing."""
    if kind == "share":
        return formats.percent(value)
    number = formats.number(value)
    return f"{number} {UNITS[unit]}" if unit in UNITS and value is not None else number


def measure_tile(
    label: str | Promise,
    *,
    kind: str,
    value: float | int | None,
    numerator: int,
    denominator: int | None,
    unit: str = "",
    url: str = "",
    tone: str = "",
    things: str | Promise = RECORDS,
) -> Tile:
    """A share says out of how many `things`; where nothing was counted it says so instead of 0 %."""
    if unit in UNITS:
        note = _("%(unit)s, tính từ %(count)s %(things)s") % {
            "unit": UNITS[unit],
            "count": formats.number(numerator),
            "things": things,
        }
    elif denominator is None:
        note = str(things)
    elif denominator == 0:
        note = _("chưa có %(things)s nào trong kỳ") % {"things": things}
    else:
        note = _("%(part)s trên %(whole)s %(things)s") % {
            "part": formats.number(numerator),
            "whole": formats.number(denominator),
            "things": things,
        }
    return Tile(str(label), measure_words(kind, value), note, url, tone)


def month_words(key: int) -> str:
    """`202603` → `3/2026`."""
    return f"{key % 100}/{key // 100}"


def month_label(key: int, open_month: int | None) -> str:
    """As `month_words`, saying where the month is known in part alone."""
    return (
        _("%(month)s (chưa hết tháng)") % {"month": month_words(key)}
        if key == open_month
        else month_words(key)
    )


def open_note(open_month: int | None, last: date) -> str:
    """What stands beside a chart whose last month is not over; "" where it is."""
    if open_month is None:
        return ""
    return _("Nét đứt, chấm rỗng: tháng %(month)s chưa hết, mới tính đến ngày %(day)s.") % {
        "month": month_words(open_month), "day": formats.day(last),
    }  # fmt: skip


@dataclass(frozen=True)
class Linked:
    """A cell of a chart's table that opens what stands behind its number."""

    text: str
    url: str
    said: str


def month_ticks(keys: Sequence[int]) -> list[str]:
    """Short marks under a chart: the month, with its year where a year begins: 11/25, 12, 1/26, 2."""
    return [
        f"{key % 100}/{key // 100 % 100:02d}" if at == 0 or key % 100 == 1 else str(key % 100)
        for at, key in enumerate(keys)
    ]
