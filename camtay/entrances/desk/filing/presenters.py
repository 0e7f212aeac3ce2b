"""The list of procedures as a commune handles them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.people.states import Department
from camtay.domains.places.models import Place
from camtay.domains.procedures import queries
from camtay.domains.procedures.states import FiledAt


@dataclass(frozen=True)
class Line:
    """One procedure. `tone`: of where it is filed."""

    url: str
    name: str
    code: str
    field: str
    filed_at: str
    tone: str
    department: str


def lines(place: Place, found: Iterable[queries.Handled]) -> list[Line]:
    return [line(place, one) for one in found]


def line(place: Place, one: queries.Handled) -> Line:
    return Line(
        url=reverse("desk:filing_one", args=[place.code, one.procedure.code]),
        name=one.procedure.name,
        code=one.procedure.code,
        field=one.procedure.field,
        filed_at=str(FiledAt(one.filed_at).label),
        tone="good" if one.filed_at == FiledAt.HERE else "neutral",
        department=department(one.department),
    )


def department(code: str) -> str:
    return str(Department(code).label) if code else _("Như thường lệ")
