"""What is kept about me: seen at once, taken away, asked to be corrected or erased; and the public notice."""

import json

import pytest
from django.test import Client
from django.utils import timezone

from camtay.domains.cases.tests import factories as make
from camtay.domains.people.models import DataRequest
from camtay.domains.people.tests.make import account, phu_xuan, sign_in
from camtay.domains.wishes import queries
from camtay.foundation.audit.models import Look

pytestmark = pytest.mark.django_db
MINE = "/du-lieu-cua-toi/"


@pytest.fixture
def mai(db):
    made = account("Nguyễn Thị Mai", ("resident", phu_xuan()), email=None, phone="+84905100003")
    made.person.commune = phu_xuan()
    made.person.save()
    return made


@pytest.fixture
def browser(mai):
    return sign_in(Client(), mai, method="phone", second_factor=False)


def text(answer) -> str:
    return answer.content.decode()


def test_it_shows_what_is_kept_why_and_who_looked(browser, mai):
    make.case(at=timezone.now(), applicant=mai.person)
    page = text(browser.get(MINE))
    for words in ("Nguyễn Thị Mai", "0905 100 003", "Đăng ký khai sinh", "Vì sao giữ", "Luật Lưu trữ"):
        assert words in page
    assert Look.objects.get().action == "people.see_own"
    assert "chính bạn" in text(browser.get(MINE))


def test_it_gives_everything_as_a_file(browser, mai):
    answer = browser.get(f"{MINE}tai-ve/json/")
    told = json.loads(answer.content)
    assert told["sections"][0]["lines"][0] == {
        "label": "Họ và tên", "value": "Nguyễn Thị Mai",
        **{key: told["sections"][0]["lines"][0][key] for key in ("purpose", "basis", "kept")},
    }  # fmt: skip
    assert "attachment" in answer["Content-Disposition"]
    assert browser.get(f"{MINE}tai-ve/pdf/").content.startswith(b"%PDF")
    assert browser.get(f"{MINE}tai-ve/exe/").status_code == 404
    assert {one.action for one in Look.objects.all()} == {"people.take_own_json", "people.take_own_pdf"}


def test_it_asks_to_correct_and_keeps_what_was_typed(browser):
    assert "Hãy ghi điều gì sai" in text(browser.post(f"{MINE}yeu-cau/sua/", {"words": ""}))
    browser.post(f"{MINE}yeu-cau/sua/", {"words": "Năm sinh là 1995"})
    page = text(browser.get(MINE))
    assert "Năm sinh là 1995" in page
    assert "trả lời trước" in page


def test_it_says_what_erasing_would_do_before_it_is_asked(browser, mai):
    page = text(browser.get(f"{MINE}yeu-cau/xoa/"))
    assert "Sẽ xóa" in page
    assert "Vẫn phải giữ theo luật" in page
    make.case(at=timezone.now(), applicant=mai.person)
    page = text(browser.get(f"{MINE}yeu-cau/xoa/"))
    assert "chưa xong" in page
    assert "Gửi yêu cầu xóa" not in page


def test_it_takes_a_request_back(browser):
    browser.post(f"{MINE}yeu-cau/xoa/", {"words": ""})
    asked = DataRequest.objects.get()
    assert "Rút yêu cầu này?" in text(browser.get(f"{MINE}yeu-cau/{asked.pk}/rut/"))
    browser.post(f"{MINE}yeu-cau/{asked.pk}/rut/")
    asked.refresh_from_db()
    assert asked.state == "taken_back"


def test_it_asks_guests_to_sign_in():
    assert Client().get(MINE)["Location"].startswith("/dang-nhap/")


def test_the_notice_names_all_that_the_registers_do_and_stands_at_the_foot():
    page = text(Client().get("/du-lieu-ca-nhan/"))
    for register in queries.registers():
        for shown in register.shown:
            assert str(shown.label) in page
            assert str(shown.ground.purpose) in page
        assert str(register.nothing) in page
    assert "/du-lieu-ca-nhan/" in text(Client().get("/"))


def test_it_asks_who_is_to_answer_where_that_is_not_known():
    from camtay.domains.places import actions as places
    from camtay.foundation.access import SYSTEM

    now = timezone.now()
    places.set_settings(place=phu_xuan(), values={"own_intake": True}, by=SYSTEM, now=now)
    new = account("", email=None, phone="+84905100009")
    browser = sign_in(Client(), new, method="phone", second_factor=False)
    assert "Xã, phường nào trả lời bạn?" in text(browser.get(f"{MINE}yeu-cau/xoa/"))
    browser.post(f"{MINE}yeu-cau/xoa/", {"place": phu_xuan().code})
    assert DataRequest.objects.get().place == phu_xuan()
