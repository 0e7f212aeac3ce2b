"""State tables: states, allowed moves, who owns each state, whether the clock runs.

State   where a thing stands; `national` is the number of the national state it stands for
Move    one allowed step, by name, from one state to another
Table   all of them, checked when made; `check` answers what a move leads to or raises WrongState
edges / missing_edges   every allowed and every forbidden (move, state), for tests
"""

from camtay.foundation.transitions.edges import edges, missing_edges
from camtay.foundation.transitions.parts import Clock, Move, State
from camtay.foundation.transitions.refusal import WrongState
from camtay.foundation.transitions.table import Table, TableError

__all__ = ["Clock", "Move", "State", "Table", "TableError", "WrongState", "edges", "missing_edges"]
