"""One deed to many cases; undone, everything is as if it had not been done, but for the journal."""

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from camtay.domains.cases import actions, queries, states
from camtay.domains.cases.models import Case, CasePause, CaseStep
from camtay.domains.cases.tests import factories as make
from camtay.domains.dispatch.models import Message
from camtay.domains.dispatch.states import State
from camtay.foundation.access import Refused
from camtay.foundation.audit.journal import history, verify
from camtay.foundation.calendar import ZONE
from camtay.foundation.ids import uuid7

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 16, 8, 0, tzinfo=ZONE)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
WHO = {"assign": "department_head", "begin": "specialist", "decide": "signer", "hand_over": "clerk"}
FROM = {"assign": states.ACCEPTED, "begin": states.ACCEPTED, "decide": states.IN_PROGRESS,
        "hand_over": states.RESULT_READY}  # fmt: skip


@pytest.fixture
def office():
    here = make.phu_xuan()
    return {
        role: make.account(role, (role, here))
        for role in ("clerk", "department_head", "specialist", "signer")
    }


def taken_in(office, number=3):
    """Cases with the steps of their process, as they stand after acceptance."""
    what = make.procedure("2.1", "Trợ cấp xã hội", time_amount=10, time_unit="working_day")
    clerk = make.actor(office["clerk"], NOW)
    filed = [make.case(states.SUBMITTED, at=NOW, procedure=what) for _one in range(number)]
    return [actions.accept(case_id=case.pk, by=clerk, now=NOW) for case in filed]


def do(deed, cases, office, now=NOW + HOUR, **more):
    how = {"assign": {"to": office["specialist"]}, "hand_over": {"way": "counter", "received_by": "self"}}
    return actions.do_many(
        deed=deed, deed_id=uuid7(), cases={case.pk: case.version for case in cases},
        by=make.actor(office[WHO[deed]], NOW), now=now, **{**how.get(deed, {}), **more},
    )  # fmt: skip


def undo(deed, office, now):
    return actions.undo_many(deed_id=deed.pk, by=make.actor(office[WHO[deed.deed]], NOW), now=now)


def stand(cases):
    """Everything that is kept of these cases, but the version, which only grows."""
    ids = [case.pk for case in cases]
    return (
        list(Case.objects.filter(pk__in=ids).order_by("pk").values(*[f.name for f in Case._meta.concrete_fields if f.name != "version"])),
        list(CaseStep.objects.filter(case__in=ids).order_by("pk").values_list()),
        list(CasePause.objects.filter(case__in=ids).order_by("pk").values_list()),
    )  # fmt: skip


@pytest.mark.parametrize("deed", list(states.MANY))
def test_undone_it_is_as_if_it_had_not_been(office, deed):
    cases = [make.case(FROM[deed], at=NOW) for _one in range(3)]
    if deed in ("assign", "begin"):
        cases += taken_in(office)
    before = stand(cases)
    done = do(deed, cases, office)
    assert {entry["outcome"] for entry in done.cases.values()} == {"done"}
    assert stand(cases) != before
    undone = undo(done, office, NOW + HOUR + 10 * MINUTE)
    assert stand(cases) == before
    assert undone.undone_at == NOW + HOUR + 10 * MINUTE
    assert [entry.action for entry in history("cases.Case", cases[0].pk)][-1] == "cases.bulk_undo"
    assert verify() == []


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(["begin", "wait", "go_on", "finish", "assign"]), max_size=6),
    st.sampled_from(["assign", "begin", "decide"]),
)
def test_undone_after_any_way_there(office, way, deed):
    [case] = taken_in(office, 1)
    now = NOW
    for move in way:
        now += 3 * HOUR
        try:
            walk(move, case, office, now)
        except Refused:
            continue
    case.refresh_from_db()
    before = stand([case])
    assert CaseStep.objects.filter(case=case, begun_at__isnull=False, done_at=None).count() <= 1
    done = do(deed, [case], office, now=now + HOUR)
    undo(done, office, now + HOUR + MINUTE)
    assert stand([case]) == before


def walk(move, case, office, now):
    by = make.actor(office["specialist"], NOW)
    said = {"case_id": case.pk, "by": by, "now": now}
    if move == "begin":
        actions.begin(**said)
    elif move == "finish":
        actions.finish_step(**said)
    elif move == "assign":
        actions.assign(
            case_id=case.pk, to=office["specialist"], by=make.actor(office["department_head"], NOW), now=now
        )
    else:
        actions.turn(move={"wait": "wait_agency", "go_on": "agency_answered"}[move], reason="Chờ", **said)


