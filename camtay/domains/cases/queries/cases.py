"""Finding cases."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import permissions, states
from camtay.domains.cases.models import Case, CaseFile, CaseQuerySet
from camtay.foundation.access import Actor, Refused

_SHOWN = ("receiving_place__parent", "deciding_place", "procedure", "applicant", "assignee", "answers")


@dataclass(frozen=True)
class Filter:
    """What a list is narrowed to. `text`: a code, a name or part of a procedure's name."""

    text: str = ""
    state: str = ""
    origin: str = ""
    overdue: bool = False


def get(case_id: UUID, *, by: Actor) -> Case:
    """One case. Raises Refused where `by` may not see it, and just the same where there is none."""
    case = Case.objects.select_related(*_SHOWN).filter(pk=case_id).first()
    if case is None or not permissions.can(permissions.SEE, case, by=by):
        raise Refused(_("Không có hồ sơ này, hoặc tài khoản này không được xem."))
    return case


def by_token(token: str) -> Case | None:
    """The case whose QR this is: bearing it is enough to follow. Drafts cannot be followed."""
    found = Case.objects.select_related(*_SHOWN).filter(token=token).exclude(state=states.DRAFT)
    return found.first()


def by_code_and_phone(code: str, phone: str) -> Case | None:
    """The case of this code, if this is its phone number; who asks must have shown that the phone is theirs."""
    found = Case.objects.exclude(state=states.DRAFT).exclude(applicant_phone="")
    return found.filter(Q(code=code) | Q(external_code=code), applicant_phone=phone).first()


def files_of(case: Case) -> list[CaseFile]:
    """All files of a case that the asker has already been shown to be allowed, oldest first."""
    return list(case.files.select_related("file"))


def file_names(case: Case) -> dict[str, str]:
    """Id → the name its sender gave it."""
    return {str(pk): name for pk, name in case.files.values_list("pk", "name")}


def file_for(case: Case, file_id: UUID) -> CaseFile | None:
    """A file of a case that the asker has already been shown to be allowed."""
    return CaseFile.objects.select_related("file").filter(case=case, pk=file_id).first()


def mine(by: Actor) -> CaseQuerySet:
    """What the person filed, latest first."""
    owned = Case.objects.filter(applicant=by.person_id) if by.person_id is not None else Case.objects.none()
    return owned.exclude(state=states.DRAFT).order_by("-submitted_at", "-received_at")


def drafts_of(by: Actor) -> CaseQuerySet:
    """What the person has begun and not filed, latest first."""
    owned = Case.objects.filter(applicant=by.person_id) if by.person_id is not None else Case.objects.none()
    return owned.filter(state=states.DRAFT).select_related("answers").order_by("-drafted_at")


def _visible(by: Actor) -> CaseQuerySet:
    return Case.objects.visible(permissions.scope(by)).exclude(state=states.DRAFT)


def intake(by: Actor) -> CaseQuerySet:
    """Filed and waiting to be taken in, oldest first."""
    rows = _visible(by).waiting_for_intake().select_related("receiving_place", "procedure")
    return rows.order_by("submitted_at")


def work_list(by: Actor) -> CaseQuerySet:
    """Under way, what is late or nearest its due time first."""
    rows = _visible(by).unsettled().select_related("procedure", "assignee", "receiving_place")
    return rows.order_by(F("clock_due_at").asc(nulls_last=True), "received_at", "pk")


def search(by: Actor, wanted: Filter, *, now: datetime) -> CaseQuerySet:
    """Cases in scope that match, latest first."""
    rows = _visible(by).select_related("procedure", "receiving_place", "assignee")
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.origin:
        rows = rows.filter(origin=wanted.origin)
    if wanted.overdue:
        rows = rows.overdue(now)
    for word in wanted.text.split()[:6]:
        rows = rows.filter(
            Q(code__icontains=word)
            | Q(external_code__icontains=word)
            | Q(applicant_name__icontains=word)
            | Q(procedure_name__icontains=word)
        )
    return rows.order_by(F("received_at").desc(nulls_first=True), "-pk")
