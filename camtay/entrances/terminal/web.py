"""The web server as one child: gunicorn on a socket that its parent holds."""

import gc
import logging
import os
import resource
import socket
from pathlib import Path
from threading import Timer
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.db import DatabaseError, connection
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

from camtay.domains.procedures import queries as procedures
from camtay.entrances.terminal.supervisor import die_with_parent

logger = logging.getLogger(__name__)

READ_AHEAD_SECONDS = 1.5  # after a worker's start: the first pages go before
LOOK_EVERY = 20  # requests
MEMORY_LIMIT = 300 * 1024 * 1024  # bytes a worker may hold; then another takes its place


def listen(bind: str) -> socket.socket:
    """An open socket on "host:port", "[::1]:port" or "unix:/path". Raises OSError when the address is taken.

    The parent holds it, so that callers wait a moment, instead of being refused, while a web server is replaced.
    """
    if bind.startswith("unix:"):
        path = Path(bind.removeprefix("unix:"))
        path.unlink(missing_ok=True)
        found = _bound(socket.AF_UNIX, str(path))
        path.chmod(0o660)
        return found
    host, _, port = bind.rpartition(":")
    host = host.strip("[]") or "127.0.0.1"
    return _bound(socket.AF_INET6 if ":" in host else socket.AF_INET, (host, int(port)))


def _bound(family: socket.AddressFamily, address: str | tuple[str, int]) -> socket.socket:
    found = socket.socket(family)
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind(address)
        found.listen(2048)
    except BaseException:
        found.close()
        raise
    return found


class JsonLogger(Logger):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's own notices through our JSON logs; no access log: our middleware writes one line a request."""

    def __init__(self, cfg: Any) -> None:
        super().__init__(cfg)
        self.error_log.propagate = True

    def setup(self, cfg: Any) -> None:
        self.cfg = cfg
        self._access_log_enabled = False
        self.error_log.setLevel(logging.INFO)

    def reopen_files(self) -> None:
        """Nothing to do: the log file's handler sees by itself when the file was moved away."""


class Server(BaseApplication):  # type: ignore[misc]
    """gunicorn with threads. The application is loaded by each worker, from modules the parent has loaded."""

    def __init__(self, listener: socket.socket, *, workers: int, threads: int) -> None:
        self._listener = listener
        self._workers = workers
        self._threads = threads
        super().__init__()

    def load_config(self) -> None:
        options = {
            "bind": f"fd://{self._listener.fileno()}",
            "workers": self._workers,
            "threads": self._threads,
            "worker_class": "gthread",
            "worker_connections": 1000,
            "timeout": 60,
            "graceful_timeout": 20,
            "keepalive": 5,
            "preload_app": False,
            "control_socket_disable": True,
            "logger_class": JsonLogger,
            "accesslog": None,
            "proc_name": "camtay",
            "post_fork": _after_fork,
            "post_worker_init": _settle,
            "post_request": _watch_memory,
        }
        if Path("/dev/shm").is_dir():  # noqa: S108 -- a heartbeat, no data
            options["worker_tmp_dir"] = "/dev/shm"  # noqa: S108
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return get_wsgi_application()


def _after_fork(server: Any, worker: Any) -> None:  # noqa: ARG001 -- gunicorn's signature
    die_with_parent(server.pid)  # it finishes what it is answering


def _settle(worker: Any) -> None:  # noqa: ARG001 -- gunicorn's signature
    """The application is loaded and stays: the collector need not walk through it again and again, and what a
    request leaves behind is collected some requests later in one go."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)
    ahead = Timer(READ_AHEAD_SECONDS, _read_ahead)
    ahead.daemon = True
    ahead.start()


def _read_ahead() -> None:
    """Build what the first search would wait for most of a second, once the first pages are out."""
    try:
        procedures.make_ready()
    except DatabaseError:
        logger.warning("the search's index could not be built ahead; the first search will")
    finally:
        connection.close()
        gc.freeze()


def _watch_memory(worker: Any, _request: Any, _environ: Any, _response: Any) -> None:
    """Let a worker that has grown too large finish what it does and go. Looked at every few requests: it costs."""
    if worker.alive and worker.nr % LOOK_EVERY == 0 and memory_held() > MEMORY_LIMIT:
        logger.warning("worker %s holds more than %s bytes; it is replaced", os.getpid(), MEMORY_LIMIT)
        worker.alive = False


def memory_held() -> int:
    """Bytes of memory this process holds now, without what it has mapped of files: the system takes that back
    whenever it needs it, and a large SQLite database would else cost a worker its life with every look."""
    try:
        resident, shared = Path("/proc/self/statm").read_text().split()[1:3]
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return (int(resident) - int(shared)) * resource.getpagesize()
