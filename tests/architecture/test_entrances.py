"""Doors read by queries, write by one action, and leave tables alone."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture import house

MANAGERS = {"objects", "_default_manager", "_base_manager"}


def door_files() -> list[Path]:
    return [p for p in house.code() if house.room_of(p).storey == "entrances"]


def test_it_does_not_reach_for_tables():
    found = []
    for path in door_files():
        for node in ast.walk(house.tree(path)):
            if isinstance(node, ast.Attribute) and node.attr in MANAGERS:
                found.append(f"{path}:{node.lineno} {house.name_of(node)}")
    assert not found, house.listed(found, "An entrance asks a domain's queries.")


def views() -> Iterator[tuple[Path, ast.FunctionDef]]:
    for path in door_files():
        if "views" in (path.stem, *path.parts):
            for node in ast.walk(house.tree(path)):
                if isinstance(node, ast.FunctionDef):
                    yield path, node


def actions_called(path: Path, function: ast.FunctionDef) -> set[str]:
    named = (
        house.full_name(path, house.name_of(n.func)) for n in ast.walk(function) if isinstance(n, ast.Call)
    )
    return {name for name in named if name.startswith("camtay.domains.") and ".actions." in name}


def test_it_calls_at_most_one_action_in_a_view():
    busy = []
    for path, function in views():
        if len(deeds := actions_called(path, function)) > 1:
            busy.append(f"{path}:{function.lineno} {function.name}: {', '.join(sorted(deeds))}")
    assert not busy, house.listed(busy, "What belongs together is one action of a domain.")
