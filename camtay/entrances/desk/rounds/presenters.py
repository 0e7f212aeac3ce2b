"""Phones, houses worth a visit, what waits and what clashes, as people know them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from camtay.domains.places import queries as places
from camtay.domains.rounds import permissions, queries
from camtay.domains.rounds.actions import Rescued
from camtay.domains.rounds.models import Clash, Command, Device, Visit
from camtay.domains.rounds.states import DeviceState, VisitState
from camtay.entrances.desk.frame.presenters import may
from camtay.foundation.access import Actor
from camtay.foundation.calendar import day_from_key
from camtay.foundation.ui import formats


@dataclass(frozen=True)
class Line:
    pk: str
    owner: str
    label: str
    since: str
    seen: str
    state: str
    in_use: bool
    wiped: str


def lines(devices: Iterable[Device]) -> list[Line]:
    return [
        Line(
            pk=str(one.pk),
            owner=one.account.person.name,
            label=one.label,
            since=formats.moment(one.enrolled_at),
            seen=formats.moment(one.seen_at) if one.seen_at else "",
            state=str(one.get_state_display()),
            in_use=one.state == DeviceState.IN_USE,
            wiped=formats.moment(one.wiped_at) if one.wiped_at else "",
        )
        for one in devices
    ]


def field_of(actor: Actor) -> dict[str, bool]:
    """What else about the field is open to the actor."""
    return {
        "sees_held": may(permissions.SETTLE_HELD, actor),
        "sees_clashes": may(permissions.SETTLE_CLASH, actor),
        "takes_rescue": may(permissions.TAKE_RESCUE, actor),
    }


@dataclass(frozen=True)
class House:
    """A visit as people read it: whom, which lesson, how far. Never why."""

    pk: str
    seen: str
    name: str
    house: str
    lesson: str
    state: str
    colour: str
    waits: bool
    is_open: bool


@dataclass(frozen=True)
class Round:
    """The visits of one helper in a week."""

    helper: str
    place: str
    houses: list[House]


COLOURS = {VisitState.PROPOSED: "waiting", VisitState.AGREED: "good", VisitState.DONE: "done"}


def houses(visits: Iterable[Visit]) -> list[House]:
    titles = queries.titles()
    return [
        House(
            pk=str(one.pk),
            seen=f"{one.pk}:{one.version}",
            name=one.person.name,
            house=one.person.house,
            lesson=titles.get(one.skill, one.skill),
            state=str(one.get_state_display()),
            colour=COLOURS.get(VisitState(one.state), "waiting"),
            waits=one.state == VisitState.PROPOSED,
            is_open=one.state in (VisitState.PROPOSED, VisitState.AGREED),
        )
        for one in visits
    ]


def by_helper(visits: Iterable[Visit]) -> list[Round]:
    grouped = groupby(visits, key=lambda one: (one.place.name, one.helper.person.name))
    return [Round(helper, place, houses(rows)) for (place, helper), rows in grouped]


def week_in_words(week: int) -> str:
    monday = day_from_key(week)
    return _("Tuần %(first)s – %(last)s") % {
        "first": formats.day(monday),
        "last": formats.day(monday + timedelta(days=6)),
    }


def week_links(now: datetime, chosen: int) -> list[tuple[str, int, bool]]:
    return [(week_in_words(week), week, week == chosen) for week in queries.weeks_open(now)]


DEEDS = {
    "write_down_person/1": gettext_lazy("Ghi tên người mới"),
    "change_person/1": gettext_lazy("Sửa thông tin"),
    "record_session/1": gettext_lazy("Ghi buổi hướng dẫn"),
    "cancel_session/1": gettext_lazy("Hủy buổi hướng dẫn"),
    "observe/1": gettext_lazy("Ghi nhận đã làm được đến đâu"),
    "visit_done/1": gettext_lazy("Đã ghé nhà"),
    "swap_visit/1": gettext_lazy("Đổi nhà nên ghé"),
    "add_visit/1": gettext_lazy("Thêm nhà nên ghé"),
    "drop_visit/1": gettext_lazy("Bỏ nhà nên ghé"),
}


@dataclass(frozen=True)
class Waiting:
    pk: str
    deed: str
    who: str
    about: str
    at: str
    came: str


def waiting(commands: Iterable[Command]) -> list[Waiting]:
    return [
        Waiting(
            pk=str(one.command.pk),
            deed=str(DEEDS.get(one.command.name, one.command.name)),
            who=one.command.account.person.name,
            about=", ".join(part for part in (*one.people, one.house, one.lesson, one.seen) if part),
            at=formats.moment(one.command.occurred_at),
            came=formats.moment(one.command.received_at),
        )
        for one in queries.held_lines(commands)
    ]


FIELDS = {
    "name": gettext_lazy("Họ và tên"),
    "birth_year": gettext_lazy("Năm sinh"),
    "phone": gettext_lazy("Số điện thoại"),
    "house": gettext_lazy("Số nhà"),
    "sex": gettext_lazy("Giới tính"),
    "place": gettext_lazy("Nơi ở"),
}


@dataclass(frozen=True)
class Pair:
    """One clash: the value that stands, and the one that another wrote."""

    pk: str
    person: str
    where: str
    field: str
    standing: str
    other: str
    by: str
    found: str


def pairs(clashes: Iterable[Clash]) -> list[Pair]:
    shown = list(clashes)
    said = {text for one in shown if one.field == "place" for text in (one.standing, one.other)}
    names = {code: place.name for code, place in places.by_codes(said).items()} if said else {}

    def words(one: Clash, text: str) -> str:
        return (names.get(text, text) if one.field == "place" else text) or _("Để trống")

    return [
        Pair(
            pk=str(one.pk),
            person=one.person.name,
            where=one.person.neighbourhood.name if one.person.neighbourhood else "",
            field=str(FIELDS.get(one.field, one.field)),
            standing=words(one, one.standing),
            other=words(one, one.other),
            by=one.by.person.name,
            found=formats.moment(one.found_at),
        )
        for one in shown
    ]


def rescued(one: Rescued) -> list[tuple[str, str]]:
    """What became of the file, counted."""
    counts = (
        (_("Đã ghi"), one.count("done")),
        (_("Chờ quản trị xã, phường xem"), one.count("held")),
        (_("Không ghi được"), one.count("refused", "dismissed")),
        (_("Còn chờ tệp hoặc người chưa đến"), one.waiting),
        (_("Ảnh, giấy đã nhận"), len(one.received)),
        (_("Ảnh, giấy không giữ được"), len(one.not_kept)),
    )
    return [(words, str(count)) for words, count in counts if count]
