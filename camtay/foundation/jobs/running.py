"""One attempt at a job: claimed, done, and its end noted; or taken from a dead worker."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from traceback import format_exception
from typing import TYPE_CHECKING
from uuid import UUID

import structlog
from django.db import DatabaseError, connection, transaction

from camtay.foundation.jobs.progress import Progress
from camtay.foundation.jobs.queueing import put_in_queue
from camtay.foundation.jobs.registry import TRIES, GiveUp, UnknownJob, binding_of
from camtay.foundation.jobs.workers import is_dead

if TYPE_CHECKING:
    from camtay.foundation.jobs.models import Job

LEASE = timedelta(seconds=60)
BEAT_SECONDS = 10.0
PROGRESS_SECONDS = 1.0
BACK_OFF = (timedelta(seconds=10), timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30))
ERROR_LENGTH = 4000
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Setting:
    """What a worker lends the job it runs: its clock, its name, and whether it keeps the lease alive beside it."""

    clock: Callable[[], datetime]
    worker: str
    beat: bool


def carry_out(job_id: str, setting: Setting) -> str:
    """Run the job's function once; returns “done”, “again”, “failed”, or “lost” when another worker has it."""
    job = claim(UUID(job_id), setting.worker, setting.clock())
    if job is None:
        return "lost"
    with structlog.contextvars.bound_contextvars(job=job.name, job_key=job.key, attempt=job.attempts):
        with _lease_kept(job, setting) as progress:
            error = _work(job, progress, setting.clock())
        return _note_end(job, progress, error, setting.clock())


def claim(job_id: UUID, worker: str, now: datetime) -> "Job | None":
    """Give a waiting job to `worker`; None when it does not wait (any more)."""
    from camtay.foundation.jobs.models import Job

    with transaction.atomic():
        job = Job.objects.select_for_update().filter(pk=job_id, state=Job.State.QUEUED).first()
        if job is None:
            return None
        job.state, job.worker, job.lease_until = Job.State.RUNNING, worker, now + LEASE
        job.attempts += 1
        job.started_at, job.finished_at, job.done, job.total = now, None, 0, 0
        job.save()
        return job


def take_up_dead(now: datetime) -> int:
    """Put back into the queue what dead workers held: those known to be gone, and those whose lease ran out."""
    from camtay.foundation.jobs.models import Job

    taken = 0
    for job in Job.objects.filter(state=Job.State.RUNNING).order_by("pk"):
        assert job.lease_until is not None
        if job.lease_until < now or is_dead(job.worker):
            taken += _take(job, now)
    return taken + _free_unbegun(now)


def _free_unbegun(now: datetime) -> int:
    """A worker may die in the moment between taking a task and beginning its job: the task becomes ready again."""
    from django_tasks import TaskResultStatus
    from django_tasks_db.models import DBTaskResult

    from camtay.foundation.jobs.models import Job

    waiting = Job.objects.filter(state=Job.State.QUEUED).values("task_id")
    freed = 0
    for attempt in DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, pk__in=waiting).order_by(
        "pk"
    ):
        began = attempt.started_at
        if (began and began < now - LEASE) or is_dead(attempt.worker_ids[-1]):
            same = DBTaskResult.objects.filter(
                pk=attempt.pk, status=attempt.status, worker_ids=attempt.worker_ids
            )
            freed += same.update(status=TaskResultStatus.READY)
    return freed


def _take(seen: "Job", now: datetime) -> bool:
    from django_tasks import TaskResultStatus
    from django_tasks_db.models import DBTaskResult

    from camtay.foundation.jobs.models import Job

    with transaction.atomic():
        held = Job.objects.select_for_update(
            skip_locked=connection.features.has_select_for_update_skip_locked
        )
        # Unchanged since it was looked at: neither a beat nor an end has come in between.
        same = {"attempts": seen.attempts, "worker": seen.worker, "lease_until": seen.lease_until}
        job = held.filter(pk=seen.pk, state=Job.State.RUNNING, **same).first()
        if job is None:
            return False
        logger.warning("the worker of job %s %s died in attempt %s", job.name, job.key, job.attempts)
        DBTaskResult.objects.filter(pk__in=[job.task_id], status=TaskResultStatus.RUNNING).update(
            status=TaskResultStatus.FAILED, finished_at=now, traceback="The worker died."
        )
        _again_or_failed(job, "The worker died.", now, may_retry=True)
    return True


