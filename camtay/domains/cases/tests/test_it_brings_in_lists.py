import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from camtay.domains.cases import actions, states
from camtay.domains.cases.models import Case
from camtay.domains.cases.tests import factories as make
from camtay.domains.cases.tests.exported_lists import brought_in, csv_of, row, stored, unfinished, xlsx_of
from camtay.domains.places.tests.make import actor
from camtay.foundation.access import SYSTEM, Refused
from camtay.foundation.audit.journal import history, verify
from camtay.foundation.tables.engine import UndoRefused
from camtay.foundation.tables.models import Batch, Mode, State

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 3, 1, 0, tzinfo=UTC)


@pytest.fixture
def nam_dong():
    make.procedure()
    return make.nam_dong()


def counts(batch):
    return batch.new, batch.changed, batch.unchanged, batch.wrong


def snapshot():
    """All cases as they stand, without what only says when and by which list they came."""
    left_out = {"id", "recorded_at", "batch_id"}
    return sorted(
        tuple(sorted((key, str(value)) for key, value in one.items() if key not in left_out))
        for one in Case.objects.values()
    )


def test_a_row_becomes_a_case_with_its_clock(nam_dong):
    brought_in([row(1)], nam_dong, now=NOW)
    case = Case.objects.get()
    assert (case.origin, case.code, case.state) == ("mirror", "H57.31-260302-0001", states.HANDED_OVER)
    assert (case.procedure.name, case.receiving_place, case.channel) == (
        "Đăng ký khai sinh",
        nam_dong,
        "online",
    )
    assert (case.received_day, case.settled_day, case.on_time) == (20260302, 20260302, True)
    assert "nguoi thu 1" in case.search
    assert [entry.action for entry in history("cases.Case", case.pk)] == ["cases.import"]


def test_it_takes_three_thousand_rows_in_seconds_and_nothing_twice(nam_dong):
    rows = [row(number) for number in range(3000)]
    began = time.perf_counter()
    first = brought_in(rows, nam_dong, now=NOW)
    assert time.perf_counter() - began < 30  # 60 are promised, on a slow machine
    assert counts(first) == (3000, 0, 0, 0)
    assert first.progress_done == first.progress_total == 3000
    second = brought_in(rows, nam_dong, now=NOW + timedelta(days=1))
    assert counts(second) == (0, 0, 3000, 0)
    assert Case.objects.count() == 3000


def test_it_changes_what_the_next_morning_says_otherwise(nam_dong):
    brought_in([unfinished(1), unfinished(2)], nam_dong, now=NOW)
    batch = brought_in([row(1), unfinished(2)], nam_dong, now=NOW)
    assert counts(batch) == (0, 1, 1, 0)
    done = Case.objects.get(external_code="H57.31-260302-0001")
    assert (done.state, done.version, done.on_time) == (states.HANDED_OVER, 2, True)


def test_a_code_of_a_case_filed_here_is_a_wrong_cell_and_stops_nothing_else(nam_dong):
    own = make.case(states.ACCEPTED, at=NOW, code="H57.31-260302-0001")
    batch = brought_in([row(1), row(2)], nam_dong, now=NOW)
    assert (batch.state, counts(batch)) == (State.DONE, (1, 0, 0, 1))
    assert batch.problems[0]["message"].startswith("Mã này là của một hồ sơ nộp ở đây")
    own.refresh_from_db()
    assert (own.origin, own.external_code) == ("own", None)


@pytest.mark.parametrize(
    ("cells", "cell", "words"),
    [
        ({"NgayTiepNhan": "ngày kia"}, "G3", ""),
        ({"MaHoSo": ""}, "A3", "không được để trống"),
        ({"TrangThaiHoSo": "99"}, "K3", ""),
        ({"NgayKetThucXuLy": "20260301080000"}, "I3", "trước ngày tiếp nhận"),
        ({"NgayKetThucXuLy": "", "NgayTra": ""}, "I3", "thiếu ngày kết thúc"),
        ({"SoLanBoSung": "nhiều"}, "M3", ""),
    ],
)
def test_it_names_the_wrong_cell_and_takes_the_others(nam_dong, cells, cell, words):
    batch = brought_in([row(1), row(2, **cells), row(3)], nam_dong, now=NOW)
    assert counts(batch) == (2, 0, 0, 1)
    (problem,) = batch.problems
    assert f"{problem['column']}{problem['row']}" == cell
    assert words in problem["message"]


def test_it_takes_all_or_nothing_when_told(nam_dong):
    batch = brought_in([row(1), row(2, TrangThaiHoSo="99")], nam_dong, now=NOW, mode=Mode.ALL)
    assert batch.state == State.FAILED
    assert not Case.objects.exists()


