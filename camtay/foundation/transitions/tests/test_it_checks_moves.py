import dataclasses

import pytest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from camtay.foundation.access import Refused
from camtay.foundation.transitions import Move, State, Table, TableError, WrongState, edges, missing_edges

STATES = (
    State("open", _("Đang mở"), "người viết", clock="running", national=1),
    State("waiting", "Đang chờ: bổ sung", "người nộp", clock="paused", national=5),
    State("closed", "Đã xong", "không ai", clock="stopped", final=True),
)
MOVES = (
    Move("ask", "open", "waiting", "Hỏi thêm", "letters.ask"),
    Move("answer", "waiting", "open", "Trả lời"),
    Move("close", "open", "closed", "Đóng lại", "letters.close"),
    Move("close", "waiting", "closed", "Đóng lại", "letters.close"),
)
TABLE = Table("letters", STATES, MOVES)


def changed(**kwargs):
    return dataclasses.replace(TABLE, **kwargs)


@pytest.mark.parametrize("move", edges(TABLE), ids=lambda m: f"{m.name}-{m.source}")
def test_it_leads_every_edge_to_its_target(move):
    assert TABLE.allows(move.name, move.source)
    assert TABLE.check(move.name, move.source) == move.target
    assert move in TABLE.moves_from(move.source)


@pytest.mark.parametrize(("name", "state"), missing_edges(TABLE))
def test_it_refuses_every_missing_edge(name, state):
    assert not TABLE.allows(name, state)
    with pytest.raises(WrongState):
        TABLE.check(name, state)


def test_it_counts_every_pair_as_edge_or_as_missing():
    assert len(list(edges(TABLE))) + len(list(missing_edges(TABLE))) == len(TABLE.names) * len(TABLE.states)


def test_it_tells_people_the_state_and_what_to_do():
    with pytest.raises(Refused) as caught, override("vi"):
        TABLE.check("answer", "open")
    with override("vi"):
        assert caught.value.message == (
            "Không thể “Trả lời” khi đang ở trạng thái “Đang mở”. Hãy tải lại trang để xem tình trạng mới nhất."
        )
        assert str(caught.value) == caught.value.message


@pytest.mark.parametrize(("name", "state"), [("fly", "open"), ("close", "nowhere")])
def test_it_treats_a_name_outside_the_table_as_a_mistake_in_the_code(name, state):
    with pytest.raises(KeyError):
        TABLE.check(name, state)


def test_it_lists_moves_and_states_in_the_order_of_the_table():
    assert [move.name for move in TABLE.moves_from("open")] == ["ask", "close"]
    assert TABLE.moves_from("closed") == ()
    assert TABLE.names == ("ask", "answer", "close")
    assert [code for code, _label in TABLE.choices()] == ["open", "waiting", "closed"]
    assert TABLE.state("waiting").national == 5


@pytest.mark.parametrize(
    ("kwargs", "says"),
    [
        ({"states": ()}, "has no states"),
        ({"states": (*STATES, STATES[0])}, "state open is there twice"),
        ({"states": (*STATES, State("lost", "Lạc", "ai", final=True))}, "state lost cannot be reached"),
        ({"states": (*STATES[:2], State("closed", "Đã xong", "ai"))}, "no move leaves state closed"),
        ({"states": (State("open", "Mở", "ai", clock="slow"), *STATES[1:])}, "unknown clock 'slow'"),
        ({"moves": (*MOVES, MOVES[0])}, "move ask from open is there twice"),
        ({"moves": (*MOVES, Move("x", "open", "nowhere", "X"))}, "move x names the unknown state nowhere"),
        ({"moves": (*MOVES, Move("x", "nowhere", "open", "X"))}, "move x names the unknown state nowhere"),
        (
            {"moves": (*MOVES, Move("x", "closed", "open", "X"))},
            "state closed is final, yet a move leaves it",
        ),
        ({"starts": ("nowhere",)}, "starts in the unknown state nowhere"),
    ],
)
def test_it_refuses_a_table_that_contradicts_itself(kwargs, says):
    with pytest.raises(TableError, match=says):
        changed(**kwargs)


def test_it_may_begin_in_several_states():
    lone = State("brought", "Đem vào", "ai")
    table = changed(
        states=(*STATES, lone),
        moves=(*MOVES, Move("close", "brought", "closed", "Đóng lại")),
        starts=("open", "brought"),
    )
    assert table.beginnings == ("open", "brought")
    assert "[*] --> brought" in table.diagram()
