"""`camtay keep-time`: the schedule, and the messages."""

from threading import Thread
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from camtay.entrances.timetable.post import send_messages
from camtay.entrances.timetable.stopping import stop_on_signal
from camtay.foundation import jobs


class Command(BaseCommand):
    help = "Keep the schedule and send messages until stopped. Part of `camtay serve`."
    requires_system_checks: list[str] = []

    def handle(self, **_options: Any) -> None:
        stop = stop_on_signal()
        # Apart, since a slow mail server must not hold up the schedule.
        post = Thread(target=send_messages, args=(stop,), kwargs={"clock": timezone.now}, name="post")
        post.start()
        jobs.run_schedule(stop, clock=timezone.now)
        post.join()