def test_excel_and_csv_say_the_same(nam_dong):
    rows = [row(number) for number in range(20)]
    brought_in(rows, nam_dong, now=NOW)
    batch = actions.propose_import(
        place=nam_dong, file=stored(xlsx_of(rows), NOW), name="ds.xlsx", by=SYSTEM, now=NOW
    )
    done = actions.run_import(batch_id=batch.pk, now=NOW)
    assert counts(done) == (0, 0, 20, 0)


def test_it_compares_without_writing(nam_dong):
    brought_in([unfinished(1)], nam_dong, now=NOW)
    batch = actions.propose_import(
        place=nam_dong, file=stored(csv_of([row(1), row(2), row(3, MaHoSo="")]), NOW), name="ds.csv",
        by=SYSTEM, now=NOW,
    )  # fmt: skip
    before = snapshot()
    found = actions.compare_import(batch=batch, by=SYSTEM, now=NOW)
    assert (found.new, found.changed, found.unchanged, found.wrong) == (1, 1, 0, 1)
    changed = next(step for step in found.steps if step.kind == "changed")
    assert {"state", "finished_at", "handed_over_at"} <= changed.differences.keys()
    assert snapshot() == before


def test_it_takes_a_list_back_as_a_whole(nam_dong):
    brought_in([unfinished(1)], nam_dong, now=NOW)
    before = snapshot()
    batch = brought_in([row(1), row(2)], nam_dong, now=NOW)
    undone = actions.undo_import(batch=batch, by=SYSTEM, now=NOW)
    assert undone.state == State.UNDONE
    assert snapshot() == before
    assert verify() == []


def test_it_does_not_take_back_what_was_changed_since(nam_dong):
    batch = brought_in([row(1), row(2)], nam_dong, now=NOW)
    brought_in([row(1, NgayTra="20260302150000")], nam_dong, now=NOW)
    before = snapshot()
    with pytest.raises(UndoRefused) as refused:
        actions.undo_import(batch=batch, by=SYSTEM, now=NOW)
    assert [blocked.row for blocked in refused.value.blocked] == [2]
    assert snapshot() == before


def test_it_leaves_the_cases_of_another_commune_alone(nam_dong):
    brought_in([row(1)], nam_dong, now=NOW)
    batch = brought_in([row(1, ChuHoSo="Người khác")], make.phu_vinh(), now=NOW)
    assert counts(batch) == (0, 0, 0, 1)
    assert Case.objects.get().applicant_name == "Người thứ 1"


def test_it_refuses_other_roles_and_places(nam_dong):
    file = stored(csv_of([row(1)]), NOW)
    for by in (actor("clerk", make.phu_vinh()), actor("specialist", nam_dong), actor("auditor", nam_dong)):
        with pytest.raises(Refused):
            actions.propose_import(place=nam_dong, file=file, name="ds.csv", by=by, now=NOW)
        batch = actions.propose_import(place=nam_dong, file=file, name="ds.csv", by=SYSTEM, now=NOW)
        with pytest.raises(Refused):
            actions.run_import(batch_id=batch.pk, by=by, now=NOW)
        with pytest.raises(Refused):
            actions.undo_import(batch=batch, by=by, now=NOW)
    assert not Case.objects.exists()


def test_a_job_that_may_not_run_says_so_on_the_list(nam_dong, transactional_db):
    clerk = actor("clerk", nam_dong)
    batch = actions.propose_import(
        place=nam_dong, file=stored(csv_of([row(1)]), NOW), name="ds.csv", by=clerk, now=NOW
    )
    actions.confirm_import(batch=batch, by=clerk)
    with pytest.raises(Refused):
        actions.run_import(batch_id=batch.pk, by=actor("specialist", nam_dong), now=NOW)
    batch.refresh_from_db()
    assert batch.state == State.FAILED
    assert batch.failure


class AnyOrder(TestCase):
    """Whatever the order, and however often a row stands in a file, the same cases come of it."""

    @given(
        order=st.permutations(range(6)),
        repeated=st.lists(st.integers(0, 5), max_size=6),
        split=st.integers(0, 6),
    )
    def test_it_makes_the_same_cases_of_permuted_and_repeated_files(self, order, repeated, split):
        make.procedure()
        place = make.nam_dong()
        rows = [
            row(0),
            unfinished(1),
            row(2, SoLanBoSung="2"),
            row(3, KenhThucHien="1"),
            unfinished(4),
            row(5),
        ]
        brought_in(rows, place, now=NOW)
        wanted = snapshot()
        Case.objects.all().delete()
        Batch.objects.all().delete()
        shuffled = [rows[number] for number in (*order, *repeated)]
        batches = [brought_in(part, place, now=NOW) for part in (shuffled[:split], shuffled[split:]) if part]
        again = brought_in(shuffled, place, now=NOW)
        assert snapshot() == wanted
        assert sum(batch.new for batch in batches) == 6
        assert (again.new, again.changed, again.wrong) == (0, 0, 0)
        assert again.unchanged == len(shuffled)
