"""The place to practise: marked on every page, kind about what goes wrong, and nothing is left of it."""

import re

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from camtay.domains.cases.models import Case
from camtay.domains.cases.tests import factories as make
from camtay.domains.learning.queries import practice
from camtay.foundation.files.models import StoredFile

pytestmark = pytest.mark.django_db
MARK = "Đây là chỗ tập. Không có gì được gửi đi."


def text(answer):
    assert answer.status_code in (200, 422), answer.status_code
    page = re.sub(r"\s+", " ", answer.content.decode())
    assert MARK in page, "every page of practising says that it is one"
    return page


def presses(page):
    """Text of each thing on the screen → where pressing it leads."""
    return {
        words: where.replace("&amp;", "&")
        for where, words in re.findall(r'class="ct-screen__press" href="([^"]+)">([^<]+)<', page)
    }


def all_rows():
    ours = [model for model in apps.get_models() if model.__module__.startswith("camtay.")]
    return {model._meta.label: model._default_manager.count() for model in ours}


CODES = ("cong-quoc-gia", "nhan-ra-lua-dao", "tra-tien-qr")


@pytest.mark.parametrize("code", CODES)
def test_pressing_the_right_things_leads_through_to_what_went_well(code):
    found = practice.practice(code)
    browser, where = Client(), f"/tap/{code}/1/"
    assert where in text(browser.get(f"/tap/{code}/"))
    for order, screen in enumerate(found.screens, start=1):
        page = text(browser.get(where))
        assert f"Bước {order} trên {len(found.screens)}" in page
        assert "2026" in page, "a drawing says when it was made"
        right = next(part.text for part in screen.parts if part.name == screen.right)
        where = presses(page)[right]
    page = text(browser.get(where))
    assert where == f"/tap/{code}/xong/"
    for screen in found.screens:
        assert screen.learnt in page


def test_a_wrong_press_says_gently_what_to_look_for_and_the_end_tells_of_it():
    browser = Client()
    page = text(browser.get("/tap/cong-quoc-gia/2/"))
    wrong = presses(page)["Tin tức"]
    assert wrong == "/tap/cong-quoc-gia/2/?sai=2&cham=tin#goi-y"
    page = text(browser.get(wrong))
    assert "“Tin tức” thì chưa phải." in page
    assert "Nhìn lên góc trên, có nút ghi “Đăng nhập”." in page
    assert presses(page)["Đăng nhập"] == "/tap/cong-quoc-gia/3/?sai=2"
    page = text(browser.get("/tap/cong-quoc-gia/xong/?sai=2"))
    assert "Tìm được chỗ đăng nhập. Lần này có tìm một lúc, lần sau sẽ nhanh hơn." in page


def test_beside_everything_there_is_nothing_to_press():
    page = text(Client().get("/tap/tra-tien-qr/1/?sai=1&cham=*"))
    assert "Chỗ ấy không có gì để bấm." in page


@pytest.mark.parametrize("path", ["khong-co/", "cong-quoc-gia/0/", "cong-quoc-gia/99/", "to-khai/9.999999/"])
def test_what_is_not_there_is_not_there(path):
    assert Client().get(f"/tap/{path}").status_code == 404


def test_an_address_somebody_made_up_is_borne():
    page = text(Client().get("/tap/tra-tien-qr/2/?sai=99,x,-1,2&cham=%3Cscript%3E"))
    assert "<script>" not in page.split("<main")[1]


def test_no_screen_has_a_box_for_a_secret():
    for code in CODES:
        for order in range(1, len(practice.practice(code).screens) + 1):
            page = text(Client().get(f"/tap/{code}/{order}/")).split("<main")[1].split("</main")[0]
            assert "<input" not in page


def hidden(page):
    return {
        name: value.replace("&quot;", '"').replace("&#x27;", "'")
        for name, value in re.findall(r'type="hidden" name="(page|answers|slips)" value="([^"]*)"', page)
    }


def test_a_form_is_practised_as_in_earnest_and_nothing_is_left_of_it(monkeypatch):
    procedure = make.procedure()
    monkeypatch.setattr("camtay.entrances.portal.practising.presenters.FORMS", (procedure.code,))
    browser, before = Client(), all_rows()
    assert f"/tap/to-khai/{procedure.code}/" in text(browser.get("/tap/"))
    page = text(browser.get(f"/tap/to-khai/{procedure.code}/"))
    wrong = browser.post(f"/tap/to-khai/{procedure.code}/", hidden(page))
    assert wrong.status_code == 422
    page = text(wrong)
    assert "govuk-error-summary" in page
    sent = {**hidden(page), **make.ANSWERS} if hasattr(make, "ANSWERS") else hidden(page)
    sent["papers.upload"] = SimpleUploadedFile("giay.jpg", b"x")
    ended = text(browser.post(f"/tap/to-khai/{procedure.code}/", {**sent, "stop": "1"}))
    assert "Tập xong rồi" in ended
    assert all_rows() == before
    assert not Case.objects.exists()
    assert not StoredFile.objects.exists()
