"""Courses for officials: who was there, who was assessed, who passed; many marked at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.learning import permissions
from camtay.domains.learning.actions.changed import Changed
from camtay.domains.learning.models import Course, CourseResult, Trainee
from camtay.domains.learning.queries import lessons
from camtay.domains.learning.rules import officials as rules
from camtay.domains.places.models import Place
from camtay.domains.places.states import Kind
from camtay.foundation.access import Actor, Refused
from camtay.foundation.audit.journal import Deed, record, record_many
from camtay.foundation.calendar import local_day
from camtay.foundation.vietnamese import clean

NOT_THERE = _("Không có lớp này, hoặc tài khoản này không được xem.")
MOST_HOURS = 1000


@dataclass(frozen=True)
class CourseSaid:
    """What is said of a course. `group`: of the skills' framework; both days are included."""

    title: str
    first: date
    last: date
    group: str = ""
    hours: int | None = None
    taught_by: str = ""
    framework: str = lessons.SHIPPED_FRAMEWORK


@dataclass(frozen=True)
class Mark:
    """How it went for one official. `passed`: None while not assessed."""

    attended: bool = False
    passed: bool | None = None


@transaction.atomic
def add_course(*, place: Place, said: CourseSaid, by: Actor, now: datetime) -> Course:
    permissions.check_can_keep_roll(place, by=by)
    if place.kind != Kind.COMMUNE:
        raise Refused(_("Lớp bồi dưỡng là của một xã, phường, đặc khu."))
    made = Course(place=place, recorded_by_id=by.account_id, recorded_at=now)
    _fill(made, said)
    made.save(force_insert=True)
    _journal("learning.add_course", made, by=by, now=now)
    return made


@transaction.atomic
def change_course(*, course_id: UUID, said: CourseSaid, version: int, by: Actor, now: datetime) -> Course:
    """Raises Refused; Changed where somebody else was quicker."""
    found = _for_update(course_id, by=by)
    changed = _fill(found, said)
    if not changed:
        return found
    if found.version != version:
        raise Changed(Course.objects.get(pk=found.pk))
    found.version += 1
    found.save()
    _journal("learning.change_course", found, by=by, now=now, fields=changed)
    return found


@transaction.atomic
def mark_officials(
    *,
    course_id: UUID,
    marks: Mapping[UUID, Mark],
    seen: Mapping[UUID, Mark] | None = None,
    assessed_on: date,
    by: Actor,
    now: datetime,
) -> list[Trainee]:
    """Write down for many at once who was there and who passed. Those newly assessed were so on `assessed_on`; marked
    again the same, nothing is written. Answers those for whom something else is written than `seen`, by somebody who
    was quicker: theirs stays. Raises Refused."""
    course = _for_update(course_id, by=by)
    _check_day(course, assessed_on, marks, local_day(now))
    officials = _on_the_roll(course, marks)
    standing = {
        one.trainee_id: one
        for one in CourseResult.objects.select_for_update().filter(course=course, trainee__in=officials)
    }
    clashes, written = [], []
    for pk, mark in marks.items():
        stands = mark_of(standing.get(pk))
        if mark == stands:
            continue
        if seen is not None and seen.get(pk, Mark()) not in (stands, mark):
            clashes.append(officials[pk])
            continue
        written.append(_marked(course, pk, standing.get(pk), mark, assessed_on))
    people = [officials[one.trainee_id].person_id for one in written]
    permissions.check_can_assess(course.place, [pk for pk in people if pk is not None], by=by)
    _write(course, officials, written, by=by, now=now)
    return clashes


def mark_of(result: CourseResult | None) -> Mark:
    return Mark() if result is None else Mark(result.attended, result.passed)


def _check_day(course: Course, day: date, marks: Mapping[UUID, Mark], today: date) -> None:
    assessed = any(mark.passed is not None for mark in marks.values())
    if assessed and not course.first <= day <= today:
        raise Refused(_("Ngày đánh giá phải từ ngày khai giảng đến hôm nay."))
    if any(mark.passed is not None and not mark.attended for mark in marks.values()):
        raise Refused(_("Ai được đánh giá thì phải có mặt ở lớp. Hãy đánh dấu có mặt."))


