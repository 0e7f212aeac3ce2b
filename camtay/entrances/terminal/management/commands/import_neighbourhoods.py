"""`camtay import-neighbourhoods FILE --place CODE`"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from camtay.domains.places import actions
from camtay.entrances.terminal.windows import known_place
from camtay.foundation.access import SYSTEM
from camtay.foundation.tables.columns import TableProblem
from camtay.foundation.tables.models import Batch, Mode
from camtay.foundation.tables.sheets import open_table


class Command(BaseCommand):
    help = "Bring in a commune's neighbourhoods from Excel or CSV: Mã, Tên, Loại, Số hộ, Số nhân khẩu."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--place", required=True, help="official code of the commune, new or old")
        parser.add_argument(
            "--all-or-nothing", action="store_true", help="write nothing when any row is wrong"
        )

    def handle(self, **options: Any) -> None:
        place = known_place(options["place"])
        mode = Mode.ALL if options["all_or_nothing"] else Mode.GOOD
        try:
            table = open_table(options["file"])
            batch = actions.import_neighbourhoods(
                place=place, table=table, mode=mode, by=SYSTEM, now=timezone.now()
            )
        except FileNotFoundError as error:
            raise CommandError(f"No such file: {options['file']}") from error
        except TableProblem as problem:
            raise CommandError(problem.message) from problem
        self._report(batch)

    def _report(self, batch: Batch) -> None:
        self.stdout.write(
            f"{batch.new} new, {batch.changed} changed, {batch.unchanged} unchanged, {batch.wrong} wrong."
        )
        for problem in batch.problems:
            cell = f"{problem['column']}{problem['row']}" if problem["column"] else f"row {problem['row']}"
            self.stdout.write(f"  {cell}: {problem['message']}")
        if batch.failure:
            raise CommandError(batch.failure)
