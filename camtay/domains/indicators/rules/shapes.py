"""The shapes of a definition and of a figure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal

from django.utils.functional import Promise

from camtay.domains.indicators.rules.sources import Source
from camtay.foundation.calendar import day_key, day_range, local_day
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

    def before(self) -> "Window":
        """The window to compare with: as many whole months before whole months, else as many days."""
        last = self.first - timedelta(days=1)
        if self.first.day == 1 and (self.last + timedelta(days=1)).day == 1:
            months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
            index = self.first.year * 12 + self.first.month - 1 - months
            return Window(date(index // 12, index % 12 + 1, 1), last, self.now)
        return Window(self.first - (self.last - self.first) - timedelta(days=1), last, self.now)

    def until(self, moment: datetime) -> "Window":
        """As it was at a moment of the past: nothing later is known."""
        now, day = min(self.now, moment), local_day(moment)
        return Window(self.first, max(self.first, min(self.last, day)), now)

    def months(self) -> dict[int, "Window"]:
        """202603 → that month as a window, as far as it lies in this one."""
        found, first = {}, self.first
        while first <= self.last:
            following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
            last = min(following - timedelta(days=1), self.last)
            found[first.year * 100 + first.month] = Window(first, last, self.now)
            first = following
        return found

    @property
    def open_month(self) -> int | None:
        """202611 where the last month is known in part alone: it still runs, or the window ends before it does. Not to
        be read beside whole months."""
        last = self.last
        following = date(last.year + last.month // 12, last.month % 12 + 1, 1)
        if last + timedelta(days=1) == following and local_day(self.now) >= following:
            return None
        return last.year * 100 + last.month

    def days(self, field: str) -> Predicate:
        """The records whose local day key lies in the window."""
        return And(Compare(field, "ge", self.first_key), Compare(field, "le", self.last_key))


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One definition. `population` and `counts` are predicates over the rows of its `source`, given the window:
    the number, the evidence and the formula in words all come from these two.

    `place_field`: which place of a record answers for it. `month_field`: the day key a trend is drawn by, None for
    a stock. `law`: the text it comes from. `public`: may be shown to anybody. `value_field`: what a sum adds up and a
    median lies in the middle of, in whole numbers; `per` of them are one `unit`. `splits`: by which dimensions of the
    source it may be split, apart from its communes and months; None: by all.
    """

    source: Source
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
    good: Literal["high", "low", "none"] = "high"
    value_field: str = ""
    per: int = 1
    splits: tuple[str, ...] | None = None

    @property
    def split_by(self) -> tuple[str, ...]:
        return ("commune", *(self.source.splits if self.splits is None else self.splits))


@dataclass(frozen=True)
class Figure:
    """A share has whole numerator and denominator and the unrounded fraction as value (None when nothing was
    counted); other kinds have no denominator, and `value` holds them. `numerator` is always how many records count.
    `hidden`: not said in public, because so few could be told."""

    code: str
    kind: Kind
    numerator: int
    denominator: int | None
    value: float | int | None
    unit: str
    hidden: bool = False


@dataclass
class Counted:
    """What was counted for an indicator: records that count, all of them, and for each whole `value` how often."""

    counted: int = 0
    total: int = 0
    amount: int = 0
    values: dict[int, int] = field(default_factory=dict)

    def add(self, other: "Counted") -> None:
        """Two parts as one."""
        self.counted += other.counted
        self.total += other.total
        self.amount += other.amount
        for value, often in other.values.items():
            self.values[value] = self.values.get(value, 0) + often


def figure(indicator: Indicator, count: Counted) -> Figure:
    """The figure of what was counted."""
    value: float | int | None = count.counted
    if indicator.kind == "share":
        value = count.counted / count.total if count.total else None
    elif indicator.kind == "sum":
        value = count.amount / indicator.per
    elif indicator.kind == "median":
        value = _median(count.values, indicator.per)
    whole = count.total if indicator.kind == "share" else None
    return Figure(indicator.code, indicator.kind, count.counted, whole, value, indicator.unit)


def _median(values: Mapping[int, int], per: int) -> float | None:
    """Of an even number of records the mean of the two in the middle; None of none."""
    size = sum(values.values())
    if not size:
        return None
    low, high = _at(values, (size - 1) // 2), _at(values, size // 2)
    return (low + high) / 2 / per


def _at(values: Mapping[int, int], place: int) -> int:
    """The value of the record at this place, counted from 0, in the order of the values."""
    for value in sorted(values):
        place -= values[value]
        if place < 0:
            return value
    raise IndexError(place)
