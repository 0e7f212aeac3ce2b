"""The work of goals: tasks that say which goal they are for."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from camtay.domains.plans.models import Goal, Plan
from camtay.domains.plans.rules.course import Work
from camtay.domains.tasks import queries as tasks
from camtay.domains.tasks.models import TaskQuerySet

SOURCE = "plan"


def work_of(goals: Iterable[Goal], *, now: datetime) -> dict[UUID, Work]:
    """How the work of each goal stands. One query."""
    found = list(goals)
    counts = tasks.raised_counts(SOURCE, [str(one.pk) for one in found], now=now)
    known = {goal.pk: counts.get(str(goal.pk), tasks.Raised()) for goal in found}
    return {key: Work(one.total, one.unfinished, one.overdue) for key, one in known.items()}


def pieces_of(*goals: Goal) -> TaskQuerySet:
    """The pieces of work of goals, by deadline; whoever asks has been shown to be allowed to read the plan."""
    return tasks.raised_by(SOURCE, *(str(one.pk) for one in goals))


def work_listed(plan: Plan, asked: tasks.Filter, *, goal: UUID | None = None, now: datetime) -> TaskQuerySet:
    """The pieces of work of a plan's goals, or of one of them, that fit: first what still has to be done, by deadline; that
    of goals that were dropped too. Whoever asks has been shown to be allowed to read the plan."""
    return tasks.raised_listed(SOURCE, _ids(plan, goal), asked, now=now)


def doers_of(plan: Plan) -> list[tuple[int, str]]:
    """Who does the work of a plan: account and name, by name."""
    return tasks.raised_doers(SOURCE, _ids(plan))


def _ids(plan: Plan, goal: UUID | None = None) -> list[str]:
    goals = plan.goals.filter(pk=goal) if goal is not None else plan.goals.all()
    return [str(pk) for pk in goals.values_list("pk", flat=True)]
