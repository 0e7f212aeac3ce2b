"""Everybody reads the catalogue; editors and administrators extend its words."""

from django.utils.translation import gettext_lazy as _

from camtay.foundation.access import Actor, Permission, Reach, Refused, check

READ = Permission("procedures.read", _("Xem danh mục thủ tục"), public=True)
EXTEND = Permission(
    "procedures.extend_words",
    _("Bổ sung từ ngữ tìm kiếm"),
    dict.fromkeys(("editor", "commune_admin", "city_admin"), Reach.PLACE),
)
LOAD = Permission("procedures.load", _("Nạp danh mục thủ tục"))
NOT_YOURS = _("Chỉ biên tập viên và người quản trị được bổ sung từ ngữ tìm kiếm.")
PERMISSIONS = (READ, EXTEND, LOAD)


def check_can_extend(*, by: Actor) -> None:
    """The words are the same for all places, so a role in any place will do."""
    if not can_extend(by=by):
        raise Refused(NOT_YOURS)


def can_extend(*, by: Actor) -> bool:
    return by.kind == "system" or any(held.role in EXTEND.grants for held in by.roles)


def check_can_load(*, by: Actor) -> None:
    check(LOAD, by)
