"""Every allowed and every forbidden step, so that a domain's tests forget none."""

from camtay.foundation.transitions.parts import Move
from camtay.foundation.transitions.table import Table


def edges(table: Table) -> tuple[Move, ...]:
    """Every allowed move, once: `pytest.mark.parametrize("move", edges(TABLE))`."""
    return table.moves


def missing_edges(table: Table) -> tuple[tuple[str, str], ...]:
    """Every (move name, state code) that the table does not allow."""
    return tuple(
        (name, state.code)
        for name in table.names
        for state in table.states
        if not table.allows(name, state.code)
    )
