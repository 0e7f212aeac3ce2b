"""Who a worker is, and whether one on this machine is known to be dead."""

import os
import secrets
from functools import cache
from pathlib import Path

_token = ""
_token_pid = 0


def worker_name() -> str:
    """machine/process/token of this process; a fork is somebody else."""
    global _token, _token_pid
    if _token_pid != os.getpid():
        _token, _token_pid = secrets.token_hex(4), os.getpid()
    return f"{_machine()}/{_token_pid}/{_token}"


def is_dead(worker: str) -> bool:
    """True only when it is certain: same boot of the same machine, same view of its processes, and gone.

    Otherwise the lease decides.
    """
    machine, _slash, rest = worker.partition("/")
    pid, _slash, _token_of_it = rest.partition("/")
    if not machine or machine != _machine() or not pid.isdigit():
        return False
    if int(pid) == os.getpid():
        return worker != worker_name()
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


@cache
def _machine() -> str:
    """Names one boot of one machine and one process namespace (containers have their own); "" where unknown."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip().replace("-", "")
        return f"{boot}-{os.readlink('/proc/self/ns/pid').strip('pid:[]')}"
    except OSError:
        return ""
