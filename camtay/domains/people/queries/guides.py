"""Who stands by: helpers, as residents name them; and whether somebody is one on a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from camtay.domains.people.models import Account, Person, RoleHeld
from camtay.domains.people.rules import mandates as rules
from camtay.domains.people.states import HELPING, ROLE_BY_CODE, STAFF

WITNESSES = (*HELPING, "clerk")


@dataclass(frozen=True)
class Guide:
    """Somebody who helps, as a resident is shown them: by name, duty and place."""

    account_id: int
    name: str
    duty: str
    place: str


def hand_number(account_id: int, *, on: date) -> str:
    """What a helper says today, so that people can name who guides them."""
    return rules.hand_number(account_id, on)


def guide_by_number(said: str, *, on: date, roles: Sequence[str] = HELPING) -> Guide | None:
    """Whom a number names that day: somebody who holds one of `roles` then. One query; none for a wrong number."""
    account_id = rules.account_of_hand(said, on)
    return guide(account_id, on=on, roles=roles) if account_id is not None else None


def guide(account_id: int, *, on: date, roles: Sequence[str] = HELPING) -> Guide | None:
    """This account, where it holds one of `roles` on that day."""
    return next(iter(_guides(on, roles, account=account_id)), None)


def guides_near(person_id: int, *, on: date) -> list[Guide]:
    """The helpers of the commune a person lives in, those of their own neighbourhood first."""
    person = Person.objects.filter(pk=person_id).first()
    if person is None or person.commune_id is None:
        return []
    near = [pk for pk in (person.neighbourhood_id, person.commune_id) if pk is not None]
    found = _guides(on, HELPING, place__in=near)
    return [one for one in found if one.account_id != _account_of(person_id)]


def _account_of(person_id: int) -> int | None:
    return Account.objects.filter(person=person_id).values_list("pk", flat=True).first()


def _guides(on: date, roles: Sequence[str], **where: object) -> Iterable[Guide]:
    rows = RoleHeld.objects.filter(role__in=roles, account__is_active=True, **where).on(on)
    rows = rows.select_related("account__person", "place").order_by("account__person__search", "pk")
    seen: dict[int, Guide] = {}
    for held in sorted(rows, key=lambda one: one.place.kind != "neighbourhood"):
        label = str(ROLE_BY_CODE[held.role].label)
        seen.setdefault(
            held.account_id, Guide(held.account_id, held.account.person.name, label, held.place.name)
        )
    return seen.values()


def duties_of(account_ids: Iterable[int]) -> dict[int, list[RoleHeld]]:
    """Account id → the staff roles it holds or held, latest first: who it was that acted. One query."""
    rows = RoleHeld.objects.filter(account__in=set(account_ids), role__in=STAFF)
    found: dict[int, list[RoleHeld]] = {}
    for held in rows.select_related("place").order_by("-valid_from", "pk"):
        found.setdefault(held.account_id, []).append(held)
    return found
