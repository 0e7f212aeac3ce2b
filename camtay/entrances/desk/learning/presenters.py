"""Sessions, rungs and claims in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.learning import permissions
from camtay.domains.learning.models import Observation, Progress, Review, Session
from camtay.domains.learning.queries import Seen
from camtay.domains.learning.queries.lessons import lesson
from camtay.domains.learning.states import CancelReason, Confirmed, Rung, SessionKind
from camtay.domains.learning.states import Seen as Kind
from camtay.domains.people.models import Person
from camtay.entrances.desk.frame.presenters import may
from camtay.foundation.access import Actor
from camtay.foundation.calendar import day_from_key
from camtay.foundation.ui import formats
from camtay.foundation.ui.pieces import Row, Tab

TONES = {
    Rung.NONE: "neutral",
    Rung.SHOWN: "active",
    Rung.WITH_HELP: "waiting",
    Rung.ALONE: "good",
    Rung.KEPT: "good",
}


@dataclass(frozen=True)
class Line:
    """One session of the list."""

    url: str
    when: str
    skill: str
    where: str
    who: str
    people: int
    state: str
    tone: str


@dataclass(frozen=True)
class Stand:
    """Where somebody stands in one skill."""

    skill: str
    rung: str
    tone: str
    notes: str


@dataclass(frozen=True)
class Told:
    """One thing seen, as it counts. `url`: the session it was seen in."""

    when: str
    skill: str
    seen: str
    note: str
    url: str


@dataclass(frozen=True)
class Claim:
    """A claim to be seen again: whom to go to, and what for."""

    url: str
    name: str
    home: str
    skill: str
    since: str


def title_of(skill: str) -> str:
    found = lesson(skill)
    return found.title if found else skill


def tabs(actor: Actor, here: str) -> list[Tab]:
    """What of learning is open to the actor."""
    items = (
        (_("Các buổi"), "desk:sessions", permissions.SEE),
        (_("Lớp học"), "desk:classes", permissions.SEE),
        (_("Ai làm được đến đâu"), "desk:learners", permissions.SEE),
        (_("Ai chưa được chỉ"), "desk:not_yet", permissions.SEE_NOT_YET),
        (_("Xem lại"), "desk:reviews", permissions.REVIEW),
    )
    return [Tab(label, reverse(name), name == here) for label, name, right in items if may(right, actor)]


def lines(rows: Iterable[Session]) -> list[Line]:
    return [_line(one) for one in rows]


def _line(one: Session) -> Line:
    people: int = getattr(one, "people", 0)
    state, tone = standing(one)
    return Line(
        url=reverse("desk:session", args=[one.pk]), when=formats.moment(one.occurred_at), skill=title_of(one.skill),
        where=one.place.name, who=one.taught_by.person.name, people=people, state=state, tone=tone,
    )  # fmt: skip


def standing(one: Session) -> tuple[str, str]:
    if one.cancelled_at is not None:
        return _("Đã hủy"), "neutral"
    if one.confirmed == Confirmed.NOT_YET:
        return _("Chưa xác nhận"), "waiting"
    return _("Đã xác nhận"), "good"


@dataclass(frozen=True)
class Held:
    """One class of the list."""

    url: str
    title: str
    when: str
    where: str
    people: int
    state: str
    tone: str


def classes(found: Iterable[Session], *, today: int) -> list[Held]:
    return [
        Held(
            reverse("desk:class", args=[one.pk]), one.title or title_of(one.skill), formats.moment(one.occurred_at),
            one.place.name, getattr(one, "people", 0), *open_or_not(one, today=today),
        )
        for one in found
    ]  # fmt: skip


def open_or_not(one: Session, *, today: int) -> tuple[str, str]:
    """May people say now that they are there?"""
    if one.cancelled_at is not None:
        return _("Đã hủy"), "neutral"
    if one.closed_at is not None:
        return _("Đã đóng"), "good"
    if one.occurred_day > today:
        return _("Chưa đến ngày"), "waiting"
    return (_("Đang mở"), "active") if one.occurred_day == today else (_("Hết ngày"), "neutral")


def rows_of_class(one: Session) -> list[Row]:
    return [
        Row(_("Bài học"), title_of(one.skill)),
        Row(_("Lúc"), formats.moment(one.occurred_at)),
        Row(_("Ở đâu"), one.place.name),
        Row(_("Người hướng dẫn"), one.taught_by.person.name),
    ]


def rows(one: Session) -> list[Row]:
    said = [
        Row(_("Lúc"), formats.moment(one.occurred_at)),
        Row(_("Ở đâu"), f"{SessionKind(one.kind).label}, {one.place.name}"),
        Row(_("Người hướng dẫn"), one.taught_by.person.name),
        Row(_("Bà con xác nhận"), str(Confirmed(one.confirmed).label)),
    ]
    if one.team is not None:
        said.insert(3, Row(_("Tổ, đội"), one.team.name))
    if one.minutes:
        said.insert(1, Row(_("Bao lâu"), _("%(minutes)s phút") % {"minutes": one.minutes}))
    if one.cancelled_at is not None:
        why = str(CancelReason(one.cancel_reason).label) if one.cancel_reason else ""
        said.append(
            Row(_("Đã hủy"), ", ".join(part for part in (formats.moment(one.cancelled_at), why) if part))
        )
    return said


def people_in(seen: Iterable[Observation]) -> list[Told]:
    """Each person of a session, with what was seen."""
    return [
        Told(
            when=_home(one.person), skill=one.person.name or _("Đã xóa tên"), seen=str(Kind(one.seen).label),
            note=_("Đã rút lại") if hasattr(one, "withdrawn_by") else "", url=reverse("desk:learner", args=[one.person_id]),
        )
        for one in seen
    ]  # fmt: skip


def stands(progress: Iterable[Progress]) -> list[Stand]:
    """The highest rung first."""
    return [
        _stand(one)
        for one in sorted(progress, key=lambda one: (-one.rung, one.skill))
        if one.rung or one.family
    ]


def _stand(one: Progress) -> Stand:
    rung = Rung(one.rung)
    day = {
        Rung.SHOWN: one.shown_day, Rung.WITH_HELP: one.helped_day, Rung.ALONE: one.alone_day, Rung.KEPT: one.kept_day,
    }.get(rung)  # fmt: skip
    said = [
        _("từ %(day)s") % {"day": formats.day(day_from_key(day))} if day else "",
        str(Kind(one.proof).label) if one.proof else "",
        _("Người nhà làm giúp") if one.family else "",
    ]
    return Stand(title_of(one.skill), str(rung.label), TONES[rung], "; ".join(part for part in said if part))


def told(history: Iterable[Seen]) -> list[Told]:
    return [_told(one) for one in history]


def _told(seen: Seen) -> Told:
    one = seen.observation
    url = reverse("desk:session", args=[one.session_id]) if one.session_id else ""
    return Told(
        when=formats.moment(one.occurred_at), skill=title_of(one.skill), seen=str(Kind(one.seen).label),
        note=_note(seen), url=url,
    )  # fmt: skip


def _note(seen: Seen) -> str:
    one = seen.observation
    if not seen.counts:
        return _("Không tính: đã hủy hoặc rút lại")
    said = [_("hồ sơ %(code)s") % {"code": one.case_code}] if one.case_code else []
    if seen.worth != one.seen:
        why = {
            Kind.ALONE_MATCHED: _("hôm ấy có người hướng dẫn nên tính là có giúp"),
            Kind.ALONE_CHECKED: _("người dạy tự xem nên tính là có giúp"),
        }.get(Kind(one.seen), "")
        said += [why] if why else []
    return "; ".join(said)


def _home(person: Person) -> str:
    parts = (person.house, person.neighbourhood.name if person.neighbourhood else "")
    return ", ".join(part for part in parts if part)


def claims(reviews: Iterable[Review]) -> list[Claim]:
    return [
        Claim(
            url=reverse("desk:review_settle", args=[one.pk]), name=one.observation.person.name,
            home=_home(one.observation.person) or _("Chưa rõ nhà"), skill=title_of(one.observation.skill),
            since=formats.day(one.drawn_at),
        )
        for one in reviews
    ]  # fmt: skip


@dataclass(frozen=True)
class Neighbour:
    """Somebody found, or somebody not shown yet."""

    name: str
    born: str
    home: str
    url: str


def neighbours(people: Iterable[Person]) -> list[Neighbour]:
    return [
        Neighbour(
            one.name or _("Chưa ghi tên"),
            str(one.birth_year or ""),
            _home(one),
            reverse("desk:learner", args=[one.pk]),
        )
        for one in people
    ]
