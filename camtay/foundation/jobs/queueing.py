"""Putting jobs into the queue, and old ones out of sight."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from camtay.foundation.jobs.registry import binding_of

if TYPE_CHECKING:
    from camtay.foundation.jobs.models import Job

KEEP_DONE = timedelta(days=7)
KEEP_FAILED = timedelta(days=90)


def enqueue(name: str, key: str, payload: Mapping[str, Any], *, run_at: datetime | None = None) -> "Job":
    """Have `name` done to `key`, not before `run_at` (at once when None), in the caller's transaction: rolled
    back, it never was.

    While a job of the same name and key waits or runs, this changes nothing and returns that one.
    Raises UnknownJob, or TypeError for a payload that is no JSON.
    """
    from camtay.foundation.jobs.models import Job

    binding_of(name)
    active = Job.objects.filter(name=name, key=key, state__in=(Job.State.QUEUED, Job.State.RUNNING))
    fresh = Job(name=name, key=key, payload=json.loads(json.dumps(payload)), due_at=run_at)
    with transaction.atomic(savepoint=False):
        while True:
            found = active.first()
            if found is not None:
                return found
            # On conflict with another process this writes nothing, where a failed INSERT would spoil the transaction.
            Job.objects.bulk_create([fresh], ignore_conflicts=True)
            if Job.objects.filter(pk=fresh.pk).exists():
                put_in_queue(fresh, run_at)
                return fresh


def requeue(job_id: UUID) -> "Job":
    """Give a failed job all its tries again, at once; does nothing to one that waits, runs or is done."""
    from camtay.foundation.jobs.models import Job

    with transaction.atomic():
        job = Job.objects.select_for_update().get(pk=job_id)
        if job.state != Job.State.FAILED:
            return job
        active = Job.objects.filter(
            name=job.name, key=job.key, state__in=(Job.State.QUEUED, Job.State.RUNNING)
        )
        if other := active.first():
            return other
        Job.objects.filter(pk=job_id).update(
            state=Job.State.QUEUED, attempts=0, due_at=None, finished_at=None
        )
        job.refresh_from_db()
        put_in_queue(job, None)
        return job


def put_in_queue(job: "Job", run_at: datetime | None) -> None:
    """Make a task for the next attempt at `job`, and note which."""
    from camtay.foundation.jobs.models import Job
    from camtay.foundation.jobs.tasks import run_job

    result = run_job.using(run_after=run_at).enqueue(str(job.pk))
    job.task_id = UUID(result.id)
    Job.objects.filter(pk=job.pk).update(task_id=job.task_id)


def forget_old(now: datetime) -> int:
    """Delete jobs done a week ago and failed three months ago, with the tasks of all their attempts."""
    from django_tasks_db.models import DBTaskResult

    from camtay.foundation.jobs.models import Job

    done, _rows = Job.objects.filter(state=Job.State.DONE, finished_at__lt=now - KEEP_DONE).delete()
    failed, _rows = Job.objects.filter(state=Job.State.FAILED, finished_at__lt=now - KEEP_FAILED).delete()
    DBTaskResult.objects.finished().filter(finished_at__lt=now - KEEP_DONE).delete()
    # Tasks whose end could not be noted, though their job's was.
    DBTaskResult.objects.running().filter(started_at__lt=now - KEEP_FAILED).delete()
    return done + failed
