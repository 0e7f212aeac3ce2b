"""Who may see what is suspect, and say that it was looked into."""

from django.utils.translation import gettext_lazy as _

from camtay.domains.places.models import Place
from camtay.foundation.access import Actor, Permission, Reach, allows, check

_KEEPERS = ("department_head", "commune_leader", "data_officer", "commune_admin")
_OFFICE = ("clerk", "specialist", "signer")
_ABOVE = ("city_viewer", "city_admin", "auditor")

SEE = Permission(
    "quality.see", _("Xem dữ liệu cần kiểm tra"), dict.fromkeys((*_OFFICE, *_KEEPERS, *_ABOVE), Reach.PLACE)
)
NOTE = Permission(
    "quality.note", _("Ghi là đã xem xét dữ liệu cần kiểm tra"), dict.fromkeys(_KEEPERS, Reach.PLACE)
)
COUNT = Permission("quality.count", _("Đếm dữ liệu cần kiểm tra mỗi đêm"))
PERMISSIONS = (SEE, NOTE, COUNT)


def check_can_see(place: Place, *, by: Actor) -> None:
    check(SEE, by, places=[place.pk])


def can_see(place: Place, *, by: Actor) -> bool:
    return allows(SEE, by, places=[place.pk])


def can_note(place: Place, *, by: Actor) -> bool:
    return place.kind == "commune" and allows(NOTE, by, places=[place.pk])
