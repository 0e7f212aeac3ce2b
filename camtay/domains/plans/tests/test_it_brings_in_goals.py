"""A plan's goals come from Excel: figures by code or title, wrong cells named, a repeat changes nothing, all taken back."""

from datetime import date
from decimal import Decimal

import pytest

from camtay.domains.plans import actions, queries
from camtay.domains.plans.models import Goal
from camtay.domains.plans.tests import make
from camtay.domains.plans.tests.make import NOW
from camtay.foundation.access import Refused
from camtay.foundation.audit import journal
from camtay.foundation.tables.engine import UndoRefused
from camtay.foundation.tables.exporting import Field, export_xlsx
from camtay.foundation.tables.sheets import open_table

pytestmark = pytest.mark.django_db
HEAD = {
    "n": "STT", "title": "Chỉ tiêu", "indicator": "Đo bằng số liệu", "target": "Giá trị phải đạt", "start": "Hiện trạng",
    "due": "Thời hạn", "wanted": "Chiều", "span": "Kỳ số liệu", "plan": "Nghị quyết",
}  # fmt: skip
GOOD = [
    (1, "Đúng hạn 98 %", "cases.on_time", "98 %", "94,5", "30/11/2026", "", "", ""),
    (2, "Không còn hồ sơ quá hạn", "cases.overdue_now", 0, 30, date(2026, 12, 15), "", "", ""),
    (3, "Tổ hoạt động", "teams.active", "80", "", "", "", "cộng dồn", "12-nq/đu"),
    (4, "Họp không giấy", "", "", "", "", "", "", ""),
]
WRONG = [
    (5, "", "cases.on_time", "98", "", "", "", "", ""),
    (6, "Số liệu lạ", "cases.on_tim", "98", "", "", "", "", ""),
    (7, "Quá cao", "cases.on_time", "120", "", "", "", "", ""),
    (8, "Thiếu con số", "cases.on_time", "", "", "", "", "", ""),
    (9, "Con số không có số liệu", "", "98", "", "", "", "", ""),
    (10, "Quá muộn", "cases.on_time", "98", "", "01/01/2027", "", "", ""),
    (11, "Ô phần trăm của Excel", "cases.on_time", 0.98, "", "", "", "", ""),
    (12, "Kế hoạch lạ", "cases.on_time", "98", "", "", "", "", "99-NQ"),
    (13, "Chiều lạ", "cases.on_time", "98", "", "", "sang ngang", "", ""),
]


@pytest.fixture
def people():
    return make.office()


@pytest.fixture
def plan(people):
    return make.plan(people)


def bring_in(people, rows, by="vinh"):
    fields = [Field(key, label, 20) for key, label in HEAD.items()]
    book = export_xlsx(fields, (dict(zip(HEAD, row, strict=True)) for row in rows), title="CHỈ TIÊU NĂM 2026")
    table, actor = open_table(book, "chi-tieu.xlsx"), people.actor(by)
    batch = actions.propose_goals(place=people.place, table=table, by=actor, now=NOW)
    compared = actions.compare_goals(batch=batch, table=table, by=actor, now=NOW)
    done = actions.run_goals(batch=batch, table=table, by=actor, now=NOW)
    assert (compared.new, compared.changed, compared.wrong) == (done.new, done.changed, done.wrong)
    return done


def named(title):
    return Goal.objects.get(title=title)


def test_each_row_becomes_a_goal_of_the_plan(people, plan):
    make.goal(people, plan, title="Có từ trước")
    batch = bring_in(people, GOOD)
    assert (batch.new, batch.wrong) == (4, 0)
    found = queries.goals_of(plan)
    assert [one.title for one in found] == ["Có từ trước", *(row[1] for row in GOOD)]
    on_time, overdue, active, meetings = found[1:]
    assert (on_time.target, on_time.start, on_time.due_day) == (
        Decimal(98),
        Decimal("94.5"),
        date(2026, 11, 30),
    )
    assert (overdue.target, overdue.wanted, overdue.due_day) == (0, "low", date(2026, 12, 15))
    assert (active.indicator, active.span, active.due_day) == ("teams.active", "whole", plan.valid_until)
    assert (meetings.indicator, meetings.target) == ("", None)
    [event] = queries.events_of(on_time)
    assert (event.what, event.by) == ("set", people["vinh"])
    assert "98" in event.words
    assert journal.history("tables.Batch", batch.pk).last().action == "plans.import_goals"
    assert journal.history("plans.Goal", on_time.pk).last().action == "plans.set_goal"
    assert journal.verify() == []


def test_a_figure_is_named_by_its_title_too(people, plan):
    title = "đúng hạn (theo bộ chỉ số 766)"
    batch = bring_in(people, [(1, "Đúng hạn", title, "98", "", "", "", "", "")])
    assert batch.problems == []
    assert named("Đúng hạn").indicator == "cases.on_time"


