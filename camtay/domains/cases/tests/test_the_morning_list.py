import io
from datetime import datetime, timedelta

import pytest
from PIL import Image

from camtay.domains.cases import actions, queries, states
from camtay.domains.cases.tests import factories as make
from camtay.foundation import files
from camtay.foundation.calendar import ZONE

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 16, 7, 30, tzinfo=ZONE)  # a Monday
DAY = timedelta(days=1)


@pytest.fixture
def head():
    return make.account("Phạm Thu Hà", ("department_head", make.phu_xuan()), email="ha@example.vn")


def test_my_tasks_come_by_deadline_of_step_and_case():
    here = make.phu_xuan()
    phuc = make.account("Lê Quang Phúc", ("specialist", here))
    by = make.actor(phuc, NOW)
    for days in (9, -1, 0, 1):
        make.case(at=NOW, due_at=NOW + days * DAY + timedelta(hours=2), assignee=phuc)
    make.case(at=NOW, due_at=NOW - DAY)  # somebody else's
    make.case(states.HANDED_OVER, at=NOW, assignee=phuc)
    assert [task.group for task in queries.my_tasks(by, now=NOW)] == ["late", "today", "soon", "later"]


def test_what_waits_for_ones_role_is_on_the_list_but_not_ones_own():
    here = make.phu_xuan()
    clerk = make.account("Trương Thị Nga", ("clerk", here))
    signers = [make.account(name, ("signer", here)) for name in ("Một", "Hai")]
    specialist = make.account("Lê Quang Phúc", ("specialist", here))
    what = make.procedure("2.1", "Trợ cấp", time_amount=10, time_unit="working_day")
    case = make.case(states.SUBMITTED, at=NOW, procedure=what, applicant_id=signers[1].person_id)
    actions.accept(case_id=case.pk, by=make.actor(clerk, NOW), now=NOW)
    actions.begin(case_id=case.pk, by=make.actor(specialist, NOW), now=NOW)
    actions.finish_step(case_id=case.pk, by=make.actor(specialist, NOW), now=NOW)
    case.steps.filter(order=3).update(holder=None)
    assert [len(queries.my_tasks(make.actor(who, NOW), now=NOW)) for who in signers] == [1, 0]
    assert queries.my_tasks(make.actor(specialist, NOW), now=NOW) == []


def test_what_is_late_says_so_though_its_clock_stands_still(head):
    here, head = make.phu_xuan(), make.actor(head, NOW)
    phuc = make.account("Lê Quang Phúc", ("specialist", here))
    by = make.actor(phuc, NOW)
    agency = make.case(at=NOW - 5 * DAY, due_at=NOW - DAY, assignee=phuc)
    applicant = make.case(at=NOW - 5 * DAY, due_at=NOW - DAY, assignee=phuc)
    for case, move in ((agency, "wait_agency"), (applicant, "ask_supplement")):
        actions.turn(case_id=case.pk, move=move, reason="Chờ", by=by, now=NOW - 2 * DAY)
    assert [(task.case, task.group) for task in queries.my_tasks(by, now=NOW)] == [
        (agency, "late"),  # no other office's delay stops the official clock
        (applicant, "still"),
    ]
    assert [task.case for task in queries.due_soon(head, now=NOW)] == [agency]


def test_papers_handed_in_bring_a_case_back_on_the_list(head):
    here, head = make.phu_xuan(), make.actor(head, NOW)
    mai = make.account("Nguyễn Thị Mai", ("resident", here))
    phuc = make.account("Lê Quang Phúc", ("specialist", here))
    case = make.case(at=NOW - DAY, due_at=NOW + DAY, assignee=phuc, applicant=mai.person)
    said = {"case_id": case.pk, "now": NOW - timedelta(hours=20)}
    actions.turn(move="ask_supplement", reason="Ảnh mờ", by=make.actor(phuc, NOW), **said)
    assert queries.due_soon(head, now=NOW) == []
    photo = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(photo, "PNG")
    photo.seek(0)
    upload = actions.Upload("other", files.store(photo, name="giay.png", kinds={"png"}, now=NOW), "giay.png")
    actions.supply(case_id=case.pk, uploads=[upload], by=make.actor(mai, NOW), now=NOW - timedelta(hours=1))
    assert [task.case for task in queries.due_soon(head, now=NOW)] == [case]
    later = make.case(at=NOW - DAY, due_at=NOW + 2 * DAY)
    assert list(queries.work_list(head, now=NOW)) == [case, later]
