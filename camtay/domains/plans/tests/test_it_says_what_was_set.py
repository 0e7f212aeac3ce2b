"""The target a place has been set, as reports ask for it."""

from datetime import date
from decimal import Decimal

import pytest

from camtay.domains.plans import actions, queries
from camtay.domains.plans.tests import make
from camtay.domains.plans.tests.make import NOW

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


@pytest.fixture
def people():
    return make.office()


def test_it_is_the_goal_due_soonest(people):
    plan = make.plan(people)
    make.goal(people, plan, target=Decimal(98))
    make.goal(people, plan, target=Decimal(95), due_day=date(2026, 6, 30))
    make.goal(people, plan, target=Decimal("96.5"), due_day=date(2026, 11, 30))
    found = queries.target_of("cases.on_time", people.place, TODAY)
    assert found is not None
    assert (found.value, found.due_day, found.wanted) == (0.965, date(2026, 11, 30), "high")
    assert found.source == "12-NQ/ĐU"
    early = queries.target_of("cases.on_time", people.place, date(2026, 3, 1))
    assert early is not None
    assert early.value == 0.95


def test_once_all_are_due_the_last_stands(people):
    plan = make.plan(people)
    make.goal(people, plan, target=Decimal(95), due_day=date(2026, 6, 30))
    make.goal(people, plan, target=Decimal(97), due_day=date(2026, 9, 30))
    found = queries.target_of("cases.on_time", people.place, TODAY)
    assert found is not None
    assert found.value == 0.97


def test_counts_are_as_they_are_written(people):
    make.goal(people, make.plan(people), indicator="learning.taught", target=Decimal(500), start=None)
    found = queries.target_of("learning.taught", people.place, TODAY)
    assert found is not None
    assert found.value == 500


def test_no_plan_sets_none(people):
    plan = make.plan(people, valid_until=date(2026, 10, 31))
    goal = make.goal(people, plan, due_day=date(2026, 10, 31))
    make.goal(
        people,
        plan,
        title="Không đo bằng số",
        indicator="",
        target=None,
        start=None,
        due_day=date(2026, 10, 31),
    )
    assert queries.target_of("cases.on_time", people.place, TODAY) is None
    assert queries.target_of("cases.filed_online", people.place, date(2026, 10, 1)) is None
    assert queries.target_of("", people.place, date(2026, 10, 1)) is None
    actions.drop_goal(goal_id=goal.pk, reason="Tỉnh đã bãi bỏ", by=people.actor("vinh"), now=NOW)
    assert queries.target_of("cases.on_time", people.place, date(2026, 10, 1)) is None


def test_of_two_plans_the_later_one_speaks(people):
    make.goal(people, make.plan(people), target=Decimal(95))
    later = NOW.replace(hour=15)
    make.goal(people, make.plan(people, later, number="15-NQ/ĐU"), later, target=Decimal(99))
    found = queries.target_of("cases.on_time", people.place, TODAY)
    assert found is not None
    assert (found.value, found.source) == (0.99, "15-NQ/ĐU")


def test_it_asks_once(people, django_assert_num_queries):
    make.goal(people, make.plan(people))
    with django_assert_num_queries(1):
        queries.target_of("cases.on_time", people.place, TODAY)
