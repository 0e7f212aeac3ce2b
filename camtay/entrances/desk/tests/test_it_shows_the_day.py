from datetime import timedelta

import pytest
from django.urls import reverse

from camtay.domains.cases import states
from camtay.domains.cases.tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def cases(now):
    """One case of each kind that the day counts; two of them late."""
    return {
        "waiting": make.case(states.SUBMITTED, at=now, applicant_name="Lê Thị Hường"),
        "late": make.case(at=now - timedelta(days=3), applicant_name="Trần Văn Tâm"),
        "asked_twice": make.case(at=now, supplement_count=2, due_at=now + timedelta(days=40)),
        "soon": make.case(at=now, due_at=now + timedelta(hours=1)),
        "supplement": make.case(states.SUPPLEMENT_ASKED, at=now, due_at=now + timedelta(days=40)),
        "ready": make.case(states.RESULT_READY, at=now),
        "elsewhere": make.case(at=now, where=make.nam_dong(), applicant_name="Hồ Văn Ràng"),
    }


def figures(response):
    return {tile.label: tile.value for tile in response.context["tiles"]}


def test_it_counts_what_waits(at, cases):
    shown = figures(at("clerk").get(reverse("desk:home")))
    assert shown == {
        "Chờ tiếp nhận": "1",
        "Quá hạn": "2",
        "Sắp đến hạn": "1",
        "Chờ bổ sung": "1",
        "Chờ trả kết quả": "1",
        "Đang giải quyết": "4",
    }


def test_it_leads_every_count_to_a_list_as_long(at, cases):
    client = at("department_head")
    for tile in client.get(reverse("desk:home")).context["tiles"]:
        shown = client.get(tile.url)
        assert shown.status_code == 200
        assert shown.context["page"].paginator.count == int(tile.value), tile.label


def test_it_shows_the_late_first(at, cases):
    lines = at("clerk").get(reverse("desk:work")).context["lines"]
    assert [line.due_note for line in lines[:2]] == ["Quá hạn", "Quá hạn: yêu cầu bổ sung nhiều lần"]
    assert lines[0].applicant == "Trần Văn Tâm"
    assert lines[-1].due_note == "Đồng hồ đang dừng"


def test_it_shows_what_was_filed_first_on_top(at, cases, now):
    make.case(states.SUBMITTED, at=now, submitted_at=now - timedelta(days=5), applicant_name="Phan Thị Sen")
    lines = at("clerk").get(reverse("desk:intake")).context["lines"]
    assert [line.applicant for line in lines] == ["Phan Thị Sen", "Lê Thị Hường"]
    assert lines[0].due_note == "Chờ đã 5 ngày"


@pytest.mark.parametrize("name", ["home", "intake", "work", "search"])
def test_it_shows_no_case_of_another_place(at, cases, name):
    assert "Hồ Văn Ràng" not in at("clerk").get(reverse(f"desk:{name}")).text


def test_it_sends_those_without_cases_to_what_they_have(at):
    assert at("data_officer").get(reverse("desk:home")).url == reverse("desk:imports")
    assert at("helper").get(reverse("desk:home")).url == reverse("desk:helping")
    assert at("commune_admin").get(reverse("desk:home")).url == reverse("desk:people")
    assert at("city_admin").get(reverse("desk:home")).url == reverse("desk:people")
    assert at("editor").get(reverse("desk:home")).url == reverse("desk:lessons")


@pytest.mark.parametrize(("name", "queries"), [("home", 8), ("intake", 5), ("work", 6), ("search", 8)])
def test_it_asks_the_database_no_more_for_longer_lists(
    at, now, django_assert_num_queries, staff, name, queries
):
    client = at("clerk")
    for number in range(60):
        state = states.SUBMITTED if number % 2 else states.IN_PROGRESS
        make.case(state, at=now, assignee=staff("specialist"))
    client.get(reverse(f"desk:{name}"))  # what a process reads once (the calendar) is read now
    with django_assert_num_queries(queries):
        client.get(reverse(f"desk:{name}"))


def test_it_turns_pages(at, now):
    for _number in range(51):
        make.case(at=now)
    first = at("clerk").get(reverse("desk:work"))
    assert len(first.context["lines"]) == 50
    assert len(at("clerk").get(reverse("desk:work"), {"trang": 2}).context["lines"]) == 1
