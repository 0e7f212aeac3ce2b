"""Who can be given work at a place, and in which department they work."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from camtay.domains.people import queries as people
from camtay.domains.people.models import Account
from camtay.domains.people.states import ROLE_BY_CODE
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.tasks import permissions
from camtay.foundation.access import Actor, scope_of
from camtay.foundation.vietnamese import name_sort_key


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be given work. `duty`: as what, in words; `department`: a code of Department, or "";
    `official`: works at the place itself, and may answer for work."""

    account: Account
    duty: str
    department: str
    official: bool


def candidates(place: Place, *, on: date, roles: Iterable[str] = permissions.DOERS) -> list[Candidate]:
    """Who works at the place on a day, its neighbourhoods included, by given name. Three queries at most."""
    found: dict[int, Candidate] = {}
    for held in people.working_at(places.covers(place), roles=roles, on=on):
        before = found.get(held.account_id)
        words = str(ROLE_BY_CODE[held.role].label)
        if held.role in permissions.OUTSIDE and held.place_id != place.pk:
            words = f"{words}, {held.place.name}"
        duties = [one for one in (before.duty if before else "", words) if one]
        department = before.department if before and before.department else held.department
        official = held.role not in permissions.OUTSIDE or bool(before and before.official)
        found[held.account_id] = Candidate(held.account, "; ".join(duties), department, official)
    return sorted(found.values(), key=lambda one: name_sort_key(one.account.person.name))


def officials(place: Place, *, on: date) -> list[Candidate]:
    """Those who may answer for a piece of work or stand in for somebody."""
    return candidates(place, on=on, roles=(*permissions.GIVERS, *permissions.OFFICIALS))


def places_to_give(by: Actor) -> list[Place]:
    """The communes where `by` gives work, in Vietnamese order."""
    return places.communes_among(scope_of(permissions.GIVE, by).place_ids)


def places_to_see(by: Actor) -> list[Place]:
    """The communes all of whose work `by` sees."""
    return places.communes_among(scope_of(permissions.SEE, by).place_ids)


def may_give(by: Actor) -> bool:
    return bool(scope_of(permissions.GIVE, by).place_ids)


def sees_tasks(by: Actor) -> bool:
    """Has the actor anything to do with tasks: their own, or a place's?"""
    return by.kind == "system" or any(held.role in permissions.SEE.grants for held in by.roles)
