"""Who acts: an account with the roles it holds today."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, QuerySet

from camtay.domains.people.models import Account, RoleHeld, RoleHeldQuerySet
from camtay.domains.people.states import RESIDENT
from camtay.domains.places import queries as places
from camtay.foundation.access import Actor, HeldRole
from camtay.foundation.prepared import Prepared, Slot

# Whoever has an account has their own affairs. Held in no place: it reaches nothing but what is one's own.
OWN_AFFAIRS = HeldRole(RESIDENT, 0, frozenset())


def _held() -> RoleHeldQuerySet:
    account: Any = Slot("account", Account._meta.get_field("id"))
    day: Any = Slot("day", RoleHeld._meta.get_field("valid_from"))
    held = RoleHeld.objects.filter(account=account).exclude(role=RESIDENT).on(day)
    return held.select_related("place__parent", "account__person").order_by("pk")


def _with_whether_held() -> QuerySet[Account]:
    accounts = Account.objects.select_related("person").annotate(
        holds_roles=Exists(_held().select_related(None))
    )
    return accounts.filter(pk=Slot("account", Account._meta.get_field("id")))


# Every request asks who acts: these statements are made once.
_HELD = Prepared(_held)
_ACCOUNT: Prepared[Any] = Prepared(_with_whether_held)


def actor_of(account: Account, *, on: date) -> Actor:
    """Who this account is on a day, with the roles it holds then. Two queries; one for an account without roles."""
    held = _HELD.rows(account=account.pk, day=on) if account.is_active else []
    return _actor(account, held, on)


def acting(account_id: int, *, on: date, official: bool = False) -> tuple[Account, Actor] | None:
    """As `actor_of`, from an account's id: one query for a resident, two for an official who is `official`.

    That is a guess, which costs a query where it is wrong. None for an account that is not there or may not come in.
    """
    held = _HELD.rows(account=account_id, day=on) if official else []
    account = held[0].account if held else _ACCOUNT.one(account=account_id, day=on)
    if account is None or not account.is_active:
        return None
    if not held and account.holds_roles:  # type: ignore[union-attr]  # annotated
        held = _HELD.rows(account=account_id, day=on)
    return account, _actor(account, held, on)


def _actor(account: Account, held: Iterable[RoleHeld], on: date) -> Actor:
    roles = list(held)
    covered = places.covers_many([one.place for one in roles]) if roles else {}
    return Actor(
        account_id=account.pk,
        person_id=account.person_id,
        name=account.person.name,
        roles=(OWN_AFFAIRS, *(HeldRole(one.role, one.place_id, covered[one.place_id]) for one in roles)),
        day=on,
    )
