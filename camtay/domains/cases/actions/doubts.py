"""The clerk's word on a noted code that does not quite fit its case: asked, it is theirs, or it is not."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import permissions, states
from camtay.domains.cases.actions import tying
from camtay.domains.cases.models import Case, NotedCase
from camtay.foundation.access import Actor, Refused, check
from camtay.foundation.audit.journal import Deed, record_many

NOT_THERE = _("Không có mã này, hoặc tài khoản này không được xem.")


@transaction.atomic
def confirm_code(*, noted_id: UUID, by: Actor, now: datetime) -> NotedCase:
    """The person was asked, and the case is theirs. Tied already, nothing changes.

    Somebody else to whom the list's words had given it is asked about next. Raises Refused.
    """
    case, note = _locked(noted_id, by=by)
    if note.case_id == case.pk:
        return note
    other = NotedCase.objects.select_for_update().filter(case=case).first()
    if other is None and case.applicant_id not in (None, note.person_id):
        raise Refused(_("Hồ sơ này đang đứng tên người khác ở đây. Hãy xem lại hồ sơ trước."))
    deeds = []
    if other is not None:
        tying.untie(case, other, doubt="taken")
        deeds.append(tying.deed_of("cases.untie_code", case, other))
    tying.tie(case, note, doubt="confirmed", now=now)
    deeds.append(tying.deed_of("cases.confirm_code", case, note))
    record_many(by=by, place_id=case.receiving_place_id, deeds=deeds, now=now)
    return note


@transaction.atomic
def reject_code(*, noted_id: UUID, by: Actor, now: datetime) -> NotedCase:
    """The case is not theirs, and no later list brings it up again. Raises Refused once it is tied."""
    case, note = _locked(noted_id, by=by)
    if note.case_id is not None:
        raise Refused(_("Mã này đã được nhận là của người này rồi."))
    if note.doubt == "rejected":
        return note
    note.doubt = "rejected"
    note.save(update_fields=["doubt"])
    deed = Deed("cases.reject_code", "cases.NotedCase", str(note.pk), about=note.person_id, fields=["doubt"])
    record_many(by=by, place_id=case.receiving_place_id, deeds=[deed], now=now)
    return note


def _locked(noted_id: UUID, *, by: Actor) -> tuple[Case, NotedCase]:
    """The case first, then the note, as everybody locks them. Refused alike where there is none or it is elsewhere."""
    code = NotedCase.objects.filter(pk=noted_id).values("external_code")
    rows = Case.objects.select_for_update(of=("self",)).select_related("receiving_place", "procedure")
    case = rows.filter(origin=states.Origin.MIRROR, external_code__in=code).first()
    notes = NotedCase.objects.select_for_update(of=("self",)).select_related("person", "procedure")
    note = notes.filter(pk=noted_id).first()
    if case is None or note is None or not note.doubt:
        raise Refused(NOT_THERE)
    check(permissions.ACCEPT, by, places=[case.receiving_place_id], owners=[note.person_id, *case.owner_ids])
    return case, note
