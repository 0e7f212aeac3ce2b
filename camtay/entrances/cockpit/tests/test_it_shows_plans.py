"""Plans in the cockpit: found, read at a glance, and one goal that says where it does not work."""

import html
from datetime import date, timedelta
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from camtay.domains.people.tests.make import sign_in
from camtay.domains.plans.tests import make
from camtay.domains.tasks import states

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return make.office()


@pytest.fixture
def browser(people):
    return lambda key: sign_in(Client(), people[key])


@pytest.fixture
def plan(people):
    today = timezone.localdate()
    first = date(today.year, 1, 1) if today.month > 3 else date(today.year - 1, 1, 1)
    return make.plan(people, timezone.now(), valid_from=first, valid_until=today + timedelta(days=60))


@pytest.fixture
def goal(people, plan):
    return make.goal(people, plan, timezone.now(), due_day=plan.valid_until)


def settle(people, on_time, late, ago=0, **fields):
    make.settle(people, timezone.now() - timedelta(days=ago), on_time, late, **fields)


def text(answer, status=200):
    assert answer.status_code == status, answer.status_code
    return html.unescape(answer.content.decode())


def test_all_the_office_reads_and_nobody_else(browser, plan, goal):
    for who in ("vinh", "ha", "phuc", "thao", "an", "kiem"):
        client = browser(who)
        assert plan.title in text(client.get(reverse("cockpit:plans")))
        assert goal.title in text(client.get(plan.path))
        assert goal.title in text(client.get(goal.path))
    for who in ("hai", "mai"):
        for url in (reverse("cockpit:plans"), plan.path, goal.path, f"{goal.path}bieu-do.svg"):
            assert browser(who).get(url).status_code == 403, (who, url)


def test_a_plan_is_found_by_its_number_and_what_is_not_there_is_said(browser, plan):
    leader = browser("vinh")
    assert plan.title in text(leader.get(reverse("cockpit:plans"), {"q": "12-nq"}))
    found = text(leader.get(reverse("cockpit:plans"), {"q": "khong co"}))
    assert plan.title not in found
    assert "Chưa có kế hoạch nào" in found
    assert 'value="khong co"' in found
    assert "Kế hoạch và mục tiêu" in text(leader.get(f"/dieu-hanh/{plan.place.code}/"))


def test_all_goals_at_a_glance(browser, people, plan, goal):
    settle(people, 5, 5)
    settle(people, 9, 1, ago=40)
    make.goal(
        people,
        plan,
        timezone.now(),
        title="Có phòng họp không giấy",
        indicator="",
        target=None,
        start=None,
        due_day=plan.valid_until,
    )
    make.task(
        people,
        states.ACCEPTED,
        now=timezone.now(),
        due_at=timezone.now() - timedelta(days=1),
        source="plan",
        source_id=str(goal.pk),
    )
    page = text(browser("phuc").get(plan.path))
    assert "2 mục tiêu, 1 việc, 1 việc quá hạn." in page
    assert "Đang 70\u00a0%, đường tới đích cần" in page
    assert "1 việc quá hạn." in page
    assert "Không đo bằng số, xét theo việc; chưa có việc nào được giao." in page
    assert "Chậm" in page and "Chưa đủ để kết luận" in page  # noqa: PT018
    assert "<polyline" in page
    assert "/dieu-hanh/19753/cases.on_time/?first=" in page  # the value opens its records
    assert "Sửa kế hoạch" not in page
    assert "Sửa kế hoạch" in text(browser("vinh").get(plan.path))


def test_a_plan_without_goals_says_so(browser, plan):
    assert "Chưa có mục tiêu nào" in text(browser("phuc").get(plan.path))


def test_a_goal_says_where_it_does_not_work_and_opens_the_records(browser, people, goal):
    settle(people, 30, 0, department="culture")
    settle(people, 4, 6, department="economy")
    page = text(browser("vinh").get(goal.path))
    assert "Chưa được nhất ở: Phòng Kinh tế" in page
    assert "Đã đạt ở: Phòng Văn hóa - Xã hội." in page
    assert "Nếu 6 hồ sơ nữa được như mục tiêu muốn thì đạt chỉ tiêu." in page
    assert "department=economy&which=rest#minh-chung" in page
    assert "Giao việc cho mục tiêu này" in page
    link = (
        page.split("department=economy&which=rest")[0].rsplit('href="', 1)[1]
        + "department=economy&which=rest"
    )
    records = text(browser("vinh").get(link))
    assert "(6)" in records  # as many as are late there
    reader = text(browser("phuc").get(goal.path))
    assert "Giao việc" not in reader
    assert "Chưa giao việc nào cho mục tiêu này." in reader


def test_its_work_and_its_history_stand_below(browser, people, goal):
    now = timezone.now()
    make.task(
        people,
        states.ACCEPTED,
        now=now,
        title="Gọi điện hẹn lại",
        due_at=now - timedelta(days=2),
        source="plan",
        source_id=str(goal.pk),
        authority="12-NQ/ĐU",
    )
    page = text(browser("phuc").get(goal.path))
    assert "Gọi điện hẹn lại" in page
    assert "Lê Quang Phúc" in page
    assert "Quá hạn" in page
    assert "Đặt mục tiêu" in page
    assert "Nguyễn Phước Vĩnh" in page


def test_its_months_are_a_picture_with_a_table(browser, people, goal):
    settle(people, 9, 1)
    settle(people, 10, 0, ago=40)
    client = browser("phuc")
    page = text(client.get(goal.path))
    assert f"{goal.path}bieu-do.svg" in page
    assert "Xem bằng bảng số" in page
    picture = client.get(f"{goal.path}bieu-do.svg")
    assert picture["Content-Type"].startswith("image/svg+xml")
    said = "".join(ET.fromstring(picture.content).itertext())
    assert "Đường tới đích" in said


def test_a_goal_of_numbers_that_do_not_exist_yet(browser, people, plan):
    goal = make.goal(
        people,
        plan,
        timezone.now(),
        title="Chỉ tận tay 500 người",
        indicator="learning.taught",
        target=Decimal(500),
        start=None,
        due_day=plan.valid_until,
    )
    page = text(browser("vinh").get(goal.path))
    assert "không chia cho từng nơi được" in page
    assert "cộng dồn đến hết từng tháng" in page


def test_how_often_it_asks(browser, people, plan, django_assert_max_num_queries):
    settle(people, 9, 1)
    goals = [
        make.goal(people, plan, timezone.now(), title=f"Mục tiêu {number}", due_day=plan.valid_until)
        for number in range(5)
    ]
    client = browser("phuc")
    client.get(plan.path)
    with django_assert_max_num_queries(14):
        client.get(plan.path)
    with django_assert_max_num_queries(26):
        client.get(goals[0].path)
    with django_assert_max_num_queries(9):
        client.get(reverse("cockpit:plans"))
