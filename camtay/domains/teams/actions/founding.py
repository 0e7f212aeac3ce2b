"""A team is founded, reorganised, closed: each by a decision."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from camtay.domains.places.models import Place
from camtay.domains.teams import permissions
from camtay.domains.teams.actions import folding, roles
from camtay.domains.teams.actions.changed import Changed, Unfit
from camtay.domains.teams.models import Decision, Membership, Team
from camtay.domains.teams.rules import roster
from camtay.domains.teams.states import Decided, TeamKind
from camtay.foundation.access import Actor, Refused
from camtay.foundation.audit import journal
from camtay.foundation.calendar import local_day
from camtay.foundation.files.models import StoredFile
from camtay.foundation.vietnamese import clean, fold

EARLIEST = date(2020, 1, 1)  # before there were any such teams: a slip of the year
GONE = _("Không có tổ này, hoặc tài khoản này không được xem.")


@dataclass(frozen=True)
class Paper:
    """The decision on paper: its number, its day, its scan where there is one."""

    day: date
    number: str = ""
    file: StoredFile | None = None


@transaction.atomic
def found_team(
    *,
    place: Place,
    name: str,
    area: str = "",
    paper: Paper,
    since: date | None = None,
    by: Actor,
    now: datetime,
) -> Team:
    """A community team of a neighbourhood or a commune, from `since` (else the decision's day). Raises Refused; Unfit
    where a team of that name stands there, or a day makes no sense."""
    permissions.check_can_keep(place, by=by)
    if place.kind not in ("commune", "neighbourhood"):
        raise Unfit("place", _("Hãy chọn xã, phường, thôn hoặc tổ dân phố."))
    team = Team(
        place=place, kind=TeamKind.COMMUNITY, name=named(name), area=clean(area)[:300],
        valid_from=since or paper.day, created_at=now,
    )  # fmt: skip
    check_paper(paper, now)
    check_name_is_free(team, now)
    write_new(team, paper, by=by, now=now)
    return team


def write_new(team: Team, paper: Paper, *, by: Actor, now: datetime) -> None:
    """The row of a new team with what hangs on it."""
    team.decision_number, team.decision_day, team.decision_file = (
        clean(paper.number)[:60],
        paper.day,
        paper.file,
    )
    team.search = roster.team_words(team.name, team.place.name)
    folding.place_keys(team)
    team.save()
    decide(team, Decided.FOUNDED, paper, by=by, now=now)
    folding.fold([team], today=local_day(now))
    write_journal("teams.found", team, by=by, now=now)


@transaction.atomic
def reorganise(
    *, team_id: UUID, version: int, name: str, area: str = "", paper: Paper, by: Actor, now: datetime
) -> Team:
    """A decision that gives a team its present form (kiện toàn). Who leaves and who comes is written member by member.
    Raises Refused, Changed, Unfit."""
    team = locked(team_id, version, by=by)
    check_paper(paper, now)
    if paper.day < team.valid_from:
        raise Unfit("day", _("Ngày kiện toàn phải sau ngày thành lập."))
    team.name, team.area = named(name), clean(area)[:300]
    check_name_is_free(team, now)
    team.decision_number, team.decision_day, team.decision_file = (
        clean(paper.number)[:60],
        paper.day,
        paper.file,
    )
    team.search = roster.team_words(team.name, team.place.name)
    team.version += 1
    team.save()
    decide(team, Decided.REORGANISED, paper, by=by, now=now)
    write_journal("teams.reorganise", team, by=by, now=now)
    return team


@transaction.atomic
def close_team(
    *, team_id: UUID, version: int, paper: Paper, closed_on: date | None = None, by: Actor, now: datetime
) -> Team:
    """The team is no more from `closed_on` (else the decision's day). Its members' days end with it, and so do roles
    they were given for it; nothing is deleted. Raises Refused, Changed, Unfit."""
    team = locked(team_id, version, by=by)
    check_paper(paper, now)
    team.closed_on = closed_on or paper.day
    if team.closed_on < team.valid_from:  # on the day itself: it was founded by mistake, and never stood
        raise Unfit("closed_on", _("Ngày giải thể phải sau ngày thành lập."))
    if team.valid_until is not None and team.closed_on > team.valid_until:
        raise Unfit("closed_on", _("Đợt này đã tự kết thúc trước ngày ấy."))
    team.version += 1
    folding.place_keys(team)
    team.save()
    decide(team, Decided.CLOSED, paper, by=by, now=now)
    refold_members(team)
    if team.closed_on <= local_day(now):
        for member in members_with_accounts(team):
            roles.end(member, team, by=by, now=now)
    folding.fold([team], today=local_day(now))
    write_journal("teams.close", team, by=by, now=now)
    return team


def members_with_accounts(team: Team) -> list[Membership]:
    return list(
        Membership.objects.filter(team=team).exclude(person=None).select_related("person").order_by("pk")
    )


def refold_members(team: Team) -> None:
    """The last days of all who are in the team, after its own last day changed."""
    members = list(Membership.objects.filter(team=team).order_by("pk"))
    for member in members:
        folding.member_keys(member, team)
    Membership.objects.bulk_update(
        members, ["kind", "commune", "neighbourhood", "since_day", "until_day"], batch_size=200
    )


def named(name: str) -> str:
    said = clean(name)[:160]
    if not any(sign.isalpha() for sign in said):
        raise Unfit("name", _("Hãy ghi tên bằng chữ."))
    return said


def check_paper(paper: Paper, now: datetime) -> None:
    if paper.day > local_day(now):
        raise Unfit("day", _("Ngày quyết định không thể ở tương lai."))
    if paper.day < EARLIEST:
        raise Unfit("day", _("Ngày này quá xa trong quá khứ. Hãy kiểm tra lại năm."))


def check_name_is_free(team: Team, now: datetime) -> None:
    others = Team.objects.on(local_day(now)).filter(place=team.place, kind=team.kind).exclude(pk=team.pk)
    if fold(team.name) in {fold(one.name) for one in others}:
        raise Unfit("name", _("Ở đây đã có tổ tên này. Hãy ghi tên khác để khỏi lẫn."))


def decide(team: Team, what: str, paper: Paper, *, by: Actor, now: datetime, reason: str = "") -> None:
    Decision.objects.create(
        team=team, what=what, number=clean(paper.number)[:60], day=paper.day, file=paper.file,
        recorded_by_id=by.account_id, recorded_at=now, reason=reason,
    )  # fmt: skip


def locked(team_id: UUID, version: int, *, by: Actor) -> Team:
    """The team, locked, for whoever keeps teams there; standing, and as it was seen."""
    team = (
        Team.objects.select_for_update(of=("self",))
        .select_related("place__parent")
        .filter(pk=team_id)
        .first()
    )
    if team is None or not permissions.can_keep(team.place_id, by=by):
        raise Refused(GONE)
    if team.version != version:
        raise Changed(team)
    if team.closed_on is not None:
        raise Refused(_("Tổ này đã giải thể."))
    return team


def write_journal(action: str, team: Team, *, by: Actor, now: datetime, note: str = "") -> None:
    journal.record(
        by=by, action=action, object_type="teams.Team", object_id=team.pk, now=now, place_id=team.commune_id,
        note=note,
    )  # fmt: skip
