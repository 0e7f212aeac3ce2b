"""Where a goal stands: never typed, and never better for a worse figure or more overdue work."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from camtay.domains.plans.rules import course
from camtay.domains.plans.rules.course import Line, Work
from camtay.domains.plans.states import AT_RISK, LATE, ON_COURSE, UNKNOWN

FIRST, DUE = date(2026, 1, 1), date(2026, 12, 31)
SHARE = Line(0.90, 0.98, FIRST, DUE, "high", share=True)
COUNT = Line(0, 500, FIRST, DUE, "high", share=False)
OVERDUE = Line(60, 0, FIRST, DUE, "low", share=False)
MIDDLE = date(2026, 7, 2)  # 182 of 364 days
NONE = Work()
BADNESS = {ON_COURSE: 0, AT_RISK: 1, LATE: 2}

days = some.integers(-30, 800).map(lambda number: FIRST + timedelta(days=number))
shares = some.integers(0, 1000).map(lambda number: number / 1000)
works = some.integers(0, 6).flatmap(
    lambda total: some.integers(0, total).flatmap(
        lambda left: some.integers(0, left).map(lambda over: Work(total, left, over))
    )
)


@some.composite
def lines(draw):
    first = FIRST + timedelta(days=draw(some.integers(0, 100)))
    due = first + timedelta(days=draw(some.integers(0, 700)))
    return Line(
        draw(shares),
        draw(shares),
        first,
        due,
        draw(some.sampled_from(["high", "low"])),
        draw(some.booleans()),
    )


@pytest.mark.parametrize(
    ("value", "line", "on", "status"),
    [
        (0.94, SHARE, MIDDLE, ON_COURSE),
        (0.921, SHARE, MIDDLE, AT_RISK),  # 1.9 points behind 94 %
        (0.919, SHARE, MIDDLE, LATE),
        (0.90, SHARE, FIRST, ON_COURSE),
        (0.979, SHARE, DUE, LATE),  # once it is due there is no leeway
        (0.98, SHARE, DUE, ON_COURSE),
        (0.98, SHARE, DUE + timedelta(days=90), ON_COURSE),
        (250, COUNT, MIDDLE, ON_COURSE),
        (225, COUNT, MIDDLE, AT_RISK),  # a tenth of 250
        (224, COUNT, MIDDLE, LATE),
        (30, OVERDUE, MIDDLE, ON_COURSE),
        (33, OVERDUE, MIDDLE, AT_RISK),
        (34, OVERDUE, MIDDLE, LATE),
        (1, OVERDUE, DUE, LATE),
        (None, SHARE, MIDDLE, UNKNOWN),
    ],
)
def test_the_figure_against_its_line(value, line, on, status):
    assert course.of_figure(value, line, on) == status


@pytest.mark.parametrize(
    ("work", "on", "status"),
    [
        (Work(), MIDDLE, UNKNOWN),
        (Work(3, 3, 0), MIDDLE, ON_COURSE),
        (Work(3, 0, 0), DUE + timedelta(days=1), ON_COURSE),
        (Work(5, 3, 1), MIDDLE, AT_RISK),
        (Work(5, 2, 1), MIDDLE, LATE),
        (Work(5, 1, 0), DUE + timedelta(days=1), LATE),
        (Work(5, 1, 0), DUE, ON_COURSE),
    ],
)
def test_a_goal_without_a_figure_is_judged_by_its_work(work, on, status):
    found = course.standing(None, None, work, due=DUE, on=on)
    assert (found.status, found.figure, found.needed) == (status, UNKNOWN, None)


def test_overdue_work_makes_a_good_figure_a_risk_until_the_target_is_reached():
    assert course.standing(0.95, SHARE, Work(4, 2, 2), due=DUE, on=MIDDLE).status == AT_RISK
    assert course.standing(0.98, SHARE, Work(4, 2, 2), due=DUE, on=MIDDLE).status == ON_COURSE


def test_without_a_value_overdue_work_is_still_said():
    assert course.standing(None, SHARE, Work(4, 4, 1), due=DUE, on=MIDDLE).status == AT_RISK
    assert course.standing(None, SHARE, Work(4, 4, 0), due=DUE, on=MIDDLE).status == UNKNOWN


@given(lines(), days, shares, shares, works)
def test_a_better_figure_never_stands_worse(line, on, one, other, work):
    better, worse = (
        (max(one, other), min(one, other)) if line.wanted == "high" else (min(one, other), max(one, other))
    )
    good = course.standing(better, line, work, due=line.due, on=on)
    bad = course.standing(worse, line, work, due=line.due, on=on)
    assert BADNESS[good.status] <= BADNESS[bad.status]
    assert good.behind <= bad.behind
    assert good.reached >= bad.reached


@given(lines(), days, shares, works)
def test_more_overdue_work_never_stands_better(line, on, value, work):
    more = Work(work.total + 1, work.unfinished + 1, work.overdue + 1)
    assert (
        BADNESS[course.standing(value, line, work, due=line.due, on=on).status]
        <= BADNESS[course.standing(value, line, more, due=line.due, on=on).status]
    )


@given(lines(), days, shares)
def test_who_reaches_the_target_is_on_course_on_any_day(line, on, value):
    found = course.standing(value, line, NONE, due=line.due, on=on)
    if found.reached:
        assert (found.status, found.behind) == (ON_COURSE, 0)
    assert (found.behind == 0) == (found.figure == ON_COURSE)


@given(lines(), days, shares)
def test_up_and_down_are_mirrors(line, on, value):
    """A share that should rise, and what is left of it, which should fall, stand alike."""
    other = "low" if line.wanted == "high" else "high"
    mirror = Line(1 - line.start, 1 - line.target, line.first, line.due, other, share=True)
    straight = Line(line.start, line.target, line.first, line.due, line.wanted, share=True)
    assert course.of_figure(value, straight, on) == course.of_figure(1 - value, mirror, on)


@given(lines(), days)
def test_the_line_lies_between_its_ends_and_ends_at_the_target(line, on):
    low, high = min(line.start, line.target), max(line.start, line.target)
    assert low - 1e-9 <= line.at(on) <= high + 1e-9
    assert line.at(line.due) == line.target
    assert line.at(line.first) == (line.start if line.first < line.due else line.target)


@given(lines(), days)
def test_no_more_than_the_target_is_ever_needed(line, on):
    assert course.short(line.target, line.needed(on), line.wanted) == 0


@pytest.mark.parametrize(
    ("values", "wanted", "said"),
    [
        ([0.9, 0.92, 0.95], "high", "better"),
        ([0.97, 0.95, 0.91], "high", "worse"),
        ([0.97, 0.95, 0.91], "low", "better"),
        ([9, 0.95, None, 0.93, 0.91], "high", "worse"),
        ([0.9, 0.95, 0.91], "high", ""),
        ([0.9, 0.9, 0.9], "high", ""),
        ([0.9, 0.8], "high", ""),
        ([], "high", ""),
    ],
)
def test_which_way_three_months_went(values, wanted, said):
    assert course.turning(values, wanted) == said


def test_the_way_and_the_time():
    assert course.way_gone(0.92, SHARE) == pytest.approx(0.25)
    assert course.way_gone(0.88, SHARE) == pytest.approx(-0.25)
    assert course.way_gone(0.9, Line(0.9, 0.9, FIRST, DUE, "high", share=True)) is None
    assert course.time_gone(SHARE, MIDDLE) == pytest.approx(0.5)
    assert course.time_gone(SHARE, date(2030, 1, 1)) == 1
    assert course.time_gone(Line(0, 1, FIRST, FIRST, "high", share=True), FIRST) == 1
