"""One test for each move the table allows, and one for each it does not."""

import pytest

from camtay.domains.tasks import actions, states
from camtay.domains.tasks.tests import make
from camtay.domains.tasks.tests.make import NOW
from camtay.foundation.access import Refused
from camtay.foundation.audit.journal import history, verify
from camtay.foundation.transitions import WrongState, edges, missing_edges

pytestmark = pytest.mark.django_db
DOER = {"tasks.do": "phuc", "tasks.hand_on": "phuc", "tasks.confirm": "vinh", "tasks.change": "vinh"}


@pytest.fixture
def people():
    return make.office()


def perform(move, task, people):
    """The move, by somebody who may."""
    deed = {"task_id": task.pk, "by": people.actor(DOER[states.PERMISSION_OF[move]]), "now": NOW}
    if move in states.TURNS:
        return actions.turn(move=move, reason="Vì thế", **deed)
    if move == "finish":
        return actions.finish(outcome="Đã rà 120 hộ", **deed)
    return actions.hand_on(to=people["thao"], words="Nhờ Thảo", **deed)


@pytest.mark.parametrize("move", edges(states.TABLE), ids=str)
def test_it_allows(move, people):
    task = perform(move.name, make.task(people, move.source), people)
    task.refresh_from_db()
    assert task.state == move.target
    assert task.version == 2
    assert [entry.action for entry in history("tasks.Task", task.pk)] == [f"tasks.{move.name}"]
    assert [one.what for one in task.events.all()] == [move.name]
    assert (task.done_at is not None) == (
        task.state in (states.DONE, states.CONFIRMED) or (move.source == states.DONE and move.name == "drop")
    )
    assert (task.closed_at is not None) == (task.state in states.OVER)
    assert verify() == []


@pytest.mark.parametrize(("move", "state"), missing_edges(states.TABLE))
def test_it_refuses(move, state, people):
    task = make.task(people, state)
    with pytest.raises(WrongState):
        perform(move, task, people)
    task.refresh_from_db()
    assert task.state == state
    assert not history("tasks.Task", task.pk).exists()


@pytest.mark.parametrize("move", sorted(states.REASON_NEEDED))
def test_it_wants_a_reason(move, people):
    source = next(one.source for one in states.TABLE.moves if one.name == move)
    task = make.task(people, source)
    by = people.actor(DOER[states.PERMISSION_OF[move]])
    with pytest.raises(Refused, match="lý do"):
        actions.turn(task_id=task.pk, move=move, reason="  ", by=by, now=NOW)


def test_every_state_is_somebodys():
    assert states.RUNNING | {states.DONE} | states.OVER == {state.code for state in states.TABLE.states}
    assert all(state.owner for state in states.TABLE.states)