def test_it_says_of_each_what_became_of_it(office):
    ready, done, overtaken = make.case(at=NOW), make.case(states.DECIDED, at=NOW), make.case(at=NOW)
    mine = make.case(at=NOW, applicant_id=office["signer"].person_id)
    Case.objects.filter(pk=overtaken.pk).update(version=9)
    deed = do("decide", [ready, done, overtaken, mine], office)
    assert [entry["outcome"] for entry in deed.cases.values()] == ["done", "refused", "changed", "refused"]
    assert "trạng thái" in deed.cases[str(done.pk)]["words"]


def test_sent_again_it_does_nothing_twice(office):
    case, key = make.case(at=NOW), uuid7()
    said = {"deed": "decide", "deed_id": key, "cases": {case.pk: case.version}, "now": NOW,
            "by": make.actor(office["signer"], NOW)}  # fmt: skip
    actions.do_many(**said)
    again = actions.do_many(**said)
    assert [entry["outcome"] for entry in again.cases.values()] == ["done"]
    assert history("cases.Case", case.pk).count() == 1


def test_what_somebody_has_gone_on_with_stays(office):
    cases = [make.case(at=NOW), make.case(at=NOW)]
    deed = do("decide", cases, office)
    Case.objects.filter(pk=cases[0].pk).update(version=9)
    undone = undo(deed, office, NOW + HOUR + MINUTE)
    assert [entry["outcome"] for entry in undone.cases.values()] == ["kept", "undone"]
    assert [Case.objects.get(pk=case.pk).state for case in cases] == [states.DECIDED, states.IN_PROGRESS]


def test_messages_wait_until_it_can_no_longer_be_undone(office):
    cases = [make.case(states.RESULT_READY, at=NOW), make.case(states.RESULT_READY, at=NOW)]
    deed = do("hand_over", cases, office)
    assert {one.next_try_at for one in Message.objects.all()} == {NOW + HOUR + queries.UNDO_WITHIN}
    undo(deed, office, NOW + HOUR + MINUTE)
    assert {one.state for one in Message.objects.all()} == {State.KEPT}


def test_the_way_back_is_written_down_for_each(office):
    with_file = make.case(states.RESULT_READY, at=NOW, electronic_result=True)
    without = make.case(states.RESULT_READY, at=NOW, electronic_result=False)
    deed = do("hand_over", [with_file, without], office, way="online", received_by="")
    assert [entry["outcome"] for entry in deed.cases.values()] == ["done", "refused"]
    assert "chưa có tệp kết quả" in deed.cases[str(without.pk)]["words"]
    with_file.refresh_from_db()
    assert with_file.returned_by == states.Channel.ONLINE
    assert "trả qua mạng" in Message.objects.get(kind="cases.hand_over").body
    undo(deed, office, NOW + HOUR + MINUTE)
    with_file.refresh_from_db()
    assert with_file.returned_by == ""


@pytest.mark.parametrize(("way", "words"), [("", "Hãy chọn cách"), ("post", "mỗi hồ sơ một mã")])
def test_many_are_handed_over_in_one_way_that_is_said(office, way, words):
    case = make.case(states.RESULT_READY, at=NOW)
    with pytest.raises(Refused, match=words):
        do("hand_over", [case], office, way=way)
    case.refresh_from_db()
    assert case.state == states.RESULT_READY


def test_what_the_applicant_was_told_is_not_undone(office):
    case = make.case(states.RESULT_READY, at=NOW)
    deed = do("hand_over", [case], office)
    Message.objects.update(state=State.SENT, sent_at=NOW)
    undone = undo(deed, office, NOW + HOUR + MINUTE)
    assert undone.cases[str(case.pk)]["words"] == "Tin nhắn cho người nộp đã gửi đi."
    assert Case.objects.get(pk=case.pk).state == states.HANDED_OVER


def test_only_whoever_did_it_undoes_it_and_only_for_a_while(office):
    deed = do("decide", [make.case(at=NOW)], office)
    other = make.actor(make.account("Người ký hai", ("signer", make.phu_xuan())), NOW)
    with pytest.raises(Refused, match="người khác"):
        actions.undo_many(deed_id=deed.pk, by=other, now=NOW + HOUR)
    with pytest.raises(Refused, match="quá thời gian"):
        undo(deed, office, NOW + HOUR + queries.UNDO_WITHIN + MINUTE)


def test_nothing_personal_is_copied(office):
    case = make.case(states.RESULT_READY, at=NOW)
    kept = do("hand_over", [case], office).cases[str(case.pk)]["before"]
    assert case.applicant_name not in str(kept)
    assert not {"search", "reason", "applicant_name", "applicant_phone", "post_number"} & kept.keys()
