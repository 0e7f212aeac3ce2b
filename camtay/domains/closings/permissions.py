"""Who sets regimes, closes periods and writes why a closed figure is another now."""

from django.utils.translation import gettext_lazy as _

from camtay.domains.places.models import Place
from camtay.foundation.access import Actor, Permission, Reach, Refused, allows, check, scope_of

_CLOSERS = ("commune_leader", "data_officer", "city_admin")

SET_REGIME = Permission("closings.set_regime", _("Đặt chế độ báo cáo"), dict.fromkeys(_CLOSERS, Reach.PLACE))
CLOSE = Permission("closings.close", _("Chốt số liệu của kỳ báo cáo"), dict.fromkeys(_CLOSERS, Reach.PLACE))
REVISE = Permission(
    "closings.revise",
    _("Chốt bổ sung khi số liệu đã chốt khác đi, ghi lý do"),
    dict.fromkeys(("commune_leader", "city_admin"), Reach.PLACE),
)
STAMP = Permission("closings.stamp", _("Xin dấu thời gian cho lần chốt"))
REMIND = Permission("closings.remind", _("Nhắc đến hạn chốt số liệu"))
NOT_FOR_ALL = _("Chế độ chung do người quản trị hệ thống đặt. Hãy lập bản riêng cho nơi mình.")
PERMISSIONS = (SET_REGIME, CLOSE, REVISE, STAMP, REMIND)


def check_can_set_regime(place: Place | None, *, by: Actor) -> None:
    """Of a place, or (None) of the whole product: only who reaches everything sets that."""
    if place is not None:
        check(SET_REGIME, by, places=[place.pk])
    elif not scope_of(SET_REGIME, by).everywhere:
        raise Refused(NOT_FOR_ALL)


def can_set_regime(place: Place, *, by: Actor) -> bool:
    return allows(SET_REGIME, by, places=[place.pk])


def check_can_close(place: Place, *, by: Actor) -> None:
    check(CLOSE, by, places=[place.pk])


def can_close(place: Place, *, by: Actor) -> bool:
    return allows(CLOSE, by, places=[place.pk])


def check_can_revise(place: Place, *, by: Actor) -> None:
    check(REVISE, by, places=[place.pk])


def can_revise(place: Place, *, by: Actor) -> bool:
    return allows(REVISE, by, places=[place.pk])
