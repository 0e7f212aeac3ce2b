from datetime import datetime

import pytest
from django.test import Client

from camtay.domains.cases import states
from camtay.domains.cases.tests import factories as make
from camtay.domains.places import actions as places
from camtay.domains.procedures import actions as procedures
from camtay.domains.procedures.models import MissedQuery
from camtay.foundation.access import SYSTEM
from camtay.foundation.calendar import ZONE

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=ZONE)


@pytest.fixture
def catalogue():
    procedures.load_catalogue(by=SYSTEM, now=NOW)


def text(path, status=200):
    answer = Client().get(path)
    assert answer.status_code == status, answer.status_code
    return answer.content.decode()


def test_it_finds_a_procedure_asked_for_without_accents(catalogue):
    first = text("/tim/?q=lam giay khai sinh").split("ct-result__link")[1]
    assert "1.001193" in first
    assert "ct-result__link" in text("/tim/ket-qua/?q=lam giay khai sinh")


def test_a_question_that_finds_nothing_has_a_way_on_and_is_noted(catalogue):
    shown = text("/tim/?q=zzzz qqqq xxxx 0905123456")
    assert "Xem tất cả thủ tục" in shown
    missed = MissedQuery.objects.get()
    assert "0905123456" not in missed.text
    text("/tim/?q=zzzz qqqq xxxx 0905123456")
    missed.refresh_from_db()
    assert missed.times == 2


def test_a_procedure_says_what_is_known_and_what_is_not(catalogue):
    assert "Nộp qua mạng" not in text("/thu-tuc/1.001193/")  # nobody takes it in here yet
    places.set_settings(place=make.phu_xuan(), values={"own_intake": True}, by=SYSTEM, now=NOW)
    birth = text("/thu-tuc/1.001193/")
    assert "Nộp qua mạng" in birth
    assert "Luật Hộ tịch" in birth
    assert "đã có trong Cơ sở dữ liệu quốc gia về dân cư" in birth
    other = text("/thu-tuc/1.012590/")
    assert "chưa có danh sách giấy tờ đã đối chiếu" in other
    assert "dichvucong.gov.vn" in other
    assert "Nộp qua mạng" not in other
    assert text("/thu-tuc/9.999999/", 404)


def test_a_code_with_a_local_suffix_opens_the_national_one(catalogue):
    assert "Đăng ký khai sinh" in text("/thu-tuc/1.001193.H57/")


def test_public_figures_show_counts_and_nobody():
    make.case(states.HANDED_OVER, at=NOW)
    shown = text("/so-lieu/19753/")
    assert "Phường Phú Xuân" in shown
    assert "Nguyễn Thị Mai" not in shown
    assert "Phường Phú Xuân" in text("/so-lieu/")
    assert "Phường Phú Xuân" in text("/so-lieu/?q=phu xuan")
    assert text("/so-lieu/00000/", 404)


def test_the_qr_tells_where_a_case_is_and_not_whose():
    case = make.case(states.IN_PROGRESS, at=NOW, code="19753-261120-0001")
    shown = text(case.path)
    assert "Đang giải quyết" in shown
    assert "19753-261120-0001" in shown
    assert case.applicant_name not in shown
    assert case.applicant_phone not in shown
    answer = Client().get(case.path)
    # The address is the key: nobody else is told. Told to nobody at all, no form of the page could be sent.
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("token", ["x", "A" * 22, "../../etc/passwd", "ý"])
def test_a_guessed_token_opens_nothing(token):
    make.case(states.IN_PROGRESS, at=NOW)
    assert Client().get(f"/h/{token}").status_code == 404


def test_a_draft_cannot_be_followed():
    case = make.case(states.DRAFT, at=NOW)
    text(case.path, 404)
