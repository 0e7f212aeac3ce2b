"""A registry of its own for each test, and a moment at which it plays."""

from datetime import UTC, datetime

import pytest

from camtay.foundation.jobs import registry


@pytest.fixture(autouse=True)
def _own_names(monkeypatch):
    monkeypatch.setattr(registry, "_bindings", {})
    monkeypatch.setattr(registry, "_entries", {})


@pytest.fixture
def now():
    return datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


class Calls(list):
    """A job that remembers what it was called with, and fails the first times if told to."""

    def __init__(self, failures: int = 0) -> None:
        super().__init__()
        self.failures = failures

    def __call__(self, payload, *, now, progress):
        self.append((payload, now))
        if len(self) <= self.failures:
            raise RuntimeError(f"failure {len(self)}")


@pytest.fixture
def calls():
    return Calls()
