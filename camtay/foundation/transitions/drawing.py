"""A table as a picture and as a page. Always Vietnamese: the documents may not depend on who generates them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import override

if TYPE_CHECKING:
    from camtay.foundation.transitions.table import Table


def diagram(table: Table) -> str:
    with override("vi"):
        lines = ["stateDiagram-v2"]
        lines += [f"    {state.code}: {_plain(state.label)}" for state in table.states]
        lines += [f"    [*] --> {code}" for code in table.beginnings]
        lines += [f"    {move.source} --> {move.target}: {_plain(move.label)}" for move in table.moves]
        lines += [f"    {state.code} --> [*]" for state in table.states if state.final]
    return "\n".join(lines) + "\n"


def markdown(table: Table) -> str:
    with override("vi"):
        states = _grid(
            ("State", "Label", "Owner", "Clock", "National state", "Final"),
            (
                (
                    f"`{state.code}`",
                    state.label,
                    state.owner,
                    state.clock,
                    "" if state.national is None else state.national,
                    "yes" if state.final else "",
                )
                for state in table.states
            ),
        )
        moves = _grid(
            ("Move", "From", "To", "Label", "Permission"),
            (
                (
                    f"`{move.name}`",
                    f"`{move.source}`",
                    f"`{move.target}`",
                    move.label,
                    f"`{move.permission}`" if move.permission else "the system alone",
                )
                for move in table.moves
            ),
        )
    return f"```mermaid\n{diagram(table)}```\n\n{states}\n{moves}"


def _plain(label: object) -> str:
    """Mermaid ends a label at a semicolon and reads a colon as the start of one."""
    return str(label).replace(";", ",").replace(":", " –").replace("\n", " ")


def _grid(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    lines = [_row(head), _row(("---",) * len(head))]
    lines += [_row(row) for row in rows]
    return "\n".join(lines) + "\n"


def _row(cells: Iterable[object]) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"
