"""Finding one case, and a person's own."""

from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import permissions, states
from camtay.domains.cases.models import Case, CaseFile, CaseQuerySet
from camtay.domains.cases.queries.slips.offered import is_guided
from camtay.foundation.access import Actor, Refused, check
from camtay.foundation.files.models import StoredFile
from camtay.foundation.prepared import Prepared, Slot

_SHOWN = (
    "receiving_place__parent",
    "deciding_place",
    "procedure",
    "applicant",
    "assignee__person",
    "answers",
)
_ID = Slot("case", Case._meta.get_field("id"))
_WHOLE = Prepared(lambda: Case.objects.select_related(*_SHOWN).filter(pk=_ID))
_BARE = Prepared(lambda: Case.objects.select_related("answers").filter(pk=_ID))
NOT_YOURS = _("Không có hồ sơ này, hoặc tài khoản này không được xem.")


def get(case_id: UUID, *, by: Actor) -> Case:
    """One case. Raises Refused where `by` may not see it, and just the same where there is none."""
    return _seen(_WHOLE.one(case=case_id), by)


def own(case_id: UUID, *, by: Actor, bare: bool = False) -> Case:
    """As `get`, but only one's own, as its applicant or as who acts for them today. `bare`: with its answers alone,
    for a deed that reads the rest for itself."""
    case = _seen((_BARE if bare else _WHOLE).one(case=case_id), by)
    if not permissions.is_own(case, by=by) or is_guided(case):
        raise Refused(NOT_YOURS)
    return case


def _seen(case: Case | None, by: Actor) -> Case:
    if case is None or not permissions.can(permissions.SEE, case, by=by):
        raise Refused(NOT_YOURS)
    return case


def at_desk(case_id: UUID, *, by: Actor) -> Case:
    """As `get`, for those who work at one of the case's places: being its applicant opens no desk."""
    case = get(case_id, by=by)
    scope = permissions.scope(by)
    mine_alone = case.state == states.DRAFT and not is_guided(case)
    if mine_alone or not (scope.everywhere or scope.place_ids & set(case.place_ids)):
        raise Refused(NOT_YOURS)
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


def stored_file(pk: int) -> StoredFile | None:
    """A stored content by its row; who asks must have shown that it was theirs to name."""
    return StoredFile.objects.filter(pk=pk).first()


def file_for(case: Case, file_id: UUID) -> CaseFile | None:
    """A file of a case that the asker has already been shown to be allowed."""
    return CaseFile.objects.select_related("file").filter(case=case, pk=file_id).first()


def mine(by: Actor) -> CaseQuerySet:
    """What the person filed, latest first. Raises Refused, as all that is one's own does, where no role counts."""
    return _owned(by).exclude(state=states.DRAFT).order_by("-submitted_at", "-received_at")


def drafts_of(by: Actor) -> CaseQuerySet:
    """What the person has begun and not filed, latest first. Raises Refused as `mine`."""
    begun = _owned(by).filter(state=states.DRAFT, channel=states.Channel.ONLINE)
    return begun.select_related("answers").order_by("-drafted_at")


def _owned(by: Actor) -> CaseQuerySet:
    check(permissions.SEE, by, owners=by.own_ids)
    return Case.objects.filter(applicant=by.person_id)
