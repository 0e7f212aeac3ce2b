"""Parts, other hands, more time, words and files."""

import io
from datetime import date, timedelta

import pytest

from camtay.domains.dispatch.models import Message
from camtay.domains.tasks import actions, queries
from camtay.domains.tasks.actions import Time
from camtay.domains.tasks.models import Task
from camtay.domains.tasks.tests import make
from camtay.domains.tasks.tests.make import NOW, PDF
from camtay.foundation import files
from camtay.foundation.access import Refused

pytestmark = pytest.mark.django_db
THURSDAY = Time(day=date(2026, 11, 26))


@pytest.fixture
def people():
    return make.office()


def split(people, whole, doer="thao", by="phuc", time=THURSDAY):
    return actions.split(
        task_id=whole.pk, doer=people[doer], time=time, title="Rà Tổ 3", by=people.actor(by), now=NOW
    )


def finish(people, task, by):
    return actions.finish(task_id=task.pk, outcome="Đã rà xong", by=people.actor(by), now=NOW)


def test_the_whole_is_done_only_when_its_parts_are(people):
    whole = make.task(people, "accepted")
    one, other = split(people, whole), split(people, whole, doer="hai")
    assert one.giver == people["phuc"]
    with pytest.raises(Refused, match="Còn 2 phần việc"):
        finish(people, whole, "phuc")
    for part, doer in ((one, "thao"), (other, "hai")):
        actions.turn(task_id=part.pk, move="accept", by=people.actor(doer), now=NOW)
        finish(people, part, doer)
    assert Message.objects.filter(kind="tasks.parts_done", address=people["phuc"].email).count() == 1
    assert finish(people, whole, "phuc").state == "done"
    with pytest.raises(Refused, match="việc lớn"):
        actions.turn(task_id=one.pk, move="send_back", reason="Thiếu", by=people.actor("phuc"), now=NOW)
    assert actions.turn(task_id=one.pk, move="confirm", by=people.actor("phuc"), now=NOW).state == "confirmed"


def test_a_part_is_not_split_again_and_ends_with_the_whole(people):
    whole = make.task(people, "accepted")
    part = split(people, whole)
    with pytest.raises(Refused, match="việc lớn"):
        split(people, part, by="thao", doer="hai")
    with pytest.raises(actions.Unfit, match="trước hạn của cả việc"):
        split(people, whole, time=Time(day=date(2026, 12, 4)))


def test_what_is_dropped_is_dropped_in_its_parts(people):
    whole = make.task(people, "accepted")
    part = split(people, whole)
    actions.turn(task_id=whole.pk, move="drop", reason="Kế hoạch đã thay", by=people.actor("vinh"), now=NOW)
    part.refresh_from_db()
    assert (part.state, part.reason) == ("dropped", "Kế hoạch đã thay")
    assert Message.objects.filter(kind="tasks.drop").count() == 2


def test_it_is_handed_on_and_confirmed_by_whoever_gave_it_first(people):
    task = make.task(people)
    actions.hand_on(
        task_id=task.pk, to=people["thao"], words="Đúng việc của Thảo", by=people.actor("phuc"), now=NOW
    )
    task.refresh_from_db()
    assert (task.doer, task.handed_by, task.giver, task.state) == (
        people["thao"], people["phuc"], people["vinh"], "given",
    )  # fmt: skip
    assert {one.address for one in Message.objects.all()} == {people["thao"].email, people["vinh"].email}
    assert queries.task(task.pk, by=people.actor("phuc")) == task  # who handed it on still sees it
    with pytest.raises(Refused):
        actions.turn(task_id=task.pk, move="accept", by=people.actor("phuc"), now=NOW)
    with pytest.raises(actions.Unfit, match="đang giữ"):
        actions.hand_on(task_id=task.pk, to=people["thao"], by=people.actor("thao"), now=NOW)


def test_a_village_head_does_not_hand_it_on(people):
    task = make.task(people, doer="hai")
    with pytest.raises(Refused):
        actions.hand_on(task_id=task.pk, to=people["phuc"], by=people.actor("hai"), now=NOW)


