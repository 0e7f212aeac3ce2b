"""Who may see, register and change people, and who gives whom which role."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from camtay.domains.people.models import DataRequest, Person, RoleHeld
from camtay.domains.people.states import HELPING, ROLE_BY_CODE
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor, Permission, Reach, Refused, allows, check, scope_of

_PLACE = Reach.PLACE


def _at_place(*roles: str) -> dict[str, Reach]:
    return dict.fromkeys(roles, _PLACE)


_ADMINS = ("commune_admin", "city_admin")
SEARCH = Permission("people.search", _("Tìm người dân"), _at_place("clerk", "data_officer", "commune_admin"))
REGISTER = Permission("people.register", _("Ghi tên người dân"), _at_place("clerk", "data_officer"))
WRITE_DOWN = Permission(
    "people.write_down",
    _("Ghi, sửa tên người dân gặp ngoài địa bàn"),
    _at_place(*HELPING, "clerk", "data_officer"),
)
CHANGE = Permission(
    "people.change", _("Sửa thông tin người dân"),
    {"resident": Reach.OWN, **_at_place("clerk", "data_officer")},
)  # fmt: skip
CITIZEN_NUMBER = Permission(
    "people.citizen_number", _("Xem, tra số định danh"), {"resident": Reach.OWN, **_at_place("clerk")}
)
GROUPS = Permission("people.groups", _("Xem, ghi nhóm nhạy cảm"), _at_place("data_officer"))
FORGET = Permission(
    "people.forget", _("Xóa dữ liệu cá nhân theo yêu cầu"), _at_place("data_officer"), never_own=True
)
ASK = Permission(
    "people.ask_request", _("Yêu cầu xem, sửa, xóa dữ liệu cá nhân"),
    {"resident": Reach.OWN, **_at_place("clerk", "data_officer")},
)  # fmt: skip
ANSWER = Permission(
    "people.answer_request",
    _("Trả lời yêu cầu về dữ liệu cá nhân"),
    _at_place("data_officer"),
    never_own=True,
)
SEE_STAFF = Permission("people.see_staff", _("Xem cán bộ và vai trò"), _at_place(*_ADMINS, "auditor"))
INVITE = Permission(
    "people.invite", _("Mời cán bộ, giao vai trò"), _at_place(*_ADMINS, "team_leader"), never_own=True
)
END_ROLE = Permission("people.end_role", _("Thôi vai trò, cho nghỉ"), _at_place(*_ADMINS), never_own=True)
RESET_FACTOR = Permission(
    "people.reset_second_factor", _("Đặt lại lớp bảo vệ thứ hai"), _at_place(*_ADMINS), never_own=True
)
JOURNAL = Permission(
    "people.see_journal", _("Xem nhật ký"), {"resident": Reach.OWN, **_at_place("auditor", *_ADMINS)}
)
MANDATE = Permission(
    "people.give_mandate", _("Ghi, cho giấy ủy quyền của chính mình"), {"resident": Reach.OWN}, system=False
)
WITNESS = Permission(
    "people.witness_mandate",
    _("Làm chứng việc bấm Đồng ý ủy quyền"),
    _at_place(*HELPING, "clerk"),
    never_own=True,
)
CONFIRM_MANDATE = Permission(
    "people.confirm_mandate", _("Đối chiếu, xác nhận giấy ủy quyền"), _at_place("clerk"), never_own=True
)
END_MANDATE = Permission(
    "people.end_mandate", _("Thôi ủy quyền"), {"resident": Reach.OWN, **_at_place("clerk")}
)
ROTATE_KEYS = Permission("people.rotate_keys", _("Mã hóa lại bằng khóa mới"))
MATRIX = Permission("people.see_matrix", _("Xem bảng phân quyền"), public=True)

PERMISSIONS = (
    SEARCH, REGISTER, WRITE_DOWN, CHANGE, CITIZEN_NUMBER, GROUPS, FORGET, ASK, ANSWER, SEE_STAFF, INVITE, END_ROLE, RESET_FACTOR,
    JOURNAL, MANDATE, WITNESS, CONFIRM_MANDATE, END_MANDATE, ROTATE_KEYS, MATRIX,
)  # fmt: skip


def where(place: Place) -> tuple[int, ...]:
    """The places in which a role reaches somebody who lives in `place`."""
    return (place.pk,) if place.parent_id is None else (place.pk, place.parent_id)


def places_of(person: Person) -> tuple[int, ...]:
    return tuple(pk for pk in (person.neighbourhood_id, person.commune_id) if pk is not None)


def check_on(permission: Permission, person: Person, *, by: Actor) -> None:
    """May `by` do this to a person, who is the owner of what is written about them?"""
    check(permission, by, places=places_of(person), owners=[person.pk])


def can_on(permission: Permission, person: Person, *, by: Actor) -> bool:
    return allows(permission, by, places=places_of(person), owners=[person.pk])


def check_request(permission: Permission, asked: DataRequest, *, by: Actor) -> None:
    """May `by` do this with somebody's request, which lies in the place it was asked at?"""
    check(permission, by, places=[asked.place_id], owners=[asked.person_id])


