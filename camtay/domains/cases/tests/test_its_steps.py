"""The internal process of a case: copied at acceptance, followed by the moves, paused with the clock."""

from datetime import datetime, timedelta

import pytest

from camtay.domains.cases import actions, queries, states
from camtay.domains.cases.models import CasePause, CaseStep
from camtay.domains.cases.tests import factories as make
from camtay.domains.people.states import Department
from camtay.domains.procedures import actions as procedures
from camtay.domains.procedures import queries as catalogue
from camtay.domains.procedures.models import PlaceProcedure
from camtay.domains.procedures.queries import Step
from camtay.foundation.access import SYSTEM, Refused
from camtay.foundation.calendar import ZONE

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 16, 8, 0, tzinfo=ZONE)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def office():
    """One of each role in Phú Xuân."""
    here = make.phu_xuan()
    roles = ("resident", "clerk", "department_head", "specialist", "signer")
    return {role: make.account(role.title(), (role, here)) for role in roles}


@pytest.fixture
def by(office):
    return {role: make.actor(who, MONDAY) for role, who in office.items()}


def filed(office, **fields):
    what = make.procedure("2.000001", "Trợ cấp xã hội hằng tháng", time_amount=10, time_unit="working_day",
                          field="Bảo trợ xã hội")  # fmt: skip
    return make.case(
        states.SUBMITTED, at=MONDAY, procedure=what, applicant_id=office["resident"].person_id, **fields
    )


def told(case):
    """(name of the open step, who has it), and how many are done."""
    steps = list(CaseStep.objects.filter(case=case).select_related("holder"))
    now = [one for one in steps if one.begun_at and not one.done_at]
    return (now[0].phase, now[0].role, now[0].holder) if now else None, sum(1 for one in steps if one.done_at)


def test_it_copies_the_process_at_acceptance(office, by):
    case = actions.accept(case_id=filed(office).pk, by=by["clerk"], now=MONDAY)
    steps = list(case.steps.all())
    assert [one.phase for one in steps] == [
        "accepted",
        "accepted",
        "in_progress",
        "in_progress",
        "decided",
        "result_ready",
    ]
    assert sum(one.half_days for one in steps) == 20
    assert told(case) == (("accepted", "clerk", office["clerk"]), 0)
    assert case.department == Department.CULTURE


def test_a_case_goes_from_hand_to_hand(office, by):
    case = actions.accept(case_id=filed(office).pk, by=by["clerk"], now=MONDAY)
    actions.finish_step(case_id=case.pk, by=by["clerk"], now=MONDAY + HOUR)
    assert told(case) == (("accepted", "department_head", office["department_head"]), 1)
    actions.assign(case_id=case.pk, to=office["specialist"], by=by["department_head"], now=MONDAY + 2 * HOUR)
    assert told(case) == (("in_progress", "specialist", office["specialist"]), 2)
    actions.begin(case_id=case.pk, by=by["specialist"], now=MONDAY + 3 * HOUR)
    assert told(case) == (("in_progress", "specialist", office["specialist"]), 2)
    actions.finish_step(case_id=case.pk, by=by["specialist"], now=MONDAY + DAY)
    assert told(case) == (("in_progress", "signer", office["signer"]), 3)
    actions.decide(case_id=case.pk, by=by["signer"], now=MONDAY + DAY + HOUR)
    assert told(case) == (("decided", "clerk", office["clerk"]), 4)


def test_a_move_passes_over_what_was_not_done(office, by):
    case = actions.accept(case_id=filed(office).pk, by=by["clerk"], now=MONDAY)
    actions.begin(case_id=case.pk, by=by["specialist"], now=MONDAY + HOUR)
    assert told(case) == (("in_progress", "specialist", office["specialist"]), 2)
    shown = queries.steps_of(case, by=by["specialist"], now=MONDAY + HOUR)
    assert [one.skipped for one in shown] == [False, True, False, False, False, False]


def test_the_end_of_a_case_is_the_end_of_its_steps(office, by):
    case = actions.accept(case_id=filed(office).pk, by=by["clerk"], now=MONDAY)
    actions.turn(case_id=case.pk, move="withdraw", by=by["resident"], now=MONDAY + HOUR)
    assert told(case) == (None, 6)


def test_signing_is_no_step_to_tick_off(office, by):
    case = actions.accept(case_id=filed(office).pk, by=by["clerk"], now=MONDAY)
    actions.begin(case_id=case.pk, by=by["specialist"], now=MONDAY)
    actions.finish_step(case_id=case.pk, by=by["specialist"], now=MONDAY)
    with pytest.raises(Refused, match="nút của bước"):
        actions.finish_step(case_id=case.pk, by=by["signer"], now=MONDAY)


def test_only_who_has_the_step_finishes_it(office, by):
    case = actions.accept(case_id=filed(office).pk, by=by["clerk"], now=MONDAY)
    other = make.actor(make.account("Chuyên viên khác", ("specialist", make.phu_xuan())), MONDAY)
    actions.begin(case_id=case.pk, by=by["specialist"], now=MONDAY)
    with pytest.raises(Refused, match="đang ở người khác"):
        actions.finish_step(case_id=case.pk, by=other, now=MONDAY)
    actions.finish_step(case_id=case.pk, by=by["department_head"], now=MONDAY)


def test_the_head_says_who_does_a_step(office, by):
    case = actions.accept(case_id=filed(office).pk, by=by["clerk"], now=MONDAY)
    second = make.account("Người ký hai", ("signer", make.phu_xuan()))
    actions.assign_step(case_id=case.pk, order=3, to=second, by=by["department_head"], now=MONDAY)
    assert case.steps.get(order=3).holder == second
    with pytest.raises(Refused, match="vai trò"):
        actions.assign_step(
            case_id=case.pk, order=3, to=office["clerk"], by=by["department_head"], now=MONDAY
        )


