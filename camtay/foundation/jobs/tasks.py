"""The one task of Django's Tasks API through which every job runs, so that another backend is a setting."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from django_tasks import task


@dataclass(frozen=True)
class Setting:
    """What a worker lends the job it runs: its clock, its name, and whether it keeps the lease alive beside it."""

    clock: Callable[[], datetime]
    worker: str
    beat: bool


_setting: ContextVar[Setting] = ContextVar("setting")


@contextmanager
def working(setting: Setting) -> Iterator[None]:
    """Tasks run inside belong to this worker."""
    token = _setting.set(setting)
    try:
        yield
    finally:
        _setting.reset(token)


@task
def run_job(job_id: str) -> str:
    """Carry out one attempt at a job; returns how it ended. Only inside `working`."""
    from camtay.foundation.jobs.running import carry_out

    return carry_out(job_id, _setting.get())
