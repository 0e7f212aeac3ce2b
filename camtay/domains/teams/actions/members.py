"""Somebody comes into a team, is written down better, or leaves it. Nothing of it is ever deleted."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from camtay.domains.people.models import Account, Person
from camtay.domains.teams import permissions
from camtay.domains.teams.actions import folding, roles
from camtay.domains.teams.actions.changed import Changed, Unfit
from camtay.domains.teams.actions.founding import GONE, named
from camtay.domains.teams.models import Membership, Team
from camtay.domains.teams.rules import roster
from camtay.domains.teams.states import Duty
from camtay.foundation.access import Actor, Refused
from camtay.foundation.audit import journal
from camtay.foundation.calendar import day_key, local_day
from camtay.foundation.vietnamese import clean, fold, phone_normal

OLDEST = 1900


@dataclass(frozen=True)
class Who:
    """Somebody as a team's list has them. `since`: their first day in it; None: the day they are written down."""

    name: str
    duty: str = Duty.MEMBER
    is_core: bool = False
    birth_year: int | None = None
    phone: str = ""
    area: str = ""
    knows: str = ""
    since: date | None = None


@transaction.atomic
def add_member(*, team_id: UUID, who: Who, email: str = "", by: Actor, now: datetime) -> Membership:
    """Somebody comes into a team. With an `email` they get an account (or are found by it) and the helper's role in
    the team's places, until the team's last day. Raises Refused, Unfit."""
    team = _team(team_id)
    permissions.check_can_keep_members(team, by=by, on=local_day(now))
    today = local_day(now)
    if team.until_day is not None and team.until_day < day_key(today):
        raise Refused(_("Tổ này không còn hoạt động nên không thêm người được."))
    member = Membership(team=team, recorded_at=now, since=who.since or today)
    _write(member, who, team)
    _check_alone(member, today)
    if email:
        _give_account(member, email, by=by, now=now)
    elif member.phone:
        member.person = known_person(member, team)
    folding.member_keys(member, team)
    member.save()
    write_journal("teams.add_member", member, by=by, now=now)
    return member


@transaction.atomic
def change_member(
    *, member_id: UUID, version: int, who: Who, email: str = "", by: Actor, now: datetime
) -> Membership:
    """Write somebody down better. With an `email` who has no account yet gets one, as in `add_member`. Raises Refused,
    Changed, Unfit."""
    member = locked(member_id, by=by, now=now)
    if member.version != version:
        raise Changed(member)
    before = {name: getattr(member, name) for name in _FIELDS}
    member.since = who.since or member.since
    if member.until is not None and member.since > member.until:
        raise Unfit("since", _("Ngày vào tổ phải trước ngày thôi."))
    _write(member, who, member.team)
    _check_alone(member, local_day(now))
    if email and not has_account(member):
        _give_account(member, email, by=by, now=now)
    elif member.person_id is None and member.phone:
        member.person = known_person(member, member.team)
    differing = [name for name in _FIELDS if getattr(member, name) != before[name]]
    if differing:
        folding.member_keys(member, member.team)
        member.version += 1
        member.save()
        write_journal("teams.change_member", member, differing, by=by, now=now)
    return member


@transaction.atomic
def leave_team(
    *, member_id: UUID, version: int, until: date, reason: str = "", by: Actor, now: datetime
) -> Membership:
    """`until` is their last day in the team; the row stays, and with it what they did. A role that came with it ends.
    Left twice is once. Raises Refused, Changed, Unfit."""
    member = locked(member_id, by=by, now=now)
    if member.until == until:
        return member
    if member.version != version:
        raise Changed(member)
    if until < member.since:
        raise Unfit("until", _("Ngày thôi phải sau ngày vào tổ."))
    if until > local_day(now):
        raise Unfit("until", _("Ngày thôi không thể ở tương lai. Đến ngày ấy hãy ghi."))
    member.until, member.left_reason = until, clean(reason)[:200]
    folding.member_keys(member, member.team)
    member.version += 1
    member.save()
    roles.end(member, member.team, by=by, now=now)
    write_journal("teams.leave", member, ["until"], by=by, now=now)
    return member


