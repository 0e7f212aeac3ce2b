"""A plan's table of work comes from Excel: each row for its goal, wrong rows named, all of it taken back."""

from datetime import date

import pytest

from camtay.domains.dispatch.models import Message
from camtay.domains.plans import actions, queries
from camtay.domains.plans.tests import make
from camtay.domains.plans.tests.make import NOW
from camtay.domains.tasks.models import Task
from camtay.foundation.access import Refused
from camtay.foundation.audit import journal
from camtay.foundation.tables.exporting import Field, export_xlsx
from camtay.foundation.tables.sheets import open_table

pytestmark = pytest.mark.django_db
HEAD = {
    "goal": "Mục tiêu", "who": "Người thực hiện", "what": "Nhiệm vụ", "authority": "Thẩm quyền",
    "answers": "Trách nhiệm", "product": "Sản phẩm", "due": "Thời gian hoàn thành",
}  # fmt: skip
GOOD = [
    ("1", "Lê Quang Phúc", "Rà quy trình", "Chủ tịch UBND", "Phạm Thu Hà", "Quy trình đã sửa", "04/12/2026"),
    ("hop khong giay", "Hồ Thị Thảo", "Lắp màn hình", "", "", "Biên bản", "11/12/2026"),
]
WRONG = [
    ("9", "Lê Quang Phúc", "Việc của mục tiêu lạ", "", "", "", "04/12/2026"),
    ("", "Lê Quang Phúc", "Việc không rõ cho mục tiêu nào", "", "", "", "04/12/2026"),
    ("1", "Trần Không Ai", "Việc của người lạ", "", "", "", "04/12/2026"),
]


@pytest.fixture
def people():
    return make.office()


@pytest.fixture
def goals(people):
    plan = make.plan(people)
    return make.goal(people, plan), make.goal(
        people, plan, title="Họp không giấy", indicator="", target=None, start=None
    )


def bring_in(people, rows, by="vinh"):
    fields = [Field(key, label, 20) for key, label in HEAD.items()]
    book = export_xlsx(fields, (dict(zip(HEAD, row, strict=True)) for row in rows), title="KẾ HOẠCH NĂM 2026")
    table, actor = open_table(book, "ke-hoach.xlsx"), people.actor(by)
    batch = actions.propose_import(place=people.place, table=table, by=actor, now=NOW)
    return actions.confirm_import(batch=batch, table=table, by=actor, now=NOW)


def test_each_row_becomes_work_of_its_goal_and_wrong_rows_are_named(people, goals):
    batch = bring_in(people, GOOD + WRONG)
    assert (batch.new, batch.wrong) == (2, 3)
    assert [one["header"] for one in batch.problems] == ["Mục tiêu", "Mục tiêu", "Người thực hiện"]
    [first] = queries.pieces_of(goals[0])
    [second] = queries.pieces_of(goals[1])
    assert (first.title, first.doer, first.answerable) == ("Rà quy trình", people["phuc"], people["ha"])
    assert (first.source_path, second.source_label) == (goals[0].path, "Họp không giấy")
    assert Message.objects.filter(kind__startswith="tasks.").count() == 2
    assert journal.history("tables.Batch", batch.pk).last().action == "plans.import"
    assert queries.goal_seen(goals[0], by=people.actor("phuc"), now=NOW).work.total == 1


def test_the_same_table_again_changes_nothing_and_all_of_it_is_taken_back(people, goals):
    batch = bring_in(people, GOOD)
    again = bring_in(people, GOOD)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 2)
    moved = bring_in(people, [("2", *GOOD[0][1:]), GOOD[1]])
    assert (moved.new, moved.changed) == (0, 1)
    assert queries.pieces_of(goals[1]).count() == 2
    actions.undo_import(batch=moved, by=people.actor("vinh"), now=NOW)
    assert queries.pieces_of(goals[0]).count() == 1
    actions.undo_import(batch=batch, by=people.actor("vinh"), now=NOW)
    assert not Task.objects.exists()


def test_it_stands_in_the_history_of_its_goal(people, goals):
    batch = bring_in(people, GOOD)
    [task] = queries.pieces_of(goals[0])
    event, _set = queries.events_of(goals[0])
    assert (event.what, event.words, event.by) == ("add_work", f"Rà quy trình ({task.code})", people["vinh"])
    assert journal.history("plans.Goal", goals[0].pk).last().note == f"task:{task.code}"
    moved = bring_in(people, [("2", *GOOD[0][1:])])
    assert queries.events_of(goals[0])[0].what == "move_work"
    assert queries.events_of(goals[1])[0].words == event.words
    actions.undo_import(batch=moved, by=people.actor("vinh"), now=NOW)
    assert [one.what for one in queries.events_of(goals[0])] == ["add_work", "move_work", "add_work", "set"]
    actions.undo_import(batch=batch, by=people.actor("vinh"), now=NOW)
    gone = queries.events_of(goals[0])[0]
    assert (gone.what, gone.words) == ("take_back", event.words)
    assert journal.verify() == []


def test_a_row_may_name_a_plan_that_does_not_run_yet(people, goals):
    later = make.plan(people, title="Năm sau", valid_from=date(2027, 1, 1), valid_until=date(2027, 12, 31))
    goal = make.goal(people, later, title="Họp không giấy", due_day=date(2027, 6, 30))
    columns = {**HEAD, "plan": "Kế hoạch"}
    fields = [Field(key, label, 20) for key, label in columns.items()]
    row = dict(zip(columns, (*GOOD[1], "năm sau"), strict=True))
    table, actor = open_table(export_xlsx(fields, [row]), "ke-hoach.xlsx"), people.actor("vinh")
    batch = actions.propose_import(place=people.place, table=table, by=actor, now=NOW)
    actions.confirm_import(batch=batch, table=table, by=actor, now=NOW)
    assert queries.pieces_of(goal).count() == 1
    assert queries.pieces_of(goals[1]).count() == 0


def test_without_a_plan_it_says_so(people):
    batch = bring_in(people, GOOD)
    assert batch.wrong == 2
    assert "chưa có kế hoạch" in batch.problems[0]["message"]


@pytest.mark.parametrize("by", ["ha", "phuc", "an"])
def test_only_who_keeps_the_plan_brings_work_in(people, goals, by):
    with pytest.raises(Refused):
        bring_in(people, GOOD, by=by)
