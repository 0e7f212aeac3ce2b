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
        Group(place, _personas(list(people)))
        for place, people in groupby(queries.demo_personas(), key=lambda one: one.place)
    ]


def _personas(rows: list[queries.Persona]) -> list[Persona]:
    """Each of them once, however many roles they hold there."""
    roles: dict[Account, list[str]] = {}
    for one in rows:
        where = f", {one.within}" if one.within else ""
        roles.setdefault(one.account, []).append(f"{ROLE_BY_CODE[one.role].label}{where}")
    return [Persona(key_of(who), who.person.name, "; ".join(held)) for who, held in roles.items()]


def key_of(account: Account) -> str:
    """By what a persona is chosen: the telephone as people say it, without spaces."""
    return phone_display(account.phone or "").replace(" ", "")


def home_of(account: Account) -> str:
    """Where this persona begins."""
    roles = queries.roles_of(account)
    if roles and all(role in LEADERS for role in roles):
        return COCKPIT
    return DESK if roles else HOME
