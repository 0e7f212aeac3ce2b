import ast
from datetime import UTC, datetime
from pathlib import Path

import pytest

import camtay
from camtay.entrances.timetable import bindings
from camtay.foundation import jobs
from camtay.foundation.jobs import registry

ROOT = Path(camtay.__file__).parent


def test_every_name_leads_to_a_function():
    for name in bindings.JOBS:
        assert callable(registry.binding_of(name).function()), name


def enqueued_names() -> set[str]:
    """Names the product enqueues: the first argument of `enqueue`, or the constant it names."""
    found = set()
    for path in ROOT.rglob("*.py"):
        if "tests" in path.parts or "foundation" in path.parts:
            continue
        tree = ast.parse(path.read_text())
        constants = {
            target.id: node.value.value
            for node in tree.body
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", getattr(node.func, "attr", "")) == "enqueue"
            ):
                first = node.args[0]
                found.add(first.value if isinstance(first, ast.Constant) else constants[first.id])
    return found


def test_every_name_that_is_enqueued_is_bound():
    assert "cases.import" in enqueued_names()
    assert enqueued_names() <= set(jobs.names())


def test_every_nightly_entry_is_bound_and_has_its_own_minute():
    daily = bindings.NIGHTLY | bindings.DAILY
    assert set(daily) <= set(bindings.JOBS)
    assert len(set(daily.values())) == len(daily)


def test_binding_again_changes_nothing():
    before = jobs.names()
    bindings.bind()
    assert jobs.names() == before


@pytest.mark.django_db
def test_a_night_runs_everything_once():
    night = datetime(2026, 3, 1, 21, 0, tzinfo=UTC)  # 4:00 in Huế
    jobs.tick(night)
    due = [*bindings.NIGHTLY, *bindings.DAILY, *bindings.OFTEN]
    assert jobs.run_due(night) == len(due)
    for name in due:
        assert jobs.status(name, "schedule").state == "done", jobs.status(name, "schedule").last_error
    jobs.tick(night)
    assert jobs.run_due(night) == 0
