"""The schedule: each entry enqueued once per period, however many schedulers watch the clock."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Event
from typing import TYPE_CHECKING

from django.db import DatabaseError, close_old_connections, connection, transaction

from camtay.foundation.calendar.days import ZONE
from camtay.foundation.jobs.queueing import enqueue
from camtay.foundation.jobs.registry import Entry, entries

if TYPE_CHECKING:
    from camtay.foundation.jobs.models import Job

KEY = "schedule"
LOOK_SECONDS = 1.0
NEVER = datetime(2000, 1, 1, tzinfo=UTC)
logger = logging.getLogger(__name__)


def run_schedule(stop: Event, *, clock: Callable[[], datetime]) -> None:
    """Enqueue what the schedule says until `stop` is set. Any number may run at once."""
    while not stop.is_set():
        close_old_connections()
        try:
            tick(clock())
        except DatabaseError:
            logger.exception("the schedule could not be kept; trying again")
            connection.close()
        stop.wait(LOOK_SECONDS)
    connection.close()


def tick(now: datetime) -> "list[Job]":
    """Enqueue each entry whose period has begun since its last turn; returns the jobs.

    A turn that comes while the last one still waits or runs is skipped: work does not pile up behind a slow worker.
    """
    from camtay.foundation.jobs.models import ScheduleTurn

    turns = dict(ScheduleTurn.objects.values_list("name", "period"))
    jobs = []
    for entry in entries():
        period = period_of(entry, now)
        if entry.name not in turns or turns[entry.name] < period:
            job = _take_turn(entry, period)
            jobs += [job] if job else []
    return jobs


def period_of(entry: Entry, now: datetime) -> datetime:
    """The start of the period in which `now` lies."""
    if entry.seconds is not None:
        return datetime.fromtimestamp(int(now.timestamp()) // entry.seconds * entry.seconds, UTC)
    assert entry.daily_at is not None
    local = now.astimezone(ZONE)
    start = datetime.combine(local.date(), entry.daily_at, ZONE)
    return start if start <= local else start - timedelta(days=1)


@transaction.atomic
def _take_turn(entry: Entry, period: datetime) -> "Job | None":
    """Whoever moves the turn on enqueues; everyone else finds it moved."""
    from django_tasks_db.models import DBTaskResult

    from camtay.foundation.jobs.models import Job, ScheduleTurn

    ScheduleTurn.objects.bulk_create([ScheduleTurn(name=entry.name, period=NEVER)], ignore_conflicts=True)
    if not ScheduleTurn.objects.filter(name=entry.name, period__lt=period).update(period=period):
        return None
    # Only the last turn is worth looking at: an entry of every few seconds would fill the table.
    past = Job.objects.filter(name=entry.name, key=KEY, state=Job.State.DONE)
    DBTaskResult.objects.filter(pk__in=list(past.values_list("task_id", flat=True))).delete()
    past.delete()
    return enqueue(entry.name, KEY, entry.payload)
