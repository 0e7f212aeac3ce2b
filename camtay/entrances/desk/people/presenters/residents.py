"""Residents as a clerk finds them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.people import permissions, queries
from camtay.domains.people.models import Person, Sex
from camtay.foundation.access import Actor
from camtay.foundation.ui import formats
from camtay.foundation.ui.pieces import Row
from camtay.foundation.vietnamese import mask_number, phone_display


@dataclass(frozen=True)
class Line:
    """One person found: enough to tell two of a name apart."""

    name: str
    url: str
    born: str
    home: str


def lines(people: Iterable[Person]) -> list[Line]:
    return [
        Line(one.name or _("Chưa ghi tên"), reverse("desk:resident", args=[one.pk]), _born(one), _home(one))
        for one in people
    ]


def rows(person: Person, *, by: Actor) -> list[Row]:
    """What is known, in words; the citizen number for those who may see it, masked."""
    shown = [
        Row(_("Ngày sinh"), _born(person) or _("Chưa ghi")),
        Row(_("Giới tính"), str(Sex(person.sex).label) if person.sex else _("Chưa ghi")),
        Row(_("Nơi ở"), _home(person) or _("Chưa ghi")),
        Row(_("Điện thoại"), phone_display(person.phone) if person.phone else _("Chưa ghi")),
    ]
    if permissions.can_on(permissions.CITIZEN_NUMBER, person, by=by):
        number = queries.citizen_number(person, by=by)
        shown.append(Row(_("Số định danh"), mask_number(number) if number else _("Chưa ghi")))
    return shown


def _born(person: Person) -> str:
    if person.birth_date:
        return formats.day(person.birth_date)
    return str(person.birth_year) if person.birth_year else ""


def _home(person: Person) -> str:
    return ", ".join(place.name for place in (person.neighbourhood, person.commune) if place is not None)
