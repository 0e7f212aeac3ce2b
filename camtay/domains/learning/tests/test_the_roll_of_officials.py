"""Officials on a place's roll: by hand and from a table, with everything kept that was."""

from datetime import date, timedelta

import pytest

from camtay.domains.learning import actions, queries
from camtay.domains.learning.models import Trainee
from camtay.domains.learning.tests.make import NOW, account, actor, phu_xuan
from camtay.domains.places.tests.make import phu_vinh
from camtay.foundation.access import Refused
from camtay.foundation.audit.models import Entry
from camtay.foundation.tables.engine import UndoRefused
from camtay.foundation.tables.sheets import open_table

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
LIST = """Mã cán bộ;Họ và tên;Phòng ban;Chức vụ;Ngày vào
PX-01;Lê Văn An;Văn phòng;Chánh văn phòng;01/03/2025
PX-02;Trần Thị Bình;Phòng VH-XH;Chuyên viên;
;Hồ Văn Cường;Một cửa;;02/01/2026
"""


@pytest.fixture
def keeper():
    return actor(account("Phan Văn Dũng", ("data_officer", phu_xuan())))


def add(keeper, name="Lê Văn An", **said):
    said = {"since": date(2026, 1, 1), **said}
    return actions.add_official(place=phu_xuan(), said=actions.Official(name, **said), by=keeper, now=NOW)


def listed(keeper, part="now", text=""):
    return [one.name for one in queries.officials(phu_xuan(), on=TODAY, part=part, text=text, by=keeper)]


def brought_in(keeper, text=LIST, now=NOW, place=None):
    table = open_table(text.encode(), "can-bo.csv")
    batch = actions.propose_officials(place=place or phu_xuan(), table=table, by=keeper, now=now)
    return actions.run_officials(batch=batch, table=table, by=keeper, now=now)


def test_somebody_comes_is_found_without_accents_and_leaves(keeper):
    an = add(keeper, duty="Chánh văn phòng", department="office")
    assert listed(keeper, text="le van an") == ["Lê Văn An"]
    said = actions.Official(
        "Lê Văn An", since=an.since, until=date(2026, 11, 23), duty=an.duty, department="office"
    )
    actions.change_official(official_id=an.pk, said=said, version=1, by=keeper, now=NOW)
    assert (listed(keeper), listed(keeper, "left"), listed(keeper, "")) == ([], ["Lê Văn An"], ["Lê Văn An"])
    assert Trainee.objects.get().until_day == 20261123
    actions_done = [one.action for one in Entry.objects.order_by("pk")]
    assert actions_done == ["learning.add_official", "learning.change_official"]
    assert Entry.objects.last().fields == ["until"]


def test_nobody_stands_there_twice_but_may_come_back(keeper):
    an = add(keeper)
    with pytest.raises(Refused, match="đã có trong danh sách"):
        add(keeper, "Lê  Văn An")
    add(keeper, number="PX-77")  # another of the same name
    said = actions.Official("Lê Văn An", since=an.since, until=date(2026, 6, 30))
    actions.change_official(official_id=an.pk, said=said, version=1, by=keeper, now=NOW)
    add(keeper, since=date(2026, 9, 1))
    assert listed(keeper, "") == ["Lê Văn An"] * 3


def test_who_was_slower_is_told(keeper):
    an = add(keeper)
    first = actions.Official("Lê Văn An", since=an.since, duty="Chánh văn phòng")
    actions.change_official(official_id=an.pk, said=first, version=1, by=keeper, now=NOW)
    actions.change_official(
        official_id=an.pk, said=first, version=1, by=keeper, now=NOW
    )  # the same again: nothing
    with pytest.raises(actions.Changed) as told:
        actions.change_official(
            official_id=an.pk, said=actions.Official("Lê Văn An", since=an.since, duty="Phó"), version=1,
            by=keeper, now=NOW,
        )  # fmt: skip
    assert told.value.stored.duty == "Chánh văn phòng"


@pytest.mark.parametrize("said", [
    {"name": "123"}, {"name": "An", "until": date(2025, 1, 1)}, {"name": "An", "department": "gì"},
])  # fmt: skip
def test_what_makes_no_sense_is_refused(keeper, said):
    with pytest.raises(Refused):
        add(keeper, said.pop("name"), **said)
    assert not Trainee.objects.exists()


@pytest.mark.parametrize(
    "role", ["clerk", "specialist", "helper", "team_leader", "auditor", "commune_leader"]
)
def test_only_who_keeps_the_roll_changes_it(role):
    who = actor(account("Người thử", (role, phu_xuan())))
    with pytest.raises(Refused):
        add(who)


