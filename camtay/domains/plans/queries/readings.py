"""The figures of a plan's goals: now, at the start, and month by month."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from camtay.domains.indicators import queries as indicators
from camtay.domains.indicators.queries import Figure, Indicator, Look, Window
from camtay.domains.plans.models import Goal, Plan
from camtay.domains.plans.queries.targets import in_figures
from camtay.domains.plans.rules import days
from camtay.domains.plans.rules.course import Line
from camtay.domains.plans.states import Span
from camtay.foundation.access import Actor
from camtay.foundation.calendar import local_day

MONTHS = 12
FEW_MONTHS = 6  # of a stock, where many goals stand side by side: each month is counted anew


@dataclass(frozen=True)
class Point:
    """A month of a goal: `value` as it is held against the line at its end (`needed`, None without a line)."""

    month: int
    value: float | None
    needed: float | None


class Readings:
    """What is read of a plan's figures; each population is looked at once for each stretch of days."""

    def __init__(self, plan: Plan, *, by: Actor, now: datetime) -> None:
        self.plan, self.by, self.now = plan, by, now
        self.today = local_day(now)
        self._looks: dict[tuple[date, date], Look] = {}

    def look(self, first: date, last: date) -> Look:
        """Raises Refused."""
        if (first, last) not in self._looks:
            window = Window(first, last, self.now)
            self._looks[first, last] = indicators.look(self.plan.place, window, by=self.by)
        return self._looks[first, last]

    def day_of(self, goal: Goal) -> date:
        """The day on which a goal is judged: today, or the day it was due."""
        return max(min(self.today, goal.due_day), self.plan.valid_from)

    def window_of(self, goal: Goal) -> Window:
        """The days whose figure is held against the target."""
        first, last = days.span_of(goal.span, self.plan.valid_from, self.day_of(goal))
        return Window(first, last, self.now)

    def current(self, goal: Goal) -> Figure | None:
        """None for a goal without a figure of ours, or one that is no longer known."""
        definition = indicators.definition(goal.indicator)
        if definition is None:
            return None
        window = self.window_of(goal)
        [figure] = self.look(window.first, window.last).figures([goal.indicator])
        return figure

    def line(self, goal: Goal) -> tuple[Line | None, bool]:
        """The line to the target, and whether its start is known; from the target itself where it is not."""
        definition, target = indicators.definition(goal.indicator), in_figures(goal.target, goal.indicator)
        if definition is None or target is None:
            return None, False
        start = in_figures(goal.start, goal.indicator)
        if start is None:
            start = self._start(goal, definition)
        known = start is not None
        line = Line(
            target if start is None else start, target, self.plan.valid_from, goal.due_day, goal.wanted,
            definition.kind == "share",
        )  # fmt: skip
        return line, known

    def _start(self, goal: Goal, definition: Indicator) -> float | None:
        if goal.span == Span.WHOLE and definition.kind in ("count", "sum") and definition.month_field:
            return 0.0  # what is added up begins with nothing
        [figure] = self.look(*days.before(self.plan.valid_from)).figures([goal.indicator])
        return None if figure.value is None else float(figure.value)

    def points(self, goal: Goal, line: Line, months: int = MONTHS) -> list[Point]:
        """The latest months, oldest first. A stock is counted at each month's end; what is added up, since the
        plan's first month."""
        definition, last = indicators.definition_of(goal.indicator), self.day_of(goal)
        if definition.month_field is None:
            first = min(self.plan.valid_from, days.month_start(last, months - 1))
            ends = days.month_ends(first, last, months)
            values = [(end, self._stock(goal, end)) for end in ends]
        else:
            values = self._flow(goal, definition, last, months)
        first_month = self.plan.valid_from.replace(day=1)
        return [
            Point(end.year * 100 + end.month, value, line.needed(end) if end >= first_month else None)
            for end, value in values
        ]

    def _stock(self, goal: Goal, end: date) -> float | None:
        first, last = days.span_of(goal.span, self.plan.valid_from, end)
        [figure] = self.look(first, last).figures([goal.indicator])
        return None if figure.value is None else float(figure.value)

    def _flow(
        self, goal: Goal, definition: Indicator, last: date, months: int
    ) -> list[tuple[date, float | None]]:
        first = days.month_start(last, months - 1)
        if goal.span == Span.WHOLE:
            first = self.plan.valid_from
        ends = days.month_ends(first, last, 1200)
        known = dict(self.look(first, last).by_month(goal.indicator))
        found = [(end, known.get(end.year * 100 + end.month)) for end in ends]
        if goal.span == Span.WHOLE and definition.kind != "median":
            return _added_up(found, definition.kind)[-months:]
        return [(end, None if one is None or one.value is None else float(one.value)) for end, one in found][
            -months:
        ]


def _added_up(months: Iterable[tuple[date, Figure | None]], kind: str) -> list[tuple[date, float | None]]:
    """Since the first of these months: shares from all of their records, sums and counts together."""
    found: list[tuple[date, float | None]] = []
    counted = whole = 0
    amount = 0.0
    for end, one in months:
        if one is not None:
            counted, whole = counted + one.numerator, whole + (one.denominator or 0)
            amount += float(one.value or 0)
        share = counted / whole if whole else None
        found.append((end, share if kind == "share" else amount))
    return found
