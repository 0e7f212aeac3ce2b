"""A table as a picture and as a page. Always Vietnamese: the documents may not depend on who generates them."""

from collections.abc import Iterable, Sequence

from django.utils.translation import override

from camtay.foundation.transitions.parts import Move, State


def diagram(states: Sequence[State], moves: Sequence[Move], beginnings: Sequence[str]) -> str:
    with override("vi"):
        lines = ["stateDiagram-v2"]
        lines += [f"    {state.code}: {_plain(state.label)}" for state in states]
        lines += [f"    [*] --> {code}" for code in beginnings]
        lines += [f"    {move.source} --> {move.target}: {_plain(move.label)}" for move in moves]
        lines += [f"    {state.code} --> [*]" for state in states if state.final]
    return "\n".join(lines) + "\n"


def markdown(states: Sequence[State], moves: Sequence[Move], beginnings: Sequence[str]) -> str:
    with override("vi"):
        state_rows = _grid(
            ("State", "Label", "Owner", "Clock", "National state", "Final"), map(_state, states)
        )
        move_rows = _grid(("Move", "From", "To", "Label", "Permission"), map(_move, moves))
    return f"```mermaid\n{diagram(states, moves, beginnings)}```\n\n{state_rows}\n{move_rows}"


def _state(state: State) -> tuple[object, ...]:
    national = "" if state.national is None else state.national
    return f"`{state.code}`", state.label, state.owner, state.clock, national, "yes" if state.final else ""


def _move(move: Move) -> tuple[object, ...]:
    permission = f"`{move.permission}`" if move.permission else "the system alone"
    return f"`{move.name}`", f"`{move.source}`", f"`{move.target}`", move.label, permission


def _plain(label: object) -> str:
    """Mermaid ends a label at a semicolon and reads a colon as the start of one."""
    return str(label).replace(";", ",").replace(":", " –").replace("\n", " ")


def _grid(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    lines = [_row(head), _row(("---",) * len(head))]
    lines += [_row(row) for row in rows]
    return "\n".join(lines) + "\n"


def _row(cells: Iterable[object]) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"
