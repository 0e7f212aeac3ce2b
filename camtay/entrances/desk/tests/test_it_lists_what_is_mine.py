from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from camtay.domains.cases import actions
from camtay.domains.cases.models import Case
from camtay.domains.cases.tests import factories as make
from camtay.foundation.calendar import ZONE

pytestmark = pytest.mark.django_db


def test_it_shows_my_work_the_late_on_top(at, staff, now):
    phuc = staff("specialist")
    make.case(at=now, due_at=now + timedelta(days=30), assignee=phuc, applicant_name="Sau Cùng")
    make.case(at=now, due_at=now - timedelta(days=3), assignee=phuc, applicant_name="Trước Nhất")
    shown = at("specialist").get(reverse("desk:mine"))
    assert [group.title for group in shown.context["groups"]] == ["Quá hạn", "Sau đó"]
    assert shown.text.index("Trước Nhất") < shown.text.index("Sau Cùng")


def test_what_is_late_is_called_so_as_in_the_other_lists(at, staff, now):
    phuc = staff("specialist")
    case = make.case(at=now - timedelta(days=5), due_at=now - timedelta(days=1), assignee=phuc)
    actions.turn(
        case_id=case.pk,
        move="wait_agency",
        reason="Chờ",
        by=make.actor(phuc, now),
        now=now - timedelta(days=2),
    )
    shown = at("specialist").get(reverse("desk:mine"))
    assert [group.title for group in shown.context["groups"]] == ["Quá hạn"]
    assert "Quá hạn, có giải trình" in shown.text
    assert "Hôm nay" not in [line.label for group in shown.context["groups"] for line in group.lines]


def test_nothing_to_do_is_said(at):
    assert "Không có việc nào đang chờ" in at("specialist").get(reverse("desk:mine")).text


def test_it_asks_as_little_for_many_as_for_one(at, staff, now):
    phuc, client = staff("specialist"), at("specialist")
    counts = []
    for number in (1, 9):
        for _one in range(number):
            make.case(at=now, assignee=phuc)
        client.get(reverse("desk:mine"))
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("desk:mine"))
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 8


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"channel": "counter"}, {"A"}),
        ({"department": "office"}, {"B"}),
        ({"procedure": "2.1"}, {"C"}),
        ({"q": "0905111"}, {"D"}),
        ({"due": "late_explained"}, {"E"}),
        ({"first": "2026-01-05", "last": "2026-01-09"}, {"F"}),
        ({"holder": "999999"}, {"A", "B", "C", "D", "E", "F"}),
        ({"first": "hôm qua", "channel": "counter"}, {"A"}),
    ],
)
def test_it_finds_by_each_filter(at, now, asked, found):
    make.case(at=now, applicant_name="A", channel="counter")
    make.case(at=now, applicant_name="B", department="office")
    make.case(at=now, applicant_name="C", procedure=make.procedure("2.1", "Chứng thực"))
    make.case(at=now, applicant_name="D", applicant_phone="+84905111222")
    make.case(at=now, applicant_name="E", due_at=now - timedelta(days=5))
    make.case(at=now, applicant_name="F", received_at=datetime(2026, 1, 7, 9, tzinfo=ZONE), due_at=None)
    assert Case.objects.count() == 6
    shown = at("clerk").get(reverse("desk:search"), asked)
    assert {line.applicant for line in shown.context["lines"]} == found


def test_it_finds_by_holder(at, staff, now):
    make.case(at=now, assignee=staff("specialist"), applicant_name="A")
    make.case(at=now, applicant_name="B")
    shown = at("clerk").get(reverse("desk:search"), {"holder": staff("specialist").pk})
    assert [line.applicant for line in shown.context["lines"]] == ["A"]


def test_the_keys_have_a_page(at):
    shown = at("clerk").get(reverse("desk:keys"))
    assert "đánh dấu dòng đang chọn" in shown.text
    assert 'data-go="v"' in shown.text
