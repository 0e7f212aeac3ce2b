"""Ending a loop when the process is asked to."""

import signal
from threading import Event


def stop_on_signal() -> Event:
    """An event that SIGTERM and SIGINT set. Only in a process's main thread."""
    stop = Event()
    for sig in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sig, lambda *_: stop.set())
    return stop