def _work(job: "Job", progress: Progress, now: datetime) -> Exception | None:
    try:
        binding_of(job.name).function()(dict(job.payload), now=now, progress=progress)
    except Exception as error:
        logger.exception("job %s %s failed in attempt %s", job.name, job.key, job.attempts)
        return error
    return None


def _note_end(job: "Job", progress: Progress, error: Exception | None, now: datetime) -> str:
    """Note how the attempt ended, unless the job was taken from this worker meanwhile."""
    from camtay.foundation.jobs.models import Job

    with transaction.atomic():
        mine = Job.objects.select_for_update().filter(
            pk=job.pk, state=Job.State.RUNNING, attempts=job.attempts, worker=job.worker
        )
        current = mine.first()
        if current is None:
            logger.warning("job %s %s was taken from this worker before it ended", job.name, job.key)
            return "lost"
        current.done, current.total = progress.done, progress.total
        if error is not None:
            hopeless = isinstance(error, GiveUp | UnknownJob)
            return _again_or_failed(current, _words(error), now, may_retry=not hopeless)
        current.state, current.finished_at, current.lease_until = Job.State.DONE, now, None
        current.last_error = ""
        current.save()
        return "done"


def _again_or_failed(job: "Job", error: str, now: datetime, *, may_retry: bool) -> str:
    from camtay.foundation.jobs.models import Job

    try:
        tries = binding_of(job.name).tries
    except UnknownJob:
        tries = TRIES
    job.last_error, job.lease_until, job.worker = error, None, ""
    if may_retry and job.attempts < tries:
        job.state = Job.State.QUEUED
        job.due_at = now + BACK_OFF[min(job.attempts, len(BACK_OFF)) - 1]
        job.save()
        put_in_queue(job, job.due_at)
        return "again"
    job.state, job.finished_at = Job.State.FAILED, now
    job.save()
    return "failed"


def _words(error: Exception) -> str:
    """The end of the traceback: the message and where it came from."""
    return "".join(format_exception(error))[-ERROR_LENGTH:]


@contextmanager
def _lease_kept(job: "Job", setting: Setting) -> Iterator[Progress]:
    """A Progress that is written to the job's row, and the lease renewed beside the work.

    A thread with a connection of its own does it, since the work may be inside a long transaction. Without
    `beat` (tests, one thread) progress is written as it comes.
    """
    if not setting.beat:
        yield Progress(lambda done, total: _write(job, done=done, total=total))
        return
    progress, ended = Progress(), threading.Event()
    thread = threading.Thread(target=_beat, args=(job, progress, ended, setting.clock), daemon=True)
    thread.start()
    try:
        yield progress
    finally:
        ended.set()
        thread.join()


def _beat(job: "Job", progress: Progress, ended: threading.Event, clock: Callable[[], datetime]) -> None:
    last_beat, written = time.monotonic(), (0, 0)
    try:
        while not ended.wait(PROGRESS_SECONDS):
            state = (progress.done, progress.total)
            if state == written and time.monotonic() - last_beat < BEAT_SECONDS:
                continue
            try:
                _write(job, done=state[0], total=state[1], lease_until=clock() + LEASE)
                last_beat, written = time.monotonic(), state
            except DatabaseError:  # the next beat tries again; the lease bears several missed ones
                logger.warning(
                    "the lease of job %s %s could not be renewed", job.name, job.key, exc_info=True
                )
                connection.close()
    finally:
        connection.close()


def _write(job: "Job", **values: object) -> None:
    from camtay.foundation.jobs.models import Job

    Job.objects.filter(pk=job.pk, state=Job.State.RUNNING, attempts=job.attempts).update(**values)