def _give_account(member: Membership, email: str, *, by: Actor, now: datetime) -> None:
    """Whoever has an account goes and helps: they are core."""
    today = local_day(now)
    if member.until is not None and member.until < today:
        raise Unfit("email", _("Người này đã thôi nên không mở tài khoản được."))
    account = roles.give(
        member.team,
        name=member.name,
        email=email,
        phone=member.phone,
        since=max(member.since, today),
        by=by,
        now=now,
    )
    member.person, member.is_core = account.person, True


def has_account(member: Membership) -> bool:
    return member.person_id is not None and Account.objects.filter(person=member.person_id).exists()


_FIELDS = ("name", "duty", "is_core", "birth_year", "phone", "area", "knows", "since", "person_id")


def _team(team_id: UUID) -> Team:
    found = Team.objects.select_related("place__parent").filter(pk=team_id).first()
    if found is None:
        raise Refused(GONE)
    return found


def _write(member: Membership, who: Who, team: Team) -> None:
    """What was said, in its form."""
    member.name = named(who.name)
    phone = phone_normal(who.phone) if who.phone else ""
    if phone is None:
        raise Unfit("phone", _("Số điện thoại chưa đúng. Ví dụ: 0912 345 678."))
    if who.duty not in Duty.values:
        raise Unfit("duty", _("Hãy chọn vai trò trong tổ."))
    if who.birth_year is not None and not OLDEST <= who.birth_year <= member.since.year:
        raise Unfit("birth_year", _("Năm sinh này chưa đúng. Ví dụ: 1985."))
    if member.since < team.valid_from:
        raise Unfit("since", _("Ngày vào tổ phải từ ngày thành lập tổ trở đi."))
    member.phone, member.duty, member.birth_year = phone, who.duty, who.birth_year
    member.is_core = who.is_core
    member.area, member.knows = clean(who.area)[:200], clean(who.knows)[:200]
    member.search = roster.search_words(member.name, member.phone)


def _check_alone(member: Membership, today: date) -> None:
    """Nobody stands twice in a team at one time. Two of a name are two where their years of birth say so."""
    others = Membership.objects.on(today).filter(team=member.team).exclude(pk=member.pk)
    for one in others.filter(search__contains=fold(member.name)):
        years = {one.birth_year, member.birth_year}
        if fold(one.name) == fold(member.name) and (None in years or len(years) == 1):
            raise Unfit(
                "name", _("Trong tổ đã có người tên này. Nếu là hai người, hãy ghi năm sinh của cả hai.")
            )


def known_person(member: Membership, team: Team) -> Person | None:
    """The person of the commune who has this name and this telephone, where there is just one."""
    found = Person.objects.filter(
        phone=member.phone, search=fold(member.name), commune=team.commune_id, same_as=None
    )[:2]
    return found[0] if len(found) == 1 else None


def locked(member_id: UUID, *, by: Actor, now: datetime) -> Membership:
    """The row, locked, for whoever keeps the people of that team."""
    found = (
        Membership.objects.select_for_update(of=("self",))
        .select_related("team__place__parent", "person")
        .filter(pk=member_id)
        .first()
    )
    if found is None or not permissions.can_keep_members(found.team, by=by, on=local_day(now)):
        raise Refused(_("Không có thành viên này, hoặc tài khoản này không được xem."))
    return found


def write_journal(
    action: str, member: Membership, fields: list[str] | None = None, *, by: Actor, now: datetime
) -> None:
    journal.record(
        by=by, action=action, object_type="teams.Membership", object_id=member.pk, now=now,
        place_id=member.commune_id, about=member.person_id, fields=fields or [], note=f"team:{member.team_id}",
    )  # fmt: skip
