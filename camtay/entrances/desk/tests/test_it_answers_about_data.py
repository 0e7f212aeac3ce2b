"""Requests about one's own data at the desk: the late first, looks logged, two officers never overwrite each other."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from camtay.domains.cases.tests import factories as make
from camtay.domains.people.models import DataRequest, Person
from camtay.domains.people.tests.make import group_three, person
from camtay.foundation.audit.models import Look

pytestmark = pytest.mark.django_db
LIST = "/can-bo/yeu-cau-du-lieu/"


@pytest.fixture
def sen(db):
    return person("Phan Thị Sen", group_three(), birth_year=1949, phone="+84905100005")


@pytest.fixture
def asked(sen, now):
    def one(wish="correct", days=1, **fields) -> DataRequest:
        return DataRequest.objects.create(
            person=sen, place=make.phu_xuan(), wish=wish, words="Năm sinh là 1948", asked_at=now,
            due_at=now + timedelta(days=days), **fields,
        )  # fmt: skip

    return one


def text(answer) -> str:
    return answer.content.decode()


def test_the_late_stand_on_top_and_are_said_to_be_late(at, asked):
    asked("see", days=3)
    asked("erase", days=-1)
    page = text(at("data_officer").get(LIST))
    assert page.index("Xóa dữ liệu") < page.index("Xem dữ liệu của tôi")
    assert "Quá hạn" in page


def test_it_says_so_when_nothing_waits(at):
    assert "Không có yêu cầu nào đang chờ" in text(at("data_officer").get(LIST))


def test_the_list_asks_as_often_however_long_it_is(at, asked, now):
    browser = at("data_officer")
    asked()
    browser.get(LIST)
    with CaptureQueriesContext(connection) as few:
        browser.get(LIST)
    for number in range(5):
        other = person(f"Người {number}", group_three())
        DataRequest.objects.create(person=other, place=make.phu_xuan(), wish="see", asked_at=now, due_at=now)
    with CaptureQueriesContext(connection) as many:
        browser.get(LIST)
    assert len(many) == len(few)


def test_opening_one_is_logged_and_shows_only_what_is_needed(at, asked, sen, now):
    make.case(at=now, applicant=sen, applicant_name=sen.name, post_number="EB123")
    page = text(at("data_officer").get(f"{LIST}{asked().pk}/"))
    assert "0905 100 005" in page
    assert "Mã bưu gửi" in page
    assert "EB123" not in page
    assert Look.objects.get(action="people.look_request").about == sen.pk


def test_the_paper_holds_everything_and_taking_it_is_logged(at, asked):
    answer = at("data_officer").get(f"{LIST}{asked('see').pk}/ban-in.pdf")
    assert answer.content.startswith(b"%PDF")
    assert Look.objects.filter(action="people.print_request").count() == 1


def form(sen, **said):
    return {
        "request_version": "1", "person_version": str(sen.version), "name": sen.name, "birth_year": "1948", "sex": "",
        "phone": "0905 100 005", "answer": "Đã sửa theo căn cước.", **said,
    }  # fmt: skip


def test_it_corrects_and_answers(at, asked, sen):
    request = asked()
    answer = at("data_officer").post(f"{LIST}{request.pk}/sua/", form(sen))
    assert answer.status_code == 302
    assert Person.objects.get(pk=sen.pk).birth_year == 1948
    request.refresh_from_db()
    assert (request.state, request.answer) == ("answered", "Đã sửa theo căn cước.")


def test_what_is_wrong_is_said_beside_the_field_and_what_was_typed_stays(at, asked, sen):
    answer = at("data_officer").post(f"{LIST}{asked().pk}/sua/", form(sen, phone="12", answer=""))
    page = text(answer)
    assert answer.status_code == 422
    assert "Số điện thoại chưa đúng" in page
    assert 'value="12"' in page
    assert "Hãy ghi câu trả lời" in page


def test_somebody_changed_the_person_meanwhile(at, asked, sen):
    Person.objects.filter(pk=sen.pk).update(version=7, birth_year=1947)
    page = text(at("data_officer").post(f"{LIST}{asked().pk}/sua/", form(sen)))
    assert "Chưa ghi gì cả" in page
    assert "1947" in page
    assert "Đã sửa theo căn cước." in page
    assert Person.objects.get(pk=sen.pk).birth_year == 1947


def test_somebody_answered_meanwhile(at, asked, now):
    request = asked("see", state="answered", answered_at=now, answer="Đã đưa", version=2)
    answer = at("data_officer").post(
        f"{LIST}{request.pk}/tra-loi/", {"request_version": "1", "answer": "Của tôi"}
    )
    assert "Chưa ghi gì cả" in text(answer)
    request.refresh_from_db()
    assert request.answer == "Đã đưa"


def test_it_shows_what_erasing_would_do_and_does_it(at, asked, sen):
    request = asked("erase")
    browser = at("data_officer")
    page = text(browser.get(f"{LIST}{request.pk}/xoa/"))
    assert "Sẽ xóa" in page
    assert "Vẫn phải giữ theo luật" in page
    assert Person.objects.get(pk=sen.pk).name
    browser.post(f"{LIST}{request.pk}/xoa/", {"request_version": "1"})
    assert Person.objects.get(pk=sen.pk).name == ""


def test_it_says_what_hinders_erasing(at, asked, sen, now):
    make.case(at=now, applicant=sen, applicant_name=sen.name)
    page = text(at("data_officer").get(f"{LIST}{asked('erase').pk}/xoa/"))
    assert "chưa xong" in page
    assert "Báo cho người yêu cầu là chưa làm được" in page


def test_a_clerk_writes_down_what_is_asked_at_the_counter(at, sen):
    browser = at("clerk")
    address = f"/can-bo/nguoi/dan/{sen.pk}/yeu-cau/"
    assert address in text(browser.get(f"/can-bo/nguoi/dan/{sen.pk}/"))
    assert "Hãy chọn một việc" in text(browser.post(address, {"wish": ""}))
    assert browser.post(address, {"wish": "see", "words": "Xin bản in"}).status_code == 302
    assert DataRequest.objects.get().words == "Xin bản in"


def test_the_day_says_how_many_wait_to_who_may_answer(at, asked):
    asked(days=-1)
    assert "1 yêu cầu về dữ liệu cá nhân đang chờ trả lời, 1 đã quá hạn" in text(
        at("clerk", "data_officer").get("/can-bo/")
    )
    assert "yêu cầu về dữ liệu cá nhân" not in text(at("specialist").get("/can-bo/"))


@pytest.mark.parametrize("role", ["clerk", "commune_admin", "auditor", "specialist"])
def test_it_keeps_requests_from_others(at, asked, role):
    browser = at(role)
    assert browser.get(LIST).status_code == 403
    assert browser.get(f"{LIST}{asked().pk}/").status_code == 404
    assert at("data_officer", where=make.nam_dong()).get(f"{LIST}{asked('see').pk}/").status_code == 404
