from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from camtay.domains.cases import actions, states
from camtay.domains.cases.models import CaseApology
from camtay.domains.cases.tests import factories as make
from camtay.entrances.desk.tests.test_it_prints_slips import read
from camtay.foundation.access import SYSTEM
from camtay.foundation.audit.journal import history

pytestmark = pytest.mark.django_db
HUE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=HUE)  # a Tuesday, and the day of Vietnamese culture
REASON = "Công an chưa trả lời xác minh nơi cư trú."
LIST = "/can-bo/xin-loi/"


@pytest.fixture
def now(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    return NOW


@pytest.fixture
def late(now):
    return make.case(at=now, received_at=now - timedelta(days=8), due_at=now - timedelta(days=1))


def form(case):
    return reverse("desk:apology", args=[case.pk])


def letter(case):
    return reverse("desk:apology_pdf", args=[case.pk])


def said(case, **more):
    return {
        "new_day": "2026-11-27",
        "reason": REASON,
        "version": case.version,
        "key": "một lần",
        **more,
    }


def drafted():
    actions.draft_apologies(by=SYSTEM, now=NOW)


def test_the_list_leads_from_the_day_to_each_draft(at, late):
    drafted()
    client = at("specialist")
    assert LIST in client.get("/can-bo/").content.decode()
    page = client.get(LIST).content.decode()
    for words in (late.code, "Quá hạn", "17:00 ngày 25/11/2026", "Chưa biết lý do, cần ghi.", form(late)):
        assert words in page
    asked = client.get(form(late)).content.decode()
    assert 'value="2026-11-25"' in asked, "the day that can be kept is proposed"
    assert "Hồ sơ đã quá hạn trả lúc 09:00 ngày 23/11/2026" in asked
    client.post(form(late), said(late))
    assert "Không có hồ sơ nào sắp trễ hẹn" in client.get(LIST).content.decode()


def test_the_day_tells_those_who_may_say_sorry_alone(at, late):
    assert LIST in at("department_head").get("/can-bo/").content.decode()
    assert LIST not in at("clerk").get("/can-bo/").content.decode()
    assert at("clerk").get(LIST).status_code == 403


def test_the_list_turns_pages_and_asks_no_more_for_more(at, late, django_assert_max_num_queries):
    client = at("specialist")
    drafted()
    with CaptureQueriesContext(connection) as one:
        client.get(LIST)
    for hours in range(1, 60):
        make.case(at=NOW, received_at=NOW - timedelta(days=8), due_at=NOW - timedelta(hours=hours))
    drafted()
    with django_assert_max_num_queries(len(one)):
        first = client.get(LIST).content.decode()
    assert first.count("Xem và gửi") == 50
    assert client.get(LIST, {"trang": 2}).content.decode().count("Xem và gửi") == 10
    assert len(one) <= 12


def test_given_out_it_stands_on_the_case_and_on_paper(at, late, staff):
    client = at("specialist")
    page = client.post(form(late), said(late), follow=True).content.decode()
    for words in (
        "Đã gửi lời xin lỗi",
        "17:00 ngày 27/11/2026",
        "Lê Quang Phúc gửi lúc",
        REASON,
        letter(late),
    ):
        assert words in page
    assert "Xin lỗi và hẹn lại ngày trả" in page, "in the time line"
    paper = read(at("clerk").get(letter(late)))
    for words in (
        "PHIẾU XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT",
        "Kính gửi: Nguyễn Thị Mai",
        "Ngày 16 tháng 11 năm 2026, UBND phường Phú Xuân tiếp nhận",
        "hồ sơ: 09 giờ 00 phút, ngày 23 tháng 11 năm 2026.",
        "Tuy nhiên đến nay, UBND phường Phú Xuân chưa trả kết quả",
        f"Lý do: {REASON}",
        "vào ngày 27 tháng 11 năm 2026.",
        "Mẫu số 04",
    ):
        assert words in paper
    entry = history("cases.Slip", late.pk).get()
    assert (entry.action, entry.note) == ("cases.print_apology", "form:04 promised:2026-11-27")
    assert entry.account_id == staff("clerk").pk
    late.refresh_from_db()
    assert late.due_at == NOW - timedelta(days=1), "no clock moves"


def test_the_paper_says_what_was_said_then_even_when_the_case_is_done(at, staff, now):
    soon = make.case(at=now, received_at=now - timedelta(days=4), due_at=now + timedelta(hours=8))
    at("specialist").post(form(soon), said(soon))
    by = make.actor(staff("specialist"), now)
    actions.turn(case_id=soon.pk, move="stop", reason="Rút", by=by, now=now + timedelta(days=3))
    paper = read(at("specialist").get(letter(soon)))
    assert "UBND phường Phú Xuân chưa thể trả kết quả" in paper
    assert "ngày 24 tháng 11 năm 2026" in paper


def test_what_was_promised_before_is_said_before_it_is_promised_again(at, late):
    client = at("specialist")
    assert client.get(letter(late)).status_code == 403, "nothing was given out yet"
    client.post(form(late), said(late))
    page = client.get(form(late)).content.decode()
    assert "Đã xin lỗi một lần lúc 09:00 ngày 24/11/2026." in page
    assert "Khi ấy hẹn lại 17:00 ngày 27/11/2026." in page
    late.refresh_from_db()
    client.post(form(late), said(late, key="lần hai", new_day="2026-11-30"))
    assert CaseApology.objects.filter(issued_at__isnull=False).count() == 2
    assert "vào ngày 30 tháng 11 năm 2026." in read(client.get(letter(late)))


def test_sent_twice_it_is_given_out_once(at, late):
    client, filled = at("specialist"), said(late)
    assert client.post(form(late), filled).url == client.post(form(late), filled).url
    assert CaseApology.objects.count() == 1


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("", "Hãy chọn ngày hẹn mới."),
        ("mai", "Hãy nhập một ngày có thật."),
        ("2026-11-25", "Hãy chọn từ ngày 26/11/2026 trở đi"),
        ("2026-11-20", "Hãy chọn từ ngày 26/11/2026 trở đi"),
        ("2027-01-01", "Ngày 01/01/2027 nơi trả kết quả không làm việc"),
        ("2026-11-28", "Ngày 28/11/2026 nơi trả kết quả không làm việc"),
        ("2062-11-27", "Ngày này xa quá"),
    ],
)
def test_it_refuses_a_day_that_cannot_be_kept(at, now, day, why):
    case = make.case(at=now, due_at=now + timedelta(days=1))
    page = at("specialist").post(form(case), said(case, new_day=day))
    assert page.status_code == 422
    assert why in page.content.decode()
    assert REASON in page.content.decode(), "what was typed is kept"
    assert not CaseApology.objects.exists()


