"""Who acts: an account with the roles it holds today."""

from collections.abc import Iterable
from datetime import date

from camtay.domains.people.models import Account, RoleHeld, RoleHeldQuerySet
from camtay.domains.people.states import RESIDENT
from camtay.domains.places import queries as places
from camtay.foundation.access import Actor, HeldRole

# Whoever has an account has their own affairs. Held in no place: it reaches nothing but what is one's own.
OWN_AFFAIRS = HeldRole(RESIDENT, 0, frozenset())


def actor_of(account: Account, *, on: date) -> Actor:
    """Who this account is on a day, with the roles it holds then. Two queries; one for an account without roles."""
    held = list(_held(account.pk, on).select_related("place__parent")) if account.is_active else []
    return _actor(account, held)


def acting(account_id: int, *, on: date) -> tuple[Account, Actor] | None:
    """As `actor_of`, from an account's id: two queries for whoever holds a role or none, with the account in them.

    None for an account that is not there or may not come in.
    """
    held = list(_held(account_id, on).select_related("place__parent", "account__person"))
    if held:
        account: Account | None = held[0].account
    else:
        account = Account.objects.select_related("person").filter(pk=account_id).first()
    if account is None or not account.is_active:
        return None
    return account, _actor(account, held)


def _held(account_id: int, on: date) -> RoleHeldQuerySet:
    return RoleHeld.objects.filter(account=account_id).exclude(role=RESIDENT).on(on).order_by("pk")


def _actor(account: Account, held: Iterable[RoleHeld]) -> Actor:
    roles = list(held)
    covered = places.covers_many([one.place for one in roles]) if roles else {}
    return Actor(
        account_id=account.pk,
        person_id=account.person_id,
        name=account.person.name,
        roles=(OWN_AFFAIRS, *(HeldRole(one.role, one.place_id, covered[one.place_id]) for one in roles)),
    )
