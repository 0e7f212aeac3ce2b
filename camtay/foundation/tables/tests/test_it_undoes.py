"""A batch is taken back as a whole, or not at all."""

from datetime import timedelta

import pytest

from camtay.foundation.tables.engine import UndoRefused, forget, forget_before, history, propose, undo
from camtay.foundation.tables.models import BatchChange, State
from camtay.foundation.tables.sheets import open_table

from .make import HOUSES, LABELS, NOW, STRAIGHT, Shelf, csv_of
from .test_it_imports import LINES, imported

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf():
    shelf = Shelf()
    imported([["H1", "Lan", "4", ""]], shelf)
    return shelf


@pytest.fixture
def batch(shelf):
    return imported(LINES, shelf)


def test_it_restores_what_was_before(shelf, batch):
    assert len(shelf.houses) == 3
    undo(batch, shelf, by=7, now=NOW)
    assert shelf.houses == {"H1": {"code": "H1", "head": "Lan", "people": 4, "since": None}}


def test_it_undoes_once(shelf, batch):
    undo(batch, shelf, by=7, now=NOW)
    assert undo(batch, shelf, by=8, now=NOW + timedelta(days=1)).undone_by == 7


def test_it_refuses_when_a_row_was_changed_since(shelf, batch):
    shelf.houses["H1"]["head"] = "Lụa"
    shelf.houses["H3"]["people"] = 9
    with pytest.raises(UndoRefused) as refused:
        undo(batch, shelf, by=7, now=NOW)
    assert [(one.row, one.object_id, one.message) for one in refused.value.blocked] == [
        (2, "H1", "đã được sửa sau khi nhập (head)"),
        (4, "H3", "đã được sửa sau khi nhập (people)"),
    ]
    assert "2 dòng" in refused.value.message
    assert len(shelf.houses) == 3


def test_it_does_not_mind_changes_to_what_the_file_left_alone(shelf, batch):
    shelf.houses["H1"]["people"] = 5
    undo(batch, shelf, by=7, now=NOW)
    assert shelf.houses["H1"] == {"code": "H1", "head": "Lan", "people": 5, "since": None}


def test_it_refuses_when_a_new_row_is_in_use(shelf, batch):
    shelf.used = {"H1", "H2"}
    with pytest.raises(UndoRefused) as refused:
        undo(batch, shelf, by=7, now=NOW)
    assert [one.object_id for one in refused.value.blocked] == ["H2"]


def test_it_refuses_when_a_changed_row_is_gone(shelf, batch):
    del shelf.houses["H1"]
    with pytest.raises(UndoRefused, match="1 dòng"):
        undo(batch, shelf, by=7, now=NOW)


def test_it_accepts_that_a_new_row_is_gone(shelf, batch):
    del shelf.houses["H2"]
    undo(batch, shelf, by=7, now=NOW)
    assert list(shelf.houses) == ["H1"]


def test_it_undoes_the_later_batch_first(shelf, batch):
    later = imported([["H2", "Bưởi", "2", ""]], shelf)
    with pytest.raises(UndoRefused):
        undo(batch, shelf, by=7, now=NOW)
    undo(later, shelf, by=7, now=NOW)
    undo(batch, shelf, by=7, now=NOW)
    assert list(shelf.houses) == ["H1"]


def test_it_has_nothing_to_undo_before_it_ran(shelf):
    table = open_table(csv_of(LABELS, *LINES))
    waiting = propose(schema=HOUSES, place_id=1, table=table, mapping=STRAIGHT, by=7, now=NOW)
    with pytest.raises(UndoRefused, match="chưa nhập"):
        undo(waiting, shelf, by=7, now=NOW)


def test_it_forgets_a_person_everywhere(shelf, batch):
    forget("test.house", ["H1"])
    assert not BatchChange.objects.filter(object_id="H1").exists()
    undo(batch, shelf, by=7, now=NOW)
    assert shelf.houses == {"H1": {"code": "H1", "head": "Lành", "people": 4, "since": "2020-03-05"}}


def test_it_throws_old_values_away(shelf, batch):
    wrong = imported([["H5", "", "", ""]], shelf)
    assert forget_before(NOW) == 0
    assert forget_before(NOW + timedelta(days=1)) == 4
    wrong.refresh_from_db()
    assert (wrong.problems, wrong.wrong) == ([], 1)
    with pytest.raises(UndoRefused, match="quá hạn"):
        undo(batch, shelf, by=7, now=NOW)


def test_it_lists_the_imports_of_a_place(shelf, batch):
    assert history(HOUSES, 1).first() == batch
    assert not history(HOUSES, 2).exists()
    assert batch.state == State.DONE