def test_it_wants_a_reason_and_keeps_the_day(at, late):
    page = at("specialist").post(form(late), said(late, reason=" "))
    assert page.status_code == 422
    assert "Hãy ghi lý do chậm" in page.content.decode()
    assert 'value="2026-11-27"' in page.content.decode()


def test_what_somebody_else_changed_meanwhile_is_shown_first(at, late):
    at("department_head").post(form(late), said(late, key="khác", reason="Khác"))
    answer = at("specialist").post(form(late), said(late))
    assert answer.status_code == 409
    for words in ("Chưa ghi gì cả", "Phạm Thu Hà", REASON, "Đã xin lỗi một lần"):
        assert words in answer.content.decode()
    assert CaseApology.objects.count() == 1


@pytest.mark.parametrize("role", ["clerk", "auditor", "signer"])
def test_it_is_for_those_who_work_on_the_case(at, late, role):
    assert at(role).get(form(late)).url == reverse("desk:case", args=[late.pk])
    assert at(role).post(form(late), said(late)).status_code == 403


@pytest.mark.parametrize("state", [states.SUPPLEMENT_ASKED, states.RESULT_READY, states.HANDED_OVER])
def test_it_owes_nothing_for_a_case_that_waits_for_its_applicant_or_is_done(at, now, state):
    case = make.case(state, at=now)
    assert at("specialist").get(form(case)).status_code == 302
    assert at("specialist").post(form(case), said(case)).status_code == 403
    assert not CaseApology.objects.exists()


def test_it_says_sorry_for_what_was_handed_in_and_not_yet_looked_at(at, now):
    case = make.case(states.SUPPLEMENT_ASKED, at=now, supplement_asked_at=None)
    assert at("specialist").get(form(case)).status_code == 200
