"""What a row of a plan's table of goals becomes."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from camtay.domains.indicators import queries as indicators
from camtay.domains.places.models import Place
from camtay.domains.plans.actions import making
from camtay.domains.plans.actions.making import FIELDS, Said
from camtay.domains.plans.actions.plan_names import PlanNames
from camtay.domains.plans.models import Goal, GoalEvent, Plan
from camtay.domains.plans.queries.work import SOURCE
from camtay.domains.tasks import queries as tasks
from camtay.foundation.access import Actor, Unfit
from camtay.foundation.audit.journal import Deed, record_many
from camtay.foundation.calendar import local_day
from camtay.foundation.tables.columns import CellProblem, Row
from camtay.foundation.tables.model_target import ModelTarget
from camtay.foundation.tables.targets import Found, Snapshot, Step, plain
from camtay.foundation.ui import formats
from camtay.foundation.vietnamese import fold

ALIKE = 70  # of 100, to ask whether that figure was meant


class GoalTarget(ModelTarget[Goal]):
    """Goals of one place's plans, matched by their title: as it first came in a table, or as it stands."""

    def __init__(self, place: Place, *, by: Actor, now: datetime) -> None:
        super().__init__(
            Goal.objects.filter(plan__place=place).select_related("plan__place"),
            key_field="key",
            fields=(*FIELDS, "plan_id"),
            watched=("version", "dropped_at"),
            parts=(GoalEvent,),
        )
        self.place, self.by, self.now = place, by, now
        self._plans = PlanNames(place, local_day(now))

    def key(self, values: Mapping[str, Any]) -> str:
        return _key(self._plans.named(values.get("plan")), str(values["title"]))

    def existing(self, keys: Collection[str], *, lock: bool) -> Mapping[str, Found]:
        """A title that stands goes before one that was given up; a key before a title."""
        self._loaded.clear()
        asked, found = set(keys), dict[str, Goal]()
        goals = sorted(self._lockable(lock), key=lambda one: one.dropped_at is None)
        for goal in goals:
            found[_key(goal.plan, goal.title)] = goal
        for goal in goals:
            if goal.key and (goal.key not in found or goal.dropped_at is None):
                found[goal.key] = goal
        return {key: self.remember(goal) for key, goal in found.items() if key in asked}

    def wanted(self, row: Row, found: Found | None) -> Snapshot:
        if found is not None and found.fields["dropped_at"]:
            words = _("Mục tiêu này đã thôi. Muốn làm lại thì bấm “Đặt mục tiêu” ở trang kế hoạch.")
            raise CellProblem(words, "title")
        plan = self._plans.named(row.values.get("plan"))
        said = self._said(row.values, plan, found)
        _check_percents(row.values, said)
        try:
            said = making.checked(said, plan)
        except Unfit as unfit:
            raise CellProblem(str(unfit.message), unfit.field) from unfit
        return {name: plain(getattr(said, name)) for name in FIELDS} | {"plan_id": plain(plan.pk)}

    def _said(self, values: Mapping[str, Any], plan: Plan, found: Found | None) -> Said:
        """What the row says. A blank cell, or a column that is not there, leaves a goal as it stands, and a new one as the
        form proposes it."""
        stands = self._loaded[found.id] if found is not None else Goal(due_day=plan.valid_until)
        said = {name: values[name] for name in FIELDS if values.get(name) is not None}
        if "indicator" in said:
            said["indicator"] = _indicator(said["indicator"])
        return Said(**{name: getattr(stands, name) for name in FIELDS} | said)

    def build(self, step: Step, batch_id: UUID) -> Goal:
        goal = Goal(recorded_at=self.now, batch_id=batch_id, key=step.key)
        self.apply(goal, step.wanted)
        return goal

    def create(self, steps: Sequence[Step], batch_id: UUID) -> Sequence[Found]:
        made = [self.build(step, batch_id) for step in steps]
        plans = Plan.objects.select_for_update(of=("self",)).select_related("place")
        known = {one.pk: one for one in plans.filter(pk__in={goal.plan_id for goal in made}).order_by("pk")}
        last = dict(
            Goal.objects.filter(plan__in=known).order_by().values_list("plan").annotate(Max("position"))
        )
        for goal in made:
            goal.plan = known[goal.plan_id]
            goal.position = last[goal.plan_id] = last.get(goal.plan_id, 0) + 1
        Goal.objects.bulk_create(made)
        self._tell("set", {goal: making.target_words(goal) for goal in made})
        self._journal("plans.set_goal", made, batch_id)
        return [self.snapshot(goal) for goal in made]

    def change(self, record: Goal, step: Step, batch_id: UUID) -> None:
        super().change(record, step, batch_id)
        record.version += 1

    def update(self, steps: Sequence[Step], batch_id: UUID) -> Sequence[Found]:
        goals = [self._loaded[step.found.id] for step in steps if step.found is not None]
        before = {goal: making.described(goal) for goal in goals}
        standing = super().update(steps, batch_id)
        self._tell("change", {goal: making.changed_words(said, goal) for goal, said in before.items()})
        self._journal("plans.change_goal", goals, batch_id)
        return standing

    def in_use(self, ids: Collection[str]) -> Mapping[str, str]:
        """A goal for which work was given is not taken back."""
        given = tasks.raised_ids(SOURCE, ids)
        return {**super().in_use(ids), **dict.fromkeys(given, _("đã có việc giao cho mục tiêu này"))}

    def restore(self, before: Mapping[str, Snapshot]) -> None:
        goals = [self._loaded[pk] for pk in before]
        said = {goal: making.described(goal) for goal in goals}
        super().restore(before)
        self._tell("take_back", {goal: making.changed_words(words, goal) for goal, words in said.items()})

    def _tell(self, what: str, words: Mapping[Goal, str]) -> None:
        GoalEvent.objects.bulk_create(
            GoalEvent(goal=goal, what=what, at=self.now, by_id=self.by.account_id, words=said[:1000])
            for goal, said in words.items()
        )

    def _journal(self, action: str, goals: Sequence[Goal], batch_id: UUID) -> None:
        deeds = [Deed(action, "plans.Goal", str(one.pk), note=f"batch:{batch_id}") for one in goals]
        record_many(by=self.by, place_id=self.place.pk, deeds=deeds, now=self.now)


