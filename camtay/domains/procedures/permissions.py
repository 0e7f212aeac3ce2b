"""Everybody reads the catalogue; editors and administrators extend its words, clerks and administrators its forms.

What is made here is the same for all places of an installation, so a role in any place will do.
"""

from django.utils.translation import gettext_lazy as _

from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor, Permission, Reach, Refused, allows, check

READ = Permission("procedures.read", _("Xem danh mục thủ tục"), public=True)
EXTEND = Permission(
    "procedures.extend_words",
    _("Bổ sung từ ngữ tìm kiếm"),
    dict.fromkeys(("editor", "commune_admin", "city_admin"), Reach.PLACE),
)
SET_PROCESS = Permission(
    "procedures.set_process",
    _("Viết quy trình nội bộ của thủ tục"),
    dict.fromkeys(("department_head", "commune_admin", "city_admin"), Reach.PLACE),
)
_AT_DESK = dict.fromkeys(("clerk", "commune_admin", "city_admin"), Reach.PLACE)
EDIT = Permission("procedures.edit", _("Soạn biểu mẫu, giấy tờ của thủ tục"), _AT_DESK)
PUBLISH = Permission("procedures.publish", _("Công bố biểu mẫu của thủ tục"), _AT_DESK)
LOAD = Permission("procedures.load", _("Nạp danh mục thủ tục"))
NOT_AN_EDITOR = _("Chỉ cán bộ một cửa và người quản trị được soạn, công bố biểu mẫu của thủ tục.")
SET_FILING = Permission(
    "procedures.set_filing",
    _("Đặt nơi nộp và phòng giải quyết của từng thủ tục"),
    dict.fromkeys(("commune_admin", "city_admin"), Reach.PLACE),
)
NOT_YOURS = _("Chỉ biên tập viên và người quản trị được bổ sung từ ngữ tìm kiếm.")
PERMISSIONS = (READ, EXTEND, SET_PROCESS, EDIT, PUBLISH, LOAD, SET_FILING)


def check_can_extend(*, by: Actor) -> None:
    """The words are the same for all places, so a role in any place will do."""
    if not can_extend(by=by):
        raise Refused(NOT_YOURS)


def can_extend(*, by: Actor) -> bool:
    return by.kind == "system" or any(held.role in EXTEND.grants for held in by.roles)


def can_edit(*, by: Actor) -> bool:
    return by.kind == "system" or any(held.role in EDIT.grants for held in by.roles)


def check_can_edit(*, by: Actor) -> None:
    if not can_edit(by=by):
        raise Refused(NOT_AN_EDITOR)


def can_publish(*, by: Actor) -> bool:
    return by.kind == "system" or any(held.role in PUBLISH.grants for held in by.roles)


def check_can_publish(*, by: Actor) -> None:
    if not can_publish(by=by):
        raise Refused(NOT_AN_EDITOR)


def check_can_load(*, by: Actor) -> None:
    check(LOAD, by)


def check_can_set_process(place: Place | None, *, by: Actor) -> None:
    """Of one place; of all places (None) only whoever may so in a whole province."""
    if not can_set_process(place, by=by):
        raise Refused(_("Chỉ trưởng phòng và người quản trị được viết quy trình nội bộ của nơi mình."))


def can_set_process(place: Place | None, *, by: Actor) -> bool:
    spots = [place] if place is not None else places.provinces()
    return any(allows(SET_PROCESS, by, places=[spot.pk]) for spot in spots)


def check_can_set_filing(place: Place, *, by: Actor) -> None:
    check(SET_FILING, by, places=[place.pk])


def can_set_filing(place: Place, *, by: Actor) -> bool:
    return allows(SET_FILING, by, places=[place.pk])
