"""Courses for officials: attendance alone trains nobody; the first assessment passed does."""

from datetime import date

import pytest

from camtay.domains.learning import actions, queries
from camtay.domains.learning.models import CourseResult, PersonProgress, Progress, Trainee
from camtay.domains.learning.tests.make import NOW, account, actor, learner, phu_xuan
from camtay.domains.people.models import PersonGroup
from camtay.domains.places.tests.make import phu_vinh
from camtay.foundation.access import Refused

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 3, 2), date(2026, 3, 3)
Mark = actions.Mark
THERE, PASSED, FAILED = (
    Mark(attended=True),
    Mark(attended=True, passed=True),
    Mark(attended=True, passed=False),
)


@pytest.fixture
def keeper():
    return actor(account("Phan Văn Dũng", ("data_officer", phu_xuan())))


@pytest.fixture
def course(keeper):
    return held(keeper)


def held(keeper, title="Ký số và an toàn thông tin", first=FIRST, last=LAST, **said):
    return actions.add_course(
        place=phu_xuan(), said=actions.CourseSaid(title, first, last, **said), by=keeper, now=NOW
    )


def official(keeper, name, **said):
    said = {"since": date(2026, 1, 1), **said}
    return actions.add_official(place=phu_xuan(), said=actions.Official(name, **said), by=keeper, now=NOW)


def mark(keeper, course, marks, on=LAST, seen=None):
    return actions.mark_officials(
        course_id=course.pk, marks={one.pk: how for one, how in marks.items()}, assessed_on=on,
        seen=None if seen is None else {one.pk: how for one, how in seen.items()}, by=keeper, now=NOW,
    )  # fmt: skip


def trained(one):
    return Trainee.objects.get(pk=one.pk).trained_day


def test_being_there_is_not_yet_trained(keeper, course):
    an, binh, cuong = (official(keeper, name) for name in ("An", "Bình", "Cường"))
    mark(keeper, course, {an: PASSED, binh: THERE, cuong: FAILED})
    assert (trained(an), trained(binh), trained(cuong)) == (20260303, None, None)
    [row] = queries.courses(phu_xuan(), by=keeper)
    assert (row.attended, row.passed) == (3, 1)
    roll = queries.roll_of(phu_xuan(), on=NOW.date())
    assert (roll.officials, roll.trained) == (3, 1)


def test_the_first_assessment_passed_counts_whatever_was_written_first(keeper, course):
    an = official(keeper, "An")
    later = held(keeper, "Lớp sau", date(2026, 5, 4), date(2026, 5, 5))
    mark(keeper, later, {an: PASSED}, on=date(2026, 5, 5))
    assert trained(an) == 20260505
    mark(keeper, course, {an: PASSED}, on=date(2026, 3, 10))
    assert trained(an) == 20260310
    mark(keeper, course, {an: FAILED}, on=date(2026, 3, 11))
    assert trained(an) == 20260505
    mark(keeper, later, {an: Mark()}, on=date(2026, 5, 5))
    assert trained(an) is None


def test_marked_again_the_same_nothing_is_written(keeper, course):
    an = official(keeper, "An")
    mark(keeper, course, {an: PASSED})
    mark(keeper, course, {an: PASSED}, on=date(2026, 4, 1))
    result = CourseResult.objects.get()
    assert (result.version, result.assessed_on) == (1, LAST)


def test_two_who_mark_at_once_lose_nothing(keeper, course):
    an, binh = official(keeper, "An"), official(keeper, "Bình")
    mark(keeper, course, {an: FAILED})
    blank = {an: Mark(), binh: Mark()}
    clashes = mark(keeper, course, {an: PASSED, binh: PASSED}, seen=blank)
    assert [one.name for one in clashes] == ["An"]
    assert CourseResult.objects.get(trainee=an).passed is False
    assert CourseResult.objects.get(trainee=binh).passed is True


def test_what_cannot_be_is_refused(keeper, course):
    an = official(keeper, "An")
    stranger = Trainee.objects.create(
        place=phu_vinh(), name="Người nơi khác", since=FIRST, since_day=20260302, recorded_at=NOW
    )
    for marks, on in (
        ({an: Mark(passed=True)}, LAST),
        ({an: PASSED}, date(2026, 3, 1)),
        ({an: PASSED}, date(2026, 11, 25)),
        ({stranger: THERE}, LAST),
    ):
        with pytest.raises(Refused):
            mark(keeper, course, marks, on=on)
    for said in ({"title": " "}, {"last": date(2026, 3, 1)}, {"group": "gì"}, {"hours": 0}):
        with pytest.raises(Refused):
            held(keeper, **said)
    assert not CourseResult.objects.exists()


def test_nobody_writes_down_that_they_passed_themselves(course):
    dung = account("Tôn Thất Mình", ("commune_admin", phu_xuan()))
    me, other = official(actor(dung), "Tôn Thất Mình"), official(actor(dung), "An")
    with pytest.raises(Refused, match="của chính anh/chị"):
        mark(actor(dung), course, {me: PASSED})
    mark(actor(dung), course, {other: PASSED})
    assert (trained(me), trained(other)) == (None, 20260303)


def test_a_course_asks_for_those_who_were_there_then(keeper, course):
    official(keeper, "An")
    official(keeper, "Bình", until=date(2026, 3, 1))
    official(keeper, "Cường", since=date(2026, 3, 4))
    assert [one.name for one in queries.takers(course)] == ["An"]


def test_the_five_groups_say_what_nobody_here_holds(keeper, course):
    an, _binh = official(keeper, "An"), official(keeper, "Bình")
    mark(keeper, course, {an: PASSED})
    student, farmer, child = (
        learner("Sinh viên", birth_year=2005),
        learner("Nông dân", birth_year=1960),
        learner("Em"),
    )
    PersonGroup.objects.create(person=student, group="student", basis="law", recorded_at=NOW)
    for who, alone in ((student, 20260401), (farmer, None), (child, None)):
        days = {"person": who, "commune": phu_xuan(), "shown_day": 20260301, "alone_day": alone}
        PersonProgress.objects.create(**days)
        Progress.objects.create(skill="vneid", **days)
    rows = {one.code: one for one in queries.five_groups(phu_xuan(), on=NOW.date(), by=keeper)}
    assert [(one.whole, one.taught, one.reached) for one in rows.values()] == [
        (2, 1, 1), (None, 1, 1), (None, 2, 1), (None, 3, None), (None, None, None),
    ]  # fmt: skip
    assert rows["officials"].share == 0.5
    for code in ("students", "adults", "vneid", "workers"):
        assert "phần mềm không giữ số này" in str(rows[code].note).lower()
    with pytest.raises(Refused):
        queries.five_groups(phu_vinh(), on=NOW.date(), by=keeper)
