"""A goal read from real records: its value, its line, its months, and the words for it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from camtay.domains.plans import queries
from camtay.domains.plans.queries import words
from camtay.domains.plans.tests import make
from camtay.domains.plans.tests.make import NOW
from camtay.domains.tasks import states
from camtay.foundation.access import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return make.office()


def seen(people, goal, now=NOW, by="phuc"):
    return queries.goal_seen(goal, by=people.actor(by), now=now)


def work(people, goal, due_in, state=states.ACCEPTED):
    due = NOW + timedelta(days=due_in)
    return make.task(people, state, due_at=due, first_due_at=due, source="plan", source_id=str(goal.pk))


def test_it_takes_the_latest_three_months_and_says_what_is_missing(people):
    make.cases(people, 8, 0, 9)  # before the three months
    make.cases(people, 9, 10, 0)
    make.cases(people, 10, 9, 1)
    make.cases(people, 11, 6, 4)
    goal = make.goal(people, make.plan(people))
    for due_in in (-2, -1, 5):
        work(people, goal, due_in)
    found = seen(people, goal)
    assert (found.figure.numerator, found.figure.denominator) == (25, 30)
    assert found.standing.status == "late"
    assert words.why(found) == (
        "Đang 83,3\u00a0%, đường tới đích cần 97,2\u00a0%, còn thiếu 13,9 điểm phần trăm; 2 việc quá hạn."
    )
    assert words.way(found) == (
        "Lúc đầu 90\u00a0%, nay 83,3\u00a0%, phải đạt 98\u00a0% vào 31/12/2026. "
        "Đã qua 90\u00a0% thời gian, đi được 0\u00a0% quãng đường."
    )
    assert [(one.month, one.value) for one in found.points][-4:] == [
        (202608, 0), (202609, 1), (202610, 0.9), (202611, 0.6),
    ]  # fmt: skip
    assert found.points[-1].needed == pytest.approx(0.9719, abs=0.0001)  # today
    assert found.points[0].month == 202512
    assert found.points[0].needed is None  # before the plan


def test_it_says_which_way_the_months_turn_that_are_over(people):
    for month, late in ((8, 0), (9, 1), (10, 2), (11, 0)):  # November runs still
        make.cases(people, month, 10 - late, late)
    goal = make.goal(people, make.plan(people))
    assert "Ba tháng gần đây tháng sau kém tháng trước." in words.way(seen(people, goal))


def test_it_is_reached(people):
    make.cases(people, 11, 10, 0)
    goal = make.goal(people, make.plan(people))
    work(people, goal, 3)
    assert words.why(seen(people, goal)) == (
        "Đang 100\u00a0%, đã đạt chỉ tiêu 98\u00a0%; 1 trên 1 việc đang làm, chưa việc nào quá hạn."
    )


def test_its_start_is_read_from_before_the_plan(people):
    plan = make.plan(people, valid_from=date(2026, 7, 1))
    goal = make.goal(people, plan, start=None)
    assert not seen(people, goal).start_known
    assert words.why(seen(people, goal)) == "Chưa có hồ sơ nào trong kỳ để tính; chưa có việc nào được giao."
    make.cases(people, 3, 0, 5)
    make.cases(people, 5, 8, 2)
    found = seen(people, goal)
    assert found.start_known
    assert found.line.start == 0.8


def test_counts_are_added_up_from_the_first_day(people):
    plan = make.plan(people, valid_from=date(2026, 3, 1))
    for month, count in ((2, 4), (4, 3), (10, 2)):
        for number in range(count):
            make.shown(people, f"Bà {month} {number}", date(2026, month, 5))
    goal = make.goal(
        people,
        plan,
        title="Chỉ tận tay 10 người",
        indicator="learning.taught",
        target=Decimal(10),
        start=None,
    )
    found = seen(people, goal)
    assert (found.standing.value, found.line.start) == (5, 0)
    values = {one.month: one.value for one in found.points}
    assert (values[202603], values[202604], values[202609], values[202611]) == (0, 3, 3, 5)
    assert 202602 not in values
    assert found.standing.status == "late"
    assert "đường tới đích cần 9, còn thiếu 4" in words.why(found)


def test_a_stock_is_as_it_is_on_the_day(people):
    plan = make.plan(people)
    goal = make.goal(people, plan, indicator="cases.overdue_now", target=Decimal(0), start=Decimal(10))
    make.open_cases(people, overdue=3, in_time=2)
    found = seen(people, goal)
    assert found.standing.value == 3
    assert found.standing.status == "late"
    assert "cần không quá 1, nhiều hơn 2" in words.why(found)
    assert [one.value for one in found.points[-3:]] == [0, 0, 3]


def test_once_due_it_is_judged_on_that_day(people):
    plan = make.plan(people)
    goal = make.goal(people, plan, due_day=date(2026, 9, 30))
    make.cases(people, 8, 10, 0)
    make.cases(people, 10, 0, 30)
    found = seen(people, goal)
    assert (found.figure.numerator, found.figure.denominator) == (10, 10)
    assert found.standing.status == "on_course"


def test_a_goal_without_a_figure_is_judged_by_its_work(people):
    plan = make.plan(people)
    goal = make.goal(people, plan, title="Có phòng họp không giấy", indicator="", target=None, start=None)
    assert words.why(seen(people, goal)) == "Không đo bằng số, xét theo việc; chưa có việc nào được giao."
    assert seen(people, goal).standing.status == "unknown"
    work(people, goal, 3, states.CONFIRMED)
    assert words.why(seen(people, goal)) == "Không đo bằng số, xét theo việc; mọi việc đã xong."
    work(people, goal, 3, states.DROPPED)  # dropped work is nobody's
    assert seen(people, goal).standing.status == "on_course"
    work(people, goal, -1)
    assert seen(people, goal).standing.status == "late"


@pytest.mark.parametrize("who", ["hai", "mai"])
def test_who_sees_no_figures_sees_no_goal(people, who):
    goal = make.goal(people, make.plan(people))
    with pytest.raises(Refused):
        queries.goal(goal.pk, by=people.actor(who))
    with pytest.raises(Refused):
        queries.plan(goal.plan_id, by=people.actor(who))
    assert list(queries.plans_listed(by=people.actor(who))) == []
    assert queries.goal(goal.pk, by=people.actor("kiem")) == goal


def test_goals_of_one_population_are_read_together(people, django_assert_max_num_queries):
    plan = make.plan(people)
    make.cases(people, 10, 9, 1)
    goals = [make.goal(people, plan, title=f"Mục tiêu {number}") for number in range(6)]
    with django_assert_max_num_queries(5):
        found = queries.goals_seen(plan, goals, by=people.actor("phuc"), now=NOW)
    assert {one.standing.value for one in found} == {0.9}


def test_where_to_push_next(people):
    goal = make.goal(people, make.plan(people))
    make.cases(people, 10, 40, 0, department="culture")
    make.cases(people, 11, 2, 6, department="economy")
    make.cases(people, 11, 3, 1, department="culture")
    found = queries.next_pushes(seen(people, goal), by=people.actor("phuc"))
    assert found.must_change == 6  # 45 of 52; 51 are 98 %
    assert found.which == "rest"
    assert found.splits[0].dimension.code == "department"
    split = found.splits[0]
    assert [(one.key, one.must_change, round(one.gap, 2)) for one in split.pushes] == [("economy", 6, 0.98)]
    assert words.where(found).startswith("Chưa được nhất ở: Phòng Kinh tế")
    done = make.goal(people, goal.plan, target=Decimal(50))
    reached = queries.next_pushes(seen(people, done), by=people.actor("phuc"))
    assert (reached.can, reached.must_change, reached.splits) == (True, 0, ())


def test_what_does_not_exist_yet_is_not_shared_out(people):
    goal = make.goal(people, make.plan(people), indicator="learning.taught", target=Decimal(10), start=None)
    found = queries.next_pushes(seen(people, goal), by=people.actor("phuc"))
    assert (found.can, found.splits) == (False, ())
    bare = make.goal(people, goal.plan, indicator="", target=None, start=None)
    assert queries.next_pushes(seen(people, bare), by=people.actor("phuc")) is None