def _on_the_roll(course: Course, marks: Mapping[UUID, Mark]) -> dict[UUID, Trainee]:
    found = Trainee.objects.select_for_update(of=("self",)).filter(place=course.place, pk__in=marks)
    officials = {one.pk: one for one in found}
    if set(marks) - set(officials):
        raise Refused(_("Có người không ở trong danh sách cán bộ của nơi này. Hãy tải lại trang."))
    return officials


def _marked(course: Course, pk: UUID, known: CourseResult | None, mark: Mark, on: date) -> CourseResult:
    """An assessment that stands keeps its day."""
    result = known or CourseResult(course=course, trainee_id=pk, version=0)
    if result.passed != mark.passed:
        result.assessed_on = None if mark.passed is None else on
    result.attended, result.passed = mark.attended, mark.passed
    result.version += 1
    return result


def _write(
    course: Course,
    officials: Mapping[UUID, Trainee],
    results: Sequence[CourseResult],
    *,
    by: Actor,
    now: datetime,
) -> None:
    if not results:
        return
    CourseResult.objects.bulk_create(
        results, update_conflicts=True, unique_fields=["course", "trainee"],
        update_fields=["attended", "assessed_on", "passed", "version"],
    )  # fmt: skip
    touched = [officials[one.trainee_id] for one in results]
    _refold(touched)
    deeds = [
        Deed("learning.mark_official", "learning.Trainee", str(one.pk), one.person_id) for one in touched
    ]
    record_many(by=by, place_id=course.place_id, deeds=deeds, now=now)


def _refold(officials: Sequence[Trainee]) -> None:
    """The day of the first assessment passed, in whatever course."""
    passed: dict[UUID, list[date]] = {one.pk: [] for one in officials}
    rows = CourseResult.objects.filter(trainee__in=passed, passed=True)
    for one in rows:
        if one.assessed_on is not None:
            passed[one.trainee_id].append(one.assessed_on)
    for official in officials:
        official.trained_day = rules.trained_day(passed[official.pk])
    Trainee.objects.bulk_update(officials, ["trained_day"])


def _for_update(course_id: UUID, *, by: Actor) -> Course:
    found = (
        Course.objects.select_for_update(of=("self",)).select_related("place").filter(pk=course_id).first()
    )
    if found is None or not permissions.can_keep_roll(found.place, by=by):
        raise Refused(NOT_THERE)
    return found


def _fill(course: Course, said: CourseSaid) -> list[str]:
    """The names of the fields that differ."""
    wanted = {
        "title": clean(said.title)[:200], "framework": said.framework, "group": said.group, "first": said.first,
        "last": said.last, "hours": said.hours, "taught_by": clean(said.taught_by)[:200],
    }  # fmt: skip
    known = {one.code for one in lessons.framework(said.framework).groups}
    if not wanted["title"]:
        raise Refused(_("Hãy ghi tên lớp."))
    if said.last < said.first:
        raise Refused(_("Ngày bế giảng phải từ ngày khai giảng trở đi."))
    if said.group and said.group not in known:
        raise Refused(_("Hãy chọn nhóm kỹ năng trong danh sách."))
    if said.hours is not None and not 0 < said.hours <= MOST_HOURS:
        raise Refused(_("Số giờ phải từ 1 đến 1.000."))
    changed = [field for field, value in wanted.items() if getattr(course, field) != value]
    for field in changed:
        setattr(course, field, wanted[field])
    return changed


def _journal(action: str, course: Course, *, by: Actor, now: datetime, fields: Sequence[str] = ()) -> None:
    record(
        by=by, action=action, object_type="learning.Course", object_id=course.pk, now=now, place_id=course.place_id,
        fields=fields,
    )  # fmt: skip
