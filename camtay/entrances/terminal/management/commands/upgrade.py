"""`camtay upgrade`: after a new version was installed."""

from typing import Any

from django.core.management.base import BaseCommand

from camtay.entrances.terminal import readiness


class Command(BaseCommand):
    help = "Bring database, cache table and static files to the installed version. Safe to repeat."

    def handle(self, **options: Any) -> None:
        readiness.make_ready(verbosity=options["verbosity"])
        self.stdout.write("Ready. Start again with: camtay serve")
