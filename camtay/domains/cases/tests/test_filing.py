"""Preparing a birth registration page by page, leaving it, going on, filing."""

import io
import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from camtay.domains.cases import actions, queries, states
from camtay.domains.cases.models import Answers, Case
from camtay.domains.cases.tests import factories
from camtay.domains.cases.tests.test_every_edge import PDF
from camtay.domains.dispatch.models import Message
from camtay.domains.procedures import actions as procedures
from camtay.domains.procedures.queries import by_code, form
from camtay.foundation import files, questions
from camtay.foundation.access import GUEST, SYSTEM, Refused
from camtay.foundation.audit.journal import history
from camtay.foundation.calendar import ZONE
from camtay.foundation.questions.kept import typed_from

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=ZONE)
ANSWERS = json.loads((Path(__file__).parents[3] / "demo/data/birth.json").read_text()) | {
    "requester_name": "Nguyễn Thị Mai",
    "requester_number": "046196012345",
    "child_name": "Nguyễn Minh An",
    "child_birth": "2026-11-20",
    "child_sex": "male",
    "phone": "+84905100003",
}


@pytest.fixture
def birth():
    procedures.load_catalogue(by=SYSTEM, now=NOW)
    return by_code("1.001193")


@pytest.fixture
def mai():
    return factories.actor(
        factories.account("Nguyễn Thị Mai", ("resident", factories.phu_xuan()), phone="+84905100003"), NOW
    )


def raw(procedure, page_id, answers=ANSWERS):
    typed = {}
    for question in form(procedure).page(page_id).questions:
        typed |= typed_from(question, answers.get(question.id), question.id)
    return typed


def upload(paper="pledge_file", name="cam-doan.pdf"):
    return actions.Upload(paper, files.store(io.BytesIO(PDF), name=name, kinds={"pdf"}, now=NOW), name)


def prepared(procedure, by, *, until=None):
    """A draft answered up to and without page `until`."""
    case = actions.start(procedure=procedure, place=factories.phu_xuan(), by=by, now=NOW)
    page = questions.pages(form(procedure), {})[0].id
    while page is not None and page != until:
        uploads = [upload()] if page == "papers" else []
        done = actions.answer(
            case_id=case.pk, page_id=page, raw=raw(procedure, page), uploads=uploads, by=by, now=NOW
        )
        assert not done.errors
        page = done.next_page
    return case


def test_it_keeps_every_page_and_says_where_to_go_on(birth, mai):
    case = prepared(birth, mai, until="child_birth")
    kept = Answers.objects.get(pk=case.pk)
    assert kept.page == "child_birth"
    assert kept.document["child_name"] == "Nguyễn Minh An"
    assert [draft.pk for draft in queries.drafts_of(mai)] == [case.pk]


def test_it_keeps_what_is_right_on_a_page_with_an_error(birth, mai):
    case = prepared(birth, mai, until="child_birth")
    typed = {"child_birth.day": "31", "child_birth.month": "2", "child_birth.year": "2026"}
    done = actions.answer(case_id=case.pk, page_id="child_birth", raw=typed, by=mai, now=NOW)
    assert "child_birth" in done.errors
    assert Answers.objects.get(pk=case.pk).page == "child_birth"


def test_it_files_once_every_page_is_answered(birth, mai):
    case = prepared(birth, mai)
    assert Answers.objects.get(pk=case.pk).page == "check"
    filed = actions.submit(case_id=case.pk, by=mai, now=NOW + timedelta(minutes=5))
    assert filed.state == states.SUBMITTED
    assert filed.channel == states.Channel.ONLINE
    assert filed.pressed_by == states.Pressed.SELF
    assert filed.components_attached
    states_of = {paper.code: paper.state for paper in filed.papers.all()}
    assert states_of["pledge_file"] == states.PaperState.PROVIDED
    assert states_of["certificate_file"] == states.PaperState.NOT_REQUIRED
    assert states_of["identity"] == states.PaperState.REPLACED_BY_DATA
    assert [entry.action for entry in history("cases.Case", case.pk)] == ["cases.submit"]
    message = Message.objects.get(object_id=str(case.pk))
    assert message.address == "+84905100003"
    assert filed.path in message.body
    assert "OTP" in message.body


