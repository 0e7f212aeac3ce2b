"""One parent, several children: starts them, starts the dead again, stops all of them together."""

import ctypes
import logging
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass

logger = logging.getLogger(__name__)

WATCHED = (signal.SIGCHLD, signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
PR_SET_PDEATHSIG = 1


@dataclass
class Child:
    """One process to keep alive. `run` ends when the process gets SIGTERM."""

    name: str
    run: Callable[[], object]
    pid: int = 0
    started: float = 0.0
    not_before: float = 0.0
    quick_deaths: int = 0

    def wait_after_death(self, now: float) -> float:
        """Seconds until the next start: none after a long life, doubling up to 30 while it dies at once."""
        self.quick_deaths = self.quick_deaths + 1 if now - self.started < 5 else 0
        return float(min(2 ** (self.quick_deaths - 1), 30)) if self.quick_deaths else 0.0


def die_with_parent(parent: int, sig: int = signal.SIGTERM) -> None:
    """Have the kernel send this process `sig` when its parent dies, even by kill -9 (Linux; elsewhere nothing)."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, sig, 0, 0, 0)
    if os.getppid() != parent:  # it died before we asked
        os._exit(1)


class Supervisor:
    """`run()` blocks until SIGTERM or SIGINT, then stops the children within `patience` seconds.

    Children are forks: everything loaded before is shared with them, so that they start at once and cost little
    memory. Connections to a database must be closed before `run()`.
    """

    def __init__(self, children: Sequence[Child], *, patience: float = 30.0) -> None:
        self.children = list(children)
        self.patience = patience
        self.stopping = False

    def run(self) -> int:
        old_mask = signal.pthread_sigmask(signal.SIG_BLOCK, WATCHED)
        try:
            while not self.stopping:
                self._start_missing()
                self._wait(self._pause())
            return self._stop()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, old_mask)

    def _start_missing(self) -> None:
        now = time.monotonic()
        for child in self.children:
            if not child.pid and child.not_before <= now:
                self._start(child)

    def _start(self, child: Child) -> None:
        parent = os.getpid()
        child.started = time.monotonic()
        child.pid = os.fork()
        if child.pid:
            logger.info("started %s as process %s", child.name, child.pid)
            return
        status = 1
        try:
            die_with_parent(parent)
            for sig in WATCHED:
                signal.signal(sig, signal.SIG_DFL)
            # Ctrl-C reaches the whole group of processes; only the parent shall answer it.
            signal.pthread_sigmask(signal.SIG_UNBLOCK, set(WATCHED) - {signal.SIGINT})
            child.run()
            status = 0
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 1
        except BaseException:
            logger.exception("%s ended by an error", child.name)
            traceback.print_exc()
        finally:
            logging.shutdown()
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)

    def _pause(self) -> float:
        waits = [child.not_before - time.monotonic() for child in self.children if not child.pid]
        return max(min([*waits, 1.0]), 0.01)

    def _wait(self, seconds: float) -> None:
        """Sleep until a signal comes; note the dead, and the wish to stop."""
        got = signal.sigtimedwait(WATCHED, seconds)
        if got is not None and got.si_signo in (signal.SIGTERM, signal.SIGINT):
            self.stopping = True
        self._bury()

    def _bury(self) -> None:
        for child in self.children:
            if not child.pid:
                continue
            pid, status = os.waitpid(child.pid, os.WNOHANG)
            if pid:
                now = time.monotonic()
                wait = child.wait_after_death(now)
                child.pid, child.not_before = 0, now + wait
                if not self.stopping:
                    code = os.waitstatus_to_exitcode(status)
                    logger.error("%s died (exit status %s); next start in %s s", child.name, code, wait)

    def _stop(self) -> int:
        """SIGTERM to all, SIGKILL to those still there when patience ends; 1 when that was needed."""
        self._signal(signal.SIGTERM)
        deadline = time.monotonic() + self.patience
        while any(child.pid for child in self.children) and time.monotonic() < deadline:
            self._wait(0.2)
        stubborn = [child.name for child in self.children if child.pid]
        if stubborn:
            logger.error("killed, since they did not stop in time: %s", ", ".join(stubborn))
            self._signal(signal.SIGKILL)
            for child in self.children:
                if child.pid:
                    os.waitpid(child.pid, 0)
        return 1 if stubborn else 0

    def _signal(self, sig: int) -> None:
        for child in self.children:
            if child.pid:
                os.kill(child.pid, sig)