def test_a_step_waits_while_the_case_waits(office, by):
    case = actions.accept(case_id=filed(office).pk, by=by["clerk"], now=MONDAY)
    actions.begin(case_id=case.pk, by=by["specialist"], now=MONDAY)
    due = case.steps.get(order=2).due_at
    turn = {"case_id": case.pk, "by": by["specialist"], "reason": "Chờ công an"}
    actions.turn(move="wait_agency", now=MONDAY + DAY, **turn)
    actions.turn(move="agency_answered", now=MONDAY + 2 * DAY, **turn)
    assert case.steps.get(order=2).due_at == due + 3 * DAY  # a working day later, over the week-end
    assert CasePause.objects.filter(case=case).count() == 1


def test_a_storm_moves_the_steps_too(office, by):
    case = actions.accept(case_id=filed(office).pk, by=by["clerk"], now=MONDAY)
    actions.begin(case_id=case.pk, by=by["specialist"], now=MONDAY)
    due = case.steps.get(order=2).due_at
    storm = actions.disrupt(
        place=make.phu_xuan(), kind="disaster", since=MONDAY + DAY, until=MONDAY + 2 * DAY, evidence="Bão số 13",
        by=by["department_head"], now=MONDAY + 2 * DAY,
    )  # fmt: skip
    assert case.steps.get(order=2).due_at == due + 3 * DAY
    actions.undo_disruption(disruption_id=storm.pk, by=by["department_head"], now=MONDAY + 2 * DAY)
    assert case.steps.get(order=2).due_at == due


def test_no_step_has_more_time_than_the_case(office, by):
    what = make.procedure()
    case = make.case(states.SUBMITTED, at=MONDAY, procedure=what)
    case = actions.accept(case_id=case.pk, by=by["clerk"], now=MONDAY + 6 * HOUR)
    actions.begin(case_id=case.pk, by=by["specialist"], now=MONDAY + 6 * HOUR)
    assert case.steps.get(order=2).due_at == case.due_at


def test_it_goes_to_the_department_the_place_says(office, by):
    case = filed(office)
    PlaceProcedure.objects.create(
        place=make.phu_xuan(), procedure=case.procedure, department=Department.OFFICE, changed_at=MONDAY
    )
    assert actions.accept(case_id=case.pk, by=by["clerk"], now=MONDAY).department == Department.OFFICE


def test_a_written_process_counts_from_the_next_case_on(office, by):
    before = actions.accept(case_id=filed(office).pk, by=by["clerk"], now=MONDAY)
    steps = [Step("Nhận", "accepted", "clerk"), Step("Xem xét", "in_progress", "specialist", half_days=5)]
    place = make.phu_xuan()
    seen = catalogue.process_of(before.procedure, place).seen
    procedures.set_process(
        procedure=before.procedure, place=place, steps=steps, seen=seen, by=by["department_head"], now=MONDAY
    )
    after = actions.accept(case_id=filed(office).pk, by=by["clerk"], now=MONDAY)
    assert [one.name for one in after.steps.all()] == ["Nhận", "Xem xét"]
    assert before.steps.count() == 6


def test_a_case_without_steps_goes_on_as_before(office, by):
    case = make.case(states.ACCEPTED, at=MONDAY)
    actions.begin(case_id=case.pk, by=by["specialist"], now=MONDAY)
    with pytest.raises(Refused, match="không có bước nào"):
        actions.finish_step(case_id=case.pk, by=by["specialist"], now=MONDAY)
    assert queries.steps_of(case, by=by["specialist"], now=MONDAY) == []


def test_nobody_works_on_a_step_of_their_own_case(office, by):
    case = actions.accept(case_id=filed(office).pk, by=by["clerk"], now=MONDAY)
    both = make.account("Vừa nộp vừa làm", ("clerk", make.phu_xuan()))
    case.applicant = both.person
    case.save()
    with pytest.raises(Refused):
        actions.finish_step(case_id=case.pk, by=make.actor(both, MONDAY), now=MONDAY)


def test_a_refused_process_says_why(by):
    what = make.procedure(time_amount=2, time_unit="working_day")
    seen = catalogue.process_of(what, None).seen
    long = [Step("Xem xét", "in_progress", "specialist", half_days=5)]
    turned = [Step("Trả", "result_ready", "clerk"), Step("Xem xét", "in_progress", "specialist")]
    write = {"procedure": what, "place": None, "by": SYSTEM, "now": MONDAY}
    with pytest.raises(Refused, match="2½ ngày làm việc, vượt thời hạn của thủ tục là 2 ngày"):
        procedures.set_process(steps=long, seen=seen, **write)
    with pytest.raises(Refused, match="theo thứ tự"):
        procedures.set_process(steps=turned, seen=seen, **write)
    procedures.set_process(
        steps=long[:0] or [Step("Xem xét", "in_progress", "specialist", half_days=4)], seen=seen, **write
    )
    with pytest.raises(Refused, match="người khác sửa"):
        procedures.set_process(steps=[Step("Khác", "in_progress", "specialist")], seen=seen, **write)


def test_a_head_writes_for_the_own_place_alone(by):
    what = make.procedure(time_amount=2, time_unit="working_day")
    steps = [Step("Xem xét", "in_progress", "specialist")]
    for place in (make.nam_dong(), None):
        seen = catalogue.process_of(what, place).seen
        with pytest.raises(Refused):
            procedures.set_process(
                procedure=what, place=place, steps=steps, seen=seen, by=by["department_head"], now=MONDAY
            )
