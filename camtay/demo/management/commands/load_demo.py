"""`camtay load-demo`"""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from camtay.demo import load


class Command(BaseCommand):
    help = (
        "Load the demo city. Refuses where records exist that are not its own; repeated, it changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--today", type=date.fromisoformat, metavar="YYYY-MM-DD", default=None)

    def handle(self, **options: Any) -> None:
        today = options["today"] or timezone.localdate()
        try:
            load.load(today, self.stdout.write)
        except load.ForeignRecordsError as error:
            raise CommandError(
                "There are people or cases here that are not the demonstration's. Nothing was changed.\n"
                "Load it into an empty home instead: CAMTAY_HOME=var/demo camtay upgrade, then load-demo."
            ) from error
