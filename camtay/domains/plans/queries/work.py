"""The work of goals: tasks that say which goal they are for."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from camtay.domains.plans.models import Goal
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
