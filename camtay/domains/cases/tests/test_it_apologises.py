"""The office says sorry before it is late: drafted once, kept up to date, dropped when nothing is owed, given out."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from camtay.domains.cases import actions, queries, states
from camtay.domains.cases.actions.moves import Changed
from camtay.domains.cases.models import Case, CaseApology, CasePause, CaseStep
from camtay.domains.cases.tests.factories import account, actor, case, nam_dong, phu_xuan
from camtay.domains.dispatch.models import Message
from camtay.foundation.access import SYSTEM, Refused
from camtay.foundation.audit.journal import history, verify
from camtay.foundation.calendar import ZONE

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 19, 6, 30, tzinfo=ZONE)  # a Thursday, before the desks open
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
REASON = "Công an chưa trả lời."
FRIDAY_EVENING = datetime(2026, 11, 20, 17, 0, tzinfo=ZONE)
OFFICIAL = ("due_at", "clock_due_at", "on_time", "waited", "explained_due_at", "state")


@pytest.fixture
def phuc():
    return actor(account("Lê Quang Phúc", ("specialist", phu_xuan())), NOW)


def due(moment, state=states.IN_PROGRESS, **more):
    return case(state, at=NOW, **{"received_at": NOW - 9 * DAY, "due_at": moment, **more})


def draft(now=NOW):
    return actions.draft_apologies(by=SYSTEM, now=now)


def give(found, by, **more):
    said = {"new_day": date(2026, 11, 25), "reason": REASON, "now": NOW, **more}
    return actions.apologise(case_id=found.pk, by=by, **said)


def test_it_drafts_what_is_late_or_will_be_within_a_working_day_and_each_once():
    late, soon, last = due(NOW - DAY), due(NOW + 4 * HOUR), due(FRIDAY_EVENING - HOUR)
    due(FRIDAY_EVENING + HOUR)
    due(NOW - DAY, states.RESULT_READY)
    due(NOW - DAY, states.SUPPLEMENT_ASKED)
    due(NOW - DAY, origin=states.Origin.MIRROR)
    assert draft() == 3
    assert set(CaseApology.objects.values_list("case", flat=True)) == {late.pk, soon.pk, last.pk}
    assert draft() == draft(NOW + 5 * HOUR) == 0
    assert CaseApology.objects.count() == 3
    assert verify() == []


def test_what_the_applicant_handed_in_runs_again():
    handed_in = due(NOW - DAY, states.SUPPLEMENT_ASKED, supplement_asked_at=None)
    assert draft() == 1
    assert "apology" in queries.slips_of(handed_in)


def test_being_asked_twice_alone_breaks_no_appointment():
    due(NOW + 9 * DAY, supplement_count=2)
    assert draft() == 0


def test_the_day_comes_from_the_steps_that_are_left():
    found = due(NOW + 4 * HOUR)
    phase = states.IN_PROGRESS
    CaseStep.objects.create(
        case=found, order=0, name="Thẩm định", phase=phase, role="specialist", half_days=4, begun_at=NOW - DAY
    )
    CaseStep.objects.create(case=found, order=1, name="Trình ký", phase=phase, role="signer", half_days=2)
    draft()
    made = CaseApology.objects.get()
    # Two half days of the open step are used: two and two more, and the day of Vietnamese culture is none.
    assert made.new_due_at == datetime(2026, 11, 20, 17, 0, tzinfo=ZONE)
    assert made.reason == "Hồ sơ đang ở bước “Thẩm định”."


def test_the_day_comes_from_what_the_explained_clock_still_gave_when_it_stopped():
    found = due(NOW - DAY)
    Case.objects.filter(pk=found.pk).update(pause_count=1, paused_since=NOW - 6 * DAY)
    CasePause.objects.create(
        case=found, kind="other_agency", since=NOW - 6 * DAY, evidence="Công văn số 12 hỏi ông Bảy"
    )
    draft()
    made = CaseApology.objects.get()
    # Friday, Monday, Tuesday were left when it stopped.
    assert made.new_due_at == datetime(2026, 11, 23, 17, 0, tzinfo=ZONE)
    assert made.reason == "Hồ sơ phải chờ cơ quan khác trả lời từ ngày 13/11/2026, đến nay chưa xong."


def test_nothing_known_leaves_the_reason_to_a_person_and_a_working_day():
    due(NOW - DAY)
    draft()
    made = CaseApology.objects.get()
    assert (made.reason, made.new_due_at) == ("", datetime(2026, 11, 19, 17, 0, tzinfo=ZONE))


def test_a_standing_draft_follows_its_case():
    found = due(NOW - DAY)
    draft()
    draft(NOW + DAY)
    made = CaseApology.objects.get()
    assert made.new_due_at == FRIDAY_EVENING
    assert made.drafted_at == NOW
    assert history("cases.Slip", found.pk).count() == 1


def test_it_goes_when_the_case_settles_or_waits_for_its_applicant(phuc):
    settled, waiting = due(NOW - DAY), due(NOW - HOUR)
    draft()
    actions.turn(case_id=settled.pk, move="stop", reason="Rút", by=phuc, now=NOW)
    assert CaseApology.objects.get().case_id == waiting.pk
    actions.turn(case_id=waiting.pk, move="ask_supplement", reason="Thiếu giấy", by=phuc, now=NOW)
    assert not queries.apologies_to_give(phuc, now=NOW).exists()
    draft()
    assert not CaseApology.objects.exists()


def test_given_out_it_is_kept_told_and_moves_no_clock(phuc):
    found = due(NOW + 4 * HOUR)
    draft()
    before = [getattr(found, name) for name in OFFICIAL]
    made = give(found, phuc, version=found.version)
    assert (made.issued_at, made.issued_by_id) == (NOW, phuc.account_id)
    assert made.new_due_at == datetime(2026, 11, 25, 17, 0, tzinfo=ZONE)
    assert CaseApology.objects.get().pk == made.pk, "the draft itself"
    found.refresh_from_db()
    assert [getattr(found, name) for name in OFFICIAL] == before
    assert [entry.action for entry in history("cases.Case", found.pk)] == ["cases.apologise"]
    said = Message.objects.get().body
    for words in ("xin lỗi bà con", "17:00 25/11/2026", REASON, "Không ai hỏi mã OTP", found.code):
        assert words in said
    assert verify() == []


def test_a_promise_that_stands_is_not_drafted_again_and_a_broken_one_is(phuc):
    found = due(NOW - DAY)
    give(found, phuc, new_day=date(2026, 11, 20))
    assert draft() == draft(NOW + DAY) == 0
    assert draft(NOW + 4 * DAY) == 1
    give(found, phuc, new_day=date(2026, 11, 26), now=NOW + 4 * DAY)
    assert CaseApology.objects.filter(issued_at__isnull=False).count() == 2
    assert queries.promised_anew(found).new_due_at.date() == date(2026, 11, 26)


def test_one_that_nobody_drafted_may_be_given_out_too(phuc):
    give(due(NOW + 3 * DAY, clock_due_at=None), phuc)
    assert CaseApology.objects.get().issued_at == NOW


def test_two_people_do_not_both_say_sorry(phuc):
    found = due(NOW - DAY)
    seen = found.version
    give(found, phuc, version=seen)
    with pytest.raises(Changed):
        give(found, phuc, version=seen)
    assert Message.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"new_day": date(2026, 11, 18)}, "không phải ngày đã qua"),
        ({"new_day": date(2026, 11, 22)}, "không làm việc"),
        ({"new_day": date(2029, 11, 20)}, "xa quá"),
        ({"reason": " "}, "lý do chậm"),
    ],
)
def test_it_refuses_what_nobody_can_keep(phuc, changed, why):
    with pytest.raises(Refused, match=why):
        give(due(NOW - DAY), phuc, **changed)


def test_it_is_for_those_who_work_on_the_case_and_never_for_their_own(phuc):
    found = due(NOW - DAY)
    strangers = [("clerk", phu_xuan()), ("signer", phu_xuan()), ("specialist", nam_dong())]
    for role, where in strangers:
        with pytest.raises(Refused):
            give(found, actor(account(role, (role, where)), NOW))
    own = due(NOW - DAY, applicant_id=phuc.person_id)
    with pytest.raises(Refused):
        give(own, phuc)
    with pytest.raises(Refused):
        actions.draft_apologies(by=phuc, now=NOW)
    draft()
    assert [one.case_id for one in queries.apologies_to_give(phuc, now=NOW)] == [found.pk]
    head = actor(account("Phạm Thu Hà", ("department_head", phu_xuan())), NOW)
    assert queries.apologies_to_give(head, now=NOW).count() == 2


@pytest.mark.parametrize("state", [states.SUPPLEMENT_ASKED, states.RESULT_READY, states.HANDED_OVER])
def test_nothing_is_owed_for_what_waits_or_is_done(phuc, state):
    with pytest.raises(Refused, match="không có phiếu"):
        give(due(NOW - DAY, state), phuc)


def test_drafting_asks_no_more_for_more_cases(django_assert_max_num_queries):
    due(NOW - DAY)
    draft()
    with CaptureQueriesContext(connection) as one:
        draft()
    for hours in range(1, 6):
        due(NOW - hours * HOUR)
    draft()
    with django_assert_max_num_queries(len(one)):
        assert draft() == 0
