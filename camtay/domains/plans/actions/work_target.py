"""What a row of a plan's table of work becomes: a task that says which goal it is for, told in the goal's history."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from camtay.domains.places.models import Place
from camtay.domains.plans.actions.goals import source_of
from camtay.domains.plans.actions.plan_names import PlanNames
from camtay.domains.plans.models import Goal, GoalEvent, Plan
from camtay.domains.plans.queries.plans import goals_of
from camtay.domains.plans.queries.work import SOURCE
from camtay.domains.tasks.actions.task_target import TaskTarget
from camtay.domains.tasks.models import Task
from camtay.foundation.access import Actor
from camtay.foundation.audit.journal import Deed, record_many
from camtay.foundation.calendar import local_day
from camtay.foundation.tables.columns import CellProblem, Row
from camtay.foundation.tables.targets import Found, Snapshot, Step
from camtay.foundation.vietnamese import fold

SOURCED = ("source", "source_id", "source_label", "source_path")


class WorkTarget(TaskTarget):
    """Tasks for the goals of a plan, the one that runs at the place today where a row names none; a row names a goal by
    its number or its title."""

    def __init__(self, place: Place, *, by: Actor, now: datetime) -> None:
        super().__init__(place, by=by, now=now, more=SOURCED)
        self._plans = PlanNames(place, local_day(now))
        self._goals: dict[UUID, dict[str, Goal]] = {}

    def key(self, values: Mapping[str, Any]) -> str:
        return super().key(values).replace("row:", "row:plan:", 1)

    def wanted(self, row: Row, found: Found | None) -> Snapshot:
        wanted = super().wanted(row, found)
        if row.values.get("goal"):
            source = source_of(self._goal(row.values))
            wanted |= dict(zip(SOURCED, (source.kind, source.id, source.label, source.path), strict=True))
        return wanted

    def _goal(self, values: Mapping[str, Any]) -> Goal:
        plan, said = self._plans.named(values.get("plan")), str(values["goal"])
        goals = self._goals_of(plan)
        if not goals:
            words = _("Kế hoạch “%(plan)s” chưa có mục tiêu nào. Hãy đặt mục tiêu trước.")
            raise CellProblem(words % {"plan": plan.title}, "goal")
        goal = goals.get(said.strip().rstrip(".").removesuffix(".0")) or goals.get(fold(said))
        if goal is None:
            words = _("Không có mục tiêu này trong kế hoạch. Hãy ghi số thứ tự hoặc chép đúng tên mục tiêu.")
            raise CellProblem(words, "goal")
        return goal

    def _goals_of(self, plan: Plan) -> dict[str, Goal]:
        if plan.pk not in self._goals:
            known: dict[str, Goal] = {}
            for number, goal in enumerate(goals_of(plan), start=1):
                known[str(number)] = known[fold(goal.title)] = goal
            self._goals[plan.pk] = known
        return self._goals[plan.pk]

    def create(self, steps: Sequence[Step], batch_id: UUID) -> Sequence[Found]:
        standing = super().create(steps, batch_id)
        made = Task.objects.filter(pk__in=[one.id for one in standing])
        self._tell((goal_id, "add_work", task) for task in made if (goal_id := _goal_of(task)))
        return standing

    def update(self, steps: Sequence[Step], batch_id: UUID) -> Sequence[Found]:
        """Work that a row names another goal for is told in both histories."""
        before = {one.found.id: one.found.fields["source_id"] for one in steps if one.found is not None}
        tasks = [self._loaded[task_id] for task_id in before]
        standing = super().update(steps, batch_id)
        self._tell(_moved((before[str(task.pk)], task) for task in tasks))
        return standing

    def delete(self, ids: Collection[str]) -> None:
        gone = list(Task.objects.filter(pk__in=list(map(UUID, ids))))
        super().delete(ids)
        self._tell((goal_id, "take_back", task) for task in gone if (goal_id := _goal_of(task)))

    def restore(self, before: Mapping[str, Snapshot]) -> None:
        tasks = [(self._loaded[pk].source_id, self._loaded[pk]) for pk in before]
        super().restore(before)
        self._tell(_moved(tasks))

    def _tell(self, told: Iterable[tuple[str, str, Task]]) -> None:
        """A line in the history of a goal, and one in the journal: which goal, what, which piece of work."""
        lines = sorted(told, key=lambda one: (one[2].code, one[1]))
        if not lines:
            return
        GoalEvent.objects.bulk_create(
            GoalEvent(
                goal_id=UUID(goal_id), what=what, at=self.now, by_id=self.by.account_id, words=f"{task.title} ({task.code})"
            )
            for goal_id, what, task in lines
        )  # fmt: skip
        deeds = [
            Deed(f"plans.{what}", "plans.Goal", goal_id, fields=("work",), note=f"task:{task.code}")
            for goal_id, what, task in lines
        ]
        record_many(by=self.by, place_id=self.place.pk, deeds=deeds, now=self.now)


def _goal_of(task: Task) -> str:
    return task.source_id if task.source == SOURCE else ""


def _moved(tasks: Iterable[tuple[str, Task]]) -> Iterable[tuple[str, str, Task]]:
    """Of tasks with the goal they had before: a line for each of the two where it is another one now."""
    for was, task in tasks:
        if was != task.source_id:
            if was:
                yield was, "move_work", task
            if _goal_of(task):
                yield task.source_id, "add_work", task
