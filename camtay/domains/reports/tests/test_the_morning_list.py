from datetime import datetime, timedelta

import pytest

from camtay.domains.cases import actions as case_actions
from camtay.domains.cases.tests import factories as make
from camtay.domains.dispatch.models import Message
from camtay.domains.places import actions as places
from camtay.domains.reports import actions, queries
from camtay.domains.tasks.tests import make as work
from camtay.foundation.access import SYSTEM, Refused
from camtay.foundation.audit.models import Entry
from camtay.foundation.calendar import ZONE

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 16, 7, 30, tzinfo=ZONE)  # a Monday
DAY = timedelta(days=1)


@pytest.fixture
def office():
    return work.Office(NOW)


@pytest.fixture
def head():
    return make.account("Phạm Thu Hà", ("department_head", make.phu_xuan()), email="ha@example.vn")


def letters():
    return list(Message.objects.filter(kind="reports.morning").order_by("address", "created_at"))


def test_heads_are_told_what_is_due_and_who_has_it(head):
    phuc = make.account("Lê Quang Phúc", ("resident", make.phu_xuan()))
    make.case(at=NOW, due_at=NOW - DAY, assignee=phuc)
    make.case(at=NOW, due_at=NOW + DAY)
    make.case(at=NOW, due_at=NOW + 10 * DAY)
    assert actions.send_morning_lists(now=NOW) == 1
    [letter] = letters()
    assert letter.address == "ha@example.vn"
    assert "Quá hạn: 1. Đến hạn trong hai ngày làm việc: 1." in letter.body
    assert "Lê Quang Phúc" in letter.body
    assert "chưa có người giữ" in letter.body
    assert "Nguyễn Thị Mai" not in letter.body  # names of applicants stay in the house
    assert letter.subject == "Danh sách 7 giờ 30 ngày 16/11/2026: 2 hồ sơ, 0 việc"


def test_officials_are_told_of_their_own_cases_and_tasks(office):
    make.case(at=NOW, due_at=NOW + DAY, assignee=office["phuc"])
    make.case(at=NOW, due_at=NOW + DAY)
    work.task(office, doer="phuc", now=NOW, due_at=NOW - DAY, title="Lập danh sách hộ")
    work.task(office, doer="thao", now=NOW, due_at=NOW + 20 * DAY)
    actions.send_morning_lists(now=NOW)
    known = {letter.address: letter for letter in letters()}
    assert set(known) == {
        office[key].email for key in ("vinh", "ha", "phuc")
    }  # nothing presses on the others
    mine, whole = known[office["phuc"].email], known[office["ha"].email]
    assert mine.subject.endswith("1 hồ sơ, 1 việc")
    assert "QUÁ HẠN" in mine.body
    assert "Lập danh sách hộ · Lê Quang Phúc" in mine.body
    assert whole.subject.endswith("2 hồ sơ, 1 việc")


def test_the_letter_of_apology_is_drafted_and_one_click_away(head):
    case = make.case(at=NOW, due_at=NOW + timedelta(hours=3))
    case_actions.draft_apologies(by=SYSTEM, now=NOW - timedelta(hours=1))
    actions.send_morning_lists(now=NOW)
    [letter] = letters()
    assert "Phiếu xin lỗi đã soạn: http://" in letter.body
    assert f"/can-bo/ho-so/{case.pk}/xin-loi/" in letter.body


def test_a_day_without_anything_is_said_to_heads(head):
    assert actions.send_morning_lists(now=NOW) == 1
    assert "Hôm nay không có hồ sơ hay việc nào sắp đến hạn." in letters()[0].body


def test_one_letter_a_working_day(head):
    again = [actions.send_morning_lists(now=NOW + minutes * timedelta(minutes=1)) for minutes in (0, 5)]
    assert again == [1, 0]
    assert actions.send_morning_lists(now=NOW - DAY) == 0  # Sunday
    assert actions.send_morning_lists(now=NOW + DAY) == 1
    assert len(letters()) == 2


def test_a_place_may_want_none(head):
    places.set_settings(place=make.phu_xuan(), values={"morning_list": False}, by=SYSTEM, now=NOW)
    assert actions.send_morning_lists(now=NOW) == 0


def test_somebody_may_want_none_and_want_it_again(office):
    by = office.actor("ha", NOW)
    actions.choose_morning(wanted=False, by=by, now=NOW)
    assert not queries.wants_morning(office["ha"].pk)
    assert actions.send_morning_lists(now=NOW) == 1  # the leader's
    actions.choose_morning(wanted=True, by=by, now=NOW)
    assert queries.wants_morning(office["ha"].pk)
    entries = Entry.objects.filter(action="reports.choose_morning_letter").order_by("number")
    assert [entry.note for entry in entries] == ["declined", "wanted"]


def test_it_goes_to_nobody_else(office):
    gone = make.account("Đã nghỉ", ("commune_leader", make.phu_xuan()), email="nghi@example.vn")
    gone.is_active = False
    gone.save()
    actions.send_morning_lists(now=NOW)
    assert {letter.address for letter in letters()} == {office["vinh"].email, office["ha"].email}
    with pytest.raises(Refused):
        actions.choose_morning(wanted=False, by=office.actor("mai", NOW), now=NOW)
