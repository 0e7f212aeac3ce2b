"""A commune's teams come in from one list, row by row; again without effect; and go out again as they stand."""

from datetime import date

import pytest

from camtay.domains.people.tests.make import NOW, account, actor, person
from camtay.domains.places.tests.make import neighbourhood, phu_vinh
from camtay.domains.teams import actions, queries
from camtay.domains.teams.actions import Paper, Who
from camtay.domains.teams.models import Coverage, Decision, Membership, Team, TeamMonth
from camtay.foundation.access import Refused
from camtay.foundation.tables.engine import UndoRefused
from camtay.foundation.tables.exporting import export_xlsx
from camtay.foundation.tables.models import BatchChange
from camtay.foundation.tables.sheets import open_table

pytestmark = pytest.mark.django_db
HEAD = "Tên tổ;Thôn;Số quyết định;Ngày quyết định;Họ và tên;Năm sinh;Điện thoại;Chức vụ;Nòng cốt;Phụ trách;Vào tổ từ;Thôi từ sau ngày;Biết làm gì"
LAN = "Tổ Kế Võ;Kế Võ;45/QĐ-UBND;10/01/2026;Võ Thị Lan;1982;0905100008;Tổ trưởng;x;Xóm Trên;;;VNeID"
TU = "Tổ Kế Võ;Thôn Kế Võ;45/QĐ-UBND;10/01/2026;Lê Văn Tú;1990;0905100099;đoàn viên;không;;01/02/2026;;"
MO = "Tổ liên thôn;;46/QĐ-UBND;15/01/2026;Lê Thị Mơ;;;;;;;;"


@pytest.fixture
def hien():
    neighbourhood(phu_vinh(), 8, "Thôn Kế Võ")
    return actor(account("Đoàn Thị Hiền", ("data_officer", phu_vinh())))


def table(*lines):
    return open_table("\n".join([HEAD, *lines]).encode(), "a.csv")


def bring(by, *lines):
    return actions.import_roster(place=phu_vinh(), table=table(*lines), by=by, now=NOW)


def said(batch) -> list[tuple[int, str]]:
    return [(one["row"], one["message"]) for one in batch.problems]


def counts(batch) -> tuple[int, int, int, int]:
    return batch.new, batch.changed, batch.unchanged, batch.wrong


def test_it_founds_the_teams_and_writes_the_members(hien):
    assert counts(bring(hien, LAN, TU, MO)) == (3, 0, 0, 0)
    [one, two] = Team.objects.order_by("name")
    assert (one.name, one.place.name, one.decision_number) == ("Tổ Kế Võ", "Thôn Kế Võ", "45/QĐ-UBND")
    assert (two.place, two.neighbourhood, two.valid_from) == (phu_vinh(), None, date(2026, 1, 15))
    lan = Membership.objects.get(name="Võ Thị Lan")
    assert (lan.duty, lan.is_core, lan.since, lan.phone) == (
        "leader",
        True,
        date(2026, 1, 10),
        "+84905100008",
    )
    assert (Decision.objects.count(), TeamMonth.objects.filter(team=one).count()) == (2, 11)
    assert Coverage.objects.get().since_day == 20260110


def test_again_it_changes_nothing_and_a_changed_line_one_thing(hien):
    bring(hien, LAN, TU)
    assert counts(bring(hien, LAN, TU)) == (0, 0, 2, 0)
    assert counts(bring(hien, LAN.replace("VNeID", "quét giấy"), TU)) == (0, 1, 1, 0)
    assert Membership.objects.get(name="Võ Thị Lan").knows == "quét giấy"
    assert Team.objects.count() == 1


def test_a_list_of_before_brings_nobody_back(hien):
    bring(hien, LAN)
    lan = Membership.objects.get()
    actions.leave_team(member_id=lan.pk, version=1, until=NOW.date(), by=hien, now=NOW)
    assert counts(bring(hien, LAN)) == (0, 0, 1, 0)
    lan.refresh_from_db()
    assert lan.until == NOW.date()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (TU.replace("Thôn Kế Võ", "Thôn Lạ"), "Không có thôn"),
        (TU.replace("45/QĐ", "77/QĐ"), "Một tổ chỉ ghi một quyết định"),
        (TU.replace("0905100099", "0905100008"), "đã có người dùng số điện thoại này"),
        (TU.replace("01/02/2026", "01/02/2006"), "quá xa trong quá khứ"),
        (TU.replace("đoàn viên", "vua"), "Không có lựa chọn này"),
        (LAN.replace("Xóm Trên", "Xóm Dưới"), "nội dung khác"),
        (MO.replace("15/01/2026", ""), "ngày quyết định thành lập"),
    ],
)
def test_a_wrong_row_is_said_by_its_cell_and_the_good_ones_come_in(line, words, hien):
    batch = bring(hien, LAN, line)
    assert words in said(batch)[-1][1]
    assert said(batch)[-1][0] == 3
    assert batch.wrong in (1, 2)  # of two that contradict each other neither comes in


def test_a_team_that_was_reorganised_began_with_its_first_member(hien):
    bring(hien, LAN, TU.replace("01/02/2026", "01/09/2025"))
    assert Team.objects.get().valid_from == date(2025, 9, 1)
    assert Decision.objects.get().what == "reorganised"
    late = "Tổ Kế Võ;Kế Võ;;;Lê Thị Mới;1990;;;;;01/08/2025;;"
    assert "từ ngày thành lập" in said(bring(hien, late))[0][1]


def test_it_ties_members_to_people_that_are_known(hien):
    known = person("Võ Thị Lan", phu_vinh(), phone="+84905100008")
    bring(hien, LAN, TU)
    assert list(Membership.objects.order_by("name").values_list("person", flat=True)) == [None, known.pk]


def test_it_is_taken_back_with_its_teams(hien):
    mine = actions.found_team(
        place=phu_vinh(), name="Tổ liên thôn", paper=Paper(date(2026, 1, 15)), by=hien, now=NOW
    )
    batch = bring(hien, LAN, TU, MO)
    actions.undo_roster(batch=batch, by=hien, now=NOW)
    assert list(Team.objects.all()) == [mine]
    assert not Membership.objects.exists()
    assert Coverage.objects.get().teams == 0


def test_what_was_changed_since_is_not_taken_back(hien):
    batch = bring(hien, LAN)
    lan = Membership.objects.get()
    actions.change_member(member_id=lan.pk, version=1, who=Who("Võ Thị Lan"), by=hien, now=NOW)
    with pytest.raises(UndoRefused):
        actions.undo_roster(batch=batch, by=hien, now=NOW)
    assert BatchChange.objects.count() == 1


def test_what_goes_out_comes_in_again_without_effect(hien):
    bring(hien, LAN, TU, MO)
    rows = queries.roster_rows(phu_vinh(), on=NOW.date(), by=hien)
    content = export_xlsx(queries.roster_schema().columns, rows)
    again = actions.import_roster(place=phu_vinh(), table=open_table(content, "b.xlsx"), by=hien, now=NOW)
    assert (counts(again), said(again)) == ((0, 0, 3, 0), [])


def test_only_who_keeps_teams_brings_in_and_takes_out():
    who = actor(account("Đoàn Thị Hiền", ("clerk", phu_vinh())))
    with pytest.raises(Refused):
        bring(who, LAN)
    with pytest.raises(Refused):
        list(queries.roster_rows(phu_vinh(), on=NOW.date(), by=who))
