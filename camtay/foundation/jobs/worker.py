"""The loop that takes what is due from the queue and runs it, one job at a time."""

import logging
import time
from collections.abc import Callable
from datetime import datetime
from threading import Event
from typing import TYPE_CHECKING

from django.db import DatabaseError, close_old_connections, connection, transaction
from django.db.models import Q

from camtay.foundation.jobs.running import Setting, carry_out, take_up_dead
from camtay.foundation.jobs.workers import worker_name

if TYPE_CHECKING:
    from django_tasks_db.models import DBTaskResult, DBTaskResultQuerySet


POLL_SECONDS = 0.5
LOOK_FOR_DEAD_SECONDS = 5.0
AFTER_TROUBLE_SECONDS = 5.0
logger = logging.getLogger(__name__)


def run_worker(stop: Event, *, clock: Callable[[], datetime], poll_seconds: float = POLL_SECONDS) -> None:
    """Work until `stop` is set; the job under way is finished first. Any number of workers may run at once.

    `clock` gives the present, aware. A database that is away for a while is waited for.
    """
    setting = Setting(clock, worker_name(), beat=True)
    looked_for_dead: float | None = None
    logger.info("worker %s works", setting.worker)
    while not stop.is_set():
        close_old_connections()
        try:
            if looked_for_dead is None or time.monotonic() - looked_for_dead > LOOK_FOR_DEAD_SECONDS:
                take_up_dead(clock())
                looked_for_dead = time.monotonic()
            idle = not _run_one(setting)
        except DatabaseError:
            logger.exception("the queue cannot be read; trying again")
            connection.close()
            stop.wait(AFTER_TROUBLE_SECONDS)
            continue
        if idle:
            stop.wait(poll_seconds)
    connection.close()


def run_due(now: datetime, limit: int = 100) -> int:
    """Run what is due at `now` in this thread, at most `limit` attempts; returns how many. For tests and commands.

    Jobs enqueued by jobs run too. Dead workers' jobs are taken up first.
    """
    setting = Setting(lambda: now, worker_name(), beat=False)
    take_up_dead(now)
    count = 0
    while count < limit and _run_one(setting):
        count += 1
    return count


def _run_one(setting: Setting) -> bool:
    from camtay.foundation.jobs.tasks import working

    attempt = _next(setting)
    if attempt is None:
        return False
    with working(lambda job_id: carry_out(job_id, setting)):
        try:
            attempt.set_successful(attempt.task.call(*attempt.args_kwargs["args"]))
        except DatabaseError:
            raise  # the job's lease runs out and it is tried again
        except Exception as error:
            logger.exception("a task broke")
            attempt.set_failed(error)
    return True


def due_tasks(now: datetime) -> "DBTaskResultQuerySet":
    """The attempts that could run at `now`."""
    from django_tasks import TaskResultStatus
    from django_tasks_db.models import DBTaskResult, get_date_max

    from camtay.foundation.jobs.tasks import run_job

    return DBTaskResult.objects.filter(
        Q(run_after=get_date_max()) | Q(run_after__lte=now),
        status=TaskResultStatus.READY,
        task_path=run_job.module_path,
    )


def _next(setting: Setting) -> "DBTaskResult[[str], str] | None":
    """The task that has waited longest, now this worker's; None when nothing is due."""
    due = due_tasks(setting.clock())
    if not due.exists():  # looking costs no write lock
        return None
    with transaction.atomic():
        attempt: DBTaskResult[[str], str] | None = due.get_locked()
        if attempt is not None:
            attempt.claim(setting.worker)
        return attempt
