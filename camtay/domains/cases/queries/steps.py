"""The internal process and the notes of one case, as its page tells them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from camtay.domains.cases import permissions, states
from camtay.domains.cases.models import Case, CaseNote, CaseStep
from camtay.domains.cases.rules import clock
from camtay.domains.cases.rules.steps import half_day, is_step_late
from camtay.domains.people import queries as people
from camtay.domains.people.models import Account
from camtay.foundation.access import Actor
from camtay.foundation.calendar import calendar_now, working_time

NOTE_WITHDRAWN_WITHIN = timedelta(days=1)


@dataclass(frozen=True)
class StepShown:
    """One step. `used`: half working days so far, begun ones counted; `skipped`: passed over, it never began."""

    step: CaseStep
    current: bool
    skipped: bool
    late: bool
    used: int
    may_finish: bool
    may_assign: bool


def steps_of(case: Case, *, by: Actor, now: datetime) -> list[StepShown]:
    """The steps in their order; none for a case that was taken in before there was a process, or elsewhere. One
    query."""
    rows = list(case.steps.select_related("holder__person", "done_by__person"))
    following = {one.order: after for one, after in zip(rows, [*rows, None][1:], strict=True)}
    may_assign = case.state in states.UNSETTLED and permissions.can(permissions.ASSIGN, case, by=by)
    return [_shown(case, one, following[one.order], may_assign, by=by, now=now) for one in rows]


def _shown(
    case: Case, step: CaseStep, following: CaseStep | None, may_assign: bool, *, by: Actor, now: datetime
) -> StepShown:
    current = step.begun_at is not None and step.done_at is None
    hands_on = following is not None and (
        step.phase == following.phase or step.phase == states.ACCEPTED  # as actions/process.hands_on
    )
    end = step.done_at or now
    calendar = calendar_now(clock.desk_of(case.procedure.authority if case.procedure else ""))
    used = -(-working_time(step.begun_at, end, calendar) // half_day(calendar)) if step.begun_at else 0
    return StepShown(
        step=step,
        current=current,
        skipped=step.begun_at is None and step.done_at is not None,
        late=step.begun_at is not None
        and is_step_late(step.due_at, end, case.paused_since if current else None),
        used=used,
        may_finish=current and hands_on and permissions.can_finish(case, step, by=by),
        may_assign=may_assign and step.done_at is None,
    )


def step_of(case: Case, order: int) -> CaseStep | None:
    return case.steps.filter(order=order).first()


def holders_for(case: Case, step: CaseStep, *, on: date) -> list[Account]:
    """Who may be given a step: whoever holds its role where it is done, without the applicant."""
    place = case.receiving_place_id if step.role == "clerk" else case.deciding_place_id
    return [
        one
        for one in people.holders(step.role, place_ids=[place], on=on)
        if one.person_id not in case.barred_ids
    ]


@dataclass(frozen=True)
class NoteShown:
    note: CaseNote
    may_withdraw: bool


def notes_of(case: Case, *, by: Actor, now: datetime) -> list[NoteShown] | None:
    """What officials wrote to each other, oldest first; None for whoever the case belongs to. One query."""
    if by.person_id is not None and by.person_id in case.barred_ids:
        return None
    rows = case.notes.select_related("written_by__person")
    return [
        NoteShown(
            one,
            one.withdrawn_at is None
            and by.account_id is not None
            and one.written_by_id == by.account_id
            and now - one.written_at <= NOTE_WITHDRAWN_WITHIN,
        )
        for one in rows
    ]


def can_note(case: Case, *, by: Actor) -> bool:
    return permissions.can(permissions.NOTE, case, by=by)
