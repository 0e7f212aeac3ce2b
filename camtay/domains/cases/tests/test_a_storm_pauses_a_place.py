"""One deed pauses every case of a place that it touched, ends for all, and is taken back for all."""

from datetime import datetime, timedelta

import pytest

from camtay.domains.cases import actions, states
from camtay.domains.cases.models import Case, CasePause
from camtay.domains.cases.tests import factories
from camtay.domains.cases.tests.factories import account, actor, case, nam_dong, phu_xuan
from camtay.foundation.access import Refused
from camtay.foundation.audit.journal import history, verify
from camtay.foundation.calendar import ZONE

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 15, 0, tzinfo=ZONE)  # a Friday
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
STORM = {"kind": "disaster", "evidence": "Công điện 12/CĐ-UBND ngày 18/11/2026"}


@pytest.fixture
def head():
    return actor(account("Trưởng phòng", ("department_head", phu_xuan())), NOW)


def storm(head, since=NOW - 2 * DAY, until=NOW - DAY, **more):
    return actions.disrupt(place=phu_xuan(), since=since, until=until, by=head, now=NOW, **{**STORM, **more})


def explained(found):
    found.refresh_from_db()
    return found.explained_due_at - found.clock_due_at


def test_it_explains_forty_cases_and_no_other(head):
    ours = [case(at=NOW, received_at=NOW - 3 * DAY, due_at=NOW - HOUR) for _number in range(40)]
    elsewhere = case(at=NOW, where=nam_dong(), received_at=NOW - 3 * DAY, due_at=NOW - HOUR)
    later = case(at=NOW, received_at=NOW - HOUR, due_at=NOW + DAY)
    before = case(states.RESULT_READY, at=NOW - 2.5 * DAY, received_at=NOW - 4 * DAY, due_at=NOW - 3 * DAY)
    assert Case.objects.overdue(NOW).count() == 41
    storm(head)
    assert Case.objects.overdue(NOW).count() == 41, "the official clock knows no storm"
    assert list(Case.objects.overdue_explained(NOW)) == [elsewhere]
    assert {explained(one) for one in ours} == {timedelta(days=3)}, (
        "Friday 14:00 and a working day is Monday 14:00"
    )
    assert {explained(one) for one in (elsewhere, later, before)} == {timedelta()}
    assert [entry.action for entry in history("cases.Case", ours[0].pk)] == ["cases.disrupt"]
    assert verify() == []


def test_a_case_settled_late_because_of_it_is_explained(head):
    late = case(states.RESULT_READY, at=NOW, received_at=NOW - 3 * DAY, due_at=NOW - HOUR)
    assert (late.on_time, late.on_time_explained) == (False, False)
    storm(head)
    late.refresh_from_db()
    assert (late.on_time, late.on_time_explained) == (False, True)
    assert (late.worked_half_days, late.stopped_half_days) == (4, 2)


def test_while_it_goes_on_nothing_runs_out(head):
    ours = case(at=NOW, received_at=NOW - 3 * DAY, due_at=NOW - HOUR)
    going_on = storm(head, until=None)
    assert not Case.objects.overdue_explained(NOW + 30 * DAY).exists()
    arrived = case(at=NOW, received_at=NOW - 1.5 * DAY, due_at=NOW - HOUR)
    actions.end_disruption(disruption_id=going_on.pk, until=NOW - DAY, by=head, now=NOW)
    assert explained(ours) == timedelta(days=3)
    assert explained(arrived) > timedelta(), "what came in during it is reached when it ends"
    assert not CasePause.objects.filter(until=None).exists()
    with pytest.raises(Refused, match="kết thúc rồi"):
        actions.end_disruption(disruption_id=going_on.pk, until=NOW, by=head, now=NOW)


def test_taken_back_the_clocks_run_as_before(head):
    ours = case(at=NOW, received_at=NOW - 3 * DAY, due_at=NOW - HOUR)
    mistaken = storm(head)
    actions.undo_disruption(disruption_id=mistaken.pk, by=head, now=NOW)
    assert explained(ours) == timedelta()
    assert ours.pause_count == 0
    assert list(Case.objects.overdue_explained(NOW)) == [ours]
    with pytest.raises(Refused, match="hoàn tác"):
        actions.undo_disruption(disruption_id=mistaken.pk, by=head, now=NOW)
    assert [entry.action for entry in history("cases.Disruption", mistaken.pk)] == [
        "cases.disrupt",
        "cases.disrupt_undo",
    ]


def test_two_at_once_give_time_back_once(head):
    ours = case(at=NOW, received_at=NOW - 3 * DAY, due_at=NOW - HOUR)
    storm(head)
    storm(head, kind="system_down")
    assert explained(ours) == timedelta(days=3)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"evidence": " "}, "căn cứ"),
        ({"kind": "applicant"}, "thiên tai"),
        ({"since": NOW + HOUR, "until": None}, "đã xảy ra"),
        ({"until": NOW + HOUR}, "đã xảy ra"),
        ({"until": NOW - 2 * DAY}, "phải sau"),
    ],
)
def test_it_refuses_what_explains_nothing(head, changed, said):
    with pytest.raises(Refused, match=said):
        storm(head, **changed)


@pytest.mark.parametrize("role", ["clerk", "specialist", "signer", "data_officer"])
def test_only_who_answers_for_the_place_writes_it_down(role):
    with pytest.raises(Refused):
        storm(actor(account(role, (role, phu_xuan())), NOW))
    with pytest.raises(Refused):
        storm(actor(account("Hàng xóm", ("department_head", factories.nam_dong())), NOW))
