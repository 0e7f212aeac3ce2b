"""Requests as lists and pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.people import permissions
from camtay.domains.people import queries as people
from camtay.domains.people.models import DataRequest, Person, Sex
from camtay.domains.people.states import Wish, WishState
from camtay.domains.wishes import actions, queries
from camtay.entrances.desk.frame.presenters import may
from camtay.foundation.access import Actor
from camtay.foundation.calendar import local_day
from camtay.foundation.kept import Kept, Section, sections
from camtay.foundation.ui import formats
from camtay.foundation.ui.pieces import Row
from camtay.foundation.vietnamese import phone_display

TONES = {
    WishState.ASKED: "waiting", WishState.ANSWERED: "good", WishState.DECLINED: "bad",
    WishState.TAKEN_BACK: "neutral",
}  # fmt: skip
DEEDS = {Wish.SEE: "desk:data_answer", Wish.CORRECT: "desk:data_correct", Wish.ERASE: "desk:data_erase"}


@dataclass(frozen=True)
class Line:
    """One request. `note`: why its due time wants attention, with a tone as of tags."""

    url: str
    name: str
    wish: str
    place: str
    asked_at: datetime
    due_at: datetime
    note: str
    tone: str
    state: str
    state_tone: str
    waits: bool


@dataclass(frozen=True)
class Deed:
    label: str
    url: str


def lines(rows: Iterable[DataRequest], *, now: datetime) -> list[Line]:
    return [line(one, now=now) for one in rows]


def line(one: DataRequest, *, now: datetime) -> Line:
    waits = one.state == WishState.ASKED
    note, tone = _due(one, now) if waits else ("", "neutral")
    return Line(
        url=reverse("desk:data_request", args=[one.pk]),
        name=one.person.name or _("Không còn tên"),
        wish=str(Wish(one.wish).label),
        place=one.place.name,
        asked_at=one.asked_at,
        due_at=one.due_at,
        note=note,
        tone=tone,
        state=str(WishState(one.state).label),
        state_tone=TONES[WishState(one.state)],
        waits=waits,
    )


def _due(one: DataRequest, now: datetime) -> tuple[str, str]:
    if one.due_at < now:
        return _("Quá hạn"), "bad"
    days = (local_day(one.due_at) - local_day(now)).days
    return (_("Hôm nay"), "late") if days == 0 else (_("Ngày mai"), "late") if days == 1 else ("", "neutral")


def rows(one: DataRequest) -> list[Row]:
    shown = [
        Row(_("Người yêu cầu"), one.person.name or _("Không còn tên")),
        Row(_("Yêu cầu lúc"), formats.moment(one.asked_at)),
        Row(_("Phải trả lời trước"), formats.moment(one.due_at)),
    ]
    if one.words:
        shown.append(Row(_("Lời người yêu cầu"), one.words))
    if one.answered_at is not None:
        who = one.answered_by.person.name if one.answered_by else ""
        shown.append(Row(_("Đã trả lời"), f"{formats.moment(one.answered_at)}, {who}"))
    if one.answer:
        shown.append(Row(_("Câu trả lời"), one.answer))
    return shown


def deeds(one: DataRequest) -> list[Deed]:
    """What can be done while it waits: the main one first."""
    if one.state != WishState.ASKED:
        return []
    label = {
        Wish.SEE: _("Trả lời"),
        Wish.CORRECT: _("Sửa và trả lời"),
        Wish.ERASE: _("Xem sẽ xóa gì, rồi xóa"),
    }
    wish = Wish(one.wish)
    return [
        Deed(label[wish], reverse(DEEDS[wish], args=[one.pk])),
        Deed(_("Không làm được, nói lý do"), reverse("desk:data_decline", args=[one.pk])),
    ]


def needed(one: DataRequest) -> list[Section]:
    """What an officer needs to see: who it is, in full; of all else, only what kinds of data there are, and how many."""
    return [_counted(section) for section in sections(queries.about(one.person))]


def _counted(section: Section) -> Section:
    """The answers of a form count as one kind, whatever was asked."""
    basics = [line for line in section.lines if _is_basic(line)]
    kinds: dict[tuple[str, ...], list[Kept]] = {}
    for line in section.lines:
        if line not in basics:
            kinds.setdefault(line.fields or (line.label,), []).append(line)
    known = {shown.fields: str(shown.label) for one in queries.registers() for shown in one.shown}
    rest = [
        replace(
            found[0],
            label=known.get(kind, found[0].label),
            value=_("%(count)s mục") % {"count": formats.number(len(found))},
        )
        for kind, found in kinds.items()
    ]
    return Section(section.title, (*basics, *rest), section.grounds)


_BASIC = {f"people.Person.{name}" for name in ("name", "birth_date", "birth_year", "sex", "phone", "commune")}


def _is_basic(line: Kept) -> bool:
    return bool(_BASIC.intersection(line.fields))


def whole(one: DataRequest) -> list[Section]:
    """Everything, for the paper that is handed to whoever asked."""
    return sections(queries.about(one.person))


def preview(one: DataRequest, *, now: datetime) -> actions.Preview:
    """What carrying it out would do."""
    return actions.preview(person=one.person, now=now)


def stored(person: Person) -> list[Row]:
    """The person as kept now, beside what was typed."""
    return [
        Row(_("Họ và tên"), person.name),
        Row(_("Năm sinh"), str(person.birth_year or _("Chưa ghi"))),
        Row(_("Giới tính"), str(Sex(person.sex).label) if person.sex else _("Chưa ghi")),
        Row(_("Số điện thoại"), phone_display(person.phone) if person.phone else _("Chưa ghi")),
    ]


def waiting(by: Actor, *, now: datetime) -> str:
    """One line on the day's page, for who may answer; "" where nothing waits. No query for others."""
    if not may(permissions.ANSWER, by):
        return ""
    found = people.waiting_requests(by, now=now)
    words = _("%(count)s yêu cầu về dữ liệu cá nhân đang chờ trả lời") % {
        "count": formats.number(found.count)
    }
    late = _("%(count)s đã quá hạn") % {"count": formats.number(found.late)}
    return (f"{words}, {late}" if found.late else words) if found.count else ""
