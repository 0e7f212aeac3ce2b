"""`camtay work-jobs`: one worker for queued jobs."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from camtay.entrances.timetable.stopping import stop_on_signal
from camtay.foundation import jobs


class Command(BaseCommand):
    help = "Carry out queued jobs until stopped. Part of `camtay serve`; alone for a machine that does nothing else."
    requires_system_checks: list[str] = []

    def handle(self, **_options: Any) -> None:
        jobs.run_worker(stop_on_signal(), clock=timezone.now)
