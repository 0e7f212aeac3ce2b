"""One team in words and figures: what it did in a month, what waits, and a fair picture of each member."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.learning.models import Session
from camtay.domains.learning.queries import lessons
from camtay.domains.learning.queries import teams as work
from camtay.domains.learning.queries.teams import Hours
from camtay.domains.people.models import Account
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.rounds import permissions as rounds
from camtay.domains.rounds.queries import Waits
from camtay.domains.teams import permissions
from camtay.domains.teams.models import Commendation, Decision, Membership, Team
from camtay.domains.teams.queries import Standing
from camtay.domains.teams.states import TeamKind
from camtay.entrances.desk.frame.presenters import may
from camtay.entrances.desk.teams.presenters.lists import against
from camtay.foundation.access import Actor
from camtay.foundation.ui import formats
from camtay.foundation.ui.measures import Tile, month_words
from camtay.foundation.ui.pieces import Event, Row
from camtay.foundation.vietnamese.dates import duration_words


@dataclass(frozen=True)
class Picture:
    """What one core member did: plain facts, in the order of names."""

    name: str
    duty: str
    area: str
    did: str
    url: str
    certificate: str


@dataclass(frozen=True)
class Waiting:
    """What waits, and where it is settled by who may."""

    words: str
    url: str


@dataclass(frozen=True)
class Praise:
    title: str
    note: str
    pdf: str
    withdraw: str


@dataclass(frozen=True)
class PlaceLine:
    name: str
    sessions: int
    people: int


def month_of(said: str, today: date) -> date:
    """The first of the month that stands in an address (202611), not after this one."""
    this = today.replace(day=1)
    if len(said) == 6 and said.isdecimal() and 1 <= int(said[4:]) <= 12 and said[:4] >= "2000":
        return min(date(int(said[:4]), int(said[4:]), 1), this)
    return this


def last_of(month: date) -> date:
    return (month + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def month_links(month: date, today: date) -> tuple[str, str, str]:
    """This month in words; the addresses of the one before and, where it has begun, the one after."""
    before, after = month - timedelta(days=1), last_of(month) + timedelta(days=1)
    onward = f"?thang={after:%Y%m}" if after <= today else ""
    return month_words(month.year * 100 + month.month), f"?thang={before:%Y%m}", onward


def tiles(team: Team, how: Standing, month: date) -> list[Tile]:
    """Times and people against what is asked; who came as far as alone; what waits."""
    first, last = month, last_of(month)
    alone = work.alone_by_team(team.pk, first, last)
    did = work.work_of_team(team.pk, first, last)
    return [
        Tile(
            _("Buổi hướng dẫn"),
            formats.number(how.sessions),
            _minutes(did.minutes) if did.sessions else "",
            "",
            "",
        ),
        Tile(_("Lượt"), against(how.times, how.quota, "times"), _asked(how, "times"), "", ""),
        Tile(_("Người"), against(how.taught, how.quota, "people"), _asked(how, "people"), "", ""),
        Tile(_("Người đã tự làm được"), formats.number(alone), _("sau khi được tổ chỉ"), "", ""),
    ]


def _minutes(minutes: int) -> str:
    return duration_words(timedelta(minutes=minutes), day=None) if minutes else _("chưa ghi số phút")


def _asked(how: Standing, what: str) -> str:
    asked = getattr(how.quota, what) if how.quota is not None else None
    return _("chưa giao chỉ tiêu") if asked is None else _("làm được / chỉ tiêu tháng")


def facts(team: Team, places: Sequence[Place]) -> list[Row]:
    number = team.decision_number or _("chưa ghi số")
    said = [
        (
            _("Quyết định"),
            _("%(number)s, %(day)s") % {"number": number, "day": formats.day(team.decision_day)},
        ),
        (_("Đơn vị cử đến"), team.host),
        (_("Làm việc ở"), ", ".join(one.name for one in places)),
        (_("Địa bàn, công việc"), team.area),
        (_("Từ ngày"), formats.day(team.valid_from)),
        (_("Đến hết ngày"), formats.day(team.valid_until) if team.valid_until else ""),
        (_("Thôi hoạt động từ"), formats.day(team.closed_on) if team.closed_on else ""),
    ]
    return [Row(key, value) for key, value in said if value]


def pictures(team: Team, core: Sequence[Membership], month: date, *, keeps: bool) -> list[Picture]:
    """By name. No totals stand side by side to be compared, and nobody is first or last: only what each one did."""
    accounts = {one.pk: account for one in core if (account := _account(one)) is not None}
    hours = work.hours_of([one.pk for one in accounts.values()], team.pk, month, last_of(month))
    return [
        Picture(
            name=one.name, duty=str(one.get_duty_display()), area=one.area,
            did=_did(hours.get(accounts[one.pk].pk, Hours())) if one.pk in accounts else "",
            url=reverse("desk:team_member", args=[one.pk]) if keeps else "",
            certificate=reverse("desk:team_certificate", args=[one.pk]) if keeps and one.pk in accounts else "",
        )
        for one in core
    ]  # fmt: skip


def _account(member: Membership) -> Account | None:
    return getattr(member.person, "account", None) if member.person is not None else None


def _did(hours: Hours) -> str:
    if not hours.sessions:
        return _("Tháng này chưa ghi buổi nào.")
    words = _("%(count)s buổi") % {"count": formats.number(hours.sessions)}
    return f"{words}, {_minutes(hours.minutes)}" if hours.minutes else words


def events(team: Team, found: Sequence[Decision]) -> list[Event]:
    return [
        Event(
            title=str(one.get_what_display()),
            when=f"{one.number or _('chưa ghi số')}, {formats.day(one.day)}",
            text=", ".join(
                part for part in (one.reason, one.recorded_by.person.name if one.recorded_by else "") if part
            ),
            tone="done",
            url=reverse("desk:team_decision_file", args=[team.pk, one.pk]) if one.file_id else "",
        )
        for one in found
    ]


def praise(found: Sequence[Commendation]) -> list[Praise]:
    return [
        Praise(
            title=one.member.name if one.member is not None else one.team.name,
            note=f"{one.occasion}, {formats.moment(one.proposed_at)}",
            pdf=reverse("desk:team_commendation_pdf", args=[one.pk]),
            withdraw=reverse("desk:team_commendation_withdraw", args=[one.pk]),
        )
        for one in found
    ]


def by_place(team: Team) -> list[PlaceLine]:
    """A campaign's own figures, over its whole period."""
    if team.kind != TeamKind.CAMPAIGN or team.valid_until is None:
        return []
    found = work.places_of_team(team.pk, team.valid_from, team.valid_until)
    return [PlaceLine(place.name, sessions, people) for place, sessions, people in found]


