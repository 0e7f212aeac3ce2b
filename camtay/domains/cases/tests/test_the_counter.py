"""What is brought to the counter or sent by post: taken in at one stroke, guided, taken back."""

import io
from datetime import date, datetime, timedelta

import pytest

from camtay.domains.cases import actions, queries, states
from camtay.domains.cases.models import Case, CaseNumber
from camtay.domains.cases.tests import factories as make
from camtay.domains.cases.tests.test_every_edge import PDF
from camtay.domains.dispatch.models import Message
from camtay.domains.people.models import Person
from camtay.domains.places import actions as places
from camtay.domains.procedures.models import Paper, PlaceProcedure
from camtay.foundation import files
from camtay.foundation.access import SYSTEM, Refused
from camtay.foundation.audit.journal import history, verify
from camtay.foundation.calendar import ZONE
from camtay.foundation.once.once import digest_of, once

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=ZONE)  # a Tuesday


@pytest.fixture
def here():
    place = make.phu_xuan()
    places.set_settings(place=place, values={"own_intake": True}, by=SYSTEM, now=NOW)
    return place


@pytest.fixture
def what():
    procedure = make.procedure("2.000815", "Chứng thực bản sao", time_amount=2, time_unit="working_day")
    Paper.objects.create(procedure=procedure, code="original", name="Bản chính", order=0)
    Paper.objects.create(procedure=procedure, code="copy", name="Bản sao", required=False, order=1)
    Paper.objects.create(
        procedure=procedure, code="residence", name="Giấy cư trú", replaced_by_data="Dân cư", order=2
    )
    return procedure


@pytest.fixture
def nga(here):
    return make.actor(make.account("Trương Thị Nga", ("clerk", here)), NOW)


def brought(what, here, **said):
    usual = {"name": "Lê Văn Bé", "phone": "0912 345 678", "papers": {"original": "provided"}}
    return actions.Brought(procedure=what, place=here, **{**usual, **said})


def upload(paper, content=PDF):
    stored = files.store(io.BytesIO(content), name="quet.pdf", kinds={"pdf"}, now=NOW)
    return actions.Upload(paper, stored, "quet.pdf")


def states_of(case):
    return {paper.code: paper.state for paper in case.papers.all()}


def test_it_files_and_takes_in_at_one_stroke(what, here, nga):
    case = actions.take_in_at_counter(brought=brought(what, here), by=nga, now=NOW)
    case.refresh_from_db()
    assert (case.state, case.channel, case.pressed_by) == ("accepted", "counter", "unknown")
    assert case.code == "19753-261124-0001"
    assert case.submitted_at == case.received_at == NOW
    assert case.due_at.astimezone(ZONE).date() == date(2026, 11, 27)  # the 24th is a holiday
    assert states_of(case) == {
        "original": "provided",
        "copy": "not_required",
        "residence": "replaced_by_data",
    }
    assert queries.receipt(case).papers == ["Bản chính"]
    [entry] = history("cases.Case", case.pk)
    assert (entry.action, entry.note) == ("cases.accept", "channel:counter brought:self")
    assert entry.about == case.applicant_id
    assert "đã tiếp nhận hồ sơ 19753-261124-0001" in Message.objects.get().body
    assert verify() == []


def test_it_writes_down_who_is_new_and_sends_nothing_without_a_telephone(what, here, nga):
    case = actions.take_in_at_counter(
        brought=brought(what, here, phone="", birth_year=1950, elsewhere=True), by=nga, now=NOW
    )
    assert (case.applicant.name, case.applicant.birth_year, case.applicant.commune) == (
        "Lê Văn Bé",
        1950,
        None,
    )
    assert not Message.objects.exists()


def test_it_knows_who_was_there_before(what, here, nga):
    be = make.person("Lê Văn Bé", here, phone="+84912345678")
    found = actions.take_in_at_counter(brought=brought(what, here), by=nga, now=NOW)
    chosen = actions.take_in_at_counter(
        brought=brought(what, here, person_id=be.pk, name="", phone="0905 111 222"), by=nga, now=NOW
    )
    assert found.applicant == chosen.applicant == be
    assert chosen.applicant_phone == "+84905111222"  # for this case; the person's own is not changed
    assert Person.objects.filter(name="Lê Văn Bé").count() == 1