def test_each_wrong_cell_is_named_and_the_rest_comes_in(people, plan):
    batch = bring_in(people, GOOD + WRONG)
    assert (batch.new, batch.wrong) == (4, 9)
    assert [one["header"] for one in batch.problems] == [
        "Chỉ tiêu", "Đo bằng số liệu", "Giá trị phải đạt", "Giá trị phải đạt", "Đo bằng số liệu", "Thời hạn",
        "Giá trị phải đạt", "Nghị quyết", "Chiều",
    ]  # fmt: skip
    said = " ".join(one["message"] for one in batch.problems)
    assert "Gần giống nhất: Đúng hạn (theo Bộ chỉ số 766) (cases.on_time)." in said
    assert "Ô này đang chứa 0,98." in said
    assert "Hãy chép đúng số hoặc tên kế hoạch." in said
    assert [one["raw"] for one in batch.problems[5:7]] == ["01/01/2027", "0,98"]


def test_the_same_table_again_changes_nothing_and_another_number_is_a_change(people, plan):
    bring_in(people, GOOD)
    again = bring_in(people, GOOD)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 4)
    batch = bring_in(
        people, [(1, "đúng hạn 98 %", "cases.on_time", "97,5", "94,5", "30/11/2026", "", "", "")]
    )
    assert (batch.new, batch.changed) == (0, 1)
    goal = named("đúng hạn 98 %")
    assert (goal.target, goal.version) == (Decimal("97.5"), 2)
    assert "phải đạt 98\u00a0% → phải đạt 97,5\u00a0%" in queries.events_of(goal)[0].words
    actions.undo_goals(batch=batch, by=people.actor("vinh"), now=NOW)
    goal = named("Đúng hạn 98 %")
    assert goal.target == Decimal(98)
    assert queries.events_of(goal)[0].what == "take_back"


def test_a_blank_cell_leaves_what_stands(people, plan):
    bring_in(people, GOOD)
    batch = bring_in(people, [(1, "Đúng hạn 98 %", "", "97", "", "", "", "", "")])
    assert (batch.changed, batch.wrong) == (1, 0)
    goal = named("Đúng hạn 98 %")
    assert (goal.target, goal.start, goal.indicator, goal.due_day) == (
        97,
        Decimal("94.5"),
        "cases.on_time",
        date(2026, 11, 30),
    )


def test_columns_that_are_not_there_leave_what_stands(people, plan):
    make.goal(people, plan, title="Đúng hạn", span="whole")
    fields = [Field("title", "Mục tiêu", 20), Field("target", "Phải đạt", 20)]
    table = open_table(export_xlsx(fields, [{"title": "Đúng hạn", "target": 97}]), "a.xlsx")
    batch = actions.propose_goals(place=people.place, table=table, by=people.actor("vinh"), now=NOW)
    actions.run_goals(batch=batch, table=table, by=people.actor("vinh"), now=NOW)
    goal = named("Đúng hạn")
    assert (goal.target, goal.indicator, goal.start, goal.span) == (97, "cases.on_time", 90, "whole")


def test_it_is_taken_back_until_work_was_given_or_a_goal_changed(people, plan):
    batch = bring_in(people, GOOD)
    actions.undo_goals(batch=batch, by=people.actor("vinh"), now=NOW)
    assert not Goal.objects.exists()
    batch = bring_in(people, GOOD)
    make.task(people, source="plan", source_id=str(named("Họp không giấy").pk))
    with pytest.raises(UndoRefused) as refused:
        actions.undo_goals(batch=batch, by=people.actor("vinh"), now=NOW)
    assert [one.message for one in refused.value.blocked] == ["đã có việc giao cho mục tiêu này"]
    assert Goal.objects.count() == 4


def test_a_goal_that_was_given_up_is_not_set_again_in_silence(people, plan):
    bring_in(people, GOOD)
    goal = named("Họp không giấy")
    actions.drop_goal(goal_id=goal.pk, reason="Tỉnh bãi bỏ", by=people.actor("vinh"), now=NOW)
    again = bring_in(people, GOOD)
    assert (again.unchanged, again.wrong) == (3, 1)
    assert "Mục tiêu này đã thôi." in again.problems[0]["message"]


def test_without_a_plan_it_says_so_and_a_plan_to_come_is_taken(people):
    batch = bring_in(people, GOOD[3:])
    assert "chưa có kế hoạch" in batch.problems[0]["message"]
    make.plan(people, title="Năm sau", number="", valid_from=date(2027, 1, 1), valid_until=date(2027, 12, 31))
    assert bring_in(people, GOOD[3:]).new == 1
    assert Goal.objects.get().plan.title == "Năm sau"


@pytest.mark.parametrize("by", ["ha", "phuc", "an"])
def test_only_who_keeps_the_plan_brings_goals_in(people, plan, by):
    with pytest.raises(Refused):
        bring_in(people, GOOD, by=by)
