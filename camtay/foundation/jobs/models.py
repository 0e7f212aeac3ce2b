"""A job and its fate; and when each entry of the schedule last had its turn.

The queue itself is django-tasks-db's: each attempt at a job is one task there, which carries the job's id.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from camtay.foundation.ids import uuid7


class Job(models.Model):
    """What is to be done, how often it was tried, and how far it has come."""

    PERSONAL: ClassVar[dict[str, str]] = {
        **dict.fromkeys(
            ("id", "name", "key", "state", "attempts", "task_id", "worker", "lease_until"), "none"
        ),
        **dict.fromkeys(("due_at", "started_at", "finished_at", "done", "total"), "none"),
        "payload": "none",  # identifiers only, see the room's caption
        "last_error": "basic",  # a message may quote what it stumbled over
    }

    class State(models.TextChoices):
        QUEUED = "queued", _("Đang chờ")
        RUNNING = "running", _("Đang chạy")
        DONE = "done", _("Đã xong")
        FAILED = "failed", _("Không làm được")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=80)
    key = models.CharField(max_length=200)
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=State.choices, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    task_id = models.UUIDField(null=True, db_index=True, help_text="the task of the present attempt")
    due_at = models.DateTimeField(null=True, help_text="not before; null is at once")
    worker = models.CharField(max_length=120, blank=True, default="")
    lease_until = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    last_error = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["name", "key"],
                condition=Q(state__in=["queued", "running"]),
                name="job_waits_or_runs_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["queued", "running", "done", "failed"]), name="job_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="running") | Q(lease_until__isnull=False), name="job_running_has_lease"
            ),
        ]
        indexes = [
            models.Index(fields=["state", "lease_until"], name="job_state_lease"),
            models.Index(fields=["name", "state"], name="job_name_state"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.key} ({self.state})"


class ScheduleTurn(models.Model):
    """The start of the last period in which an entry was enqueued; several schedulers agree through it."""

    PERSONAL: ClassVar[dict[str, str]] = dict.fromkeys(("name", "period"), "none")

    name = models.CharField(max_length=80, primary_key=True)
    period = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.period:%Y-%m-%d %H:%M}"
