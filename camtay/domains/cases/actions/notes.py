"""What officials write to each other about a case."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import permissions
from camtay.domains.cases.models import Case, CaseNote
from camtay.domains.cases.queries.cases import NOT_YOURS
from camtay.domains.cases.queries.steps import NOTE_WITHDRAWN_WITHIN
from camtay.foundation.access import Actor, Refused
from camtay.foundation.audit.journal import record

LONGEST = 1000


@transaction.atomic
def write_note(*, case_id: UUID, words: str, by: Actor, now: datetime) -> CaseNote:
    """Write one. It changes nothing of the case: its version stays. Raises Refused."""
    words = words.strip()
    if not words:
        raise Refused(_("Hãy gõ nội dung ghi chú."))
    if len(words) > LONGEST:
        raise Refused(_("Ghi chú dài quá. Hãy viết gọn trong 1.000 chữ cái."))
    case = Case.objects.filter(pk=case_id).first()
    if case is None:
        raise Refused(NOT_YOURS)
    permissions.check_can(permissions.NOTE, case, by=by)
    note = CaseNote.objects.create(case=case, words=words, written_at=now, written_by_id=by.account_id)
    _journal("cases.note", case, note, by=by, now=now)
    return note


@transaction.atomic
def withdraw_note(*, case_id: UUID, note_id: UUID, by: Actor, now: datetime) -> None:
    """Take one's own note back, within a day. That there was one stays, its words go. Once withdrawn, a repeat does
    nothing."""
    note = CaseNote.objects.select_for_update(of=("self",)).select_related("case")
    found = note.filter(pk=note_id, case=case_id).first()
    if found is None:
        raise Refused(NOT_YOURS)
    permissions.check_can(permissions.NOTE, found.case, by=by)
    if by.account_id is None or found.written_by_id != by.account_id:
        raise Refused(_("Chỉ người viết mới rút được ghi chú."))
    if found.withdrawn_at is not None:
        return
    if now - found.written_at > NOTE_WITHDRAWN_WITHIN:
        raise Refused(_("Ghi chú đã viết quá một ngày nên không rút được nữa."))
    found.withdrawn_at, found.words = now, ""
    found.save(update_fields=["withdrawn_at", "words"])
    _journal("cases.note_withdraw", found.case, found, by=by, now=now)


def _journal(action: str, case: Case, note: CaseNote, *, by: Actor, now: datetime) -> None:
    record(
        by=by,
        action=action,
        object_type="cases.CaseNote",
        object_id=note.pk,
        now=now,
        place_id=case.receiving_place_id,
        about=case.applicant_id,
        fields=["words"],
        note=f"case:{case.pk}",
    )
