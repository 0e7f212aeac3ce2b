"""How a figure is split: its dimensions, and the condition that one part of it stands for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from camtay.domains.indicators.rules.shapes import Indicator
from camtay.foundation.calendar import ZONE
from camtay.foundation.predicates import And, Compare, IsNull, Predicate

UNKNOWN = _("Chưa rõ")


@dataclass(frozen=True)
class Dimension:
    """`nothing`: how records stand together that do not say. `public`: shown to anybody."""

    code: str
    label: str | Promise
    nothing: str | Promise = UNKNOWN
    public: bool = True


@dataclass(frozen=True)
class Part:
    """One part of a figure. `by`: a dimension, or "worked", "stopped", "batch", "step"; `key` as in a breakdown's row."""

    by: str
    key: str


DIMENSIONS: Mapping[str, Dimension] = {
    one.code: one
    for one in (
        Dimension("commune", _("Theo xã, phường")),
        Dimension("neighbourhood", _("Theo thôn, tổ")),
        Dimension("procedure", _("Theo thủ tục"), nothing=_("Không ghi thủ tục")),
        Dimension("channel", _("Theo kênh nộp")),
        Dimension("skill", _("Theo kỹ năng")),
        Dimension("duty", _("Theo vai trò")),
        Dimension("month", _("Theo tháng")),
        Dimension("department", _("Theo phòng"), nothing=_("Chưa rõ phòng nào"), public=False),
    )
}
RANGES = ("worked", "stopped")
STEP = "step"  # where a record stands now: of a past day nobody knows it, so no figure is split by it
PARTED = (*DIMENSIONS, *RANGES, "batch", STEP)  # what a Part may be `by`
_RANGE = re.compile(r"([0-9]{1,4})-([0-9]{0,4})")
_MINUTE = re.compile(r"[0-9]{12}")


def dimensions(indicator: Indicator, *, province: bool) -> tuple[Dimension, ...]:
    """By what the figure may be split there: a province by its communes, a commune by its neighbourhoods."""
    other = "neighbourhood" if province else "commune"
    months = ("month",) if indicator.month_field is not None else ()
    named = {*indicator.split_by, *months} - {other}
    return tuple(one for one in DIMENSIONS.values() if one.code in named)


def split_column(indicator: Indicator, dimension: str) -> tuple[str, bool]:
    """The column whose values are the parts, and whether they are days of which a month is made. Raises KeyError."""
    if dimension == "month":
        return indicator.month_field or "", True
    return (indicator.place_field if dimension == "commune" else indicator.source.splits[dimension]), False


def condition(part: Part, indicator: Indicator) -> Predicate:
    """Which records make the part. Raises KeyError where no record ever could."""
    if "\x00" in part.key:
        raise KeyError(part.key)
    if part.by == "month":
        return _month(part, indicator)
    if part.by == "commune":
        return Compare(f"{indicator.place_field}__code", "eq", part.key)
    if part.by == STEP and indicator.source.step:
        return Compare(indicator.source.step, "eq", part.key)
    column = indicator.source.column_of(part.by)
    if part.by in RANGES:
        return _range(part, column)
    if part.by == "batch":
        return _minute(part, column)
    if part.by == "neighbourhood":
        return Compare(f"{column}__code", "eq", part.key) if part.key else IsNull(column)
    return Compare(column, "eq", part.key)


def minute_key(minute: datetime) -> str:
    """202610301645, local: a batch closing is known by its minute."""
    return f"{minute.astimezone(ZONE):%Y%m%d%H%M}"


def minute_of(key: str) -> datetime:
    """Raises KeyError."""
    if not _MINUTE.fullmatch(key):
        raise KeyError(key)
    try:
        return datetime.strptime(key, "%Y%m%d%H%M").replace(tzinfo=ZONE)
    except ValueError as error:
        raise KeyError(key) from error


def _minute(part: Part, column: str) -> Predicate:
    begins = minute_of(part.key)
    try:
        ends = begins + timedelta(minutes=1)
    except OverflowError as error:
        raise KeyError(part.key) from error
    return And(Compare(column, "ge", begins), Compare(column, "lt", ends))


def _month(part: Part, indicator: Indicator) -> Predicate:
    if indicator.month_field is None or not re.fullmatch(r"[0-9]{6}", part.key):
        raise KeyError(part.key)
    month = int(part.key) * 100
    return And(Compare(indicator.month_field, "ge", month), Compare(indicator.month_field, "lt", month + 100))


def range_of(key: str) -> tuple[int, int | None]:
    """ "3-4" → 3 to 4 half days, both included; "61-" has no end. Raises KeyError."""
    found = _RANGE.fullmatch(key)
    if found is None:
        raise KeyError(key)
    return int(found[1]), int(found[2]) if found[2] else None


def _range(part: Part, column: str) -> Predicate:
    low, high = range_of(part.key)
    filled = Compare(column, "ge", low)
    return filled if high is None else And(filled, Compare(column, "le", high))
