"""What every move of a case has in common: lock, permission, state table, clock, audit, message."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import messages, permissions, states
from camtay.domains.cases.actions import hands, process
from camtay.domains.cases.models import Case
from camtay.domains.cases.queries.savings import reckon
from camtay.domains.cases.rules import clock, explained
from camtay.foundation.access import Actor, Refused
from camtay.foundation.audit.journal import record
from camtay.foundation.calendar import calendar_now, day_key
from camtay.foundation.prepared import Prepared, Slot, update
from camtay.foundation.vietnamese import fold

_LOCKED = Prepared(
    lambda: (
        Case.objects.select_for_update(of=("self",))
        .select_related("receiving_place__parent", "deciding_place", "procedure")
        .filter(pk=Slot("case", Case._meta.get_field("id")))
    )
)
# What a case is from its first draft on; every other field may be changed by a move.
_LASTING = {
    "id", "origin", "external_code", "batch_id", "procedure", "procedure_code", "procedure_name", "form_version",
    "receiving_place", "deciding_place", "neighbourhood", "channel", "pressed_by", "applicant", "applicant_name",
    "applicant_phone", "filed_by", "token", "drafted_at", "recorded_at",
}  # fmt: skip
_MOVING = tuple(field.name for field in Case._meta.concrete_fields if field.name not in _LASTING)


class Changed(Refused):
    """Somebody else changed the case meanwhile. What was typed is kept by the door that shows this."""


def locked(case_id: UUID, *, version: int | None = None) -> Case:
    """The case, locked until the end of the transaction. Raises Changed when it is no longer at `version`."""
    case = _LOCKED.one(case=case_id)
    if case is None:
        raise Case.DoesNotExist(f"no case {case_id}")
    if version is not None and case.version != version:
        raise Changed(_("Hồ sơ này vừa được người khác cập nhật. Hãy xem lại rồi làm tiếp."))
    return case


def enter(case: Case, move: str, *, by: Actor) -> None:
    """Check permission and state table, then put the case into the move's target state (not saved)."""
    permissions.check_can(permissions.BY_NAME[states.PERMISSION_OF[move]], case, by=by)
    if case.origin == states.Origin.MIRROR:
        raise Refused(_("Hồ sơ này do hệ thống của tỉnh, thành phố giải quyết. Hãy làm bước này ở đó."))
    case.state = states.TABLE.check(move, case.state)


def finish(case: Case, move: str, *, fields: Sequence[str], by: Actor, now: datetime, note: str = "") -> Case:
    """Fold the clock, save, write the journal, tell the applicant."""
    case.version += 1
    if case.pause_count and case.state in states.SETTLED:
        _end_pauses(case, now=now)
    if case.state in states.SETTLED and case.settled_at is None:
        case.apologies.filter(issued_at=None).delete()  # nothing is owed any more
    fold_clock(case)
    spared = reckon(case)  # asks nothing while the case is under way
    case.saved_minutes = spared.minutes if spared is not None else None
    gather_words(case)
    update(case, *_MOVING)
    if case.received_at is not None and move != "accept":  # which has just laid its steps
        process.follow(case, stops_now(case), by=by, now=now)
    record_move(case, move, fields=fields, by=by, now=now, note=note)
    if move in messages.TOLD:
        messages.tell(case, move, now=now)
    return case


def _end_pauses(case: Case, *, now: datetime) -> None:
    """What was written down by hand holds nothing any more once the case is settled."""
    going_on = Q(until=None) | Q(until__gt=now)
    case.pauses.filter(going_on, recorded_at__isnull=False, since__lte=now).update(until=now)


def record_move(
    case: Case, move: str, *, fields: Sequence[str], by: Actor, now: datetime, note: str = ""
) -> None:
    record(
        by=hands.on_behalf(case, by),
        action=f"cases.{move}",
        object_type="cases.Case",
        object_id=case.pk,
        now=now,
        place_id=case.receiving_place_id,
        about=case.applicant_id,
        fields=fields,
        note=note,
    )


def gather_words(case: Case) -> None:
    """Write the words by which the case is found, with or without accents."""
    said = (
        case.code,
        case.external_code,
        case.applicant_name,
        case.procedure_code,
        case.procedure_name,
        _typed(case.applicant_phone),
    )
    case.search = fold(" ".join(dict.fromkeys(word for word in said if word)))[:1000]


def _typed(phone: str) -> str:
    """A telephone number as people type it at the desk: 0905…, not +84905…"""
    return phone.replace("+84", "0", 1)


def fold_clock(case: Case) -> None:
    """Write what the two clocks say, with the local day keys that figures read. Reads the case's pauses."""
    facts = case.clock_facts()
    case.clock_due_at = clock.clock_due_at(facts)
    case.settled_at = clock.settled_at(facts)
    case.received_day = day_key(case.received_at) if case.received_at else None
    settled = case.settled_at if case.received_at else None
    case.settled_at = settled
    case.settled_day = day_key(settled) if settled else None
    case.on_time = clock.is_on_time(facts, at=settled) if settled else None
    _fold_explained(case, facts)


def _fold_explained(case: Case, facts: clock.ClockFacts) -> None:
    """An open pause gives nothing back yet: `paused_since` says that the clock stands still."""
    stops = stops_of(case) if case.pause_count else []
    calendar = calendar_now(clock.desk_of(case.procedure.authority if case.procedure else ""))
    still = [one.since for one in stops if one.until is None and case.settled_at is None]
    case.paused_since = min(still, default=None)
    if case.settled_at is None or case.received_at is None:
        ended = [one for one in stops if one.until is not None]
        known_at = case.received_at or case.recorded_at
        case.explained_due_at = explained.explained_due_at(facts, ended, calendar, at=known_at)
        case.on_time_explained = case.worked_half_days = case.stopped_half_days = None
        return
    end = case.settled_at
    case.explained_due_at = explained.explained_due_at(facts, stops, calendar, at=end)
    case.on_time_explained = explained.is_on_time_explained(facts, stops, calendar, at=end)
    took = explained.taken(case.received_at, end, stops, calendar, waited=case.waited)
    case.worked_half_days, case.stopped_half_days = took.worked, took.stopped


def stops_now(case: Case) -> list[explained.Stop]:
    """As `stops_of`, asking nothing where the case was never held."""
    return stops_of(case) if case.pause_count else []


def stops_of(case: Case) -> list[explained.Stop]:
    """Its pauses, as the explained clock reads them. One query, none where they were fetched with it."""
    return [
        explained.Stop(one.since, one.until, applicant=one.kind == states.Pause.APPLICANT)
        for one in case.pauses.all()
    ]
