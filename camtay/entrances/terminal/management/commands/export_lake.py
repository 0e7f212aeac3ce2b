"""`camtay export-lake DIR`: the records behind figures as Parquet files, for engines that read those."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from camtay.domains.indicators.actions.exporting import Written, export_lake, summarise
from camtay.domains.indicators.queries.lake import LakeError
from camtay.foundation.access import SYSTEM


class Command(BaseCommand):
    help = (
        "Write what figures are counted from as Parquet files, by commune and month: no names, no practice communes. "
        "Repeated, it writes only what has changed; stopped, it goes on."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")

    def handle(self, **options: Any) -> None:
        began = time.monotonic()
        try:
            told = export_lake(folder=options["folder"], by=SYSTEM, now=timezone.now, tell=self._tell)
            rows = summarise(folder=options["folder"], by=SYSTEM)
        except LakeError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{sum(one.rows for one in told)} records in {sum(one.files for one in told)} files, of which "
            f"{sum(one.changed for one in told)} had changed; {rows} rows of summaries; {time.monotonic() - began:.1f} s."
        )

    def _tell(self, one: Written) -> None:
        if one.rows or one.changed:
            self.stderr.write(
                f"{one.table:24} {one.commune:>8} {one.rows:>9} records, {one.changed} files changed"
            )
