"""Whose hand it is: alone, guided by a helper, or somebody who acts for the applicant."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import permissions, states
from camtay.domains.cases.models import Case
from camtay.domains.people import queries as people
from camtay.domains.people.models import Authorisation
from camtay.domains.people.states import MandateKind, MandateState
from camtay.foundation.access import Actor, Refused
from camtay.foundation.calendar import local_day
from camtay.foundation.prepared import update

PRESSED_UNDER: dict[str, str] = {
    MandateKind.FAMILY: states.Pressed.FAMILY,
    MandateKind.HELPER: states.Pressed.AUTHORISED,
}
NOT_FOR_THIS = _("Giấy ủy quyền không dùng cho việc này, hoặc đã hết hạn. Hãy xem lại ở mục Ủy quyền.")


def check_guide(helper_id: int, *, by: Actor, now: datetime) -> None:
    """Only who helps today, and somebody else than oneself, can be named as the one who guides."""
    if helper_id == by.account_id or people.guide(helper_id, on=local_day(now)) is None:
        raise Refused(_("Không thấy người hướng dẫn này hôm nay. Hãy hỏi lại số, hoặc chọn “Tôi tự làm”."))


def check_mandate(mandate: Authorisation, procedure: str, *, by: Actor) -> None:
    if not people.stands_for(mandate, by, procedure, waiting=True):
        raise Refused(NOT_FOR_THIS)


def settle_who_files(case: Case, mandate: Authorisation, *, by: Actor) -> None:
    """Under a mandate only once it is confirmed. What was prepared for somebody who then files it is their own deed."""
    if by.person_id == case.applicant_id:
        case.pressed_by, case.filed_by_id = states.Pressed.SELF, by.account_id
        update(case, "pressed_by", "filed_by")
    elif by.day is None or mandate.standing(by.day) != MandateState.VALID:
        raise Refused(
            _(
                "Giấy ủy quyền chưa được xác nhận nên chưa nộp được. Hồ sơ vẫn được giữ; "
                "xã, phường hoặc người ủy quyền xác nhận xong thì mở lại rồi bấm nộp."
            )
        )


def on_behalf(case: Case, by: Actor) -> Actor:
    """The actor, as the journal is to name them: for whom it was done, where it was not their own."""
    if case.authorisation is None or by.person_id == case.applicant_id:
        return by
    return by.on_behalf(case.applicant_id) if people.is_agent(case.authorisation, by) else by


def note_of(case: Case) -> str:
    """What the journal keeps of who guided, as a code: the applicant reads the name in their own journal."""
    return f"guide:{case.helped_by_id}" if case.helped_by_id is not None else ""


@transaction.atomic
def name_guide(*, case_id: UUID, helper_id: int | None, by: Actor, now: datetime) -> Case:
    """Say who guides from here on, or that nobody does. Only of a draft one fills in oneself."""
    case = Case.objects.select_for_update(of=("self",)).get(pk=case_id)
    permissions.check_can(permissions.FILE, case, by=by)
    if case.state != states.DRAFT or case.authorisation_id is not None:
        raise Refused(_("Chỉ ghi được người hướng dẫn cho hồ sơ mình đang tự soạn."))
    if helper_id is not None:
        check_guide(helper_id, by=by, now=now)
    case.helped_by_id = helper_id
    case.pressed_by = states.Pressed.SELF if helper_id is None else states.Pressed.GUIDED
    update(case, "helped_by", "pressed_by")
    return case
