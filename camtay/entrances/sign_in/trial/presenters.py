"""The demonstration's people, by place."""

from dataclasses import dataclass
from itertools import groupby

from camtay.domains.people import queries
from camtay.domains.people.models import Account
from camtay.domains.people.states import ROLE_BY_CODE
from camtay.foundation.vietnamese import phone_display

COCKPIT, DESK, HOME = "/dieu-hanh/", "/can-bo/", "/"  # the permanent addresses of the doors beside this one
LEADERS = ("commune_leader", "city_viewer", "party_viewer")


@dataclass(frozen=True)
class Persona:
    key: str
    name: str
    role: str


@dataclass(frozen=True)
class Group:
    place: str
    personas: list[Persona]


def groups() -> list[Group]:
    """The places, each with its people in the order of the cast."""
    return [
        Group(place, [_persona(one) for one in people])
        for place, people in groupby(queries.demo_personas(), key=lambda one: one.place)
    ]


def _persona(one: queries.Persona) -> Persona:
    where = f", {one.within}" if one.within else ""
    return Persona(key_of(one.account), one.account.person.name, f"{ROLE_BY_CODE[one.role].label}{where}")


def key_of(account: Account) -> str:
    """By what a persona is chosen: the telephone as people say it, without spaces."""
    return phone_display(account.phone or "").replace(" ", "")


def home_of(account: Account) -> str:
    """Where this persona begins."""
    roles = queries.roles_of(account)
    if roles and all(role in LEADERS for role in roles):
        return COCKPIT
    return DESK if roles else HOME
