from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from camtay.domains.cases import actions
from camtay.domains.cases.tests import factories as make
from camtay.domains.tasks.tests import make as work
from camtay.foundation.access import SYSTEM

pytestmark = pytest.mark.django_db
LIST = "desk:morning"


def test_the_head_sees_who_has_what_is_due(at, staff, now):
    make.case(at=now, due_at=now, assignee=staff("specialist"), department="office")
    make.case(at=now, due_at=now)
    shown = at("department_head").get(reverse(LIST))
    assert {room.name: [one.title for one in room.people] for room in shown.context["rooms"]} == {
        "Chưa rõ phòng": ["Chưa có người giữ"],
        "Văn phòng HĐND và UBND": ["Lê Quang Phúc"],
    }
    assert "2 hồ sơ và 0 việc quá hạn hoặc đến hạn trong hai ngày làm việc" in shown.text


def test_an_official_sees_their_own(at, staff, now):
    make.case(at=now, due_at=now, assignee=staff("specialist"), applicant_name="Của Tôi")
    make.case(at=now, due_at=now, applicant_name="Người Khác")
    make.case(at=now, due_at=now + timedelta(days=60), assignee=staff("specialist"), applicant_name="Còn Lâu")
    shown = at("specialist").get(reverse(LIST)).text
    assert "Của Tôi" in shown
    assert "Người Khác" not in shown
    assert "Còn Lâu" not in shown


def test_tasks_stand_beside_the_cases(at, now):
    people = work.Office(now)
    work.task(people, doer="thao", now=now, due_at=now - timedelta(days=3), title="Nộp danh sách")
    shown = at("department_head").get(reverse(LIST)).text
    assert "Nộp danh sách" in shown
    assert "Hồ Thị Thảo" in shown
    assert "trong đó quá hạn 0 hồ sơ, 1 việc" in shown


def test_the_letter_of_apology_is_one_click_away(at, now):
    case = make.case(at=now, due_at=now - timedelta(days=2))
    actions.draft_apologies(by=SYSTEM, now=now)
    address = reverse("desk:apology", args=[case.pk])
    assert address in at("department_head").get(reverse(LIST)).text
    leader = at("commune_leader").get(reverse(LIST)).text
    assert address not in leader  # who leads does not write it
    assert "Đã soạn, chờ gửi" in leader


def test_nothing_due_is_said(at):
    assert "Không có hồ sơ hay việc nào sắp đến hạn" in at("specialist").get(reverse(LIST)).text


def test_it_is_for_those_who_have_an_office(at):
    assert at("auditor").get(reverse(LIST)).status_code == 403


def test_the_letter_can_be_declined_and_asked_for_again(at):
    client = at("specialist")
    assert "Thôi nhận thư 7 giờ 30" in client.get(reverse(LIST)).text
    said = client.post(reverse("desk:morning_letter"), {"wanted": "0"}, follow=True).text
    assert "Đã thôi gửi thư 7 giờ 30." in said
    assert "Nhận thư 7 giờ 30" in said
    assert "Anh/chị đang không nhận danh sách này qua thư." in said
    client.post(reverse("desk:morning_letter"), {"wanted": "1"})
    assert "Thôi nhận thư 7 giờ 30" in client.get(reverse(LIST)).text


def test_it_asks_as_little_for_many_as_for_one(at, staff, now):
    people = work.Office(now)
    client = at("department_head")
    counts = []
    for number in (1, 9):
        for _one in range(number):
            make.case(at=now, due_at=now, assignee=staff("specialist"))
            work.task(people, now=now, due_at=now)
        client.get(reverse(LIST))
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse(LIST))
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 14