def test_it_takes_nobody_whom_the_clerk_may_not_find(what, here, nga):
    stranger = make.person("Người Nam Đông", make.nam_dong())
    with pytest.raises(Refused):
        actions.take_in_at_counter(brought=brought(what, here, person_id=stranger.pk), by=nga, now=NOW)
    assert not Case.objects.exists()


def test_it_is_not_for_ones_own_affairs(what, here, nga):
    with pytest.raises(Refused, match="của chính anh/chị"):
        actions.take_in_at_counter(brought=brought(what, here, person_id=nga.person_id), by=nga, now=NOW)


def test_it_is_for_the_clerks_of_the_place(what, here):
    strangers = [("clerk", make.nam_dong()), ("specialist", here), ("resident", here)]
    for role, where in strangers:
        by = make.actor(make.account(f"Người {role}", (role, where)), NOW)
        with pytest.raises(Refused):
            actions.take_in_at_counter(brought=brought(what, here), by=by, now=NOW)
    assert not Person.objects.filter(name="Lê Văn Bé").exists()


def test_it_takes_only_what_is_filed_here(what, here, nga):
    PlaceProcedure.objects.create(place=here, procedure=what, filed_at="national_portal", changed_at=NOW)
    with pytest.raises(Refused, match="không nhận ở đây"):
        actions.take_in_at_counter(brought=brought(what, here), by=nga, now=NOW)
    other = make.procedure("9.1", "Việc của tỉnh", offered=False)
    with pytest.raises(Refused, match="không nhận ở đây"):
        actions.take_in_at_counter(brought=brought(other, here), by=nga, now=NOW)
    places.set_settings(place=here, values={"own_intake": False}, by=SYSTEM, now=NOW)
    with pytest.raises(Refused, match="không nhận ở đây"):
        actions.take_in_at_counter(brought=brought(what, here), by=nga, now=NOW)


def test_a_scan_is_a_paper_and_only_scans_make_a_case_digital(what, here, nga):
    paper = actions.take_in_at_counter(brought=brought(what, here), by=nga, now=NOW)
    assert not paper.components_attached  # it is there, on paper
    scans = [upload("original"), upload("original")]
    case = actions.take_in_at_counter(brought=brought(what, here, papers={}, uploads=scans), by=nga, now=NOW)
    assert states_of(case)["original"] == "provided"
    assert case.files.count() == 1
    assert case.components_attached


def test_it_takes_no_more_files_than_a_case_may_have(what, here, nga):
    scans = [upload("", PDF + b"\n" * number) for number in range(21)]
    with pytest.raises(Refused, match="nhiều nhất 20"):
        actions.take_in_at_counter(brought=brought(what, here, uploads=scans), by=nga, now=NOW)


def test_an_envelope_counts_from_the_day_it_came(what, here, nga):
    post = {"channel": "post", "post_number": " CD1 ", "arrived": date(2026, 11, 20)}
    case = actions.take_in_at_counter(brought=brought(what, here, **post), by=nga, now=NOW)
    assert (case.channel, case.post_number) == ("post", "CD1")
    assert case.received_at == datetime(2026, 11, 20, 7, 30, tzinfo=ZONE)
    assert case.received_day == 20261120
    assert case.due_at.astimezone(ZONE).date() == date(2026, 11, 25)
    assert case.code == "19753-261124-0001"  # numbers are given out today
    assert history("cases.Case", case.pk).get().note == "channel:post"


@pytest.mark.parametrize("arrived", [None, date(2026, 11, 25), date(2026, 10, 24)])
def test_it_refuses_an_impossible_day(what, here, nga, arrived):
    with pytest.raises(Refused, match="bưu điện giao"):
        actions.take_in_at_counter(
            brought=brought(what, here, channel="post", arrived=arrived), by=nga, now=NOW
        )


