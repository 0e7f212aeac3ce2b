"""A pause of one case, by hand: with its evidence, within the case's life, ended, and taken back without a trace."""

import io
from datetime import datetime, timedelta

import pytest

from camtay.domains.cases import actions, states
from camtay.domains.cases.actions.moves import Changed
from camtay.domains.cases.models import Case, CasePause
from camtay.domains.cases.tests.factories import account, actor, case, nam_dong, phu_xuan
from camtay.domains.cases.tests.test_every_edge import PDF
from camtay.foundation import files
from camtay.foundation.access import Refused
from camtay.foundation.audit.journal import history, verify
from camtay.foundation.calendar import ZONE

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 15, 0, tzinfo=ZONE)  # a Friday
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
OFFICIAL = ("due_at", "clock_due_at", "on_time", "waited", "supplement_count", "supplement_asked_at")
FOLDED = (*OFFICIAL, "explained_due_at", "on_time_explained", "paused_since", "pause_count", "worked_half_days",
          "stopped_half_days", "settled_at")  # fmt: skip


@pytest.fixture
def phuc():
    return actor(account("Lê Quang Phúc", ("specialist", phu_xuan())), NOW)


@pytest.fixture
def late():
    return case(at=NOW, received_at=NOW - 4 * DAY, due_at=NOW - HOUR)


@pytest.fixture
def paper():
    return files.store(io.BytesIO(PDF), name="a.pdf", kinds={"pdf"}, now=NOW)


def write(found, by, *, now=NOW, **more):
    said = {
        "kind": "public_posting",
        "since": NOW - 2 * DAY,
        "until": NOW - DAY,
        "evidence": "Niêm yết tại nhà văn hóa",
    }
    return actions.add_pause(case_id=found.pk, by=by, now=now, **{**said, **more})


def told(found, names):
    found.refresh_from_db()
    return [getattr(found, name) for name in names]


def test_it_gives_the_time_back_and_leaves_the_official_clock_alone(phuc, late):
    official = told(late, OFFICIAL)
    made = write(late, phuc)
    assert told(late, OFFICIAL) == official
    assert late.explained_due_at - late.clock_due_at == 3 * DAY, "a working day over the weekend"
    assert list(Case.objects.overdue(NOW)) == [late]
    assert not Case.objects.overdue_explained(NOW).exists()
    assert (made.recorded_by_id, made.recorded_at) == (phuc.account_id, NOW)
    assert [entry.action for entry in history("cases.Case", late.pk)] == ["cases.pause"]
    assert verify() == []


def test_taken_back_both_clocks_are_exactly_as_before(phuc, late):
    before = told(late, FOLDED)
    made = write(late, phuc, until=None)
    assert told(late, FOLDED) != before
    actions.take_back_pause(case_id=late.pk, pause_id=made.pk, by=phuc, now=NOW)
    assert told(late, FOLDED) == before
    assert not CasePause.objects.exists()
    assert [entry.action for entry in history("cases.Case", late.pk)] == ["cases.pause", "cases.pause_undo"]
    with pytest.raises(Refused, match="Không có"):
        actions.take_back_pause(case_id=late.pk, pause_id=made.pk, by=phuc, now=NOW)


def test_a_posting_says_when_it_comes_down_and_may_come_down_earlier(phuc, late):
    made = write(late, phuc, until=NOW + 13 * DAY)
    assert told(late, ["paused_since"]) == [None]
    assert not Case.objects.overdue_explained(NOW + 12 * DAY).exists()
    actions.end_pause(case_id=late.pk, pause_id=made.pk, until=NOW - DAY, by=phuc, now=NOW)
    assert told(late, ["explained_due_at"]) == [late.clock_due_at + 3 * DAY]
    with pytest.raises(Refused, match="kết thúc rồi"):
        actions.end_pause(case_id=late.pk, pause_id=made.pk, until=NOW, by=phuc, now=NOW)


def test_what_goes_on_ends_with_the_case(phuc, late):
    made = write(late, phuc, until=NOW + 13 * DAY)
    actions.turn(case_id=late.pk, move="stop", reason="Rút", by=phuc, now=NOW)
    made.refresh_from_db()
    late.refresh_from_db()
    assert made.until == late.settled_at == NOW
    assert (late.on_time, late.on_time_explained) == (False, True)


