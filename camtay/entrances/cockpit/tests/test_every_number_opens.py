"""Every number of a table opens what stands behind it; but for what was set, and what two linked numbers differ by."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from lxml import html

from camtay.domains.cases import states
from camtay.domains.cases.tests import factories
from camtay.domains.closings import actions as closings
from camtay.domains.closings.models import Closing
from camtay.domains.closings.tests.make import regime
from camtay.domains.people.tests.make import sign_in
from camtay.domains.plans.tests import make
from camtay.domains.quality import actions as quality
from camtay.foundation.access import SYSTEM
from camtay.foundation.calendar import ZONE

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZONE)
PERIOD = "first=2026-09-01&last=2026-11-24"
# Said by the heading of a column: a target, a way to it, a rank, a difference, and what is not a figure.
SET = {"Phải đạt", "Chênh lệch", "Phần thiếu", "Hạng", "Thay đổi", "Đường tới đích"}


@pytest.fixture
def people():
    found = make.office()
    for month, on_time, late in ((9, 16, 2), (10, 14, 4), (11, 6, 1)):
        make.cases(found, month, on_time, late, department="culture", rating=None)
    factories.case(states.IN_PROGRESS, at=NOW, where=found.place)
    quality.count_all(by=SYSTEM, now=NOW)
    return found


@pytest.fixture
def leader(people):
    return sign_in(Client(), people["vinh"])


@pytest.fixture
def city():
    return sign_in(Client(), factories.account("Vũ Nhật Minh", ("city_viewer", factories.hue())))


def shut(answer):
    """(heading, cell) of the numbers that open nothing."""
    assert answer.status_code == 200, answer.status_code
    page, found = html.fromstring(answer.content.decode()), []
    for table in page.iter("table"):
        heads = [" ".join(head.text_content().split()) for head in table.xpath(".//thead/tr/th")]
        for row in table.xpath(".//tbody/tr"):
            for at, cell in enumerate(row.xpath("./th|./td")):
                head = heads[at] if at < len(heads) else ""
                if "numeric" not in cell.get("class", "") or head.rstrip("⇅↑↓▲▼ ") in SET:
                    continue
                bare = "".join(cell.xpath(".//text()[not(ancestor::a)]"))
                if any(sign.isdigit() for sign in bare.split("/")[0]) and bare.strip() != "0":
                    found.append((head, " ".join(cell.text_content().split())))
    return found


def linked(answer):
    """How many numbers open something: no page may pass for being empty."""
    page = html.fromstring(answer.content.decode())
    return len(page.xpath("//tbody//td[contains(@class, 'numeric')]//a[@href]"))


@pytest.mark.parametrize("path", [
    f"19753/cases.on_time/?{PERIOD}", f"19753/cases.on_time/theo/thang/?{PERIOD}",
    f"19753/cases.received/theo/thu-tuc/?{PERIOD}", f"19753/cases.median_working_days/theo/kenh/?{PERIOD}",
    f"19753/thoi-gian-giai-quyet/?{PERIOD}", f"19753/chi-so-766/?{PERIOD}", "19753/kiem-tra-du-lieu/",
])  # fmt: skip
def test_on_the_pages_of_a_commune(leader, path):
    answer = leader.get(f"/dieu-hanh/{path}")
    assert shut(answer) == []
    assert linked(answer)


@pytest.mark.parametrize("path", [
    f"cases.on_time/?{PERIOD}", f"so-sanh/?{PERIOD}", f"so-sanh/?{PERIOD}&dang=bang", f"chi-so-766/?{PERIOD}", "kiem-tra-du-lieu/",
])  # fmt: skip
def test_on_the_pages_of_a_city(people, city, path):
    answer = city.get(f"/dieu-hanh/46/{path}")
    assert shut(answer) == []
    assert linked(answer)


def test_on_the_pages_of_closings(people, leader):
    asked, by = regime(first_day=1), people.actor("vinh", NOW)
    for day in (date(2026, 9, 1), date(2026, 10, 1)):
        closings.close(place=people.place, regime=asked, day=day, by=by, now=NOW)
    make.settle(people, datetime(2026, 10, 12, 9, tzinfo=ZONE), 2, 1, department="culture")
    last = Closing.objects.get(first=date(2026, 10, 1))
    for path in (last.path, f"{last.path}bay-gio/"):
        answer = leader.get(path)
        assert shut(answer) == []
        assert linked(answer) > 2


def test_on_the_pages_of_plans(people, leader):
    plan = make.plan(people, NOW - timedelta(days=60))
    goal = make.goal(people, plan, NOW - timedelta(days=60))
    for path in ("/dieu-hanh/ke-hoach/", plan.path, goal.path):
        answer = leader.get(path)
        assert shut(answer) == []
        assert linked(answer)
