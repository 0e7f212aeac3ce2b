"""Every name of a job stands for an action, and every action bound to a name is there."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from camtay.foundation import jobs
from camtay.foundation.jobs import registry
from tests.architecture import house


def text_of(path: Path, node: ast.expr) -> str | None:
    """The string an expression is: written there, or a constant of the same module."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    for statement in house.tree(path).body:
        if isinstance(statement, ast.Assign) and house.name_of(node) in [
            house.name_of(t) for t in statement.targets
        ]:
            return text_of(path, statement.value)
    return None


def enqueued() -> Iterator[tuple[str, str | None]]:
    """(place, name) of each job put into the queue by a domain or an entrance."""
    for path in house.code():
        if house.room_of(path).storey in ("domains", "entrances", "demo"):
            for called, node in house.calls(path):
                if house.full_name(path, called).startswith("camtay.foundation.jobs") and called.endswith(
                    "enqueue"
                ):
                    yield f"{path}:{node.lineno}", text_of(path, node.args[0])


def test_it_binds_every_name_that_is_enqueued():
    found = list(enqueued())
    unbound = [
        f"{place} {name or 'a name only known when it runs'}"
        for place, name in found
        if name not in jobs.names()
    ]
    assert found
    assert not unbound, house.listed(unbound, "Bind the name in entrances/timetable.")


@pytest.mark.parametrize("name", jobs.names())
def test_it_finds_the_action_behind_a_name(name):
    assert callable(registry.binding_of(name).function())


def test_it_schedules_only_names_that_are_bound():
    assert {entry.name for entry in registry.entries()} <= set(jobs.names())
