"""Who works here, in words; and what may be done about each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.people import permissions, queries
from camtay.domains.people.models import RoleHeld
from camtay.domains.people.states import ROLE_BY_CODE, Department
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.entrances.desk.frame.presenters import may
from camtay.foundation.access import Actor, Permission, scope_of
from camtay.foundation.ui import formats
from camtay.foundation.ui.pieces import Tab


@dataclass(frozen=True)
class Role:
    """One role: `when` says from when to when; `end_url` is empty for whom it is not theirs to end."""

    label: str
    place: str
    when: str
    over: bool
    end_url: str


@dataclass(frozen=True)
class Line:
    """One member of the list."""

    name: str
    email: str
    url: str
    roles: list[Role]
    state: str
    tone: str


@dataclass(frozen=True)
class Deed:
    """Something that may be done about an account."""

    label: str
    url: str


def tabs(actor: Actor, current: str) -> list[Tab]:
    """The parts of this word that are open to the actor."""
    sees = may(permissions.SEE_STAFF, actor)
    parts = (
        (_("Cán bộ"), "desk:people", sees),
        (_("Mời thành viên tổ"), "desk:person_invite", may(permissions.INVITE, actor) and not sees),
        (_("Người dân"), "desk:residents", may(permissions.SEARCH, actor)),
        (_("Nhật ký"), "desk:journal", may(permissions.JOURNAL, actor)),
        (_("Phân quyền"), "desk:matrix", True),
    )
    return [Tab(label, reverse(name), name == current) for label, name, opened in parts if opened]


def lines(members: Iterable[queries.Member], *, by: Actor, today: date) -> list[Line]:
    return [line(one, by=by, today=today) for one in members]


def line(member: queries.Member, *, by: Actor, today: date) -> Line:
    state, tone = _state(member, today)
    return Line(
        name=member.account.person.name,
        email=member.account.email or _("vào bằng số điện thoại"),
        url=reverse("desk:account", args=[member.account.pk]),
        roles=[role(held, by=by, today=today) for held in member.roles],
        state=state,
        tone=tone,
    )


def _state(member: queries.Member, today: date) -> tuple[str, str]:
    if all(_over(held, today) for held in member.roles):
        return _("Hết hạn vai trò"), "neutral"
    if member.waiting:
        return _("Đã mời, chưa vào"), "waiting"
    if not member.has_factor:
        return _("Chưa có lớp bảo vệ thứ hai"), "late"
    return _("Đang làm việc"), "good"


def _over(held: RoleHeld, today: date) -> bool:
    return held.valid_until is not None and held.valid_until < today


def role(held: RoleHeld, *, by: Actor, today: date) -> Role:
    department = f" · {Department(held.department).label}" if held.department else ""
    over = _over(held, today)
    may_end = not over and permissions.can_end(held, by=by)
    return Role(
        label=f"{ROLE_BY_CODE[held.role].label}{department}",
        place=held.place.name,
        when=_when(held, today),
        over=over,
        end_url=reverse("desk:role_end", args=[held.pk]) if may_end else "",
    )


def _when(held: RoleHeld, today: date) -> str:
    if _over(held, today):
        return _("hết hạn ngày %(day)s") % {"day": formats.day(held.valid_until)}
    since = formats.day(held.valid_from)
    if held.valid_until is not None:
        return _("từ %(since)s đến hết %(until)s") % {"since": since, "until": formats.day(held.valid_until)}
    return _("từ %(since)s") % {"since": since}


def deeds(member: queries.Member, *, by: Actor, today: date) -> list[Deed]:
    """What `by` may do about this account."""
    account = member.account
    standing = queries.standing_roles(account, on=today)
    shown = []

    def over(permission: Permission) -> bool:
        return bool(standing) and permissions.can_over(
            permission, standing, person_id=account.person_id, by=by
        )

    if places_to_give(by) and account.person_id not in by.own_ids:
        shown.append(Deed(_("Giao thêm vai trò"), reverse("desk:role_give", args=[account.pk])))
    if member.waiting and over(permissions.INVITE):
        shown.append(Deed(_("Gửi lại lời mời"), reverse("desk:invite_again", args=[account.pk])))
    if member.has_factor and over(permissions.RESET_FACTOR):
        label = _("Đặt lại lớp bảo vệ thứ hai (mất điện thoại)")
        shown.append(Deed(label, reverse("desk:second_factor_reset", args=[account.pk])))
    if over(permissions.END_ROLE):
        shown.append(Deed(_("Cho nghỉ việc ở đây"), reverse("desk:account_leave", args=[account.pk])))
    return shown


def places_to_give(by: Actor) -> list[Place]:
    """Where `by` may give roles: a province with its communes, communes, or neighbourhoods alone."""
    granting = [held for held in by.roles if held.role in permissions.INVITE.grants]
    found: dict[int, Place] = {}
    for held in granting:
        top = places.get(held.place_id)
        within = places.communes_of(top) if top.kind == "province" else []
        found |= {one.pk: one for one in (top, *within)}
    return list(found.values())


def roles_to_give(place: Place, parts: Iterable[Place], *, by: Actor) -> list[str]:
    """The roles `by` may give in the place itself or in a part of it."""
    some = next(iter(parts), None)
    given = permissions.roles_to_give(place, by=by)
    below = permissions.roles_to_give(some, by=by) if some is not None else []
    return list(dict.fromkeys([*given, *below]))


def places_seen(by: Actor) -> list[Place]:
    """The communes whose staff `by` sees."""
    return places.communes_among(scope_of(permissions.SEE_STAFF, by).place_ids)
