"""A leader makes a plan, sets goals, changes and drops them, and gives work for them; what somebody else changed
meanwhile is shown."""

import html
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from camtay.domains.people.tests.make import sign_in
from camtay.domains.plans.models import Goal, Plan
from camtay.domains.plans.tests import make
from camtay.domains.tasks.models import Task

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return make.office()


@pytest.fixture
def browser(people):
    return lambda key: sign_in(Client(), people[key])


@pytest.fixture
def plan(people):
    return make.plan(people, valid_until=date(2030, 12, 31))


def text(answer, status=200):
    assert answer.status_code == status, answer.status_code
    return html.unescape(answer.content.decode())


PLAN = {
    "title": "Chuyển đổi số phường năm 2026", "number": "12-NQ/ĐU", "day": "2026-01-05",
    "valid_from": "2026-01-01", "valid_until": "2026-12-31", "key": "k1",
}  # fmt: skip
GOAL = {
    "title": "Hồ sơ đúng hạn đạt 98,5 %", "indicator": "cases.on_time", "target": "98,5", "start": "", "due_day": "2026-12-31",
    "wanted": "high", "span": "recent", "key": "k2",
}  # fmt: skip


def test_a_leader_makes_a_plan_and_sets_a_goal(browser):
    leader = browser("vinh")
    assert "Kế hoạch" in text(leader.get("/can-bo/"))
    assert "Chưa có kế hoạch nào" in text(leader.get(reverse("desk:plans")))
    answer = leader.post(reverse("desk:plan_new"), PLAN)
    plan = Plan.objects.get()
    assert answer.url == plan.desk_path
    leader.post(reverse("desk:plan_new"), PLAN)
    assert Plan.objects.count() == 1  # sent twice, it is made once
    assert "Chưa có mục tiêu nào" in text(leader.get(plan.desk_path))
    answer = leader.post(reverse("desk:goal_new", args=[plan.pk]), GOAL)
    assert answer.url == plan.desk_path
    goal = Goal.objects.get()
    assert (goal.target, goal.start, goal.indicator) == (Decimal("98.5"), None, "cases.on_time")
    page = text(leader.get(plan.desk_path))
    assert "98,5\u00a0%" in page
    assert "Đúng hạn (theo Bộ chỉ số 766)" in page
    assert plan.title in text(leader.get(reverse("desk:plans"), {"q": "12-nq"}))


def test_what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays(browser, plan):
    leader = browser("vinh")
    wrong = {**PLAN, "title": "", "valid_until": "2025-01-01", "number": "99-NQ"}
    page = text(leader.post(reverse("desk:plan_new"), wrong), 422)
    assert "Hãy ghi tên kế hoạch." in page
    assert "99-NQ" in page
    page = text(leader.post(reverse("desk:plan_new"), {**wrong, "title": "A"}), 422)
    assert "Ngày cuối phải sau ngày đầu." in page
    url = reverse("desk:goal_new", args=[plan.pk])
    assert "Hãy ghi một con số" in text(leader.post(url, {**GOAL, "target": "chín tám"}), 422)
    page = text(leader.post(url, {**GOAL, "target": "120"}), 422)
    assert "Tỷ lệ phải từ 0 đến 100 %." in page
    assert 'value="120"' in page
    assert "nằm ngoài thời gian" in text(leader.post(url, {**GOAL, "due_day": "2031-01-01"}), 422)
    assert not Goal.objects.exists()


def test_a_goal_is_changed_and_given_up(browser, people, plan):
    goal = make.goal(people, plan)
    leader = browser("vinh")
    url = reverse("desk:goal_change", args=[goal.pk])
    page = text(leader.get(url))
    assert 'href="/can-bo/ke-hoach/" aria-current="page"' in page
    assert 'value="98"' in page or 'value="98,00"' in page or 'value="98,0"' in page
    leader.post(url, {**GOAL, "version": "1"})
    goal.refresh_from_db()
    assert goal.target == Decimal("98.5")
    drop = reverse("desk:goal_drop", args=[goal.pk])
    assert "Hãy ghi vì sao" in text(leader.post(drop, {"version": "2", "reason": ""}), 422)
    leader.post(drop, {"version": "2", "reason": "Tỉnh đã bãi bỏ"})
    assert goal.title not in text(leader.get(plan.desk_path)).split("<table", 1)[-1]
    assert "Mục tiêu đã thôi" not in text(leader.get(plan.desk_path))
    assert "Tỉnh đã bãi bỏ" in text(leader.get(goal.path))


