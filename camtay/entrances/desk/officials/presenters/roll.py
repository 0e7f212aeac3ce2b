"""The roll as lines, and as a table that can be brought in again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.learning import queries
from camtay.domains.learning.models import CourseResult, Trainee
from camtay.domains.people.states import Department
from camtay.domains.places.models import Place
from camtay.foundation.calendar import day_from_key
from camtay.foundation.tables.exporting import Field
from camtay.foundation.ui import formats
from camtay.foundation.ui.pieces import Tab


@dataclass(frozen=True)
class Line:
    """One official. `state`: trained, or not yet, or gone."""

    url: str
    name: str
    note: str
    department: str
    since: str
    state: str
    tone: str


@dataclass(frozen=True)
class Taken:
    """One course somebody took part in."""

    url: str
    title: str
    days: str
    state: str
    tone: str


def tabs(place: Place, current: str) -> list[Tab]:
    parts = (
        (_("Danh sách cán bộ"), "desk:officials"),
        (_("Lớp bồi dưỡng"), "desk:courses"),
        (_("Kế hoạch 01: năm nhóm"), "desk:five_groups"),
    )
    return [Tab(label, f"{reverse(name)}?noi={place.code}", name == current) for label, name in parts]


def lines(officials: Iterable[Trainee], *, today: date) -> list[Line]:
    return [_line(one, today) for one in officials]


def _line(one: Trainee, today: date) -> Line:
    state, tone = standing(one, today)
    return Line(
        url=one.desk_path,
        name=one.name,
        note=" · ".join(part for part in (one.duty, one.number) if part),
        department=department(one),
        since=formats.day(one.since),
        state=state,
        tone=tone,
    )


def department(one: Trainee) -> str:
    return str(Department(one.department).label) if one.department else formats.NOTHING


def standing(one: Trainee, today: date) -> tuple[str, str]:
    if one.until is not None and one.until < today:
        return _("đã nghỉ từ %(day)s") % {"day": formats.day(one.until)}, "neutral"
    if one.trained_day is not None:
        return _("đạt ngày %(day)s") % {"day": formats.day(one.trained_day)}, "good"
    return _("chưa đạt đánh giá"), "waiting"


def summary(roll: queries.Roll) -> str:
    if not roll.officials:
        return _("Chưa có ai trong danh sách.")
    return _("%(whole)s cán bộ đang làm việc, %(part)s người đã đạt đánh giá: %(share)s.") % {
        "whole": formats.number(roll.officials),
        "part": formats.number(roll.trained),
        "share": formats.percent(roll.trained / roll.officials),
    }


def taken(results: Iterable[CourseResult]) -> list[Taken]:
    found = []
    for one in results:
        state, tone = verdict(one)
        days = f"{formats.day(one.course.first)} – {formats.day(one.course.last)}"
        found.append(Taken(reverse("desk:course", args=[one.course_id]), one.course.title, days, state, tone))
    return found


def verdict(result: CourseResult) -> tuple[str, str]:
    if result.passed:
        return _("đạt ngày %(day)s") % {"day": formats.day(result.assessed_on)}, "good"
    if result.passed is False:
        return _("chưa đạt"), "late"
    return (_("có mặt, chưa đánh giá"), "waiting") if result.attended else (_("vắng"), "neutral")


def fields() -> list[Field]:
    """The columns by which it can be brought in again, and the day of training, which nobody types."""
    columns = [Field(one.key, one.label, 26) for one in queries.officials_schema().columns]
    return [*columns, Field("trained", _("Đạt đánh giá ngày"))]


def rows(officials: Iterable[Trainee]) -> Iterator[dict[str, Any]]:
    for one in officials:
        yield {
            "number": one.number,
            "name": one.name,
            "department": str(Department(one.department).label) if one.department else "",
            "duty": one.duty,
            "since": one.since,
            "until": one.until,
            "trained": day_from_key(one.trained_day) if one.trained_day else None,
        }
