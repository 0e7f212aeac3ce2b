"""What a row of a table of work becomes."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from camtay.domains.people.models import Account
from camtay.domains.places.models import Place
from camtay.domains.tasks import states
from camtay.domains.tasks.actions import giving, moves
from camtay.domains.tasks.models import Task, TaskEvent
from camtay.domains.tasks.queries.people import Candidate, candidates
from camtay.domains.tasks.rules import deadlines
from camtay.foundation.access import Actor
from camtay.foundation.audit.journal import Deed, record_many
from camtay.foundation.calendar import calendar_now, local_day
from camtay.foundation.tables.columns import CellProblem, Row
from camtay.foundation.tables.model_target import ModelTarget
from camtay.foundation.tables.targets import Found, Snapshot, Step, plain
from camtay.foundation.vietnamese import fold

WORDS = ("title", "detail", "authority", "product")


class TaskTarget(ModelTarget[Task]):
    """Tasks of one place, matched by their code where the table gives one, else by the row as it first came. `more`:
    further fields that whoever builds on this fills."""

    def __init__(self, place: Place, *, by: Actor, now: datetime, more: Sequence[str] = ()) -> None:
        super().__init__(
            Task.objects.filter(place=place).shown(),
            key_field="code",
            fields=(*WORDS, "doer_id", "answerable_id", "due_at", *more),
            watched=("state", "version"),
            parts=(TaskEvent,),
        )
        self.place, self.by, self.now = place, by, now
        self._names: dict[str, list[Candidate]] = {}
        self._by_account: dict[int, Candidate] = {}

    def key(self, values: Mapping[str, Any]) -> str:
        if values.get("code"):
            return f"code:{values['code']}"
        said = "|".join((fold(str(values["title"])), fold(str(values["doer"])), f"{values['due']:%Y%m%d}"))
        return f"row:{self.place.pk}:{hashlib.sha256(said.encode()).hexdigest()[:40]}"

    def prepare(self, rows: Sequence[Row]) -> None:  # noqa: ARG002 - everybody of the place is few
        if self._names:
            return
        for one in candidates(self.place, on=local_day(self.now)):
            self._by_account[one.account.pk] = one
            for said in {fold(one.account.person.name), (one.account.email or "").lower()} - {""}:
                self._names.setdefault(said, []).append(one)

    def existing(self, keys: Collection[str], *, lock: bool) -> Mapping[str, Found]:
        self._loaded.clear()
        codes = [key.removeprefix("code:") for key in keys if key.startswith("code:")]
        found: dict[str, Found] = {}
        for task in self._lockable(lock).filter(Q(code__in=codes) | Q(key__in=list(keys))):
            standing = self.remember(task)
            found[f"code:{task.code}"] = standing
            if task.key:
                found[task.key] = standing
        return {key: found[key] for key in keys if key in found}

    def wanted(self, row: Row, found: Found | None) -> Snapshot:
        values = row.values
        if values.get("code") and found is None:
            raise CellProblem(_("Không có việc nào mang mã này ở đây. Việc mới thì để trống ô mã."), "code")
        wanted: Snapshot = {name: self.blank(name, values[name]) for name in WORDS if name in values}
        doer = self._doer(values, found)
        if doer is not None:
            wanted["doer_id"] = doer
        if values.get("answerable"):
            answerable = self._one(str(values["answerable"]), "answerable")
            if not answerable.official:
                raise CellProblem(_("Người chịu trách nhiệm phải là cán bộ của nơi giao việc."), "answerable")
            wanted["answerable_id"] = answerable.account.pk
        wanted |= self._due(values["due"], found)
        self._check_open(wanted, found)
        return wanted

    def _doer(self, values: Mapping[str, Any], found: Found | None) -> int | None:
        """Who does it, of a new task. Handing on has a deed of its own: a table that comes again changes nobody."""
        if found is not None and not values.get("code"):
            return None
        account = self._one(str(values["doer"]), "doer").account.pk
        if found is not None and account != found.fields["doer_id"]:
            words = _("Việc đã giao rồi. Muốn đổi người thì mở việc ấy và bấm “Giao cho người khác”.")
            raise CellProblem(words, "doer")
        return account if found is None else None

    def _one(self, said: str, column: str) -> Candidate:
        known = self._names.get(said.strip().lower()) or self._names.get(fold(said)) or []
        if not known:
            words = _(
                "Không có ai tên này làm việc ở %(place)s. Hãy ghi đủ họ tên, hoặc địa chỉ thư điện tử."
            )
            raise CellProblem(words % {"place": self.place.name}, column)
        if len({one.account.pk for one in known}) > 1:
            raise CellProblem(_("Có nhiều người cùng tên. Hãy ghi địa chỉ thư điện tử."), column)
        return known[0]

    def _due(self, day: date, found: Found | None) -> Snapshot:
        due = deadlines.due_of_day(day, calendar_now())
        if found is not None:
            before = self.field("due_at").to_python(found.fields["due_at"])
            if local_day(before) == local_day(due):
                return {}  # the hour may have been set apart
        if due <= self.now:
            raise CellProblem(_("Hạn này đã qua. Hãy ghi ngày sắp tới."), "due")
        return {"due_at": plain(due)}

    def _check_open(self, wanted: Snapshot, found: Found | None) -> None:
        if found is None or found.fields["state"] in states.RUNNING:
            return
        if any(found.fields[name] != value for name, value in wanted.items()):
            raise CellProblem(_("Việc này đã báo xong hoặc đã kết thúc nên không sửa được nữa."), "title")

    def build(self, step: Step, batch_id: UUID) -> Task:
        task = Task(
            place=self.place, giver_id=self.by.account_id, given_at=self.now, recorded_at=self.now, batch_id=batch_id,
            key=step.key if step.key.startswith("row:") else None,
        )  # fmt: skip
        self.apply(task, step.wanted)
        task.first_due_at = task.due_at
        if task.answerable_id is None:
            task.answerable_id = self.by.account_id
        doer = self._by_account[task.doer_id]
        task.doer, task.department = doer.account, doer.department
        return task

    def create(self, steps: Sequence[Step], batch_id: UUID) -> Sequence[Found]:
        made = [self.build(step, batch_id) for step in steps]
        people = {one.account.pk: one.account for one in self._by_account.values()}
        missing = {task.answerable_id for task in made} | {task.giver_id for task in made}
        missing -= people.keys() | {None}
        people |= Account.objects.select_related("person").in_bulk(list(missing))
        for task, code in zip(made, giving.next_codes(self.place, len(made), self.now), strict=True):
            task.code = code
            task.giver = people.get(task.giver_id) if task.giver_id else None
            task.answerable = people.get(task.answerable_id) if task.answerable_id else None
            moves.fold_task(task)
        Task.objects.bulk_create(made)
        TaskEvent.objects.bulk_create(
            TaskEvent(
                task=task,
                what="give",
                at=self.now,
                by_id=self.by.account_id,
                to=task.doer,
                due_at=task.due_at,
            )
            for task in made
        )
        self._journal("tasks.give", made, batch_id)
        return [self.snapshot(task) for task in made]

    def change(self, record: Task, step: Step, batch_id: UUID) -> None:  # noqa: ARG002 - as every target's
        self.apply(record, {name: after for name, (_before, after) in step.differences.items()})
        if "due_at" in step.differences:
            record.reminded, record.limit_unit, record.limit_amount = "", states.Limit.DAY, None
        record.version += 1

    def update(self, steps: Sequence[Step], batch_id: UUID) -> Sequence[Found]:
        changed = [self._loaded[step.found.id] for step in steps if step.found is not None]
        standing = super().update(steps, batch_id)
        for task in changed:
            moves.note_event(task, "change", by=self.by, now=self.now, due_at=task.due_at)
        self._journal("tasks.change", changed, batch_id)
        return standing

    def in_use(self, ids: Collection[str]) -> Mapping[str, str]:
        """What somebody has begun to work on, or spoken of, is not taken back."""
        said = TaskEvent.objects.filter(task__in=list(map(UUID, ids))).exclude(what__in=["give", "change"])
        touched = {str(pk): _("đã có người làm hoặc trao đổi") for pk in said.values_list("task", flat=True)}
        return {**super().in_use(ids), **touched}

    def write(self, records: Sequence[Task]) -> None:
        for task in records:  # what was restored is found by its words again
            moves.fold_task(task)
        super().write(records)

    def _journal(self, action: str, tasks: Sequence[Task], batch_id: UUID) -> None:
        deeds = [Deed(action, "tasks.Task", str(one.pk), note=f"batch:{batch_id}") for one in tasks]
        record_many(by=self.by, place_id=self.place.pk, deeds=deeds, now=self.now)
