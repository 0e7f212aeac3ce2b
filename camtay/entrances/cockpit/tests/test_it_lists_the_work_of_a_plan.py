"""All work of a plan on one page: found, filtered, taken away as a spreadsheet that can be brought in again."""

import html
import io
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from camtay.domains.people.tests.make import sign_in
from camtay.domains.plans import actions
from camtay.domains.plans.tests import make
from camtay.domains.tasks import states
from camtay.foundation.tables.sheets import open_table

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return make.office()


@pytest.fixture
def plan(people):
    today = timezone.localdate()
    return make.plan(
        people, timezone.now(), valid_from=today - timedelta(days=90), valid_until=today + timedelta(days=90)
    )


@pytest.fixture
def goals(people, plan):
    shown = {"due_day": plan.valid_until}
    work_alone = {**shown, "title": "Họp không giấy", "indicator": "", "target": None, "start": None}
    return make.goal(people, plan, timezone.now(), **shown), make.goal(
        people, plan, timezone.now(), **work_alone
    )


@pytest.fixture
def client(people):
    return sign_in(Client(), people["phuc"])


def text(answer, status=200):
    assert answer.status_code == status, answer.status_code
    return html.unescape(answer.content.decode())


def piece(people, goal, title, days, state=states.ACCEPTED, **fields):
    now = timezone.now()
    return make.task(
        people, state, now=now, title=title, due_at=now + timedelta(days=days), source="plan", source_id=str(goal.pk),
        source_label=goal.title, source_path=goal.path, **fields,
    )  # fmt: skip


def url(plan):
    return reverse("cockpit:plan_work", args=[plan.pk])


def test_it_shows_all_work_with_its_goal_the_late_on_top(client, people, plan, goals):
    piece(people, goals[0], "Rà quy trình", 30)
    piece(people, goals[1], "Lắp màn hình", -3)
    piece(people, goals[1], "Mua máy chiếu", -9, state=states.CONFIRMED)
    assert "Mọi việc của kế hoạch" in text(client.get(plan.path))
    page = text(client.get(url(plan)))
    assert page.index("Lắp màn hình") < page.index("Rà quy trình") < page.index("Mua máy chiếu")
    assert "3 việc." in page
    assert f'href="{goals[1].path}"' in page
    assert "Quá hạn" in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [({"q": "ra quy trinh"}, {0}), ({"q": "le quang"}, {0, 1, 2}), ({"due": "late"}, {1}), ({"goal": 1}, {1, 2}),
     ({"state": "confirmed"}, {2}), ({"q": "khong co"}, set()), ({"goal": "nhầm", "doer": "x"}, {0, 1, 2})],
)  # fmt: skip
def test_it_finds(client, people, plan, goals, asked, found):
    piece(people, goals[0], "Rà quy trình", 30)
    piece(people, goals[1], "Lắp màn hình", -3)
    piece(people, goals[1], "Mua máy chiếu", -9, state=states.CONFIRMED)
    said = {**asked, **({"goal": str(goals[1].pk)} if asked.get("goal") == 1 else {})}
    page = text(client.get(url(plan), said))
    titles = ["Rà quy trình", "Lắp màn hình", "Mua máy chiếu"]
    assert {at for at, title in enumerate(titles) if title in page} == found
    if not found:
        assert "Không có việc nào" in page
        assert 'value="khong co"' in page


def test_another_plan_keeps_its_own(client, people, plan, goals):
    piece(people, goals[0], "Rà quy trình", 30)
    other = make.plan(people, timezone.now(), title="Kế hoạch khác")
    assert "Không có việc nào" in text(client.get(url(other)))
    assert "Không có việc nào" in text(client.get(url(other), {"goal": str(goals[0].pk)}))


def test_it_is_taken_away(client, people, plan, goals):
    piece(people, goals[0], "Rà quy trình", 30)
    piece(people, goals[1], "Lắp màn hình", -3)
    answer = client.get(reverse("cockpit:plan_work_file", args=[plan.pk, "csv"]), {"due": "late"})
    said = b"".join(answer).decode()
    assert "Lắp màn hình" in said
    assert "Rà quy trình" not in said
    assert client.get(reverse("cockpit:plan_work_file", args=[plan.pk, "doc"])).status_code == 404


def test_the_whole_plan_is_a_spreadsheet_that_changes_nothing_when_it_comes_back(client, people, plan, goals):
    piece(people, goals[0], "Rà quy trình", 30, answerable=people["ha"])
    answer = client.get(reverse("cockpit:plan_book", args=[plan.pk]))
    book = load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["Mục tiêu", "Việc"]
    first = [cell.value for cell in book["Mục tiêu"][3]]
    assert first[:5] == [1, "Hồ sơ đúng hạn đạt 98 %", "cases.on_time", 98, 90]
    assert book["Việc"]["C3"].value == "Rà quy trình"
    assert {page.cell(3, page.max_column).value for page in book} == {
        plan.title
    }  # it comes back to this plan
    table, actor, now = open_table(answer.content, "ke-hoach.xlsx"), people.actor("vinh"), timezone.now()
    for propose, run in (
        (actions.propose_goals, actions.run_goals), (actions.propose_import, actions.confirm_import),
    ):  # fmt: skip
        batch = propose(place=people.place, table=table, by=actor, now=now)
        done = run(batch=batch, table=table, by=actor, now=now)
        assert (done.new, done.changed, done.wrong, done.problems) == (0, 0, 0, [])
        assert done.unchanged


def test_how_often_it_asks(client, people, plan, goals, django_assert_max_num_queries):
    for number in range(5):
        piece(people, goals[0], f"Việc {number}", number + 1)
    client.get(url(plan))
    with django_assert_max_num_queries(13):
        client.get(url(plan))
