"""The target that a place has been set (chỉ tiêu giao), as reports ask for it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from camtay.domains.indicators import queries as indicators
from camtay.domains.places.models import Place
from camtay.domains.plans.models import Goal


@dataclass(frozen=True)
class Target:
    """`value` in the unit of the figure: a share as a fraction (0.98), other kinds as they are. `due_day`: by when;
    `wanted`: "high" or "low"; `source`: the number of the resolution or the plan's title."""

    value: float
    due_day: date
    wanted: str
    source: str
    goal_id: UUID


def target_of(code: str, place: Place, on: date) -> Target | None:
    """The target of an indicator for a place on a day: of its plans that run on that day the goal due soonest, else the
    one due last; of goals due together that of the latest plan. None where no plan sets one. One query.

    Whoever asks has been shown to be allowed to see the place's figures.
    """
    goals = Goal.objects.filter(
        indicator=code,
        plan__place=place,
        plan__valid_from__lte=on,
        plan__valid_until__gte=on,
        dropped_at=None,
    ).select_related("plan")
    known = sorted(goals.exclude(indicator=""), key=lambda one: one.plan.recorded_at, reverse=True)
    if not known:
        return None
    ahead = [one for one in known if one.due_day >= on]
    goal = min(ahead, key=lambda one: one.due_day) if ahead else max(known, key=lambda one: one.due_day)
    value = in_figures(goal.target, code)
    assert value is not None  # a goal on an indicator has a target: a constraint says so
    return Target(value, goal.due_day, goal.wanted, goal.plan.number or goal.plan.title, goal.pk)


def in_figures(typed: object, code: str) -> float | None:
    """What people write (98 for 98 %) in the unit of the figure (0.98)."""
    if typed is None:
        return None
    definition = indicators.definition(code)
    written = float(str(typed))
    return written / 100 if definition is not None and definition.kind == "share" else written