def test_what_is_missing_is_guided_and_taken_in_when_it_comes(what, here, nga):
    short = brought(what, here, papers={})
    with pytest.raises(actions.PapersMissing, match="Bản chính"):
        actions.take_in_at_counter(brought=short, by=nga, now=NOW)
    assert not Case.objects.exists()
    draft = actions.guide_at_counter(brought=short, advice="Mang bản chính", by=nga, now=NOW)
    assert (draft.state, draft.code, draft.received_at) == ("draft", None, None)
    assert queries.at_desk(draft.pk, by=nga) == draft
    slip = queries.supplement(draft, now=NOW)
    assert (slip.papers, slip.reason, slip.guide) == (["Bản chính"], "Mang bản chính", "Trương Thị Nga")
    assert not CaseNumber.objects.exists()
    assert not Message.objects.exists()
    assert list(queries.guided(here)) == [draft]

    later = NOW + timedelta(days=2)
    again = brought(what, here, draft_id=draft.pk, person_id=draft.applicant_id)
    case = actions.take_in_at_counter(brought=again, by=nga, now=later)
    assert case.pk == draft.pk
    assert case.received_at == later
    assert not queries.guided(here).exists()
    assert [one.action for one in history("cases.Case", case.pk)] == ["cases.guide", "cases.accept"]
    with pytest.raises(Refused, match="đã được tiếp nhận"):
        actions.take_in_at_counter(brought=again, by=nga, now=later)


def test_the_applicant_cannot_go_on_with_what_the_counter_keeps(what, here, nga):
    mai = make.account("Nguyễn Thị Mai", ("resident", here), phone="+84905100003")
    by = make.actor(mai, NOW)
    draft = actions.guide_at_counter(
        brought=brought(what, here, person_id=mai.person_id, papers={}), by=nga, now=NOW
    )
    assert not queries.drafts_of(by).exists()
    with pytest.raises(Refused):
        queries.own(draft.pk, by=by)


def test_guidance_can_be_thrown_away(what, here, nga):
    draft = actions.guide_at_counter(brought=brought(what, here, papers={}), by=nga, now=NOW)
    actions.drop_guidance(case_id=draft.pk, by=nga, now=NOW)
    assert not Case.objects.exists()
    case = make.case(at=NOW)
    with pytest.raises(Refused):
        actions.drop_guidance(case_id=case.pk, by=nga, now=NOW)


def test_a_mistake_is_taken_back_within_ten_minutes(what, here, nga):
    case = actions.take_in_at_counter(brought=brought(what, here), by=nga, now=NOW)
    soon = NOW + timedelta(minutes=10)
    actions.undo_intake(case_id=case.pk, reason="Nhầm người", by=nga, now=soon)
    case.refresh_from_db()
    assert (case.state, case.reason, case.closed_at) == ("withdrawn", "Nhầm người", soon)
    assert [one.action for one in history("cases.Case", case.pk)] == ["cases.accept", "cases.undo_intake"]
    assert "Nhầm người" in Message.objects.order_by("pk").last().body
    following = actions.take_in_at_counter(brought=brought(what, here), by=nga, now=soon)
    assert following.code.endswith("-0002")  # the number is not used again


def test_a_mistake_is_not_taken_back_later_nor_when_work_has_begun(what, here, nga):
    case = actions.take_in_at_counter(brought=brought(what, here), by=nga, now=NOW)
    deed = {"case_id": case.pk, "reason": "Nhầm", "by": nga}
    with pytest.raises(Refused, match="10 phút"):
        actions.undo_intake(**deed, now=NOW + timedelta(minutes=10, seconds=1))
    with pytest.raises(Refused, match="nhầm"):
        actions.undo_intake(case_id=case.pk, reason=" ", by=nga, now=NOW)
    actions.begin(case_id=case.pk, by=make.actor(make.account("Phúc", ("specialist", here)), NOW), now=NOW)
    with pytest.raises(Refused, match="10 phút"):
        actions.undo_intake(**deed, now=NOW)
    online = make.case(states.ACCEPTED, at=NOW)
    with pytest.raises(Refused, match="10 phút"):
        actions.undo_intake(case_id=online.pk, reason="Nhầm", by=nga, now=NOW)


def test_pressing_twice_makes_one_case(what, here, nga):
    def press():
        def made():
            return {"case": str(actions.take_in_at_counter(brought=brought(what, here), by=nga, now=NOW).pk)}

        return once(key="k", by=nga, digest=digest_of("same"), now=NOW, do=made)

    assert press() == press()
    assert Case.objects.count() == 1
    assert Message.objects.count() == 1
