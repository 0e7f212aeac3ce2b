"""Courses, and who was there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.learning import actions
from camtay.domains.learning.models import Course, CourseResult, Trainee
from camtay.domains.learning.queries import lessons
from camtay.entrances.desk.officials.forms import VERDICTS, MarksForm
from camtay.entrances.desk.officials.presenters.roll import department, verdict
from camtay.foundation.access import Actor
from camtay.foundation.tables.exporting import Field
from camtay.foundation.ui import formats


@dataclass(frozen=True)
class Line:
    """One course of the list."""

    url: str
    title: str
    note: str
    days: str
    attended: int
    passed: int


@dataclass(frozen=True)
class Row:
    """One official in a course: as it stands, or as it was typed. `clash`: what somebody else wrote meanwhile; `open`:
    may the reader mark them? Nobody marks themselves."""

    pk: UUID
    name: str
    note: str
    there: bool
    verdict: str
    seen_there: bool
    seen_verdict: str
    state: str
    clash: str
    open: bool


def lines(courses: Iterable[Any]) -> list[Line]:
    titles = groups()
    return [
        Line(
            url=reverse("desk:course", args=[one.pk]),
            title=one.title,
            note=note(one, titles),
            days=days(one),
            attended=one.attended,
            passed=one.passed,
        )
        for one in courses
    ]


def groups() -> dict[str, str]:
    return {one.code: one.title for one in lessons.framework().groups}


def days(course: Course) -> str:
    if course.first == course.last:
        return formats.day(course.first)
    return f"{formats.day(course.first)} – {formats.day(course.last)}"


def note(course: Course, titles: Mapping[str, str]) -> str:
    hours = _("%(n)s giờ") % {"n": formats.number(course.hours)} if course.hours else ""
    return " · ".join(part for part in (titles.get(course.group, ""), hours, course.taught_by) if part)


def marks(
    officials: Sequence[Trainee],
    results: Mapping[UUID, CourseResult],
    form: MarksForm,
    clashes: Sequence[Trainee] = (),
    offered: actions.Mark | None = None,
    *,
    by: Actor,
) -> list[Row]:
    """Each official of the page; what was typed is kept where it was not written. `offered`: what is ticked for whoever
    has nothing yet, still to be looked through and written."""
    typed = form.marks() if form.is_bound else {}
    if offered is not None:
        typed = {one.pk: offered for one in officials if one.pk not in results}
    clashing = {one.pk for one in clashes}
    return [
        _row(
            one,
            results.get(one.pk),
            typed.get(one.pk),
            clash=one.pk in clashing,
            opened=one.person_id not in by.own_ids,
        )
        for one in officials
    ]


def _row(
    one: Trainee, result: CourseResult | None, typed: actions.Mark | None, *, clash: bool, opened: bool
) -> Row:
    stands = actions.mark_of(result)
    shown = typed or stands
    state = verdict(result)[0] if result is not None else ""
    return Row(
        pk=one.pk,
        name=one.name,
        note=" · ".join(part for part in (one.duty, department(one)) if part and part != formats.NOTHING),
        there=shown.attended,
        verdict=_word(shown.passed),
        seen_there=stands.attended,
        seen_verdict=_word(stands.passed),
        state=state,
        clash=state if clash else "",
        open=opened,
    )


def _word(passed: bool | None) -> str:
    return next(word for word, value in VERDICTS.items() if value is passed)


FIELDS_OF_RESULTS = ("number", "name", "department", "duty", "there", "verdict", "assessed_on")


def fields() -> list[Field]:
    labels = (
        _("Mã số"), _("Họ và tên"), _("Phòng"), _("Chức vụ"), _("Có mặt"), _("Đánh giá"), _("Ngày đánh giá"),
    )  # fmt: skip
    return [Field(key, label, 24) for key, label in zip(FIELDS_OF_RESULTS, labels, strict=True)]


def rows(officials: Iterable[Trainee], results: Mapping[UUID, CourseResult]) -> Iterator[dict[str, Any]]:
    said = {True: _("đạt"), False: _("chưa đạt"), None: ""}
    for one in officials:
        result = results.get(one.pk)
        yield {
            "number": one.number,
            "name": one.name,
            "department": department(one) if one.department else "",
            "duty": one.duty,
            "there": _("có") if result is not None and result.attended else "",
            "verdict": said[result.passed if result is not None else None],
            "assessed_on": result.assessed_on if result is not None else None,
        }
