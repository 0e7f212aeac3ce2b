"""Mẫu số 07: the register of what was received at a place in a period.

Its columns are those of the form. How a result was received is known once it has been handed over; signatures are
given by hand, and that column stays empty. Lists brought in from the provincial system are in it like everything received here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import permissions
from camtay.domains.cases.models import Case, CaseQuerySet
from camtay.domains.cases.queries.slips.head import Head, address_of, head, office_of
from camtay.domains.cases.states import Channel
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor, Refused, Scope
from camtay.foundation.calendar import day_key
from camtay.foundation.vietnamese import phone_display

_SHOWN = ("deciding_place", "neighbourhood", "applicant__neighbourhood", "applicant__commune")


@dataclass(frozen=True)
class RegisterRow:
    """One line, in the order of the form's columns. `contact`: address and telephone, as far as they are known."""

    number: int
    code: str
    procedure: str
    applicant: str
    contact: str
    agency: str
    received_at: datetime | None
    due_at: datetime | None
    handed_over_at: datetime | None
    way: str


def register_places(by: Actor) -> list[Place]:
    """The communes whose register `by` may print: those whose cases they see at the desk."""
    return places.communes_among(permissions.scope(by).place_ids)


def register(by: Actor, *, place: Place, first: date, last: date, field: str = "") -> CaseQuerySet:
    """What `place` received from `first` to `last`, both included, in order; of one field, or of all.

    Raises Refused for a place out of reach.
    """
    scope = permissions.scope(by)
    if place.pk not in scope.place_ids:
        raise Refused(_("Tài khoản này không xem hồ sơ của nơi đó."))
    seen = Case.objects.visible(Scope(everywhere=False, place_ids=scope.place_ids, person_id=None))
    within = seen.filter(receiving_place=place, received_day__range=(day_key(first), day_key(last)))
    if field:
        within = within.filter(procedure__field=field)
    return within.select_related(*_SHOWN).order_by("received_day", "received_at", "pk")


def register_head(place: Place, *, day: date) -> Head:
    return head("register", place, day=day)


def register_rows(cases: Iterable[Case]) -> Iterator[RegisterRow]:
    for number, case in enumerate(cases, start=1):
        phone = phone_display(case.applicant_phone) if case.applicant_phone else ""
        yield RegisterRow(
            number=number,
            code=case.code or "",
            procedure=case.procedure_name,
            applicant=case.applicant_name,
            contact="; ".join(part for part in (address_of(case), phone) if part),
            agency=f"UBND {office_of(case.deciding_place)}",
            received_at=case.received_at,
            due_at=case.due_at,
            handed_over_at=case.handed_over_at,
            way=_way(case),
        )


def _way(case: Case) -> str:
    if not case.returned_by:
        return ""
    label = str(Channel(case.returned_by).label)
    return f"{label}, {case.post_number}" if case.returned_by == Channel.POST else label
