"""A leader sees “late” rising, opens the cases, finds who holds them, makes it a piece of work with an owner, and the next
month's closing shows the change."""

import html
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from camtay.domains.closings import actions as closings
from camtay.domains.closings.models import Closing
from camtay.domains.closings.tests.make import regime
from camtay.domains.people.tests.make import sign_in
from camtay.domains.plans.tests import make
from camtay.domains.tasks import actions as tasks
from camtay.domains.tasks.models import Task

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
THIS_MONTH = TODAY.replace(day=1)
LAST_MONTH = (THIS_MONTH - timedelta(days=1)).replace(day=1)
NEXT_MONTH = (THIS_MONTH + timedelta(days=32)).replace(day=1)
AFTER = (NEXT_MONTH + timedelta(days=32)).replace(day=1)


def tenth(month):
    return timezone.localtime().replace(
        year=month.year, month=month.month, day=10, hour=9, minute=0, second=0
    )


def text(answer):
    assert answer.status_code == 200, answer.status_code
    return html.unescape(answer.content.decode())


class TestActingOnWhatIsLate:
    def test_from_the_figure_to_the_next_closing(self):
        self.given_last_month_was_worse_than_the_one_before()
        goal = self.when_the_leader_reads_the_plan()
        self.then_it_says_which_department_holds_the_late_cases(goal)
        self.when_the_leader_opens_them_and_gives_the_work_to_somebody(goal)
        self.when_it_is_done_and_the_next_month_is_closed()
        self.then_the_closing_shows_the_change(goal)

    def given_last_month_was_worse_than_the_one_before(self):
        self.people = people = make.office()
        self.leader = sign_in(Client(), people["vinh"])
        before = (LAST_MONTH - timedelta(days=1)).replace(day=1)
        make.settle(people, tenth(before), 20, 0, department="culture")
        make.settle(people, tenth(LAST_MONTH), 12, 0, department="culture")
        make.settle(people, tenth(LAST_MONTH), 2, 6, department="economy")
        plan = make.plan(people, timezone.now(), valid_from=before, valid_until=AFTER + timedelta(days=60))
        make.goal(people, plan, timezone.now(), due_day=plan.valid_until)
        self.regime = regime(first_day=1)
        self.close(LAST_MONTH, timezone.now())

    def close(self, month, now):
        by = self.people.actor("vinh", now)
        return closings.close(place=self.people.place, regime=self.regime, day=month, by=by, now=now)

    def when_the_leader_reads_the_plan(self):
        page = text(self.leader.get(reverse("cockpit:plans")))
        path = re.search(r'href="(/dieu-hanh/ke-hoach/[^"?]+/)"', page)[1]
        page = text(self.leader.get(path))
        assert "Đang 85\u00a0%" in page
        assert "Chậm" in page
        return re.search(r'href="(/dieu-hanh/muc-tieu/[^"]+/)"', page)[1]

    def then_it_says_which_department_holds_the_late_cases(self, goal):
        page = text(self.leader.get(goal))
        assert "Chưa được nhất ở: Phòng Kinh tế" in page
        assert "Đã đạt ở: Phòng Văn hóa - Xã hội." in page

    def when_the_leader_opens_them_and_gives_the_work_to_somebody(self, goal):
        page = text(self.leader.get(goal))
        records = re.search(r'href="([^"]+department=economy&which=rest)#minh-chung"', page)[1]
        assert text(self.leader.get(records)).count("data-row") == 6
        form = re.search(r'href="(/can-bo/muc-tieu/[^"]+/viec/\?viec=[^"]+)"', page)[1]
        assert "Phòng Kinh tế" in text(self.leader.get(form))
        people = self.people
        sent = {
            "title": "Gỡ từng hồ sơ trễ của Phòng Kinh tế", "doer": people["phuc"].pk, "answerable": people["ha"].pk,
            "authority": "12-NQ/ĐU", "product": "Quy trình đã sửa", "limit": "working_day", "amount": "5",
        }  # fmt: skip
        assert self.leader.post(form, sent).url == goal
        page = text(self.leader.get(goal))
        assert "Gỡ từng hồ sơ trễ của Phòng Kinh tế" in page
        assert "Lê Quang Phúc" in page

    def when_it_is_done_and_the_next_month_is_closed(self):
        now, task = timezone.now(), Task.objects.get()
        by = self.people.actor("phuc", now)
        tasks.turn(task_id=task.pk, move="accept", by=by, now=now)
        tasks.finish(task_id=task.pk, outcome="Bỏ bước trình hai lần.", by=by, now=now)
        make.settle(self.people, tenth(NEXT_MONTH), 19, 1, department="economy")
        self.close(NEXT_MONTH, tenth(AFTER))

    def then_the_closing_shows_the_change(self, goal):
        last, following = Closing.objects.order_by("first")
        assert "70\u00a0%" in text(self.leader.get(reverse("cockpit:closing", args=[last.pk])))
        assert "95\u00a0%" in text(self.leader.get(reverse("cockpit:closing", args=[following.pk])))
        assert "1 việc quá hạn" not in text(self.leader.get(goal))
