"""Who may see, register and change people, and who gives whom which role."""

from django.utils.translation import gettext_lazy as _

from camtay.domains.people.states import ROLE_BY_CODE
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor, Permission, Reach, Refused, allows, check

_PLACE = Reach.PLACE


def _at_place(*roles: str) -> dict[str, Reach]:
    return dict.fromkeys(roles, _PLACE)


_ADMINS = ("commune_admin", "city_admin")
SEARCH = Permission("people.search", _("Tìm người dân"), _at_place("clerk", "data_officer", "commune_admin"))
REGISTER = Permission("people.register", _("Ghi tên người dân"), _at_place("clerk", "data_officer"))
CHANGE = Permission(
    "people.change", _("Sửa thông tin người dân"),
    {"resident": Reach.OWN, **_at_place("clerk", "data_officer")},
)  # fmt: skip
CITIZEN_NUMBER = Permission(
    "people.citizen_number", _("Xem, tra số định danh"), {"resident": Reach.OWN, **_at_place("clerk")}
)
GROUPS = Permission("people.groups", _("Xem, ghi nhóm nhạy cảm"), _at_place("data_officer"))
SEE_STAFF = Permission("people.see_staff", _("Xem cán bộ và vai trò"), _at_place(*_ADMINS, "auditor"))
INVITE = Permission("people.invite", _("Mời cán bộ, giao vai trò"), _at_place(*_ADMINS), never_own=True)
END_ROLE = Permission("people.end_role", _("Thôi vai trò, cho nghỉ"), _at_place(*_ADMINS), never_own=True)
RESET_FACTOR = Permission(
    "people.reset_second_factor", _("Đặt lại lớp bảo vệ thứ hai"), _at_place(*_ADMINS), never_own=True
)
JOURNAL = Permission(
    "people.see_journal", _("Xem nhật ký"), {"resident": Reach.OWN, **_at_place("auditor", *_ADMINS)}
)
MATRIX = Permission("people.see_matrix", _("Xem bảng phân quyền"), public=True)

PERMISSIONS = (
    SEARCH, REGISTER, CHANGE, CITIZEN_NUMBER, GROUPS, SEE_STAFF, INVITE, END_ROLE, RESET_FACTOR, JOURNAL, MATRIX,
)  # fmt: skip


def may_use_citizen_number(by: Actor) -> bool:
    """Does any role of the actor look people up by citizen number? (Which people, the scope says.)"""
    return by.kind == "system" or any(
        CITIZEN_NUMBER.grants.get(held.role) is Reach.PLACE for held in by.roles
    )


def check_can_grant(role: str, place: Place, *, to_person: int, by: Actor) -> None:
    """May `by` give `role` in `place` to this person? Nobody gives a role to themselves, nor one above their own."""
    check(INVITE, by, places=[place.pk], owners=[to_person])
    if by.kind == "system":
        return
    above = ROLE_BY_CODE[role].granted_by
    here = frozenset([place.pk])
    if not any(held.role in above and held.reaches(here) for held in by.roles):
        raise Refused(_("Vai trò này phải do cấp trên giao."))
    if place.kind not in ROLE_BY_CODE[role].held_in:
        raise Refused(_("Vai trò này không giao ở cấp này."))


def can_invite(place: Place, *, by: Actor) -> bool:
    return allows(INVITE, by, places=[place.pk])
