"""The shapes of a definition and of a figure."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django.utils.functional import Promise

from camtay.foundation.calendar import day_key, day_range
from camtay.foundation.predicates import And, Compare, Predicate

Kind = Literal["count", "share", "median", "sum"]
Which = Literal["numerator", "rest"]


@dataclass(frozen=True)
class Window:
    """Local days from `first` to `last`, both included. `now` caps the moment at which a stock is taken: an hour
    that has not come makes nothing late."""

    first: date
    last: date
    now: datetime

    @property
    def first_key(self) -> int:
        return day_key(self.first)

    @property
    def last_key(self) -> int:
        return day_key(self.last)

    @property
    def at(self) -> datetime:
        """The end of the window, or now when that is earlier."""
        return min(day_range(self.last, self.last)[1], self.now)

    def days(self, field: str) -> Predicate:
        """The records whose local day key lies in the window."""
        return And(Compare(field, "ge", self.first_key), Compare(field, "le", self.last_key))


@dataclass(frozen=True)
class Indicator:
    """One definition. `population` and `counts` are predicates over the source's rows, given the window:
    the number, the evidence and the formula in words all come from these two.

    `place_field`: which place of a record answers for it. `month_field`: the day key a trend is drawn by, None for
    a stock. `law`: the text it comes from. `public`: may be shown to anybody.
    """

    code: str
    label: str | Promise
    meaning: str | Promise
    kind: Kind
    unit: str
    place_field: str
    population: Callable[[Window], Predicate]
    counts: Callable[[Window], Predicate]
    law: str | Promise
    month_field: str | None = None
    public: bool = True
    source: str = "cases.Case"
    good: Literal["high", "low", "none"] = "high"


@dataclass(frozen=True)
class Figure:
    """A share has whole numerator and denominator and the unrounded fraction as value (None when nothing was
    counted); other kinds have no denominator, and `value` holds them."""

    code: str
    kind: Kind
    numerator: int
    denominator: int | None
    value: float | int | None
    unit: str


def figure(indicator: Indicator, *, counted: int, total: int) -> Figure:
    """The figure of `counted` records out of `total`."""
    if indicator.kind == "share":
        value = counted / total if total else None
        return Figure(indicator.code, indicator.kind, counted, total, value, indicator.unit)
    return Figure(indicator.code, indicator.kind, counted, None, counted, indicator.unit)
