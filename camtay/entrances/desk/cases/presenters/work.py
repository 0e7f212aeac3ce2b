"""The steps and notes on the page of a case."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.cases import queries
from camtay.domains.cases.models import Case
from camtay.domains.people.states import ROLE_BY_CODE, Department
from camtay.domains.procedures import queries as procedures
from camtay.foundation.access import Actor
from camtay.foundation.ids import uuid7


@dataclass(frozen=True)
class Step:
    """One step. `tone` and `state` as of tags; `finish_key`: set where it may be finished now."""

    name: str
    who: str
    department: str
    budget: str
    used: str
    due_at: datetime | None
    state: str
    tone: str
    current: bool
    assign_url: str
    finish_url: str
    finish_key: str


@dataclass(frozen=True)
class Note:
    words: str
    who: str
    at: datetime
    withdrawn: bool
    withdraw_url: str


@dataclass(frozen=True)
class Work:
    """What goes on inside the office. `department` "": not said. `notes` None: not for this reader."""

    department: str
    steps: list[Step]
    notes: list[Note] | None
    may_note: bool
    note_url: str
    version: int


def work(case: Case, *, by: Actor, now: datetime) -> Work:
    notes = queries.notes_of(case, by=by, now=now)
    return Work(
        department=str(Department(case.department).label) if case.department else "",
        steps=[_step(case, one) for one in queries.steps_of(case, by=by, now=now)],
        notes=None if notes is None else [_note(case, one) for one in notes],
        may_note=queries.can_note(case, by=by),
        note_url=reverse("desk:note", args=[case.pk]),
        version=case.version,
    )


def _step(case: Case, shown: queries.StepShown) -> Step:
    step = shown.step
    state, tone = _state(shown)
    who = step.done_by if step.done_at and not shown.skipped else step.holder
    return Step(
        name=step.name,
        who=who.person.name if who else str(ROLE_BY_CODE[step.role].label),
        department=str(Department(step.department).label) if step.department else "",
        budget=procedures.days_words(step.half_days) if step.half_days else "",
        used=procedures.days_words(shown.used) if shown.used else "",
        due_at=step.due_at if shown.current else None,
        state=state,
        tone=tone,
        current=shown.current,
        assign_url=reverse("desk:step_assign", args=[case.pk, step.order]) if shown.may_assign else "",
        finish_url=reverse("desk:step_finish", args=[case.pk]) if shown.may_finish else "",
        finish_key=str(uuid7()) if shown.may_finish else "",
    )


def _state(shown: queries.StepShown) -> tuple[str, str]:
    if shown.skipped:
        return _("Bỏ qua"), "neutral"
    if shown.step.done_at:
        return (_("Xong, trễ"), "bad") if shown.late else (_("Xong"), "good")
    if shown.current:
        return (_("Đang làm, trễ"), "bad") if shown.late else (_("Đang làm"), "active")
    return _("Chưa đến"), "neutral"


def _note(case: Case, shown: queries.NoteShown) -> Note:
    note = shown.note
    url = reverse("desk:note_withdraw", args=[case.pk, note.pk]) if shown.may_withdraw else ""
    who = note.written_by.person.name if note.written_by else _("Máy tự ghi")
    return Note(note.words, who, note.written_at, note.withdrawn_at is not None, url)
