"""The Monday sheet as it is read: on one page of paper and on a telephone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.reports import queries
from camtay.foundation.ui import formats
from camtay.foundation.ui.measures import Tile

# As much as one page of A4 holds; what is left out is counted and one link away.
MOST_LATE, MOST_DUE, MOST_TASKS, MOST_CAUSES = 6, 4, 3, 3


@dataclass(frozen=True)
class Line:
    """One case or task. `where`: step and who has it; `why`: what it waited for, one sentence each."""

    url: str
    code: str
    what: str
    where: str
    due_at: datetime | None
    late: str
    why: tuple[str, ...]
    tone: str


@dataclass(frozen=True)
class Choice:
    number: int
    title: str
    why: str
    url: str
    link: str


@dataclass(frozen=True)
class Day:
    label: str
    count: int


@dataclass(frozen=True)
class Part:
    """Some lines, and how many more there are where."""

    lines: list[Line]
    more: int
    url: str


@dataclass(frozen=True)
class Sheet:
    title: str
    place: str
    span: str
    tiles: list[Tile]
    summary: str
    choices: list[Choice]
    late: Part
    due: Part
    tasks: Part
    days: list[Day]
    steps: list[str]
    reasons: list[str]
    empty: bool


def sheet(said: queries.Monday) -> Sheet:
    """Everything as words."""
    return Sheet(
        title=_("Tờ đầu tuần"),
        place=said.place.name,
        span=_("%(first)s – %(last)s") % {"first": formats.day(said.first), "last": formats.day(said.last)},
        tiles=_tiles(said),
        summary=_summary(said),
        choices=[_choice(number, one) for number, one in enumerate(said.choices, start=1)],
        late=_part([_late(one) for one in said.late], MOST_LATE, f"{reverse('desk:work')}?phan=qua-han"),
        due=_part([_due(one) for one in said.due], MOST_DUE, reverse("desk:work")),
        tasks=_part(
            [_task(one) for one in (*said.late_tasks, *said.due_tasks)],
            MOST_TASKS,
            f"{reverse('desk:tasks')}?phan=ca-noi",
        ),
        days=[Day(_day(day), count) for day, count in said.days],
        steps=_causes(said.steps),
        reasons=_causes(said.reasons),
        empty=said.empty,
    )


def _tiles(said: queries.Monday) -> list[Tile]:
    late_url = f"{reverse('desk:work')}?phan=qua-han"
    explained = _("%(n)s có giải trình") % {"n": formats.number(said.explained)}
    tasks = _("%(n)s đã quá hạn") % {"n": formats.number(len(said.late_tasks))}
    return [
        _tile(_("Hồ sơ quá hạn"), len(said.late), explained, late_url, "bad"),
        _tile(_("Hồ sơ đến hạn tuần này"), len(said.due), _("chưa xong"), reverse("desk:work"), "warn"),
        _tile(
            _("Việc quá hạn và đến hạn"), len(said.late_tasks) + len(said.due_tasks), tasks,
            f"{reverse('desk:tasks')}?phan=ca-noi", "warn",
        ),
    ]  # fmt: skip


def _tile(label: str, count: int, note: str, url: str, tone: str) -> Tile:
    return Tile(label, formats.number(count), note, url, tone if count else "good")


def _summary(said: queries.Monday) -> str:
    if said.empty:
        return _("Tuần này không có hồ sơ hay việc nào quá hạn hoặc đến hạn.")
    return _("%(late)s hồ sơ đang quá hạn, %(due)s hồ sơ và %(tasks)s việc đến hạn trong tuần.") % {
        "late": formats.number(len(said.late)),
        "due": formats.number(len(said.due)),
        "tasks": formats.number(len(said.due_tasks)),
    }


def _choice(number: int, one: queries.Choice) -> Choice:
    return Choice(number, one.title, one.why, *_way(one))


def _way(one: queries.Choice) -> tuple[str, str]:
    """Where the decision is taken, and what its link says."""
    if one.thing == "case":
        return reverse("desk:case", args=[one.ref]), _("Mở hồ sơ")
    if one.thing == "task":
        return reverse("desk:task", args=[one.ref]), _("Mở việc")
    if one.thing == "procedure":
        asked = urlencode({"procedure": one.ref, "due": "late"})
        return f"{reverse('desk:search')}?{asked}", _("Xem các hồ sơ trễ")
    if one.thing == "apologies":
        return reverse("desk:morning"), _("Xem từng phiếu")
    return f"{reverse('desk:work')}?phan=chua-giao", _("Xem các hồ sơ")


def _part(lines: Sequence[Line], most: int, url: str) -> Part:
    return Part(list(lines[:most]), max(len(lines) - most, 0), url)


def _late(one: queries.CaseLine) -> Line:
    late = _("%(n)s ngày") % {"n": formats.number(one.days)} if one.days else _("bổ sung nhiều lần")
    letters = {"given": _("Đã xin lỗi, hẹn lại ngày trả"), "drafted": _("Phiếu xin lỗi đã soạn, chưa gửi")}
    why = list(one.held) or [_("Không ghi lý do nào")]
    if one.explained:
        why.append(_("Không trễ khi giải trình"))
    if one.letter:
        why.append(letters[one.letter])
    return _line(one, late, tuple(why), "late" if one.explained else "bad")


def _due(one: queries.CaseLine) -> Line:
    return _line(one, "", (), "neutral")


def _line(one: queries.CaseLine, late: str, why: tuple[str, ...], tone: str) -> Line:
    where = " · ".join(
        part for part in (one.step, one.department, one.holder or _("chưa có người giữ")) if part
    )
    return Line(
        reverse("desk:case", args=[one.ref]),
        one.code or "–",
        one.procedure,
        where,
        one.due_at,
        late,
        why,
        tone,
    )


def _task(one: queries.TaskLine) -> Line:
    late = _("%(n)s ngày") % {"n": formats.number(one.days)} if one.days else ""
    return Line(
        reverse("desk:task", args=[one.ref]),
        one.code,
        one.title,
        one.doer,
        one.due_at,
        late,
        (),
        "bad" if late else "neutral",
    )


def _day(day: date) -> str:
    return f"{formats.weekday(day)} {day:%d/%m}"


def _causes(found: Sequence[queries.Cause]) -> list[str]:
    return [f"{one.label}: {formats.number(one.count)}" for one in found[:MOST_CAUSES]]
