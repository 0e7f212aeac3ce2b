"""Who sees reports, and who fills and sends them."""

from django.utils.translation import gettext_lazy as _

from camtay.domains.places.models import Place
from camtay.foundation.access import Actor, Permission, Reach, Scope, allows, check, scope_of

_KEEPERS = ("data_officer", "commune_leader", "commune_admin", "city_admin")
_READERS = ("clerk", "specialist", "department_head", "signer", "city_viewer", "auditor")

SEE = Permission(
    "reports.see", _("Xem báo cáo đã điền, đã gửi"), dict.fromkeys((*_READERS, *_KEEPERS), Reach.PLACE)
)
KEEP = Permission(
    "reports.keep",
    _("Nạp biểu mẫu của cấp trên, chỉ ô, điền, ghi đã gửi; nhập số do bên ngoài cung cấp"),
    dict.fromkeys(_KEEPERS, Reach.PLACE),
)
PERMISSIONS = (SEE, KEEP)


def check_can_see(place: Place, *, by: Actor) -> None:
    check(SEE, by, places=[place.pk])


def check_can_keep(place: Place, *, by: Actor) -> None:
    check(KEEP, by, places=[place.pk])


def can_keep(place: Place, *, by: Actor) -> bool:
    return allows(KEEP, by, places=[place.pk])


def scope(by: Actor) -> Scope:
    """The places whose reports `by` may see."""
    return scope_of(SEE, by)


def scope_to_keep(by: Actor) -> Scope:
    return scope_of(KEEP, by)
