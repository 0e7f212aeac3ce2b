"""Tasks at the desk: lists, one task, every deed, what somebody else overtook, a sheet to print, Excel out."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from camtay.domains.people.tests.make import sign_in
from camtay.domains.tasks import actions, queries, states
from camtay.domains.tasks.models import Deputy, Extension, Task
from camtay.domains.tasks.tests import make
from camtay.domains.tasks.tests.make import PDF
from camtay.foundation.tables.sheets import open_table

pytestmark = pytest.mark.django_db


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def people():
    return make.office()


@pytest.fixture
def browser(people):
    return lambda key: sign_in(Client(), people[key])


@pytest.fixture
def task(people, now):
    """`task("done", doer="hai")`"""
    return lambda state=states.GIVEN, **fields: make.task(people, state, now=now, **fields)


def text(answer):
    return answer.content.decode()


def page_of(one):
    return reverse("desk:task", args=[one.pk])


def test_a_leader_gives_work_in_six_columns(browser, people, now):
    form = {
        "title": "Rà soát hộ nghèo chưa có định danh", "doer": people["phuc"].pk, "answerable": people["ha"].pk,
        "authority": "Chủ tịch UBND phường", "product": "Danh sách", "limit": "day", "key": "k1",
        "day": f"{now + timedelta(days=10):%Y-%m-%d}",
    }  # fmt: skip
    client = browser("vinh")
    first = client.post(reverse("desk:task_new"), form)
    assert first.status_code == 302
    assert client.post(reverse("desk:task_new"), form).url == first.url  # sent twice, it is given once
    made = Task.objects.get()
    shown = text(client.get(first.url))
    for words in (
        made.code,
        "Lê Quang Phúc",
        "Phạm Thu Hà",
        "Chủ tịch UBND phường",
        "Danh sách",
        "Đã giao, chờ nhận",
    ):
        assert words in shown


def test_it_keeps_what_was_typed_and_says_what_is_wrong_beside_it(browser, people, now):
    form = {
        "title": "Họp tổ", "doer": people["phuc"].pk, "answerable": people["vinh"].pk, "limit": "day",
        "day": f"{now - timedelta(days=10):%Y-%m-%d}",
    }  # fmt: skip
    answer = browser("vinh").post(reverse("desk:task_new"), form)
    assert answer.status_code == 422
    assert 'value="Họp tổ"' in text(answer)
    assert "Hạn này đã qua" in str(answer.context["form"]["day"].errors)
    assert not Task.objects.exists()


def test_my_list_has_the_late_on_top_and_finds_without_accents(browser, task, now):
    later, late = task(title="Mở lớp ở Tổ 3"), task(title="Họp dân", due_at=now - timedelta(days=1))
    task("confirmed", title="Việc cũ")
    client = browser("phuc")
    shown = client.get(reverse("desk:tasks"))
    assert [line.title for line in shown.context["lines"]] == [late.title, later.title]
    assert "Quá hạn" in text(shown)
    found = client.get(reverse("desk:tasks"), {"q": "mo lop to 3"})
    assert [line.title for line in found.context["lines"]] == [later.title]
    assert [line.title for line in client.get(reverse("desk:tasks"), {"due": "late"}).context["lines"]] == [
        late.title
    ]
    everything = client.get(reverse("desk:tasks"), {"over": "on"}).context["lines"]
    assert "Việc cũ" in [line.title for line in everything]


def test_each_sees_their_lists(browser, task):
    task(), task("done")
    assert [tab.count for tab in browser("phuc").get(reverse("desk:tasks")).context["tabs"]] == [1, 0, 0]
    assert [tab.count for tab in browser("vinh").get(reverse("desk:tasks")).context["tabs"]] == [0, 1, 2, 2]
    assert [tab.count for tab in browser("kiem").get(reverse("desk:tasks")).context["tabs"]] == [0, 0, 0, 2]
    confirm = browser("vinh").get(reverse("desk:tasks"), {"phan": "cho-xac-nhan"})
    assert [line.state for line in confirm.context["lines"]] == ["Đã làm xong, chờ xác nhận"]
    assert not browser("thao").get(reverse("desk:tasks"), {"phan": "ca-noi"}).context["lines"]


@pytest.mark.parametrize(("part", "number"), [("", 10), ("ca-noi", 10)])
def test_the_lists_ask_no_more_for_more(browser, task, part, number, django_assert_max_num_queries):
    client = browser("vinh")
    for _one in range(3):
        task(doer="vinh")
    client.get(reverse("desk:tasks"), {"phan": part})
    with django_assert_max_num_queries(number):
        client.get(reverse("desk:tasks"), {"phan": part})
    for _one in range(60):
        task(doer="vinh")
    with django_assert_max_num_queries(number):
        shown = client.get(reverse("desk:tasks"), {"phan": part})
    assert len(shown.context["lines"]) == 50
    assert len(client.get(reverse("desk:tasks"), {"phan": part, "trang": 2}).context["lines"]) == 13


def test_the_page_of_a_task_asks_a_fixed_number(browser, task, people, now, django_assert_max_num_queries):
    one = task("in_progress")
    client = browser("vinh")
    client.get(page_of(one))
    for number in range(12):
        actions.comment(task_id=one.pk, words=f"Lời {number}", by=people.actor("phuc", now), now=now)
        task(parent=one, doer="thao", giver="phuc")
    with django_assert_max_num_queries(12):
        client.get(page_of(one))


def test_the_buttons_are_those_of_the_state_and_the_person(browser, task):
    given, done = task(), task("done")

    def buttons(key, one):
        return [button.label for button in browser(key).get(page_of(one)).context["shown"].buttons]

    assert buttons("phuc", given) == ["Nhận việc", "Giao cho người khác", "Không nhận"]
    assert buttons("vinh", given) == ["Giao cho người khác", "Thôi việc này"]
    assert buttons("vinh", done) == ["Xác nhận đã xong", "Trả lại để làm tiếp", "Thôi việc này"]
    assert buttons("phuc", done) == buttons("kiem", done) == []


def test_it_goes_its_way_from_hand_to_hand(browser, task, people):
    one = task()
    phuc, thao, vinh = browser("phuc"), browser("thao"), browser("vinh")

    def press(client, name, *parts, **said):
        one.refresh_from_db()
        answer = client.post(reverse(name, args=[one.pk, *parts]), {"version": one.version, **said})
        assert answer.status_code == 302, answer.content.decode()
        one.refresh_from_db()

    press(phuc, "desk:task_hand_on", to=people["thao"].pk, words="Nhờ Thảo")
    press(thao, "desk:task_turn", "accept")
    press(thao, "desk:task_turn", "start")
    product = SimpleUploadedFile("danh-sach.pdf", PDF)
    press(thao, "desk:task_finish", outcome="Đã rà 120 hộ", file=product)
    press(vinh, "desk:task_turn", "send_back", reason="Thiếu Tổ 5")
    assert one.state == "returned"
    press(thao, "desk:task_turn", "start")
    press(thao, "desk:task_finish", outcome="Đã thêm Tổ 5")
    press(vinh, "desk:task_turn", "confirm")
    assert one.state == "confirmed"
    shown = text(vinh.get(page_of(one)))
    for words in ("danh-sach.pdf", "Đã rà 120 hộ", "Thiếu Tổ 5", "Giao cho người khác: Hồ Thị Thảo"):
        assert words in shown
    [kept] = queries.files_of(one)
    assert b"".join(vinh.get(reverse("desk:task_file", args=[one.pk, kept.pk])).streaming_content).startswith(
        b"%PDF"
    )


def test_a_deed_on_an_old_page_shows_what_changed_and_keeps_what_was_typed(browser, task, people, now):
    one = task("in_progress")
    actions.change(task_id=one.pk, title="Rà soát lại", by=people.actor("vinh", now), now=now)
    answer = browser("phuc").post(
        reverse("desk:task_finish", args=[one.pk]), {"version": 1, "outcome": "Đã xong 100 hộ"}
    )
    assert answer.status_code == 409
    shown = text(answer)
    assert "vừa được người khác cập nhật" in shown
    assert "Sửa việc" in shown
    assert "Đã xong 100 hộ" in shown
    one.refresh_from_db()
    assert one.state == "in_progress"


def test_a_file_need_not_be_chosen_again(browser, task):
    one = task("in_progress")
    form = {"version": 1, "outcome": "", "file": SimpleUploadedFile("bao-cao.pdf", PDF)}
    answer = browser("phuc").post(reverse("desk:task_finish", args=[one.pk]), form)
    assert answer.status_code == 422
    assert "bao-cao.pdf" in text(answer)


def test_it_is_split_and_its_parts_stand_below(browser, task, people, now):
    one = task("accepted", due_at=now + timedelta(days=30))
    form = {
        "version": 1, "title": "Rà Tổ 3", "doer": people["hai"].pk, "limit": "day",
        "day": f"{now + timedelta(days=10):%Y-%m-%d}",
    }  # fmt: skip
    assert browser("phuc").post(reverse("desk:task_split", args=[one.pk]), form).status_code == 302
    assert "Rà Tổ 3" in text(browser("phuc").get(page_of(one)))
    part = Task.objects.get(parent=one)
    assert "Một phần của việc" in text(browser("hai").get(page_of(part)))
    assert browser("hai").get(page_of(one)).status_code == 403  # the whole is not theirs


def test_more_time_is_asked_and_granted(browser, task, now):
    one = task("in_progress")
    form = {"version": 1, "day": f"{now + timedelta(days=20):%Y-%m-%d}", "reason": "Mưa lụt ba ngày"}
    assert browser("phuc").post(reverse("desk:task_extend", args=[one.pk]), form).status_code == 302
    assert "Mưa lụt ba ngày" in text(browser("vinh").get(page_of(one)))
    answer = {"version": 2, "granted": "1", "answer": ""}
    assert browser("vinh").post(reverse("desk:task_extension", args=[one.pk]), answer).status_code == 302
    assert Extension.objects.get().granted is True


def test_a_deputy_is_written_down_and_ended(browser, people, now):
    form = {
        "principal": people["phuc"].pk, "deputy": people["thao"].pk, "valid_from": f"{now:%Y-%m-%d}",
        "valid_until": f"{now + timedelta(days=5):%Y-%m-%d}", "basis": "Đi học",
    }  # fmt: skip
    assert browser("phuc").post(reverse("desk:deputies"), form).status_code == 302
    [written] = Deputy.objects.all()
    assert "Hồ Thị Thảo" in text(browser("phuc").get(reverse("desk:deputies")))
    assert browser("thao").post(reverse("desk:deputy_end", args=[written.pk])).status_code == 403
    assert browser("phuc").post(reverse("desk:deputy_end", args=[written.pk])).status_code == 302
    written.refresh_from_db()
    assert written.ended_at is not None


def test_a_list_goes_to_excel_and_comes_back_without_effect(browser, task, people, now):
    one = task(title="Mở lớp ở Tổ 3", authority="Kế hoạch 57")
    client = browser("vinh")
    answer = client.get(reverse("desk:tasks_file", args=["xlsx"]), {"phan": "ca-noi"})
    table = open_table(answer.content, "viec.xlsx")
    batch = actions.propose_import(place=people.place, table=table, by=people.actor("vinh", now), now=now)
    done = actions.confirm_import(batch=batch, table=table, by=people.actor("vinh", now), now=now)
    assert (done.new, done.changed, done.unchanged, done.wrong) == (0, 0, 1, 0)
    assert (
        one.code
        in client.get(reverse("desk:tasks_file", args=["csv"]), {"phan": "ca-noi"}).getvalue().decode()
    )
    assert client.get(reverse("desk:tasks_file", args=["pdf"]), {"phan": "ca-noi"}).content.startswith(
        b"%PDF"
    )


def test_a_table_is_dropped_in_compared_and_taken_back(browser, people, now):
    day = now + timedelta(days=20)
    content = (
        f"Nhiệm vụ;Người thực hiện;Thời hạn\nRà soát;Lê Quang Phúc;{day:%d/%m/%Y}\nSai;Ai đó;{day:%d/%m/%Y}\n"
    )
    client = browser("vinh")
    dropped = client.post(
        reverse("desk:import_list", args=["cong-viec"]),
        {"place": people.place.code, "file": SimpleUploadedFile("ke-hoach.csv", content.encode())},
    )
    assert dropped.status_code == 302
    batch_id = dropped.url.rstrip("/").split("/")[-2]
    assert "Không có ai tên này" in text(
        client.get(reverse("desk:import_comparison", args=["cong-viec", batch_id]))
    )
    client.post(reverse("desk:import_confirm", args=["cong-viec", batch_id]), {"mode": "good"})
    assert Task.objects.get().title == "Rà soát"
    client.post(reverse("desk:import_undo", args=["cong-viec", batch_id]))
    assert not Task.objects.exists()


def test_the_first_page_of_case_work_says_how_many_tasks_wait(browser, task, now):
    task(), task("accepted", due_at=now - timedelta(days=1))
    for name in ("desk:home", "desk:mine"):
        shown = text(browser("phuc").get(reverse(name)))
        assert "Việc được giao: 2, quá hạn: 1" in shown
    assert "Hồ sơ đang chờ tôi" in text(browser("phuc").get(reverse("desk:tasks")))
