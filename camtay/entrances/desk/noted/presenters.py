"""What does not fit, in words for the clerk who asks."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from camtay.domains.cases.models import NotedCase
from camtay.domains.cases.queries import Doubt
from camtay.foundation.vietnamese import phone_display

WHY = {
    "name": gettext_lazy("Tên không khớp"),
    "phone": gettext_lazy("Số điện thoại không khớp"),
    "procedure": gettext_lazy("Thủ tục không khớp"),
    "taken": gettext_lazy("Hai người cùng ghi mã này"),
}


@dataclass(frozen=True)
class Line:
    """One of the list: nobody's name stands in it until the page is opened, which is logged."""

    url: str
    code: str
    procedure: str
    why: str
    at: datetime


@dataclass(frozen=True)
class Side:
    """What one side says: (what, as noted, as the list has it, whether they fit)."""

    what: str
    noted: str
    listed: str


def line(note: NotedCase) -> Line:
    return Line(
        url=reverse("desk:noted_one", args=[note.pk]),
        code=note.external_code,
        procedure=note.procedure.name,
        why=str(WHY[note.doubt]),
        at=note.noted_at,
    )


def sides(found: Doubt) -> list[Side]:
    """Both beside each other."""
    note, case = found.note, found.case
    return [
        Side(_("Họ và tên"), note.person.name or _("Chưa ghi"), case.applicant_name or _("Chưa ghi")),
        Side(_("Số điện thoại"), _phone(note.person.phone), _phone(case.applicant_phone)),
        Side(_("Thủ tục"), note.procedure.name, case.procedure_name),
    ]


def _phone(number: str) -> str:
    return phone_display(number) if number else _("Chưa ghi")
