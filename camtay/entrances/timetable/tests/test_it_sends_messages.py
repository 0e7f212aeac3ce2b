from datetime import UTC, datetime
from threading import Event

import pytest
from django.core import mail
from django.db import DatabaseError

from camtay.domains.dispatch import actions
from camtay.entrances.timetable import post

NOW = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)


class Rounds(Event):
    """An event that is set after so many waits."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.left = count

    def wait(self, timeout: float | None = None) -> bool:
        self.left -= 1
        if self.left <= 0:
            self.set()
        return self.is_set()


@pytest.fixture(autouse=True)
def kept_connection(monkeypatch):
    """The loop closes its connection at its end; here it is the test's."""
    monkeypatch.setattr(post, "connection", type("Kept", (), {"close": staticmethod(lambda: None)}))
    monkeypatch.setattr(post, "close_old_connections", lambda: None)


def write(number: int) -> None:
    actions.write(
        key=f"k{number}", channel="email", address="man@example.vn", body="Chào bà", kind="test", now=NOW
    )


@pytest.mark.django_db
def test_full_batches_follow_each_other_without_a_pause():
    for number in range(45):
        write(number)
    post.send_messages(Rounds(1), clock=lambda: NOW)
    assert len(mail.outbox) == 45


@pytest.mark.django_db
@pytest.mark.parametrize("fault", [DatabaseError, RuntimeError])
def test_a_fault_does_not_end_it(monkeypatch, fault):
    true, faults = actions.send_due, [fault("away")]

    def send_due(**given):
        if faults:
            raise faults.pop()
        return true(**given)

    monkeypatch.setattr(actions, "send_due", send_due)
    write(1)
    post.send_messages(Rounds(2), clock=lambda: NOW)
    assert len(mail.outbox) == 1
