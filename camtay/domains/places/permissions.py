"""Who may change the map and the settings of a place. Everyone may look at it: names and codes are public."""

from django.utils.translation import gettext_lazy as _

from camtay.domains.places.models import Place
from camtay.foundation.access import Actor, Permission, Reach, allows, check

LOAD_UNITS = Permission("places.load_units", _("Nạp danh mục đơn vị hành chính"), {})
IMPORT_NEIGHBOURHOODS = Permission(
    "places.import_neighbourhoods",
    _("Nhập danh sách thôn, tổ dân phố và hoàn tác"),
    dict.fromkeys(("data_officer", "commune_admin", "city_admin"), Reach.PLACE),
)
CHANGE_SETTINGS = Permission(
    "places.change_settings",
    _("Sửa cài đặt của xã, phường"),
    dict.fromkeys(("commune_admin", "city_admin"), Reach.PLACE),
)
OPEN_PRACTICE = Permission(
    "places.open_practice",
    _("Mở nơi thực hành"),
    dict.fromkeys(("commune_admin", "city_admin"), Reach.PLACE),
)
PERMISSIONS = (LOAD_UNITS, IMPORT_NEIGHBOURHOODS, CHANGE_SETTINGS, OPEN_PRACTICE)


def check_can_load_units(*, by: Actor) -> None:
    """Only the installation itself does: the list is the whole country's."""
    check(LOAD_UNITS, by)


def can_load_units(*, by: Actor) -> bool:
    return allows(LOAD_UNITS, by)


def check_can_import_neighbourhoods(place: Place, *, by: Actor) -> None:
    check(IMPORT_NEIGHBOURHOODS, by, places=[place.pk])


def can_import_neighbourhoods(place: Place, *, by: Actor) -> bool:
    return allows(IMPORT_NEIGHBOURHOODS, by, places=[place.pk])


def check_can_change_settings(place: Place, *, by: Actor) -> None:
    check(CHANGE_SETTINGS, by, places=[place.pk])


def can_change_settings(place: Place, *, by: Actor) -> bool:
    return allows(CHANGE_SETTINGS, by, places=[place.pk])


def check_can_open_practice(place: Place, *, by: Actor) -> None:
    check(OPEN_PRACTICE, by, places=[place.pk])


def can_open_practice(place: Place, *, by: Actor) -> bool:
    return allows(OPEN_PRACTICE, by, places=[place.pk])
