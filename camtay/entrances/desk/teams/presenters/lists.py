"""Teams and their people as lines of lists."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.teams import permissions, queries
from camtay.domains.teams.models import Membership, Quota, Team
from camtay.domains.teams.queries import Standing
from camtay.domains.teams.states import TeamKind
from camtay.entrances.desk.frame.presenters import may
from camtay.foundation.access import Actor
from camtay.foundation.calendar import day_key
from camtay.foundation.ui import formats
from camtay.foundation.ui.pieces import Tab
from camtay.foundation.vietnamese import phone_display


@dataclass(frozen=True)
class Line:
    """One team. `times`, `people`: what it did this month, of what is asked where something is."""

    url: str
    name: str
    place: str
    core: int
    members: int
    times: str
    people: str
    state: str
    tone: str


@dataclass(frozen=True)
class MemberLine:
    """Somebody in a team; `url`, `phone` for those who keep the list."""

    url: str
    name: str
    team: str
    team_url: str
    duty: str
    core: bool
    born: str
    phone: str
    knows: str
    days: str


def tabs(actor: Actor, current: str) -> list[Tab]:
    found = [
        (_("Tổ và đội"), "desk:teams"),
        (_("Thành viên"), "desk:team_people"),
        (_("Đợt tình nguyện"), "desk:campaigns"),
    ]
    if may(permissions.KEEP, actor):
        found.append((_("Chỉ tiêu tháng"), "desk:team_quotas"))
    return [Tab(label, reverse(name), name == current) for label, name in found]


def lines(found: Iterable[Team], *, on: date) -> list[Line]:
    """Three queries for all of them."""
    shown = list(found)
    standing = queries.standing_of(shown, on=on)
    return [_line(one, standing, on) for one in shown]


def _line(team: Team, standing: Mapping[UUID, Standing], on: date) -> Line:
    how = standing[team.pk]
    state, tone = state_of(team, on)
    return Line(
        url=reverse("desk:team", args=[team.pk]), name=team.name, place=_where(team), core=how.core,
        members=how.people, times=against(how.times, how.quota, "times"),
        people=against(how.taught, how.quota, "people"), state=state, tone=tone,
    )  # fmt: skip


def _where(team: Team) -> str:
    above = team.place.parent
    named = [team.place.name, *([above.name] if above is not None and team.neighbourhood_id else [])]
    return ", ".join([*named, *([team.host] if team.host else [])])


def state_of(team: Team, on: date) -> tuple[str, str]:
    """The words of where a team stands on a day, and their colour."""
    if team.until_day is not None and team.until_day < day_key(on):
        return (
            (_("Đã kết thúc"), "neutral") if team.kind == TeamKind.CAMPAIGN else (_("Đã giải thể"), "neutral")
        )
    if team.since_day > day_key(on):
        return _("Chưa bắt đầu"), "waiting"
    return (_("Đang diễn ra"), "active") if team.kind == TeamKind.CAMPAIGN else (_("Đang hoạt động"), "good")


def against(done: int, quota: Quota | None, what: str) -> str:
    """`12/40`: what was done, of what is asked; alone where nothing is."""
    asked = getattr(quota, what) if quota is not None else None
    return formats.number(done) if asked is None else f"{formats.number(done)}/{formats.number(asked)}"


def member_lines(found: Sequence[Membership], *, kept: Callable[[Membership], bool]) -> list[MemberLine]:
    """`kept`: is this line of a list that the reader keeps? Then it opens, and shows its telephone."""
    return [_member(one, kept=kept(one)) for one in found]


def _member(one: Membership, *, kept: bool) -> MemberLine:
    return MemberLine(
        url=reverse("desk:team_member", args=[one.pk]) if kept else "", name=one.name, team=one.team.name,
        team_url=reverse("desk:team", args=[one.team_id]), duty=str(one.get_duty_display()), core=one.is_core,
        born=str(one.birth_year or ""), phone=phone_display(one.phone) if kept and one.phone else "",
        knows=one.knows, days=days_of(one),
    )  # fmt: skip


def days_of(member: Membership) -> str:
    since = formats.day(member.since)
    return f"{since} – {formats.day(member.until)}" if member.until else _("từ %(since)s") % {"since": since}
