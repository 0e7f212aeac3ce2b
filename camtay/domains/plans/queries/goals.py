"""Goals as they stand: read, judged, and said in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from camtay.domains.indicators import queries as indicators
from camtay.domains.indicators.queries import Figure, Indicator, Window
from camtay.domains.plans import permissions
from camtay.domains.plans.models import Goal, GoalEvent, Plan
from camtay.domains.plans.queries.readings import FEW_MONTHS, MONTHS, Point, Readings
from camtay.domains.plans.queries.work import work_of
from camtay.domains.plans.rules import course, days
from camtay.domains.plans.rules.course import Line, Standing, Work
from camtay.domains.plans.states import Span
from camtay.foundation.access import Actor, Refused, allows

NOT_YOURS = _("Không có mục tiêu này, hoặc tài khoản này không được xem.")


@dataclass(frozen=True)
class Seen:
    """A goal as it stands. Without a figure of ours `definition`, `figure`, `line` and `window` are None, `points` empty.
    `on`: the day it is judged on; `start_known`: else its line is level at the target."""

    goal: Goal
    on: date
    standing: Standing
    work: Work
    definition: Indicator | None
    figure: Figure | None
    line: Line | None
    start_known: bool
    window: Window | None
    points: Sequence[Point]

    @property
    def open_month(self) -> int | None:
        """The last of its months where that is not over. None for a stock and for what is added up: they stand as they
        stand today."""
        if (
            self.definition is None
            or self.definition.month_field is None
            or self.window is None
            or not self.points
        ):
            return None
        return None if self.goal.span == Span.WHOLE else self.window.open_month


def goal(goal_id: UUID, *, by: Actor) -> Goal:
    """Raises Refused for one that is not there, or is not theirs to see: in the same words."""
    found = Goal.objects.select_related("plan__place").filter(pk=goal_id).first()
    if found is None or not allows(permissions.SEE, by, places=[found.plan.place_id]):
        raise Refused(NOT_YOURS)
    return found


def goals_seen(plan: Plan, goals: Iterable[Goal], *, by: Actor, now: datetime) -> list[Seen]:
    """Goals of one plan side by side. Raises Refused. Each population is looked at once for each stretch of days."""
    found, readings = list(goals), Readings(plan, by=by, now=now)
    work = work_of(found, now=now)
    return [_seen(one, readings, work[one.pk], FEW_MONTHS) for one in found]


def goal_seen(goal: Goal, *, by: Actor, now: datetime) -> Seen:
    """One goal with twelve months behind it. Raises Refused."""
    readings = Readings(goal.plan, by=by, now=now)
    return _seen(goal, readings, work_of([goal], now=now)[goal.pk], MONTHS)


def _seen(goal: Goal, readings: Readings, work: Work, stock_months: int) -> Seen:
    definition = indicators.definition(goal.indicator)
    line, known = readings.line(goal)
    figure = readings.current(goal)
    value = None if figure is None or figure.value is None else float(figure.value)
    months = MONTHS if definition is not None and definition.month_field else stock_months
    on = readings.day_of(goal)
    return Seen(
        goal=goal,
        on=on,
        standing=course.standing(value, line, work, due=goal.due_day, on=readings.today),
        work=work,
        definition=definition,
        figure=figure,
        line=line,
        start_known=known,
        window=readings.window_of(goal) if line is not None else None,
        points=readings.points(goal, line, months) if line is not None else (),
    )


def window_of_month(seen: Seen, month: int) -> Window:
    """The days that a month of its figure is taken of; of what is added up, since the plan's first day."""
    assert seen.window is not None  # where there are months, there are days
    end = min(days.month_end(date(month // 100, month % 100, 1)), seen.on)
    first = seen.goal.plan.valid_from if seen.goal.span == Span.WHOLE else end.replace(day=1)
    return Window(min(first, end), end, seen.window.now)


def events_of(goal: Goal) -> list[GoalEvent]:
    """All that happened to it, the newest first."""
    return list(goal.events.select_related("by__person").order_by("-at", "-id"))
