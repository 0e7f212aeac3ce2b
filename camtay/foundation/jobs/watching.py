"""What is waiting, running and stuck: for the page where people look, and for `/readyz`."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Case, Count, Max, Min, Q, When

if TYPE_CHECKING:
    from camtay.foundation.jobs.models import Job


@dataclass(frozen=True)
class JobStatus:
    """One job. `last_error` is for operators; its last line is the message."""

    id: UUID
    name: str
    key: str
    state: str
    attempts: int
    done: int
    total: int
    due_at: datetime | None
    started_at: datetime | None
    finished_at: datetime | None
    last_error: str

    @property
    def is_active(self) -> bool:
        return self.state in ("queued", "running")


@dataclass(frozen=True)
class NameOverview:
    """All jobs of one name that are kept. `retrying`: waiting, and has failed before."""

    name: str
    queued: int
    retrying: int
    running: int
    done: int
    failed: int
    last_finished_at: datetime | None
    running_now: tuple[JobStatus, ...]
    last_failure: JobStatus | None


def status(name: str, key: str) -> JobStatus | None:
    """The newest job of that name and key; None when there is none (any more)."""
    from camtay.foundation.jobs.models import Job

    job = Job.objects.filter(name=name, key=key).order_by("-pk").first()
    return _status(job) if job else None


def overview() -> list[NameOverview]:
    """Counts, running jobs with their progress, and the last failure, for each name with jobs, by name."""
    from camtay.foundation.jobs.models import Job

    counts = (
        Job.objects.values("name")
        .annotate(
            queued=Count("pk", filter=Q(state=Job.State.QUEUED)),
            retrying=Count("pk", filter=Q(state=Job.State.QUEUED, attempts__gt=0)),
            running=Count("pk", filter=Q(state=Job.State.RUNNING)),
            done_count=Count("pk", filter=Q(state=Job.State.DONE)),
            failed=Count("pk", filter=Q(state=Job.State.FAILED)),
            last_finished_at=Max("finished_at"),
        )
        .order_by("name")
    )
    running = [
        _status(job) for job in Job.objects.filter(state=Job.State.RUNNING).order_by("started_at", "pk")
    ]
    return [
        NameOverview(
            name=row["name"],
            queued=row["queued"],
            retrying=row["retrying"],
            running=row["running"],
            done=row["done_count"],
            failed=row["failed"],
            last_finished_at=row["last_finished_at"],
            running_now=tuple(each for each in running if each.name == row["name"]),
            last_failure=_last_failure(row["name"]),
        )
        for row in counts
    ]


def lag(now: datetime) -> float:
    """Seconds that the job which waits longest has been due; 0.0 when none is."""
    from django_tasks_db.models import get_date_max

    from camtay.foundation.jobs.worker import due_tasks

    since = Case(When(run_after=get_date_max(), then="enqueued_at"), default="run_after")
    first = due_tasks(now).aggregate(first=Min(since))["first"]
    return max((now - first).total_seconds(), 0.0) if first else 0.0


def _last_failure(name: str) -> JobStatus | None:
    """A job that failed for good, else one that is being retried."""
    from camtay.foundation.jobs.models import Job

    troubled = Job.objects.filter(name=name).exclude(last_error="")
    job = troubled.filter(state=Job.State.FAILED).order_by("-finished_at", "-pk").first()
    job = job or troubled.order_by("-started_at", "-pk").first()
    return _status(job) if job else None


def _status(job: "Job") -> JobStatus:
    return JobStatus(
        id=job.pk,
        name=job.name,
        key=job.key,
        state=job.state,
        attempts=job.attempts,
        done=job.done,
        total=job.total,
        due_at=job.due_at,
        started_at=job.started_at,
        finished_at=job.finished_at,
        last_error=job.last_error,
    )
