"""The clerk's first deed: take a filed case in, or say why not."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases.actions import moves, process
from camtay.domains.cases.models import Case, CaseNumber
from camtay.domains.cases.rules import clock, codes
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.procedures.models import Procedure
from camtay.foundation.access import Actor, Refused
from camtay.foundation.calendar import calendar_now, day_key, due_at
from camtay.foundation.prepared import Prepared, Slot, update

_LAST = Prepared(
    lambda: CaseNumber.objects.select_for_update().filter(
        place=Slot("place", Place._meta.get_field("id")), day=Slot("day", CaseNumber._meta.get_field("day"))
    )
)


@transaction.atomic
def accept(*, case_id: UUID, version: int | None = None, by: Actor, now: datetime) -> Case:
    """Take the case in: it gets its code and its due time, and the clock starts (Mẫu 01, TT 03/2025/TT-VPCP)."""
    return take_in(moves.locked(case_id, version=version), received=now, by=by, now=now)


def take_in(case: Case, *, received: datetime, by: Actor, now: datetime, note: str = "") -> Case:
    """The same for a case that the caller has locked or just made. `received`: when it came into the house."""
    moves.enter(case, "accept", by=by)
    case.received_at = received
    case.due_at = statutory_due(case.procedure, received)
    case.code = _next_code(case, now)
    moves.fold_clock(case)  # no step ends after the case
    process.lay(case, moves.stops_now(case), by=by, now=now)
    fields = ["state", "code", "received_at", "due_at", "department"]
    return moves.finish(case, "accept", fields=fields, by=by, now=now, note=note)


@transaction.atomic
def decline(*, case_id: UUID, reason: str, version: int | None = None, by: Actor, now: datetime) -> Case:
    """Do not take the case in, with the reason (Mẫu 03)."""
    if not reason.strip():
        raise Refused(_("Hãy ghi lý do để người nộp biết phải làm gì."))
    case = moves.locked(case_id, version=version)
    moves.enter(case, "decline", by=by)
    case.reason = reason.strip()[:500]
    return moves.finish(case, "decline", fields=["state", "reason"], by=by, now=now)


def statutory_due(procedure: Procedure | None, received: datetime) -> datetime | None:
    """When the procedure's own time limit ends for a case received then; None where no limit is known."""
    if procedure is None:
        return None
    calendar = calendar_now(clock.desk_of(procedure.authority))
    return due_at(received, procedure.time_amount, procedure.time_unit, calendar)


def _next_code(case: Case, now: datetime) -> str:
    """The place's next code of the day. A code that a list from elsewhere has brought in is passed over."""
    place = case.receiving_place
    number = _LAST.one(place=place.pk, day=day_key(now))
    if number is None:  # the place's first of the day
        number, _created = CaseNumber.objects.select_for_update().get_or_create(place=place, day=day_key(now))
    taken = True
    while taken:
        number.last += 1
        code = codes.case_code(places.agency_id(place), localtime(now).date(), number.last)
        taken = Case.objects.filter(code=code).exists()
    update(number, "last")
    return code