def test_it_refuses_to_file_while_an_answer_is_missing(birth, mai):
    case = prepared(birth, mai, until="copies")
    with pytest.raises(Refused, match="chưa trả lời"):
        actions.submit(case_id=case.pk, by=mai, now=NOW)
    assert Case.objects.get(pk=case.pk).state == states.DRAFT


def test_it_takes_the_same_file_once_and_lets_it_be_dropped(birth, mai):
    case = prepared(birth, mai, until="papers")
    for _press in range(2):
        actions.answer(case_id=case.pk, page_id="papers", raw={}, uploads=[upload()], by=mai, now=NOW)
    (one,) = queries.files_of(case)
    done = actions.answer(
        case_id=case.pk,
        page_id="papers",
        raw={"pledge_file.remove": [str(one.pk), "nonsense"]},
        by=mai,
        now=NOW,
    )
    assert "pledge_file" in done.errors
    assert queries.files_of(case) == []


def test_nobody_else_touches_a_draft(birth, mai):
    case = prepared(birth, mai, until="child_name")
    other = factories.actor(factories.account("Trần Văn Tâm", ("resident", factories.phu_xuan())), NOW)
    clerk = factories.actor(factories.account("Trương Thị Nga", ("clerk", factories.phu_xuan())), NOW)
    for stranger in (other, clerk, GUEST):
        with pytest.raises(Refused):
            actions.answer(case_id=case.pk, page_id="child_name", raw={}, by=stranger, now=NOW)
        with pytest.raises(Refused):
            actions.submit(case_id=case.pk, by=stranger, now=NOW)
        with pytest.raises(Refused):
            actions.discard(case_id=case.pk, by=stranger)
    assert Case.objects.filter(pk=case.pk, state=states.DRAFT).exists()


def test_it_throws_a_draft_away_with_everything_in_it(birth, mai):
    case = prepared(birth, mai, until="copies")
    actions.discard(case_id=case.pk, by=mai)
    assert not Case.objects.filter(pk=case.pk).exists()
    assert not Answers.objects.exists()


def test_a_filed_case_is_not_changed_any_more(birth, mai):
    case = prepared(birth, mai)
    actions.submit(case_id=case.pk, by=mai, now=NOW)
    with pytest.raises(Refused, match="đã nộp"):
        actions.answer(case_id=case.pk, page_id="copies", raw={}, by=mai, now=NOW)
    with pytest.raises(Refused):
        actions.submit(case_id=case.pk, by=mai, now=NOW)


def test_a_guest_cannot_begin(birth):
    with pytest.raises(Refused, match="đăng nhập"):
        actions.start(procedure=birth, place=factories.phu_xuan(), by=GUEST, now=NOW)


def test_it_learns_where_a_new_resident_lives(birth):
    newcomer = factories.account("", phone="+84905100077")
    assert newcomer.person.commune is None
    actions.start(procedure=birth, place=factories.phu_xuan(), by=factories.actor(newcomer, NOW), now=NOW)
    newcomer.person.refresh_from_db()
    assert newcomer.person.commune == factories.phu_xuan()


def test_more_files_than_a_question_takes_are_left_out_and_named(birth, mai):
    case = prepared(birth, mai, until="papers")
    sent = [
        actions.Upload("pledge_file", files.store(io.BytesIO(PDF + b"\n%%%d" % n), name="x.pdf", kinds={"pdf"}, now=NOW), f"{n}.pdf")
        for n in range(5)
    ]  # fmt: skip
    done = actions.answer(
        case_id=case.pk, page_id="papers", raw=raw(birth, "papers"), uploads=sent, by=mai, now=NOW
    )
    most = next(q for q in form(birth).page("papers").questions if q.id == "pledge_file").max_files
    assert len(done.files["pledge_file"]) == most
    assert f"{most}.pdf" in done.errors["pledge_file"]
    assert "0.pdf" not in done.errors["pledge_file"]
    again = actions.answer(case_id=case.pk, page_id="papers", raw={}, by=mai, now=NOW)
    assert not again.errors, "what was left out does not hinder filing"
    assert Answers.objects.get(pk=case.pk).document["pledge_file"] == done.files["pledge_file"]