def ids_within(team: Team, parts: Sequence[Place]) -> set[int]:
    """Ids of the places a team works in, with all that lies in them."""
    return set().union(*places.covers_many([*parts] or [team.place]).values())


def waits(found: Waits, *, by: Actor) -> list[Waiting]:
    """Houses and deeds that wait in the places of the team: numbers, and nobody's name."""
    said = (
        (found.to_agree, _("%(number)s nhà chờ trưởng thôn, tổ trưởng đồng ý"), "desk:visits", rounds.AGREE),
        (found.to_visit, _("%(number)s nhà đã đồng ý, tuần này chưa ghé"), "desk:visits", rounds.CHOOSE),
        (found.held, _("%(number)s việc từ máy của người đã thôi vai trò, chờ nhận"), "desk:held", rounds.SETTLE_HELD),
        (found.clashes, _("%(number)s chỗ hai người ghi khác nhau"), "desk:clashes", rounds.SETTLE_CLASH),
    )  # fmt: skip
    return [
        Waiting(words % {"number": formats.number(number)}, reverse(name) if may(right, by) else "")
        for number, words, name, right in said
        if number
    ]


def may_extend(team: Team, *, by: Actor, on: date) -> bool:
    """A campaign under way, for who keeps teams there."""
    if team.kind != TeamKind.CAMPAIGN or team.closed_on is not None or team.valid_until is None:
        return False
    return team.valid_until >= on and permissions.can_keep(team.place_id, by=by)


def waiting(found: Sequence[Session]) -> list[str]:
    """Sessions that nobody has confirmed, without the names of those who learned."""
    return [
        f"{formats.day(one.occurred_day)}: {lesson_title(one.skill)}, {one.place.name}, {one.taught_by.person.name}"
        for one in found
    ]


def lesson_title(skill: str) -> str:
    found = lessons.lesson(skill)
    return found.title if found is not None else skill
