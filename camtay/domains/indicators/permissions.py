"""Who may see figures. The public ones carry no personal data; evidence never shows names."""

from django.utils.translation import gettext_lazy as _

from camtay.domains.places.models import Place
from camtay.foundation.access import Actor, Permission, Reach, Refused, Scope, allows, check, matrix, scope_of

_OFFICE = (
    "clerk",
    "specialist",
    "department_head",
    "signer",
    "commune_leader",
    "data_officer",
    "commune_admin",
)
_ABOVE = ("city_viewer", "city_admin", "auditor")

PUBLIC = Permission("indicators.public", _("Xem số liệu công khai"), public=True)
SEE = Permission(
    "indicators.see",
    _("Xem số liệu điều hành"),
    dict.fromkeys((*_OFFICE, *_ABOVE, "party_viewer", "police"), Reach.PLACE),
)
EVIDENCE = Permission(
    "indicators.evidence",
    _("Mở minh chứng và tải về"),
    dict.fromkeys((*_OFFICE, *_ABOVE, "party_viewer"), Reach.PLACE),
)
NOT_YOURS = _("Tài khoản này không xem số liệu của nơi này.")
PERMISSIONS = (PUBLIC, SEE, EVIDENCE)


def check_can_see(place: Place, *, by: Actor) -> None:
    check(SEE, by, places=[place.pk])


def can_see(place: Place, *, by: Actor) -> bool:
    return allows(SEE, by, places=[place.pk])


def check_can_open(place: Place, *, by: Actor) -> None:
    """May `by` open the records behind a figure of `place`?"""
    check(EVIDENCE, by, places=[place.pk])


def can_open(place: Place, *, by: Actor) -> bool:
    return allows(EVIDENCE, by, places=[place.pk])


def check_can_export(*, by: Actor) -> None:
    """May `by` take the records of all places out at once? Only who keeps the installation, at its terminal."""
    if not scope_of(EVIDENCE, by).everywhere:
        raise Refused(NOT_YOURS)


def scope(by: Actor) -> Scope:
    """The places whose figures `by` may see."""
    return scope_of(SEE, by)


def scope_to_open(name: str, *, by: Actor) -> Scope:
    """Where `by` has the permission of this name, which belongs to the room whose records are counted."""
    [permission] = (one for one in matrix() if one.name == name)
    return scope_of(permission, by)