def test_what_somebody_else_changed_meanwhile_is_shown_and_nothing_is_lost(browser, people, plan):
    goal = make.goal(people, plan)
    leader = browser("vinh")
    leader.post(reverse("desk:goal_change", args=[goal.pk]), {**GOAL, "version": "1"})
    late = {**GOAL, "version": "1", "target": "97", "key": "k3", "title": "Gõ sau"}
    page = text(leader.post(reverse("desk:goal_change", args=[goal.pk]), late), 409)
    assert "Chưa ghi gì cả" in page
    assert "Đang ghi: 98,5\u00a0%" in page
    assert "Gõ sau" in page
    again = {**late, "version": "2", "key": "k4"}
    assert leader.post(reverse("desk:goal_change", args=[goal.pk]), again).status_code == 302
    changed = {**PLAN, "version": "1", "valid_until": "2030-12-31", "key": "k5"}
    url = reverse("desk:plan_change", args=[plan.pk])
    assert leader.post(url, changed).status_code == 302
    assert "Đang ghi: Chuyển đổi số phường năm 2026" in text(leader.post(url, {**changed, "key": "k6"}), 409)


def test_work_is_given_for_a_goal_with_the_first_words_filled_in(browser, people, plan):
    goal = make.goal(people, plan)
    leader = browser("vinh")
    url = reverse("desk:goal_work", args=[goal.pk])
    page = text(leader.get(url, {"viec": "Gỡ hồ sơ trễ của Phòng Kinh tế"}))
    assert 'value="Gỡ hồ sơ trễ của Phòng Kinh tế"' in page
    assert 'value="12-NQ/ĐU"' in page
    soon = timezone.localdate() + timedelta(days=20)
    form = {
        "title": "Gỡ hồ sơ trễ của Phòng Kinh tế", "doer": people["phuc"].pk, "answerable": people["ha"].pk,
        "authority": "12-NQ/ĐU", "product": "Báo cáo", "limit": "day", "day": f"{soon:%Y-%m-%d}", "key": "k7",
    }  # fmt: skip
    assert "Hãy chọn người làm." in text(leader.post(url, {**form, "doer": ""}), 422)
    assert "Hạn này đã qua" in text(leader.post(url, {**form, "day": "2020-01-01", "key": "k8"}), 422)
    assert leader.post(url, form).url == goal.path
    leader.post(url, form)
    task = Task.objects.get()  # sent twice, it is given once
    assert (task.source, task.source_id, task.doer) == ("plan", str(goal.pk), people["phuc"])
    assert "Gỡ hồ sơ trễ của Phòng Kinh tế" in text(leader.get(goal.path))
    assert goal.title in text(browser("phuc").get(task.desk_path))


@pytest.mark.parametrize("who", ["ha", "phuc", "thao", "an"])
def test_others_change_nothing(browser, people, plan, who):
    goal = make.goal(people, plan)
    client = browser(who)
    for name, args in (
        ("plans", []), ("plan_new", []), ("plan", [plan.pk]), ("plan_change", [plan.pk]), ("goal_new", [plan.pk]),
        ("goal_change", [goal.pk]), ("goal_drop", [goal.pk]), ("goal_work", [goal.pk]),
    ):  # fmt: skip
        assert client.get(reverse(f"desk:{name}", args=args)).status_code == 403, name
    assert "/can-bo/ke-hoach/" not in text(client.get("/can-bo/", follow=True))


def test_how_often_the_lists_ask(browser, people, plan, django_assert_max_num_queries):
    for number in range(4):
        make.goal(people, plan, title=f"Mục tiêu {number}")
        make.plan(people, title=f"Kế hoạch {number}")
    leader = browser("vinh")
    leader.get(plan.desk_path)
    with django_assert_max_num_queries(12):
        leader.get(reverse("desk:plans"))
    with django_assert_max_num_queries(12):
        leader.get(plan.desk_path)
