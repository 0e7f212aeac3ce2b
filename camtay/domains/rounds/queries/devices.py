"""Phones: whose they are, and where their owners help."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from camtay.domains.people.models import RoleHeld
from camtay.domains.people.states import HELPING
from camtay.domains.rounds import permissions
from camtay.domains.rounds.models import Device
from camtay.domains.rounds.rules import secrets
from camtay.domains.rounds.states import DeviceState
from camtay.foundation.access import Actor, Scope, scope_of


def device_of(device_id: UUID, secret: str) -> Device | None:
    """The phone that shows this secret, whatever its state; None for a wrong one."""
    device = Device.objects.select_related("account__person").filter(pk=device_id).first()
    if device is None or not secrets.fits(secret, device.secret_digest):
        return None
    return device


def device(device_id: UUID) -> Device | None:
    return Device.objects.select_related("account__person", "ended_by__person").filter(pk=device_id).first()


def own_devices(account_id: int) -> list[Device]:
    """Somebody's phones, latest first."""
    return list(Device.objects.filter(account=account_id).order_by("state", "-enrolled_at", "pk"))


def devices_reached(by: Actor) -> QuerySet[Device]:
    """One's own phones, and those of all who help, or helped, where the actor looks after phones; in use first."""
    scope = scope_of(permissions.SEE_DEVICES, by)
    rows = Device.objects.select_related("account__person")
    if not scope.everywhere:
        held = RoleHeld.objects.filter(
            account=OuterRef("account"), role__in=HELPING, place__in=scope.place_ids
        )
        rows = rows.filter(Exists(held) | Q(account__person=scope.person_id))
    return rows.order_by("-state", "-enrolled_at", "pk")


def places_helped(account_id: int) -> frozenset[int]:
    """Ids of the places in which somebody holds or held a helping role."""
    held = RoleHeld.objects.filter(account=account_id, role__in=HELPING)
    return frozenset(held.values_list("place_id", flat=True))


def in_use_of(account_ids: Collection[int]) -> QuerySet[Device]:
    return Device.objects.filter(account__in=account_ids, state=DeviceState.IN_USE)


def helps(by: Actor) -> bool:
    """Does the actor hold a role today with which records may be carried into the field?"""
    scope: Scope = scope_of(permissions.CARRY, by)
    return scope.everywhere or bool(scope.place_ids)


def helpers_on(day: date, place_ids: Iterable[int] | None = None) -> dict[int, set[int]]:
    """Account id → ids of the places in which it holds a helping role on a day."""
    held = RoleHeld.objects.filter(role__in=HELPING, account__is_active=True).on(day)
    if place_ids is not None:
        held = held.filter(place__in=list(place_ids))
    found: dict[int, set[int]] = {}
    for account_id, place_id in held.order_by("account_id", "pk").values_list("account_id", "place_id"):
        found.setdefault(account_id, set()).add(place_id)
    return found
