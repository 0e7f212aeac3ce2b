"""Who is who. Always through a scope."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q

from camtay.domains.people import permissions
from camtay.domains.people.models import Account, Person, RoleHeld
from camtay.domains.people.rules import secrecy
from camtay.domains.places.models import Place
from camtay.domains.places.queries import commune_of
from camtay.foundation.access import Actor, Scope, scope_of
from camtay.foundation.vietnamese import fold, phone_normal


def get(person_id: int) -> Person | None:
    return Person.objects.select_related("commune", "neighbourhood").filter(pk=person_id).first()


def with_person(account_id: int) -> Account | None:
    """The account and its person in one query."""
    return Account.objects.select_related("person").filter(pk=account_id).first()


def find(text: str, *, by: Actor, limit: int = 50) -> list[Person]:
    """People in the actor's scope by name, telephone or whole citizen number; exact finds first."""
    scope = scope_of(permissions.SEARCH, by)
    said = text.strip()
    if not said or scope.empty:
        return []
    within = Person.objects.filter(_reached(scope), same_as=None).select_related("commune", "neighbourhood")
    digits = "".join(sign for sign in said if sign.isdigit())
    if len(digits) == 12 and permissions.may_use_citizen_number(by):
        return list(within.filter(citizen_index=secrecy.index_of(digits))[:limit])
    phone = phone_normal(said)
    if phone is not None:
        return list(within.filter(phone=phone)[:limit])
    for word in fold(said).split()[:6]:
        within = within.filter(search__contains=word)
    return list(within.order_by("search", "pk")[:limit])


def _reached(scope: Scope) -> Q:
    if scope.everywhere:
        return Q()
    return Q(commune__in=scope.place_ids) | Q(neighbourhood__in=scope.place_ids)


def by_public_ids(ids: Iterable[UUID]) -> dict[UUID, Person]:
    """Those of these numbers that are known, with where they live; one query."""
    rows = Person.objects.select_related("commune", "neighbourhood").filter(public_id__in=set(ids))
    return {row.public_id: row for row in rows}


def alike(name: str, *, place: Place, birth_year: int | None = None, house: str = "") -> list[Person]:
    """Whom somebody new may already be: of the same name without accents in the same commune, unless the years of
    birth differ by more than one or the houses are known to differ; the likeliest first, ten at most."""
    commune = commune_of(place)
    rows = Person.objects.filter(commune=commune, same_as=None, search=fold(name)).select_related(
        "neighbourhood"
    )
    likely = []
    for row in rows.order_by("pk")[:200]:
        apart = abs(row.birth_year - birth_year) if row.birth_year and birth_year else None
        if apart is not None and apart > 1:
            continue
        same_house = bool(house and row.house) and fold(house) == fold(row.house)
        if house and row.house and not same_house and apart is None:
            continue
        likely.append((apart != 0, not same_house, row.neighbourhood_id != place.pk, row.pk, row))
    return [one[-1] for one in sorted(likely, key=lambda one: one[:4])[:10]]


def all_ids(person: Person) -> frozenset[int]:
    """Ids of the person and of every row merged into it, or it was merged into."""
    head = person.same_as_id or person.pk
    return frozenset({head, *Person.objects.filter(same_as=head).values_list("pk", flat=True)})


def holders(role: str, *, place_ids: Iterable[int], on: date) -> list[Account]:
    """The accounts that hold a role in one of these places on a day, by name."""
    held = RoleHeld.objects.filter(role=role, place__in=list(place_ids), account__is_active=True).on(on)
    found = Account.objects.filter(pk__in=held.values("account")).select_related("person")
    return sorted(found, key=lambda account: account.person.name)


def working_at(place_ids: Iterable[int], *, roles: Iterable[str], on: date) -> list[RoleHeld]:
    """Who holds one of these roles in these places on a day: the roles, each with its account and person; one query."""
    held = RoleHeld.objects.filter(
        place__in=list(place_ids), role__in=list(roles), account__is_active=True
    ).on(on)
    return list(held.select_related("account__person", "place").order_by("pk"))


def names_of(account_ids: Iterable[int]) -> dict[int, str]:
    """Account id → the person's name, for time lines and lists; one query."""
    rows = Account.objects.filter(pk__in=set(account_ids)).values_list("pk", "person__name")
    return dict(rows)


def citizen_number(person: Person, *, by: Actor) -> str:
    """A person's citizen number in the clear, "" where none is kept. Raises Refused."""
    permissions.check_on(permissions.CITIZEN_NUMBER, person, by=by)
    return secrecy.decrypt(person.citizen_number) if person.citizen_number else ""
