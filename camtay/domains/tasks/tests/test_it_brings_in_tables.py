"""A plan's table of work comes from Excel: wrong rows are named, a repeat changes nothing, all of it can be taken back."""

from datetime import date

import pytest

from camtay.domains.dispatch.models import Message
from camtay.domains.tasks import actions, queries
from camtay.domains.tasks.models import Task
from camtay.domains.tasks.tests import make
from camtay.domains.tasks.tests.make import NOW
from camtay.foundation.access import Refused
from camtay.foundation.tables.engine import UndoRefused
from camtay.foundation.tables.exporting import Field, export_xlsx
from camtay.foundation.tables.sheets import open_table

pytestmark = pytest.mark.django_db
HEAD = {
    "n": "STT", "who": "Người thực hiện", "what": "Nhiệm vụ", "authority": "Thẩm quyền", "answers": "Trách nhiệm",
    "product": "Sản phẩm", "due": "Thời gian hoàn thành",
}  # fmt: skip
GOOD = [
    (1, "Lê Quang Phúc", "Lập danh sách hộ chưa có định danh", "Chủ tịch UBND", "Phạm Thu Hà", "Danh sách", "04/12/2026"),
    (2, "ho thi thao", "Mở lớp ở Tổ 3", "", "", "Ảnh, danh sách", "11/12/2026"),
    (3, "Nguyễn Văn Hải", "Mời bà con đến lớp", "", "", "Giấy mời", date(2026, 12, 9)),
]  # fmt: skip
WRONG = [
    (4, "Trần Không Ai", "Việc của người lạ", "", "", "", "04/12/2026"),
    (5, "Lê Quang Phúc", "", "", "", "", "04/12/2026"),
    (6, "Lê Quang Phúc", "Việc đã qua hạn", "", "", "", "01/11/2026"),
    (7, "Lê Quang Phúc", "Việc không rõ ngày", "", "", "", "cuối tháng"),
    (8, "Lê Quang Phúc", "Trưởng thôn chịu trách nhiệm", "", "Nguyễn Văn Hải", "", "04/12/2026"),
]


@pytest.fixture
def people():
    return make.office()


def table(rows):
    fields = [Field(key, label, 20) for key, label in HEAD.items()]
    book = export_xlsx(fields, (dict(zip(HEAD, row, strict=True)) for row in rows), title="KẾ HOẠCH NĂM 2026")
    return open_table(book, "ke-hoach.xlsx")


def bring_in(people, rows, by="vinh"):
    opened, actor = table(rows), people.actor(by)
    batch = actions.propose_import(place=people.place, table=opened, by=actor, now=NOW)
    return actions.confirm_import(batch=batch, table=opened, by=actor, now=NOW)


def test_it_makes_tasks_of_the_good_rows_and_names_the_wrong_ones(people):
    batch = bring_in(people, GOOD + WRONG)
    assert (batch.new, batch.changed, batch.wrong) == (3, 0, 5)
    assert [one["header"] for one in batch.problems] == [
        "Người thực hiện", "Nhiệm vụ", "Thời gian hoàn thành", "Thời gian hoàn thành", "Trách nhiệm",
    ]  # fmt: skip
    first, second, third = Task.objects.order_by("code")
    assert (first.doer, first.answerable, first.giver) == (people["phuc"], people["ha"], people["vinh"])
    assert (first.title, first.authority, first.due_day) == (GOOD[0][2], "Chủ tịch UBND", 20261204)
    assert (second.doer, second.answerable) == (people["thao"], people["vinh"])
    assert (third.doer, third.due_day) == (people["hai"], 20261209)
    assert Message.objects.filter(kind="tasks.give").count() == 3
    assert {one.what for task in (first, second, third) for one in task.events.all()} == {"give"}
    assert list(
        queries.listed("mine", queries.Filter(text="lap danh sach"), by=people.actor("phuc"), now=NOW)
    ) == [first]


def test_the_same_table_again_changes_nothing(people):
    bring_in(people, GOOD)
    task = Task.objects.get(title=GOOD[0][2])
    actions.hand_on(task_id=task.pk, to=people["thao"], by=people.actor("phuc"), now=NOW)
    again = bring_in(people, GOOD)
    assert (again.new, again.changed, again.unchanged, again.wrong) == (0, 0, 3, 0)
    task.refresh_from_db()
    assert task.doer == people["thao"]


def test_another_product_is_a_change(people):
    bring_in(people, GOOD)
    changed = [(*GOOD[0][:5], "Danh sách có chữ ký", GOOD[0][6]), *GOOD[1:]]
    batch = bring_in(people, changed)
    assert (batch.new, batch.changed, batch.unchanged) == (0, 1, 2)
    task = Task.objects.get(title=GOOD[0][2])
    assert (task.product, task.version) == ("Danh sách có chữ ký", 2)
    assert [one.what for one in task.events.all()] == ["give", "change"]


def test_a_table_is_taken_back_while_nobody_has_begun(people):
    batch = bring_in(people, GOOD)
    actions.undo_import(batch=batch, by=people.actor("vinh"), now=NOW)
    assert not Task.objects.exists()
    again = bring_in(people, GOOD)
    task = Task.objects.get(title=GOOD[0][2])
    actions.comment(task_id=task.pk, words="Tôi làm ngay", by=people.actor("phuc"), now=NOW)
    with pytest.raises(UndoRefused):
        actions.undo_import(batch=again, by=people.actor("vinh"), now=NOW)
    assert Task.objects.count() == 3


@pytest.mark.parametrize("by", ["phuc", "an", "kiem", "hai"])
def test_only_who_gives_work_brings_tables_in(people, by):
    with pytest.raises(Refused):
        bring_in(people, GOOD, by=by)
