"""The goals of the plan that runs, at a glance."""

from dataclasses import dataclass
from datetime import datetime

from camtay.domains.places.models import Place
from camtay.domains.plans import permissions, queries
from camtay.entrances.cockpit.plans.presenters import glance
from camtay.foundation.access import Actor, allows
from camtay.foundation.calendar import local_day


@dataclass(frozen=True)
class Running:
    """`summary`: how many goals stand how, in words; `lines`: a goal each."""

    title: str
    url: str
    summary: str
    lines: list[glance.GoalLine]


def running(place: Place, *, by: Actor, now: datetime) -> Running | None:
    """None where no plan runs, where it has no goal yet, and for whoever may not see plans."""
    if not allows(permissions.SEE, by, places=[place.pk]):
        return None
    plan = queries.running(place, local_day(now))
    goals = queries.goals_seen(plan, queries.goals_of(plan), by=by, now=now) if plan else []
    if plan is None or not goals:
        return None
    return Running(plan.title, plan.path, glance.summary(goals), glance.goal_lines(goals))