def test_a_settled_case_is_explained_with_a_file_for_thirty_days(phuc, paper):
    done = case(states.RESULT_READY, at=NOW, received_at=NOW - 4 * DAY, due_at=NOW - HOUR)
    with pytest.raises(actions.Unfit, match="kèm tệp") as refusal:
        write(done, phuc)
    assert refusal.value.field == "file"
    with pytest.raises(actions.Unfit, match="trước lúc xong"):
        write(done, phuc, until=None, file=paper)
    with pytest.raises(actions.Unfit, match="30 ngày"):
        write(done, phuc, file=paper, now=NOW + 31 * DAY)
    write(done, phuc, file=paper, now=NOW + 29 * DAY)
    assert told(done, ["on_time", "on_time_explained"]) == [False, True]


@pytest.mark.parametrize(
    ("changed", "field", "said"),
    [
        ({"evidence": " "}, "evidence", "căn cứ"),
        ({"kind": "applicant"}, "kind", "chọn lý do"),
        ({"kind": "financial_duty"}, "kind", "chọn lý do"),
        ({"since": NOW - 5 * DAY}, "since", "sau khi tiếp nhận"),
        ({"since": NOW + HOUR, "until": None}, "since", "đã bắt đầu"),
        ({"until": NOW - 2 * DAY}, "until", "phải sau"),
        ({"kind": "other_agency", "until": NOW + HOUR}, "until", "để trống"),
        ({"until": NOW + 400 * DAY}, "until", "lâu quá"),
    ],
)
def test_it_refuses_what_explains_nothing(phuc, late, changed, field, said):
    with pytest.raises(actions.Unfit, match=said) as refusal:
        write(late, phuc, **changed)
    assert refusal.value.field == field
    assert not CasePause.objects.exists()


def test_the_same_cause_holds_a_case_once_at_a_time(phuc, late):
    write(late, phuc, until=None)
    with pytest.raises(actions.Unfit, match="cùng lý do"):
        write(late, phuc, since=NOW - DAY, until=None)
    write(late, phuc, kind="system_down")
    assert told(late, ["pause_count"]) == [2]


def test_a_move_takes_over_from_what_was_written_by_hand(phuc, late):
    write(late, phuc, kind="other_agency", until=None)
    actions.turn(case_id=late.pk, move="wait_agency", reason="Chờ Công an", by=phuc, now=NOW)
    assert CasePause.objects.filter(until=None).count() == 1
    assert CasePause.objects.get(until=NOW).recorded_by_id == phuc.account_id
    with pytest.raises(Refused, match="không ghi bằng tay"):
        actions.take_back_pause(
            case_id=late.pk, pause_id=CasePause.objects.get(until=None).pk, by=phuc, now=NOW
        )


def test_two_people_do_not_overwrite_each_other(phuc, late):
    seen = late.version
    write(late, phuc, version=seen)
    with pytest.raises(Changed):
        write(late, phuc, kind="system_down", version=seen)


@pytest.mark.parametrize("role", ["clerk", "signer", "commune_leader", "auditor"])
def test_it_is_for_those_who_work_on_the_case(role, late):
    with pytest.raises(Refused):
        write(late, actor(account(role, (role, phu_xuan())), NOW))
    with pytest.raises(Refused):
        write(late, actor(account("Hàng xóm", ("specialist", nam_dong())), NOW))


def test_what_was_given_to_another_is_for_them_and_the_head(phuc):
    other = account("Người khác", ("specialist", phu_xuan()))
    theirs = case(at=NOW, received_at=NOW - 4 * DAY, assignee=other)
    with pytest.raises(Refused, match="giao cho người khác"):
        write(theirs, phuc)
    write(theirs, actor(other, NOW))
    write(theirs, actor(account("Trưởng phòng", ("department_head", phu_xuan())), NOW), kind="disaster")


def test_a_mirrored_case_is_explained_here_too(phuc):
    theirs = case(at=NOW, received_at=NOW - 4 * DAY, due_at=NOW - HOUR, origin=states.Origin.MIRROR)
    write(theirs, phuc)
    assert told(theirs, ["explained_due_at"]) == [theirs.clock_due_at + 3 * DAY]