def test_more_time_is_asked_with_a_reason_and_granted(people):
    task = make.task(people, "in_progress", reminded="before")
    later = Time(day=date(2026, 12, 4))
    with pytest.raises(actions.Unfit, match="vì sao"):
        actions.ask_extension(task_id=task.pk, time=later, reason=" ", by=people.actor("phuc"), now=NOW)
    with pytest.raises(actions.Unfit, match="sau hạn đang có"):
        actions.ask_extension(task_id=task.pk, time=THURSDAY, reason="Mưa", by=people.actor("phuc"), now=NOW)
    actions.ask_extension(task_id=task.pk, time=later, reason="Mưa lụt", by=people.actor("phuc"), now=NOW)
    with pytest.raises(Refused, match="đang chờ trả lời"):
        actions.ask_extension(task_id=task.pk, time=later, reason="Nữa", by=people.actor("phuc"), now=NOW)
    with pytest.raises(Refused):
        actions.answer_extension(task_id=task.pk, granted=True, by=people.actor("phuc"), now=NOW)
    task.refresh_from_db()
    assert task.due_at == NOW + timedelta(days=3)
    actions.answer_extension(task_id=task.pk, granted=True, answer="Đồng ý", by=people.actor("vinh"), now=NOW)
    task.refresh_from_db()
    assert (task.due_day, task.reminded) == (20261204, "")
    assert [one.what for one in task.events.all()] == ["ask_extension", "grant_extension"]


def test_more_time_is_refused_with_a_reason(people):
    task = make.task(people, "in_progress")
    later = Time(day=date(2026, 12, 4))
    actions.ask_extension(task_id=task.pk, time=later, reason="Mưa", by=people.actor("phuc"), now=NOW)
    with pytest.raises(actions.Unfit, match="vì sao"):
        actions.answer_extension(task_id=task.pk, granted=False, by=people.actor("vinh"), now=NOW)
    actions.answer_extension(
        task_id=task.pk, granted=False, answer="Thành phố đã hẹn", by=people.actor("vinh"), now=NOW
    )
    task.refresh_from_db()
    assert task.due_at == NOW + timedelta(days=3)
    with pytest.raises(Refused, match="Không còn"):
        actions.answer_extension(task_id=task.pk, granted=True, by=people.actor("vinh"), now=NOW)


def test_the_product_is_kept_by_its_content(people):
    task = make.task(people, "in_progress")
    stored = files.store(io.BytesIO(PDF), name="bao-cao.pdf", kinds={"pdf"}, now=NOW)
    actions.comment(
        task_id=task.pk, words="Bản nháp", file=stored, file_name="nhap.pdf", by=people.actor("phuc"), now=NOW
    )
    actions.finish(
        task_id=task.pk,
        outcome="Đã xong",
        file=stored,
        file_name="bao-cao.pdf",
        by=people.actor("phuc"),
        now=NOW,
    )
    [kept] = queries.files_of(task)
    assert (kept.name, kept.is_product, kept.file) == ("nhap.pdf", True, stored)


def test_who_sees_it_may_speak_of_it_and_an_auditor_only_reads(people):
    task = make.task(people)
    for who in ("phuc", "vinh", "ha"):
        actions.comment(task_id=task.pk, words=f"Lời của {who}", by=people.actor(who), now=NOW)
    for who in ("kiem", "thao", "mai"):
        with pytest.raises(Refused):
            actions.comment(task_id=task.pk, words="Lời", by=people.actor(who), now=NOW)
    task.refresh_from_db()
    assert task.version == 1
    assert queries.task(task.pk, by=people.actor("kiem")) == task
    over = make.task(people, "confirmed")
    with pytest.raises(Refused, match="kết thúc"):
        actions.comment(task_id=over.pk, words="Lời", by=people.actor("phuc"), now=NOW)


def test_another_commune_sees_nothing(people):
    from camtay.domains.places.tests.make import phu_vinh

    task = make.task(people)
    other = make.actor(make.account("Lê Thị Thanh Thu", ("commune_leader", phu_vinh())), NOW)
    with pytest.raises(Refused, match="Không có việc này"):
        queries.task(task.pk, by=other)
    assert not queries.listed("place", queries.Filter(), by=other, now=NOW).exists()
    with pytest.raises(Refused):
        actions.turn(task_id=task.pk, move="drop", reason="x", by=other, now=NOW)
    assert Task.objects.get().state == "given"
