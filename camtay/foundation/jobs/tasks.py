"""The one task of Django's Tasks API through which every job runs, so that another backend is a setting."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django_tasks import task

Attempt = Callable[[str], str]

_attempt: ContextVar[Attempt] = ContextVar("attempt")


@contextmanager
def working(attempt: Attempt) -> Iterator[None]:
    """Tasks run inside are done by `attempt`: a worker lends it its clock and its name."""
    token = _attempt.set(attempt)
    try:
        yield
    finally:
        _attempt.reset(token)


@task
def run_job(job_id: str) -> str:
    """Carry out one attempt at a job; returns how it ended. Only inside `working`."""
    return _attempt.get()(job_id)