def can_request(permission: Permission, asked: DataRequest, *, by: Actor) -> bool:
    return allows(permission, by, places=[asked.place_id], owners=[asked.person_id])


def may_use_citizen_number(by: Actor) -> bool:
    """Does any role of the actor look people up by citizen number? (Which people, the scope says.)"""
    return by.kind == "system" or any(
        CITIZEN_NUMBER.grants.get(held.role) is Reach.PLACE for held in by.roles
    )


def _is_above(role: str, place_id: int, by: Actor) -> bool:
    """Does `by` hold, over this place, a role that gives `role`? Nobody gives, ends or helps a role above their own."""
    above = ROLE_BY_CODE[role].granted_by
    here = frozenset([place_id])
    return by.kind == "system" or any(held.role in above and held.reaches(here) for held in by.roles)


def check_can_grant(role: str, place: Place, *, to_person: int, by: Actor) -> None:
    """May `by` give `role` in `place` to this person? Nobody gives a role to themselves, nor one above their own."""
    check(INVITE, by, places=[place.pk], owners=[to_person])
    if role not in ROLE_BY_CODE or place.kind not in ROLE_BY_CODE[role].held_in:
        raise Refused(_("Vai trò này không giao ở cấp này."))
    if not ROLE_BY_CODE[role].staff:
        raise Refused(_("Ai có tài khoản cũng là người dân, không cần giao vai trò này."))
    if not _is_above(role, place.pk, by):
        raise Refused(_("Vai trò này phải do cấp trên giao."))


def check_can_end(held: RoleHeld, *, by: Actor) -> None:
    check_over(END_ROLE, [held], person_id=held.account.person_id, by=by)


def can_end(held: RoleHeld, *, by: Actor) -> bool:
    allowed = allows(END_ROLE, by, places=[held.place_id], owners=[held.account.person_id])
    return allowed and _is_above(held.role, held.place_id, by)


def check_over(permission: Permission, held: Collection[RoleHeld], *, person_id: int, by: Actor) -> None:
    """May `by` do this to somebody who holds all these roles? Over each of them, in its place."""
    for one in held:
        check(permission, by, places=[one.place_id], owners=[person_id])
        if not _is_above(one.role, one.place_id, by):
            raise Refused(_("Người này còn giữ vai trò do cấp trên giao. Hãy nhờ cấp trên làm việc này."))
    if not held:
        check(permission, by, owners=[person_id])


def can_over(permission: Permission, held: Collection[RoleHeld], *, person_id: int, by: Actor) -> bool:
    try:
        check_over(permission, held, person_id=person_id, by=by)
    except Refused:
        return False
    return True


def can_invite(place: Place, *, by: Actor) -> bool:
    return allows(INVITE, by, places=[place.pk])


def invites_somewhere(by: Actor) -> bool:
    scope = scope_of(INVITE, by)
    return scope.everywhere or bool(scope.place_ids)


def roles_to_give(place: Place, *, by: Actor) -> list[str]:
    """The roles `by` may give in this place, in the order of the house."""
    return [
        code
        for code, role in ROLE_BY_CODE.items()
        if role.staff and place.kind in role.held_in and _is_above(code, place.pk, by)
    ]
