"""A task is given in the six clear columns, by a day or by so much working time."""

from datetime import date, datetime, timedelta

import pytest

from camtay.domains.dispatch.models import Message
from camtay.domains.tasks import actions
from camtay.domains.tasks.actions import Source, Time, Unfit
from camtay.domains.tasks.models import Task
from camtay.domains.tasks.tests import make
from camtay.domains.tasks.tests.make import NOW
from camtay.foundation.access import SYSTEM, Refused
from camtay.foundation.audit.journal import history
from camtay.foundation.calendar import ZONE

pytestmark = pytest.mark.django_db
FRIDAY = Time(day=date(2026, 12, 4))


@pytest.fixture
def people():
    return make.office()


def give(people, by="vinh", doer="phuc", time=FRIDAY, **said):
    said = {"title": "Rà soát hộ chưa có tài khoản", "product": "Danh sách hộ", **said}
    return actions.give(
        place=people.place, doer=people[doer], time=time, by=people.actor(by), now=NOW, **said
    )


def test_a_leader_gives_it_and_the_doer_is_told(people):
    task = give(people, authority="Chủ tịch UBND phường", answerable=people["ha"])
    task.refresh_from_db()
    assert (task.code, task.state, task.giver) == ("CV-19753-2026-0001", "given", people["vinh"])
    assert (task.authority, task.answerable, task.product) == (
        "Chủ tịch UBND phường",
        people["ha"],
        "Danh sách hộ",
    )
    assert task.due_at == datetime(2026, 12, 4, 17, 0, tzinfo=ZONE)
    assert (task.given_day, task.due_day, task.done_day, task.on_time) == (20261124, 20261204, None, None)
    [message] = Message.objects.all()
    assert message.address == people["phuc"].email
    assert "Rà soát hộ" in message.subject
    assert task.desk_path in message.body
    assert [entry.action for entry in history("tasks.Task", task.pk)] == ["tasks.give"]


def test_whoever_gives_it_answers_for_it_where_nobody_else_is_named(people):
    assert give(people).answerable == people["vinh"]


def test_a_deadline_on_a_day_off_is_the_next_working_day(people):
    assert give(people, time=Time(day=date(2026, 12, 5))).due_at == datetime(2026, 12, 7, 17, 0, tzinfo=ZONE)


def test_a_deadline_in_working_time_does_not_count_days_off(people):
    three_days = give(people, time=Time(amount=3, unit="working_day"))
    assert three_days.due_at == datetime(
        2026, 11, 30, 17, 0, tzinfo=ZONE
    )  # from the 25th; a weekend lies between
    four_hours = give(people, time=Time(amount=4, unit="hour"))
    assert four_hours.due_at == datetime(2026, 11, 25, 11, 30, tzinfo=ZONE)
    assert (four_hours.limit_amount, four_hours.limit_unit) == (4, "hour")


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"time": Time(day=date(2026, 11, 23))}, "day"),
        ({"time": Time()}, "day"),
        ({"time": Time(unit="hour")}, "amount"),
        ({"title": "  "}, "title"),
        ({"doer": "mai"}, "doer"),
        ({"doer": "kiem"}, "doer"),
    ],
)
def test_it_says_beside_which_field_it_is_wrong(people, said, field):
    with pytest.raises(Unfit) as refusal:
        give(people, **said)
    assert refusal.value.field == field
    assert not Task.objects.exists()


@pytest.mark.parametrize("by", ["phuc", "thao", "hai", "an", "kiem", "mai"])
def test_only_leaders_and_heads_give_work(people, by):
    with pytest.raises(Refused):
        give(people, by=by)


def test_a_village_head_is_given_work_and_answers_for_none(people):
    assert give(people, doer="hai").doer == people["hai"]
    with pytest.raises(Unfit) as refusal:
        give(people, answerable=people["hai"])
    assert refusal.value.field == "answerable"


def test_a_plan_raises_it_once(people):
    def again(title="Mở lớp ở Tổ 3"):
        return actions.raise_task(
            key="plans:goal-1:work-2", source=Source("plans", "goal-1", "Kế hoạch 57", "/can-bo/ke-hoach/1/"),
            place=people.place, doer=people["ha"], time=FRIDAY, title=title, giver=people["vinh"], by=SYSTEM, now=NOW,
        )  # fmt: skip

    first, second = again(), again("Mở lớp khác")
    assert first.pk == second.pk
    assert second.title == "Mở lớp ở Tổ 3"
    assert Task.objects.get().source_label == "Kế hoạch 57"
    assert Message.objects.count() == 1


def test_nobody_raises_one_where_they_give_none(people):
    with pytest.raises(Refused):
        actions.raise_task(
            key="x", source=Source("plans"), place=people.place, doer=people["phuc"], time=FRIDAY, title="Việc",
            by=people.actor("phuc"), now=NOW,
        )  # fmt: skip


def test_one_without_a_giver_is_confirmed_by_the_leader_or_the_head(people):
    for by in ("vinh", "ha"):
        task = make.task(people, "done", giver=None)
        assert (
            actions.turn(task_id=task.pk, move="confirm", by=people.actor(by), now=NOW).state == "confirmed"
        )


def test_it_can_be_worded_anew_by_whoever_gave_it(people):
    task = make.task(people)
    later = Time(day=date(2026, 12, 11))
    actions.change(
        task_id=task.pk, title="Rà soát lại", time=later, version=1, by=people.actor("vinh"), now=NOW
    )
    task.refresh_from_db()
    assert (task.title, task.due_day, task.version) == ("Rà soát lại", 20261211, 2)
    assert task.first_due_at == NOW + timedelta(days=3)
    with pytest.raises(actions.Changed):
        actions.change(task_id=task.pk, title="Cũ", version=1, by=people.actor("vinh"), now=NOW)
    same = actions.change(task_id=task.pk, title="Rà soát lại", version=2, by=people.actor("vinh"), now=NOW)
    assert same.version == 2


def test_a_head_who_was_given_it_does_not_set_their_own_terms(people):
    task = make.task(people, doer="ha")
    with pytest.raises(Refused, match="xin thêm thời gian"):
        actions.change(task_id=task.pk, title="Nhẹ hơn", by=people.actor("ha"), now=NOW)
