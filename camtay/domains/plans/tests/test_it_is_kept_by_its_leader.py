"""A leader makes the plan of their own place, sets goals, changes and drops them; every change is written down."""

from datetime import date
from decimal import Decimal

import pytest

from camtay.domains.plans import actions
from camtay.domains.plans.actions import Changed, Said, Unfit
from camtay.domains.plans.models import Goal, Plan
from camtay.domains.plans.tests import make
from camtay.domains.plans.tests.make import NOW
from camtay.domains.tasks.actions import Time
from camtay.domains.tasks.models import Task
from camtay.foundation.access import Refused
from camtay.foundation.audit import journal

pytestmark = pytest.mark.django_db
END = date(2026, 12, 31)


@pytest.fixture
def people():
    return make.office()


@pytest.mark.parametrize("who", ["ha", "phuc", "thao", "an", "hai", "kiem", "mai"])
def test_nobody_else_does(people, who):
    plan = make.plan(people)
    goal = make.goal(people, plan)
    by = people.actor(who)
    with pytest.raises(Refused):
        actions.make_plan(place=people.place, title="A", valid_from=END, valid_until=END, by=by, now=NOW)
    with pytest.raises(Refused):
        actions.change_plan(plan_id=plan.pk, title="A", valid_from=END, valid_until=END, by=by, now=NOW)
    with pytest.raises(Refused):
        actions.set_goal(plan_id=plan.pk, said=Said("A", END), by=by, now=NOW)
    with pytest.raises(Refused):
        actions.change_goal(goal_id=goal.pk, said=Said("A", END), by=by, now=NOW)
    with pytest.raises(Refused):
        actions.drop_goal(goal_id=goal.pk, reason="A", by=by, now=NOW)
    with pytest.raises(Refused):
        actions.add_work(goal_id=goal.pk, title="A", doer=people["phuc"], time=Time(day=END), by=by, now=NOW)
    assert (Plan.objects.count(), Goal.objects.count(), Task.objects.count()) == (1, 1, 0)


def test_every_change_is_in_the_journal_and_the_history_says_from_what_to_what(people):
    plan = make.plan(people)
    goal = make.goal(people, plan)
    by = people.actor("vinh")
    said = Said("Hồ sơ đúng hạn đạt 98 %", END, "cases.on_time", Decimal("98.5"), Decimal(90))
    actions.change_goal(goal_id=goal.pk, version=1, said=said, by=by, now=NOW)
    actions.drop_goal(goal_id=goal.pk, version=2, reason="Nhập vào mục tiêu khác", by=by, now=NOW)
    assert [one.action for one in journal.history("plans.Plan", plan.pk)] == ["plans.make_plan"]
    deeds = journal.history("plans.Goal", goal.pk)
    assert [one.action for one in deeds] == ["plans.set_goal", "plans.change_goal", "plans.drop_goal"]
    assert deeds[1].fields == ["target"]
    told = [(one.what, one.words) for one in goal.events.all()]
    assert told == [
        ("set", "phải đạt 98\u00a0%; đến ngày 31/12/2026"),
        ("change", "phải đạt 98\u00a0% → phải đạt 98,5\u00a0%"),
        ("drop", "Nhập vào mục tiêu khác"),
    ]
    with pytest.raises(Refused, match="đã thôi"):
        actions.change_goal(goal_id=goal.pk, said=said, by=by, now=NOW)


def test_what_changes_nothing_writes_nothing(people):
    plan = make.plan(people)
    goal = make.goal(people, plan)
    by = people.actor("vinh")
    said = Said(goal.title, goal.due_day, goal.indicator, goal.target, goal.start, goal.wanted, goal.span)
    assert actions.change_goal(goal_id=goal.pk, said=said, by=by, now=NOW).version == 1
    same = {"title": plan.title, "number": plan.number, "day": plan.day}
    actions.change_plan(
        plan_id=plan.pk, valid_from=plan.valid_from, valid_until=plan.valid_until, by=by, now=NOW, **same
    )
    assert journal.history("plans.Plan", plan.pk).count() == 1
    assert goal.events.count() == 1


def test_a_version_that_is_past_is_refused(people):
    plan = make.plan(people)
    goal = make.goal(people, plan)
    by = people.actor("vinh")
    actions.change_goal(goal_id=goal.pk, version=1, said=Said("Khác", END), by=by, now=NOW)
    with pytest.raises(Changed):
        actions.change_goal(goal_id=goal.pk, version=1, said=Said("Khác nữa", END), by=by, now=NOW)
    when = {"valid_from": plan.valid_from, "valid_until": plan.valid_until}
    actions.change_plan(plan_id=plan.pk, version=1, title="Tên mới", by=by, now=NOW, **when)
    with pytest.raises(Changed):
        actions.change_plan(plan_id=plan.pk, version=1, title="Tên khác", by=by, now=NOW, **when)


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("title", Said("  ", END)),
        ("due_day", Said("A", date(2027, 1, 1))),
        ("due_day", Said("A", date(2025, 12, 31))),
        ("indicator", Said("A", END, "", Decimal(98))),
        ("indicator", Said("A", END, "cases.nothing", Decimal(98))),
        ("target", Said("A", END, "cases.on_time")),
        ("target", Said("A", END, "cases.on_time", Decimal(101))),
        ("start", Said("A", END, "cases.on_time", Decimal(98), Decimal(-1))),
        ("target", Said("A", END, "learning.taught", Decimal(-1))),
    ],
)
def test_what_does_not_do_is_said_beside_its_field(people, field, said):
    plan = make.plan(people)
    with pytest.raises(Unfit) as refusal:
        actions.set_goal(plan_id=plan.pk, said=said, by=people.actor("vinh"), now=NOW)
    assert refusal.value.field == field


def test_the_indicator_says_which_way_is_good_and_counts_are_added_up(people):
    plan = make.plan(people)
    low = make.goal(people, plan, indicator="cases.overdue_now", target=Decimal(0), wanted="high")
    assert (low.wanted, low.span) == ("low", "recent")
    taught = make.goal(people, plan, indicator="learning.taught", target=Decimal(500), wanted="high")
    assert (taught.wanted, taught.span) == ("high", "whole")
    median = make.goal(people, plan, indicator="cases.median_working_days", target=Decimal(2), wanted="low")
    assert (median.wanted, median.span) == ("low", "recent")


def test_no_goal_falls_out_of_its_plan(people):
    plan = make.plan(people)
    make.goal(people, plan)
    with pytest.raises(Unfit) as refusal:
        actions.change_plan(
            plan_id=plan.pk, title="A", valid_from=plan.valid_from, valid_until=date(2026, 11, 30),
            by=people.actor("vinh"), now=NOW,
        )  # fmt: skip
    assert refusal.value.field == "valid_until"


def test_its_work_is_a_task_that_says_what_it_is_for(people):
    goal = make.goal(people, make.plan(people))
    task = actions.add_work(
        goal_id=goal.pk, title="Gọi điện hẹn người có hồ sơ chờ bổ sung", doer=people["phuc"],
        time=Time(day=date(2026, 12, 4)), product="Danh sách đã gọi", answerable=people["ha"],
        by=people.actor("vinh"), now=NOW,
    )  # fmt: skip
    assert (task.source, task.source_id, task.source_path) == ("plan", str(goal.pk), goal.path)
    assert (task.source_label, task.authority) == (goal.title, "12-NQ/ĐU")
    assert (task.doer, task.answerable, task.giver) == (people["phuc"], people["ha"], people["vinh"])
    assert [one.what for one in goal.events.all()] == ["set", "add_work"]
    assert task.code in goal.events.last().words
