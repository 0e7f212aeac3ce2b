"""Who works here: accounts with roles, as those see them who look after them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from camtay.domains.people import permissions
from camtay.domains.people.models import Account, Invitation, RoleHeld
from camtay.domains.people.states import HELPING, RESIDENT, STAFF
from camtay.foundation.access import Actor, scope_of
from camtay.foundation.vietnamese import fold


@dataclass(frozen=True)
class Member:
    """One account. `roles`: those in the reader's scope that are not taken back; `waiting`: the invitation is open."""

    account: Account
    roles: Sequence[RoleHeld]
    waiting: bool
    has_factor: bool


def staff_accounts(
    by: Actor, *, text: str = "", role: str = "", place_id: int | None = None
) -> QuerySet[Account]:
    """Accounts with a role in the reader's scope, those whose roles have run out too; by name as it is searched."""
    held = _in_scope(by)
    if role:
        held = held.filter(role=role)
    if place_id is not None:
        held = held.filter(place=place_id)
    found = Account.objects.filter(pk__in=held.values("account")).select_related("person")
    for word in fold(text).split()[:6]:
        found = found.filter(person__search__contains=word)
    return found.order_by("person__search", "pk")


def members(accounts: Collection[Account], *, by: Actor) -> list[Member]:
    """The accounts with their roles; four queries however many they are."""
    ids = [one.pk for one in accounts]
    roles: dict[int, list[RoleHeld]] = {}
    rows = _in_scope(by).filter(account__in=ids).select_related("place__parent", "account__person")
    for held in rows.order_by("pk"):
        roles.setdefault(held.account_id, []).append(held)
    open_ones = Invitation.objects.filter(account__in=ids, accepted_at=None, revoked_at=None)
    waiting = set(open_ones.values_list("account", flat=True))
    safe = set(Authenticator.objects.filter(user__in=ids).values_list("user_id", flat=True))
    return [Member(one, roles.get(one.pk, []), one.pk in waiting, one.pk in safe) for one in accounts]


def member(account_id: int, *, by: Actor) -> Member | None:
    """One of those `by` may see; None else, so that nobody learns which accounts there are."""
    account = staff_accounts(by).filter(pk=account_id).first()
    return members([account], by=by)[0] if account is not None else None


def role_held(role_id: int, *, by: Actor) -> RoleHeld | None:
    """One role in the reader's scope that is not taken back."""
    return _in_scope(by).select_related("account__person", "place").filter(pk=role_id).first()


def officers_named(place_id: int, names: Collection[str], *, on: date) -> dict[str, int]:
    """Folded name → person, of those who hold an office in a place on a day; a name that two of them bear is left out."""
    office = [code for code in STAFF if code not in HELPING]
    held = RoleHeld.objects.on(on).filter(place=place_id, role__in=office, account__is_active=True)
    wanted = {fold(name) for name in names}
    found: dict[str, set[int]] = {}
    for pk, name in held.values_list("account__person", "account__person__name"):
        if fold(name) in wanted:
            found.setdefault(fold(name), set()).add(pk)
    return {name: next(iter(pks)) for name, pks in found.items() if len(pks) == 1}


def standing_roles(account: Account, *, on: date) -> list[RoleHeld]:
    """The staff roles of an account that are in force or still to come, wherever they are."""
    rows = RoleHeld.objects.filter(account=account, revoked_at=None).exclude(role=RESIDENT)
    found = rows.exclude(valid_until__lt=on).select_related("place", "account__person")
    return list(found.order_by("pk"))


def roles_of(account: Account) -> list[str]:
    """The codes of the staff roles an account holds that were not taken back."""
    rows = RoleHeld.objects.filter(account=account, revoked_at=None).exclude(role=RESIDENT)
    return list(rows.order_by("pk").values_list("role", flat=True))


def _in_scope(by: Actor) -> QuerySet[RoleHeld]:
    scope = scope_of(permissions.SEE_STAFF, by)
    rows = RoleHeld.objects.filter(revoked_at=None).exclude(role=RESIDENT)
    return rows if scope.everywhere else rows.filter(place__in=scope.place_ids)
