import io
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from camtay.domains.cases import actions, states
from camtay.domains.cases.models import CaseFile, CasePaper
from camtay.domains.cases.tests import factories as make
from camtay.entrances.desk.cases.presenters import case as presenting
from camtay.foundation import files
from camtay.foundation.audit.models import Look
from camtay.foundation.ids import uuid7

pytestmark = pytest.mark.django_db
HUE = ZoneInfo("Asia/Ho_Chi_Minh")
PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
"""


def stored(now):
    return files.store(io.BytesIO(PDF), name="giay-chung-sinh.pdf", kinds=files.PAPERS, now=now)


def shown(client, case):
    answer = client.get(reverse("desk:case", args=[case.pk]))
    assert answer.status_code == 200
    return answer.context["shown"]


@pytest.mark.parametrize("state", [state.code for state in states.TABLE.states if state.code != states.DRAFT])
def test_it_shows_a_case_in_every_state(at, now, state):
    case = make.case(state, at=now)
    page = shown(at("clerk"), case)
    assert page.state == states.TABLE.state(state).label


def test_it_offers_what_the_state_allows_and_the_role_may(at, now):
    case = make.case(states.SUBMITTED, at=now)
    assert [one.label for one in shown(at("clerk"), case).buttons] == ["Tiếp nhận", "Không tiếp nhận"]
    assert shown(at("specialist"), case).buttons == []
    working = make.case(at=now)
    assert [one.label for one in shown(at("department_head"), working).buttons][-1] == "Giao cho chuyên viên"
    assert [one.label for one in shown(at("signer"), working).buttons] == ["Ký kết quả", "Từ chối giải quyết"]


def test_it_moves_nothing_that_the_province_moves(at, now):
    page = shown(at("clerk", "specialist", "signer"), make.case(at=now, origin=states.Origin.MIRROR))
    assert page.buttons == []
    assert page.mirrored


def test_it_says_what_is_missing(at, now):
    case = make.case(at=now)
    for order, (code, state) in enumerate([("birth_proof", "missing"), ("pledge_file", "provided")]):
        CasePaper.objects.create(case=case, code=code, name=code, state=state, order=order)
    CaseFile.objects.create(
        case=case,
        kind="paper",
        paper_code="pledge_file",
        file=stored(now),
        name="Giấy cam đoan",
        added_at=now,
    )
    page = shown(at("clerk"), case)
    assert page.missing == 1
    assert [[file.name for file in paper.files] for paper in page.papers] == [[], ["Giấy cam đoan"]]


def test_it_explains_the_due_time_day_by_day(now):
    three = make.procedure("1.004873", "Xác nhận tình trạng hôn nhân", time_amount=3, time_unit="working_day")
    received = datetime(2026, 11, 27, 9, 0, tzinfo=HUE)  # a Friday
    due = datetime(2026, 12, 2, 17, 0, tzinfo=HUE)
    case = make.case(at=now, procedure=three, received_at=received, due_at=due)
    told = presenting.due(case, now=received)
    assert told.limit == "3 ngày làm việc"
    assert [step.day.day for step in told.days if step.counted] == [30, 1, 2]
    moved = make.case(at=now, procedure=three, received_at=received, due_at=due + timedelta(days=9))
    assert presenting.due(moved, now=received).days == []


def test_it_draws_the_time_line_with_names(at, staff, now):
    case = make.case(states.SUBMITTED, at=now)
    actions.accept(case_id=case.pk, by=make.actor(staff("clerk"), now), now=now)
    actions.begin(case_id=case.pk, by=make.actor(staff("specialist"), now), now=now + timedelta(minutes=1))
    events = shown(at("clerk"), case).events
    assert [(one.title, one.text) for one in events] == [
        ("Tiếp nhận", "Trương Thị Nga"),
        ("Bắt đầu giải quyết", "Lê Quang Phúc"),
    ]


def test_it_logs_every_look(at, now, staff):
    case = make.case(at=now, applicant=make.person("Nguyễn Thị Mai", make.phu_xuan()))
    shown(at("clerk"), case)
    look = Look.objects.get()
    assert (look.action, look.object_id, look.account_id) == ("cases.look", str(case.pk), staff("clerk").pk)
    assert look.about == case.applicant_id


def test_it_shows_a_paper_in_the_browser_to_those_who_see_the_case(at, now):
    case = make.case(at=now)
    paper = CaseFile.objects.create(case=case, kind="paper", file=stored(now), name="Giấy.pdf", added_at=now)
    where = reverse("desk:file", args=[case.pk, paper.pk])
    answer = at("clerk").get(where)
    assert answer.getvalue() == PDF
    assert answer["Content-Disposition"].startswith("inline")
    assert answer["Content-Type"] == "application/pdf", "else the browser saves it instead of showing it"
    assert at("clerk", where=make.nam_dong()).get(where).status_code == 403
    assert at("clerk").get(reverse("desk:file", args=[case.pk, uuid7()])).status_code == 403
    other = make.case(at=now)
    assert at("clerk").get(reverse("desk:file", args=[other.pk, paper.pk])).status_code == 403


def test_it_prints_the_receipt_of_what_was_taken_in_here(at, now):
    answer = at("clerk").get(reverse("desk:receipt", args=[make.case(at=now).pk]))
    assert answer.content.startswith(b"%PDF")
    mirrored = make.case(at=now, origin=states.Origin.MIRROR)
    assert at("clerk").get(reverse("desk:receipt", args=[mirrored.pk])).status_code == 403
