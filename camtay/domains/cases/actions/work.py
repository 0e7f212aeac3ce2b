"""Working on a case: assign, begin, pause and go on, decide, attach the result."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import permissions, states
from camtay.domains.cases.actions import moves, process
from camtay.domains.cases.models import Case, CaseFile, CasePause
from camtay.domains.people import queries as people
from camtay.domains.people.models import Account
from camtay.foundation.access import Actor, Refused
from camtay.foundation.calendar import local_day
from camtay.foundation.files.models import StoredFile


@transaction.atomic
def assign(*, case_id: UUID, to: Account, version: int | None = None, by: Actor, now: datetime) -> Case:
    """Give the case to a specialist."""
    case = moves.locked(case_id, version=version)
    permissions.check_can(permissions.ASSIGN, case, by=by)
    if case.state not in states.UNSETTLED:
        raise Refused(_("Chỉ giao được hồ sơ đang giải quyết."))
    if not permissions.can(permissions.WORK, case, by=people.actor_of(to, on=local_day(now))):
        raise Refused(_("Chỉ giao được cho chuyên viên của nơi giải quyết, không phải người nộp hồ sơ."))
    case.assignee = to
    process.give(case, to, moves.stops_now(case), by=by, now=now)
    return moves.finish(case, "assign", fields=["assignee"], by=by, now=now, note=f"account:{to.pk}")


@transaction.atomic
def begin(*, case_id: UUID, version: int | None = None, by: Actor, now: datetime) -> Case:
    """Start work; whoever starts has it, unless it was given to somebody."""
    case = moves.locked(case_id, version=version)
    moves.enter(case, "start", by=by)
    if case.assignee_id is None:
        case.assignee_id = by.account_id
    return moves.finish(case, "start", fields=["state", "assignee"], by=by, now=now)


@transaction.atomic
def turn(
    *, case_id: UUID, move: str, reason: str = "", version: int | None = None, by: Actor, now: datetime
) -> Case:
    """A move that needs nothing but a reason: ask for a supplement, wait, go on, stop, refuse, withdraw."""
    if move not in states.TURNS:
        raise ValueError(f"{move} is no simple turn")
    reason = reason.strip()[:500]
    if move in states.REASON_NEEDED and not reason:
        raise Refused(_("Hãy ghi lý do để người nộp biết phải làm gì."))
    case = moves.locked(case_id, version=version)
    before = case.state
    moves.enter(case, move, by=by)
    case.reason = reason
    end_pause_of(case, before, now=now)
    _begin_pause(case, reason, now=now)
    if case.state in (states.STOPPED, states.REFUSED, states.WITHDRAWN):
        case.closed_at = now
    return moves.finish(case, move, fields=["state", "reason"], by=by, now=now)


@transaction.atomic
def decide(*, case_id: UUID, version: int | None = None, by: Actor, now: datetime) -> Case:
    """Sign in favour; the result file follows."""
    case = moves.locked(case_id, version=version)
    moves.enter(case, "decide", by=by)
    return moves.finish(case, "decide", fields=["state"], by=by, now=now)


@transaction.atomic
def attach_result(
    *, case_id: UUID, file: StoredFile, name: str, version: int | None = None, by: Actor, now: datetime
) -> Case:
    """Attach the electronic result: processing is finished and the clock stops."""
    case = moves.locked(case_id, version=version)
    moves.enter(case, "attach_result", by=by)
    CaseFile.objects.create(
        case=case,
        kind=states.FileKind.RESULT,
        file=file,
        name=name[:200],
        added_at=now,
        added_by_id=by.account_id,
    )
    case.electronic_result = True
    case.finished_at = now
    return moves.finish(case, "attach_result", fields=["state", "finished_at", "files"], by=by, now=now)


def _begin_pause(case: Case, reason: str, *, now: datetime) -> None:
    kind = states.PAUSED_BY.get(case.state)
    if kind is None:
        return
    case.pauses.filter(kind=kind, until=None).update(
        until=now
    )  # written by hand: the move takes over from it
    CasePause.objects.create(case=case, kind=kind, since=now, evidence=reason)
    case.pause_count += 1
    if kind == states.Pause.APPLICANT:
        case.supplement_count += 1
        case.supplement_asked_at = now


def end_pause_of(case: Case, before: str, *, now: datetime) -> None:
    """What the state `before` was waiting for has come; nothing where it came earlier."""
    kind = states.PAUSED_BY.get(before)
    if kind is None:
        return
    for pause in CasePause.objects.filter(case=case, kind=kind, until=None):
        # Two deeds at once: the second may have been begun before the first, which it waited for.
        pause.until = max(now, pause.since)
        pause.save(update_fields=["until"])
    if kind == states.Pause.APPLICANT and case.supplement_asked_at is not None:
        case.waited += max(now - case.supplement_asked_at, timedelta())
        case.supplement_asked_at = None