def _key(plan: Plan, title: str) -> str:
    return f"goal:{plan.pk}:{hashlib.sha256(fold(title).encode()).hexdigest()[:40]}"


def _indicator(said: str) -> str:
    """The code of a figure named by its code or its title. Raises CellProblem."""
    folded = fold(said)
    known = [one for one in indicators.definitions() if folded in (fold(one.code), fold(str(one.label)))]
    if len(known) > 1:
        codes = ", ".join(one.code for one in known)
        raise CellProblem(
            _("Có nhiều số liệu cùng tên. Hãy ghi mã: %(codes)s.") % {"codes": codes}, "indicator"
        )
    if known:
        return known[0].code
    words = _("Không có số liệu này. Hãy ghi mã hoặc chép đúng tên ở trang “Số liệu” của tệp mẫu.")
    names = {
        (one.code, said): fold(said)
        for one in indicators.definitions()
        for said in (one.code, str(one.label))
    }
    near = process.extractOne(folded, names, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE)
    if near is not None:
        one = indicators.definition_of(near[2][0])
        words += " " + _("Gần giống nhất: %(label)s (%(code)s).") % {"label": one.label, "code": one.code}
    raise CellProblem(words, "indicator")


def _check_percents(values: Mapping[str, Any], said: Said) -> None:
    """A cell that Excel shows as 98 % holds 0.98: what is meant cannot be told from the file. Raises CellProblem."""
    definition = indicators.definition(said.indicator)
    if definition is None or definition.kind != "share":
        return
    for name in ("target", "start"):
        value: Decimal | None = values.get(name)
        if value is not None and 0 < value <= 1:
            words = _(
                "Ô này đang chứa %(value)s. Tỷ lệ phải ghi theo phần trăm, ví dụ 98: hãy đổi ô sang dạng Số rồi gõ lại. "
                "Đúng là từ một phần trăm trở xuống thì đặt mục tiêu ấy bằng tay."
            )
            raise CellProblem(words % {"value": formats.number(value)}, name)
