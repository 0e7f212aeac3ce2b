"""A file comes in: nothing lost, nothing twice, in whatever order."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from camtay.foundation.tables.columns import TableProblem
from camtay.foundation.tables.comparing import compare
from camtay.foundation.tables.engine import Interrupted, propose, run, same_file, undo
from camtay.foundation.tables.models import Batch, BatchChange, Mode, State
from camtay.foundation.tables.reading import look, read
from camtay.foundation.tables.sheets import Limits, open_table

from .make import HOUSES, LABELS, NOW, STRAIGHT, Shelf, csv_of

pytestmark = pytest.mark.django_db
in_hypothesis = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None
)

LINES = [["H1", "Lành", "4", "05/03/2020"], ["H2", "Bửu", "2", ""], ["H3", "Hoa", "", "01/01/2019"]]
LINE = st.tuples(
    st.sampled_from(["H1", "H2", "H3", "H4"]),
    st.sampled_from(["Lành", "Bửu", "", "Không ai"]),
    st.sampled_from(["", "1", "2", "nhiều"]),
    st.sampled_from(["", "05/03/2020"]),
).map(list)


def imported(lines, shelf, labels=LABELS, mode=Mode.GOOD):
    table = open_table(csv_of(labels, *lines))
    preview = look(table, HOUSES)
    batch = propose(
        schema=HOUSES, place_id=1, table=table, mapping=preview.proposal.mapping, by=7, now=NOW, mode=mode
    )
    rows = read(table, HOUSES, preview.proposal.mapping, preview.header)
    return run(batch, rows, HOUSES, shelf, now=NOW)


def counts(done):
    return (done.new, done.changed, done.unchanged, done.wrong)


def test_it_counts_new_changed_and_unchanged():
    shelf = Shelf()
    first = imported(LINES, shelf)
    assert (counts(first), first.state) == ((3, 0, 0, 0), State.DONE)
    assert shelf.houses["H2"] == {"code": "H2", "head": "Bửu", "people": 2, "since": None}
    second = imported([*LINES[:2], ["H3", "Hoa", "5", "01/01/2019"], ["H4", "Đào", "", ""]], shelf)
    assert counts(second) == (1, 1, 2, 0)
    change = BatchChange.objects.get(batch=second, kind="changed")
    assert (change.object_id, change.before, change.after) == ("H3", {"people": None}, {"people": 5})


def test_it_has_no_effect_when_repeated():
    shelf = Shelf()
    first = imported(LINES, shelf)
    before = dict(shelf.houses)
    second = imported(LINES, shelf)
    assert counts(second) == (0, 0, 3, 0)
    assert shelf.houses == before
    assert second.changes.count() == 0
    assert same_file(second) == first


def test_it_leaves_what_the_file_does_not_speak_of():
    shelf = Shelf()
    imported(LINES, shelf)
    done = imported([["H1", "Lan"]], shelf, labels=LABELS[:2])
    assert counts(done) == (0, 1, 0, 0)
    assert shelf.houses["H1"] == {"code": "H1", "head": "Lan", "people": 4, "since": "2020-03-05"}


def test_it_takes_the_good_rows_and_names_the_wrong_cells():
    shelf = Shelf()
    done = imported(
        [["H1", "Lành", "bốn", ""], LINES[1], ["H3", "Không ai", "", ""], ["", "Hoa", "", ""]], shelf
    )
    assert counts(done) == (1, 0, 0, 3)
    assert list(shelf.houses) == ["H2"]
    assert [(one["row"], one["column"]) for one in done.problems] == [(2, "C"), (4, "B"), (5, "A")]


@pytest.mark.parametrize("wrong", [["H9", "Lành", "bốn", ""], ["H9", "Không ai", "", ""]])
def test_it_takes_all_or_nothing_when_told_so(wrong):
    shelf = Shelf()
    done = imported([*LINES, wrong], shelf, mode=Mode.ALL)
    assert (done.state, counts(done)) == (State.FAILED, (0, 0, 0, 1))
    assert done.changes.count() == 0
    assert "1 dòng sai" in done.failure
    assert counts(imported(LINES, Shelf(), mode=Mode.ALL)) == (3, 0, 0, 0)


def test_it_refuses_rows_that_contradict_each_other():
    shelf = Shelf()
    done = imported([LINES[0], ["H1", "Lan", "4", "05/03/2020"], LINES[1], LINES[1]], shelf)
    assert counts(done) == (1, 0, 1, 2)
    assert [one["message"] for one in done.problems] == [
        "Dòng 3 có cùng mã nhưng nội dung khác. Hãy giữ lại một dòng.",
        "Dòng 2 có cùng mã nhưng nội dung khác. Hãy giữ lại một dòng.",
    ]


def test_it_shows_differences_without_writing():
    shelf = Shelf()
    imported(LINES, shelf)
    before = {key: dict(value) for key, value in shelf.houses.items()}
    table = open_table(
        csv_of(LABELS, ["H1", "Lan", "4", ""], LINES[1], ["H4", "Đào", "", ""], ["H5", "", "", ""])
    )
    comparison = compare(read(table, HOUSES, STRAIGHT), HOUSES, shelf)
    assert (counts(comparison), comparison.total) == ((1, 1, 1, 1), 4)
    changed, new = comparison.steps
    assert changed.differences == {"head": ("Lành", "Lan"), "since": ("2020-03-05", None)}
    assert (new.kind, new.row.number) == ("new", 4)
    assert shelf.houses == before
    assert Batch.objects.count() == 1


@in_hypothesis
@given(st.lists(LINE, max_size=8), st.data())
def test_it_does_not_mind_order_or_repetition(lines, data):
    straight, mixed = Shelf(), Shelf()
    imported(lines, straight)
    order = data.draw(st.permutations(range(4)))
    again = data.draw(st.permutations([*lines, *lines[: len(lines) // 2]]))
    imported([[line[at] for at in order] for line in again], mixed, labels=[LABELS[at] for at in order])
    assert mixed.houses == straight.houses


@in_hypothesis
@given(st.lists(LINE, max_size=6), st.lists(LINE, max_size=6))
def test_it_imports_as_its_preview_said_and_undoing_restores(first, second):
    shelf = Shelf()
    imported(first, shelf)
    before = {key: dict(value) for key, value in shelf.houses.items()}
    table = open_table(csv_of(LABELS, *second))
    said = compare(read(table, HOUSES, STRAIGHT), HOUSES, shelf)
    done = imported(second, shelf)
    assert counts(done) == counts(said)
    assert done.changes.count() == done.new + done.changed
    repeated = imported(second, shelf)
    assert (repeated.new, repeated.changed, repeated.wrong) == (0, 0, done.wrong)
    undo(done, shelf, by=7, now=NOW)
    assert shelf.houses == before


def many(count):
    return [[f"H{number:04}", f"Hộ {number}", "3", ""] for number in range(count)]


def test_it_goes_on_after_a_crash():
    shelf = Shelf(crash_at=2)
    table = open_table(csv_of(LABELS, *many(1200)))
    batch = propose(schema=HOUSES, place_id=1, table=table, mapping=STRAIGHT, by=7, now=NOW)
    with pytest.raises(RuntimeError):
        run(batch, read(table, HOUSES, STRAIGHT), HOUSES, shelf, now=NOW)
    batch.refresh_from_db()
    assert (batch.state, batch.progress_done, batch.progress_total, batch.new) == (
        State.FAILED,
        500,
        1200,
        500,
    )
    assert "(RuntimeError)" in batch.failure
    run(batch, read(table, HOUSES, STRAIGHT), HOUSES, shelf, now=NOW)
    batch.refresh_from_db()
    assert (batch.state, batch.progress_done, counts(batch), batch.failure) == (
        State.DONE,
        1200,
        (1200, 0, 0, 0),
        "",
    )
    assert batch.changes.count() == len(shelf.houses) == 1200


def test_a_list_that_turns_out_unreadable_does_not_wait_for_ever():
    """The door has called it under way already, while it waited for its worker."""
    table = open_table(csv_of(LABELS, *many(3)), limits=Limits(rows=2))
    batch = propose(schema=HOUSES, place_id=1, table=table, mapping=STRAIGHT, by=7, now=NOW)
    Batch.objects.update(state=State.RUNNING)
    with pytest.raises(TableProblem):
        run(batch, read(table, HOUSES, STRAIGHT), HOUSES, Shelf(), now=NOW)
    batch.refresh_from_db()
    assert batch.state == State.FAILED
    assert batch.failure.startswith("Bảng dài quá")


def test_it_can_be_taken_back_after_a_crash():
    shelf = Shelf(crash_at=2)
    table = open_table(csv_of(LABELS, *many(600)))
    batch = propose(schema=HOUSES, place_id=1, table=table, mapping=STRAIGHT, by=7, now=NOW)
    with pytest.raises(RuntimeError):
        run(batch, read(table, HOUSES, STRAIGHT), HOUSES, shelf, now=NOW)
    undo(batch, shelf, by=7, now=NOW)
    assert shelf.houses == {}
    batch.refresh_from_db()
    assert (batch.state, batch.undone_by, batch.undone_at) == (State.UNDONE, 7, NOW)
    assert run(batch, read(table, HOUSES, STRAIGHT), HOUSES, shelf, now=NOW).state == State.UNDONE
    assert shelf.houses == {}


def test_it_stops_when_another_has_taken_over():
    class Overtaken(Shelf):
        def create(self, steps, batch_id):
            Batch.objects.update(state=State.UNDONE, undone_at=NOW)
            return super().create(steps, batch_id)

    table = open_table(csv_of(LABELS, *many(600)))
    batch = propose(schema=HOUSES, place_id=1, table=table, mapping=STRAIGHT, by=7, now=NOW)
    with pytest.raises(Interrupted):
        run(batch, read(table, HOUSES, STRAIGHT), HOUSES, Overtaken(), now=NOW)
    batch.refresh_from_db()
    assert (batch.state, batch.progress_done) == (State.UNDONE, 500)


def test_it_does_a_finished_batch_only_once():
    shelf = Shelf()
    done = imported(LINES, shelf)
    shelf.houses.clear()
    table = open_table(csv_of(LABELS, *LINES))
    run(done, read(table, HOUSES, STRAIGHT), HOUSES, shelf, now=NOW)
    assert shelf.houses == {}


def test_it_keeps_the_first_thousand_problems_and_counts_all():
    done = imported([[f"H{number}", "", "", ""] for number in range(1100)], Shelf())
    assert (done.wrong, len(done.problems)) == (1100, 1000)
