"""Who may read plans, and who changes them: a leader the plan of their own place; the whole office reads it.

A goal shows a figure, so whoever reads plans is whoever sees figures: `indicators.see` has the same roles.
"""

from django.utils.translation import gettext_lazy as _

from camtay.domains.places.models import Place
from camtay.foundation.access import Actor, Permission, Reach, allows, check

_OFFICE = (
    "clerk",
    "specialist",
    "department_head",
    "signer",
    "commune_leader",
    "data_officer",
    "police",
    "commune_admin",
)
_ABOVE = ("party_viewer", "city_viewer", "city_admin", "auditor")

SEE = Permission("plans.see", _("Xem kế hoạch và mục tiêu"), dict.fromkeys((*_OFFICE, *_ABOVE), Reach.PLACE))
KEEP = Permission(
    "plans.keep", _("Lập và sửa kế hoạch, mục tiêu của nơi mình"), {"commune_leader": Reach.PLACE}
)
PERMISSIONS = (SEE, KEEP)


def check_can_see(place: Place, *, by: Actor) -> None:
    check(SEE, by, places=[place.pk])


def check_can_keep(place: Place, *, by: Actor) -> None:
    check(KEEP, by, places=[place.pk])


def can_keep(place: Place, *, by: Actor) -> bool:
    return allows(KEEP, by, places=[place.pk])
