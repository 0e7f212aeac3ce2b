"""The table itself, and what is read from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils.functional import Promise

from camtay.foundation.transitions import drawing
from camtay.foundation.transitions.parts import CLOCKS, Move, State
from camtay.foundation.transitions.refusal import WrongState


class TableError(ValueError):
    """A table that contradicts itself; raised where it is written down, never before people."""


@dataclass(frozen=True)
class Table:
    """Raises TableError when a state is twice or cannot be reached, or a move is twice or leads nowhere.

    A thing begins in the first state, or in any of `starts` (an import may bring it in further on).
    """

    name: str
    states: tuple[State, ...]
    moves: tuple[Move, ...]
    starts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        problems = list(_problems(self))
        if problems:
            raise TableError(f"state table {self.name!r}: " + "; ".join(problems))

    @cached_property
    def _state_by_code(self) -> dict[str, State]:
        return {state.code: state for state in self.states}

    @cached_property
    def _move_by_edge(self) -> dict[tuple[str, str], Move]:
        return {(move.name, move.source): move for move in self.moves}

    @cached_property
    def _label_by_move(self) -> dict[str, str | Promise]:
        return {move.name: move.label for move in reversed(self.moves)}

    @property
    def beginnings(self) -> tuple[str, ...]:
        return self.starts or (self.states[0].code,)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the moves, each once, in the order of the table."""
        return tuple(dict.fromkeys(move.name for move in self.moves))

    def state(self, code: str) -> State:
        """Raises KeyError for a code that is not in the table."""
        return self._state_by_code[code]

    def label_of(self, name: str) -> str | Promise:
        """What a move is called, wherever it starts. Raises KeyError for one that is not in the table."""
        return self._label_by_move[name]

    def choices(self) -> list[tuple[str, str | Promise]]:
        """(code, label) for a model field."""
        return [(state.code, state.label) for state in self.states]

    def moves_from(self, state: str) -> tuple[Move, ...]:
        """What may follow, in the order of the table; KeyError for a state that is not in it."""
        self.state(state)
        return tuple(move for move in self.moves if move.source == state)

    def allows(self, name: str, state: str) -> bool:
        return (name, state) in self._move_by_edge

    def move(self, name: str, state: str) -> Move:
        """Raises WrongState (words for people), or KeyError where no such move or state exists at all."""
        found = self._move_by_edge.get((name, state))
        if found is None:
            raise WrongState(state=self.state(state).label, move=self._label_by_move[name])
        return found

    def check(self, name: str, state: str) -> str:
        """The state that the move leads to. Raises WrongState like `move`."""
        return self.move(name, state).target

    def diagram(self) -> str:
        """Mermaid text (stateDiagram-v2), Vietnamese labels, for docs/reference."""
        return drawing.diagram(self.states, self.moves, self.beginnings)

    def markdown(self) -> str:
        """The table of states and of moves, with the diagram, for docs/reference."""
        return drawing.markdown(self.states, self.moves, self.beginnings)


def _repeated(items: list[str]) -> list[str]:
    return sorted({item for item in items if items.count(item) > 1})


def _problems(table: Table) -> Iterator[str]:
    codes = [state.code for state in table.states]
    if not codes:
        yield "has no states"
        return
    yield from (f"state {code} is there twice" for code in _repeated(codes))
    yield from (
        f"state {s.code} has the unknown clock {s.clock!r}" for s in table.states if s.clock not in CLOCKS
    )
    edges = [f"{move.name} from {move.source}" for move in table.moves]
    yield from (f"move {edge} is there twice" for edge in _repeated(edges))
    for move in table.moves:
        yield from (
            f"move {move.name} names the unknown state {code}"
            for code in (move.source, move.target)
            if code not in codes
        )
    yield from (f"starts in the unknown state {code}" for code in table.starts if code not in codes)
    yield from _dead_ends(table)


def _dead_ends(table: Table) -> Iterator[str]:
    reached, waiting = set(table.beginnings), list(table.beginnings)
    while waiting:
        here = waiting.pop()
        onward = {move.target for move in table.moves if move.source == here} - reached
        reached |= onward
        waiting.extend(onward)
    left = {move.source for move in table.moves}
    for state in table.states:
        if state.code not in reached:
            yield f"state {state.code} cannot be reached"
        if state.final and state.code in left:
            yield f"state {state.code} is final, yet a move leaves it"
        if not state.final and state.code not in left:
            yield f"no move leaves state {state.code}, which is not final"