def test_the_neighbours_roll_is_not_seen(keeper):
    an = add(keeper)
    other = actor(account("Người Phú Vinh", ("data_officer", phu_vinh())))
    for ask in (
        lambda: queries.officials(phu_xuan(), on=TODAY, by=other),
        lambda: queries.official(an.pk, by=other),
        lambda: actions.change_official(
            official_id=an.pk, said=actions.Official("X", since=TODAY), version=1, by=other, now=NOW
        ),
    ):
        with pytest.raises(Refused):
            ask()
    assert queries.places_with_roll(other) == [phu_vinh()]


def test_a_list_is_brought_in_once_however_often(keeper):
    first = brought_in(keeper)
    assert (first.new, first.changed, first.wrong) == (3, 0, 0)
    an = Trainee.objects.get(number="PX-01")
    assert (an.department, an.since, an.batch_id) == ("office", date(2025, 3, 1), first.pk)
    assert Trainee.objects.get(number="PX-02").since == TODAY  # where the list says nothing
    again = brought_in(keeper, now=NOW + timedelta(days=3))
    assert (again.new, again.changed, again.unchanged) == (0, 0, 3)


def test_who_works_here_under_an_account_reads_it_there(keeper):
    binh = account("Trần Thị Bình", ("specialist", phu_xuan()))
    account("Lê Văn An", ("specialist", phu_vinh()))
    account("Hồ Văn Cường", ("helper", phu_xuan()))
    brought_in(keeper)
    linked = dict(Trainee.objects.values_list("name", "person"))
    assert linked == {"Lê Văn An": None, "Trần Thị Bình": binh.person_id, "Hồ Văn Cường": None}
    entry = Entry.objects.get(action="learning.add_official", about=binh.person_id)
    assert entry.object_id == str(Trainee.objects.get(name="Trần Thị Bình").pk)


def test_a_later_list_mends_and_lets_leave(keeper):
    brought_in(keeper)
    later = brought_in(keeper, "Mã cán bộ;Họ và tên;Chức vụ;Ngày nghỉ\nPX-01;Lê Văn An;;31/10/2026\n")
    assert (later.new, later.changed) == (0, 1)
    an = Trainee.objects.get(number="PX-01")
    assert (an.duty, an.until_day) == ("Chánh văn phòng", 20261031)  # an empty cell takes nothing away
    assert listed(keeper) == ["Hồ Văn Cường", "Trần Thị Bình"]


def test_each_wrong_row_is_told_by_its_cell(keeper):
    add(keeper, "Hồ Văn Hai", number="1")
    add(keeper, "Hồ Văn Hai", number="2")
    batch = brought_in(
        keeper,
        "Họ và tên;Phòng;Từ ngày;Đến hết ngày\nAn;Phòng trà;;\nBình;;5/5/2026;1/1/2026\n;Công an;;\nHồ Văn Hai;;;\n"
        "Cường;Công an;1/1/2026;\n",
    )
    assert (batch.new, batch.wrong) == (1, 4)
    assert [(one["row"], one["header"]) for one in batch.problems] == [
        (2, "Phòng"), (3, "Đến hết ngày"), (4, "Họ và tên"), (5, ""),
    ]  # fmt: skip


def test_who_left_comes_back_by_hand_alone(keeper):
    add(keeper, until=date(2026, 6, 30))
    batch = brought_in(keeper, "Họ và tên;Từ ngày\nLê Văn An;1/9/2026\n")
    assert (batch.new, batch.wrong) == (0, 1)
    assert "thêm họ bằng tay" in batch.problems[0]["message"]


def test_a_list_is_taken_back_whole_until_somebody_learnt(keeper):
    batch = brought_in(keeper)
    second = brought_in(keeper, "Mã cán bộ;Họ và tên;Chức vụ\nPX-01;Lê Văn An;Trưởng phòng\n")
    actions.undo_officials(batch=second, by=keeper, now=NOW)
    assert Trainee.objects.get(number="PX-01").duty == "Chánh văn phòng"
    course = actions.add_course(
        place=phu_xuan(),
        said=actions.CourseSaid("Ký số", date(2026, 3, 2), date(2026, 3, 3)),
        by=keeper,
        now=NOW,
    )
    an = Trainee.objects.get(number="PX-01")
    actions.mark_officials(
        course_id=course.pk, marks={an.pk: actions.Mark(attended=True)}, assessed_on=TODAY, by=keeper, now=NOW
    )
    with pytest.raises(UndoRefused):
        actions.undo_officials(batch=batch, by=keeper, now=NOW)
    assert Trainee.objects.count() == 3
