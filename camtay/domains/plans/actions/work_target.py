"""What a row of a plan's table of work becomes: a task that says which goal it is for."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from camtay.domains.places.models import Place
from camtay.domains.plans.actions.goals import source_of
from camtay.domains.plans.models import Goal
from camtay.domains.plans.queries.plans import goals_of, running
from camtay.domains.tasks.actions.task_target import TaskTarget
from camtay.foundation.access import Actor
from camtay.foundation.calendar import local_day
from camtay.foundation.tables.columns import CellProblem, Row
from camtay.foundation.tables.targets import Found, Snapshot
from camtay.foundation.vietnamese import fold

SOURCED = ("source", "source_id", "source_label", "source_path")


class WorkTarget(TaskTarget):
    """Tasks for the goals of the plan that runs at the place today; a row names a goal by its number or its title."""

    def __init__(self, place: Place, *, by: Actor, now: datetime) -> None:
        super().__init__(place, by=by, now=now, more=SOURCED)
        self._goals: dict[str, Goal] = {}

    def key(self, values: Mapping[str, Any]) -> str:
        return super().key(values).replace("row:", "row:plan:", 1)

    def prepare(self, rows: Sequence[Row]) -> None:
        super().prepare(rows)
        plan = running(self.place, local_day(self.now))
        if plan is None or self._goals:
            return
        for number, goal in enumerate(goals_of(plan), start=1):
            self._goals[str(number)] = self._goals[fold(goal.title)] = goal

    def wanted(self, row: Row, found: Found | None) -> Snapshot:
        wanted = super().wanted(row, found)
        if row.values.get("goal"):
            source = source_of(self._goal(str(row.values["goal"])))
            wanted |= dict(zip(SOURCED, (source.kind, source.id, source.label, source.path), strict=True))
        return wanted

    def _goal(self, said: str) -> Goal:
        if not self._goals:
            words = _("%(place)s chưa có kế hoạch nào đang thực hiện có mục tiêu. Hãy đặt mục tiêu trước.")
            raise CellProblem(words % {"place": self.place.name}, "goal")
        goal = self._goals.get(said.strip().rstrip(".").removesuffix(".0")) or self._goals.get(fold(said))
        if goal is None:
            words = _("Không có mục tiêu này trong kế hoạch. Hãy ghi số thứ tự hoặc chép đúng tên mục tiêu.")
            raise CellProblem(words, "goal")
        return goal
