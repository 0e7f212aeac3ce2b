"""The queue of those who are about to write to one database file."""

import fcntl
import os
import threading
import time
from contextlib import suppress
from functools import cache

LOOK_AGAIN = 0.0005  # seconds between two looks at what another process holds


class Queue:
    """One for each database file in a process. `enter` and `leave` come from the same connection."""

    def __init__(self, path: str) -> None:
        self._lock = threading.Lock()
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def enter(self, patience: float) -> bool:
        """Wait for one's turn, at most `patience` seconds. False: it did not come."""
        end = time.monotonic() + patience
        if not self._lock.acquire(timeout=patience):
            return False
        while True:
            try:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= end:
                    self._lock.release()
                    return False
                time.sleep(LOOK_AGAIN)
            else:
                return True

    def leave(self) -> None:
        fcntl.flock(self._file, fcntl.LOCK_UN)
        self._lock.release()

    def forget(self) -> None:
        """In a child process: the parent's lock is not ours, and neither is its place in the queue."""
        with suppress(OSError):
            os.close(self._file)


_queues: dict[str, Queue] = {}
_making = threading.Lock()


def queue_of(database: str) -> Queue:
    """The queue of a database file, by its path."""
    found = _queues.get(database)
    if found is None:
        with _making:
            found = _queues.get(database)
            if found is None:
                found = _queues[database] = Queue(f"{database}-queue")
    return found


def _begin_anew() -> None:
    global _making
    for queue in _queues.values():
        queue.forget()
    _queues.clear()
    _making = threading.Lock()


@cache
def watch_forks() -> None:
    """A child process opens the file for itself: sharing the parent's, both would hold one and the same lock."""
    os.register_at_fork(after_in_child=_begin_anew)
