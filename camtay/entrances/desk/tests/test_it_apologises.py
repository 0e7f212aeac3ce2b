from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from camtay.domains.cases import states
from camtay.domains.cases.tests import factories as make
from camtay.entrances.desk.tests.test_it_prints_slips import read
from camtay.foundation.audit.journal import history

pytestmark = pytest.mark.django_db
HUE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=HUE)  # a Tuesday, and the day of Vietnamese culture
REASON = "Công an chưa trả lời xác minh nơi cư trú."


@pytest.fixture
def now(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    return NOW


def form(case):
    return reverse("desk:apology", args=[case.pk])


def letter(case):
    return reverse("desk:apology_pdf", args=[case.pk])


def test_it_asks_and_then_prints(at, now, staff):
    case = make.case(at=now, received_at=now - timedelta(days=4), due_at=now + timedelta(hours=8))
    client = at("specialist")
    page = client.get(form(case))
    assert "17:00 ngày 24/11/2026" in page.content.decode()
    answer = client.get(form(case), {"new_day": "2026-11-27", "reason": REASON})
    assert answer.status_code == 302
    assert answer.url.startswith(letter(case))
    said = read(client.get(answer.url))
    assert "PHIẾU XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT" in said
    assert "Kính gửi: Nguyễn Thị Mai" in said
    assert "Ngày 20 tháng 11 năm 2026, UBND phường Phú Xuân tiếp nhận" in said
    assert "hồ sơ: 17 giờ 00 phút, ngày 24 tháng 11 năm 2026." in said
    assert "UBND phường Phú Xuân chưa thể trả kết quả" in said
    assert f"Lý do: {REASON}" in said
    assert "vào ngày 27 tháng 11 năm 2026." in said
    assert "Mẫu số 04" in said
    entry = history("cases.Slip", case.pk).get()
    assert (entry.action, entry.note) == ("cases.print_apology", "form:04 promised:2026-11-27")
    assert entry.account_id == staff("specialist").pk
    case.refresh_from_db()
    assert case.due_at == now + timedelta(hours=8), "the promise stands on the letter alone"


def test_it_admits_that_the_time_has_passed(at, now):
    case = make.case(at=now, received_at=now - timedelta(days=8), due_at=now - timedelta(days=1))
    said = read(at("specialist").get(letter(case), {"new_day": "2026-11-25", "reason": REASON}))
    assert "Tuy nhiên đến nay, UBND phường Phú Xuân chưa trả kết quả" in said


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
    client = at("specialist")
    asked = {"new_day": day, "reason": REASON}
    page = client.get(form(case), asked)
    assert page.status_code == 422
    assert why in page.content.decode()
    assert REASON in page.content.decode(), "what was typed is kept"
    answer = client.get(letter(case), asked)
    assert urlsplit(answer.url).path == form(case)
    assert parse_qs(urlsplit(answer.url).query)["reason"] == [REASON]
    assert not history("cases.Slip", case.pk).exists()


def test_it_promises_no_day_that_is_past_for_a_late_case(at, now):
    case = make.case(at=now, received_at=now - timedelta(days=9), due_at=now - timedelta(days=5))
    page = at("specialist").get(form(case), {"new_day": "2026-11-23", "reason": REASON})
    assert "Hãy chọn từ ngày 24/11/2026 trở đi" in page.content.decode()


def test_it_wants_a_reason_and_keeps_the_day(at, now):
    page = at("specialist").get(form(make.case(at=now)), {"new_day": "2026-11-27", "reason": " "})
    assert page.status_code == 422
    assert "Hãy ghi lý do chậm" in page.content.decode()
    assert 'value="2026-11-27"' in page.content.decode()


@pytest.mark.parametrize("role", ["clerk", "auditor", "signer"])
def test_it_is_for_those_who_work_on_the_case(at, now, role):
    case = make.case(at=now)
    assert at(role).get(form(case)).url == reverse("desk:case", args=[case.pk])
    assert at(role).get(letter(case), {"new_day": "2026-11-27", "reason": REASON}).status_code == 403


@pytest.mark.parametrize("state", [states.SUPPLEMENT_ASKED, states.RESULT_READY, states.HANDED_OVER])
def test_it_owes_nothing_for_a_case_that_waits_for_its_applicant_or_is_done(at, now, state):
    case = make.case(state, at=now)
    assert at("specialist").get(form(case)).status_code == 302
    answer = at("specialist").get(letter(case), {"new_day": "2026-11-27", "reason": REASON})
    assert answer.status_code == 403
    assert not history("cases.Slip", case.pk).exists()
