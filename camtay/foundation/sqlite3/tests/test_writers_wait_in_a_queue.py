"""Writers of one process and of several: each has its turn, nobody's write is lost, nobody waits for ever."""

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import OperationalError, transaction

from camtay.foundation.sqlite3.base import DatabaseWrapper
from camtay.foundation.sqlite3.queue import queue_of

SETTINGS = {
    "ENGINE": "camtay.foundation.sqlite3", "ATOMIC_REQUESTS": False, "AUTOCOMMIT": True, "CONN_MAX_AGE": None,
    "CONN_HEALTH_CHECKS": False, "TIME_ZONE": None, "USER": "", "PASSWORD": "", "HOST": "", "PORT": "",
    "TEST": {"NAME": None},
}  # fmt: skip


@pytest.fixture
def file(tmp_path: Path, django_db_blocker) -> Iterator[Path]:
    """A database of our own: the suite's is not touched."""
    path = tmp_path / "counted.sqlite3"
    with sqlite3.connect(path) as made:
        made.execute("PRAGMA journal_mode=WAL")
        made.execute("CREATE TABLE counted (number INTEGER)")
        made.execute("INSERT INTO counted VALUES (0)")
    made.close()
    with django_db_blocker.unblock():
        yield path


def opened(path: Path, timeout: float = 20.0) -> DatabaseWrapper:
    start = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
    options = {"transaction_mode": "IMMEDIATE", "timeout": timeout, "init_command": start}
    return DatabaseWrapper({**SETTINGS, "NAME": str(path), "OPTIONS": options}, alias="counted")


class Turn:
    """A transaction on a connection of our own, which `transaction.atomic` does not know by name."""

    def __init__(self, connection: DatabaseWrapper) -> None:
        self.connection = connection

    def __enter__(self) -> DatabaseWrapper:
        self.connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        return self.connection

    def __exit__(self, kind: type | None, *_rest: object) -> None:
        try:
            self.connection.commit() if kind is None else self.connection.rollback()
        finally:
            self.connection.set_autocommit(True)


def count_up(path: Path, times: int) -> None:
    connection = opened(path)
    for _time in range(times):
        with Turn(connection), connection.cursor() as cursor:
            [number] = cursor.execute("SELECT number FROM counted").fetchone()
            cursor.execute("UPDATE counted SET number = %s", [number + 1])
    connection.close()


def counted(path: Path) -> int:
    connection = opened(path)
    with connection.cursor() as cursor:
        [number] = cursor.execute("SELECT number FROM counted").fetchone()
    connection.close()
    return int(number)


def test_no_write_of_many_threads_and_processes_is_lost(file):
    count_up(file, 1)  # the queue's file is open before the fork
    child = os.fork()
    if not child:
        try:
            count_up(file, 100)
        finally:
            os._exit(0)
    threads = [threading.Thread(target=count_up, args=(file, 50)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    _pid, status = os.waitpid(child, 0)
    assert status == 0
    assert counted(file) == 1 + 100 + 150


@pytest.mark.parametrize("end", ["error", "close"])
def test_a_turn_ends_with_an_error_or_a_closed_connection(file, end):
    first = opened(file)
    if end == "error":
        with pytest.raises(ZeroDivisionError), Turn(first):
            raise ZeroDivisionError
    else:
        first.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        first.close()
    count_up(file, 1)
    assert counted(file) == 1


def test_who_waits_too_long_is_told_that_it_is_locked(file):
    first, second = opened(file), opened(file, timeout=0.05)
    with Turn(first):
        begun = time.monotonic()
        with pytest.raises(OperationalError, match="locked"):
            second.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        assert time.monotonic() - begun < 2
    with Turn(second):
        pass


def test_who_does_not_queue_is_kept_apart_by_the_database_itself(file):
    connection, stranger = opened(file, timeout=0.05), sqlite3.connect(file, isolation_level=None)
    stranger.execute("BEGIN IMMEDIATE")
    with pytest.raises(OperationalError, match="locked"):
        connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    stranger.execute("ROLLBACK")
    stranger.close()
    with Turn(connection):
        pass
    connection.close()


@pytest.mark.django_db(transaction=True)
def test_the_installation_queues(settings):
    from django.db import connection

    if connection.vendor != "sqlite":
        assert settings.DATABASES["default"]["ENGINE"].endswith("postgresql")
        return
    queue = queue_of(str(connection.settings_dict["NAME"]))
    with transaction.atomic():
        assert not queue.enter(0)
    assert queue.enter(0)
    queue.leave()
