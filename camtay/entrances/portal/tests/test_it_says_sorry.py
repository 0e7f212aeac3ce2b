"""Whoever waits sees the new day beside the first one; a bearer of the QR sees the day, and not why."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from camtay.domains.cases import actions, states
from camtay.domains.cases.tests import factories as make
from camtay.domains.people.tests.make import account, sign_in
from camtay.foundation.calendar import calendar_now

pytestmark = pytest.mark.django_db
REASON = "Công an chưa trả lời xác minh nơi cư trú của ông Bảy."


@pytest.fixture
def mai():
    return account("Nguyễn Thị Mai", ("resident", make.phu_xuan()), phone="+84905100003", email=None)


@pytest.fixture
def promised(mai):
    now = timezone.now()
    case = make.case(at=now, applicant_id=mai.person_id, due_at=now - timedelta(hours=1))
    phuc = make.actor(make.account("Lê Quang Phúc", ("specialist", make.phu_xuan())), now)
    day = _working(now.date())
    actions.apologise(case_id=case.pk, new_day=day, reason=REASON, by=phuc, now=now)
    return case, day


def _working(day: date) -> date:
    """Next week, on a day that can be promised."""
    return calendar_now().next_working(day + timedelta(days=7))


def test_its_own_page_shows_the_apology_and_both_days(mai, promised):
    case, day = promised
    client = sign_in(Client(), mai, method="phone", second_factor=False)
    page = client.get(reverse("portal:case", args=[case.pk])).content.decode()
    for words in ("xin lỗi bà con", "Hẹn trả kết quả", "Hẹn lại", f"17:00 ngày {day:%d/%m/%Y}", REASON):
        assert words in page
    assert "Ai hỏi mã, bà con đừng đọc." in page


def test_whoever_follows_by_qr_sees_the_day_and_not_why(promised):
    case, day = promised
    page = Client().get(case.path).content.decode()
    assert "xin lỗi bà con" in page
    assert f"17:00 ngày {day:%d/%m/%Y}" in page
    assert REASON not in page


def test_nothing_is_said_where_nothing_was_promised_or_all_is_done(mai):
    client = sign_in(Client(), mai, method="phone", second_factor=False)
    for state in (states.IN_PROGRESS, states.RESULT_READY):
        case = make.case(state, at=timezone.now(), applicant_id=mai.person_id)
        assert "xin lỗi" not in client.get(reverse("portal:case", args=[case.pk])).content.decode()
        assert "xin lỗi" not in Client().get(case.path).content.decode()
