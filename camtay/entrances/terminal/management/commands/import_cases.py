"""`camtay import-cases FILE --place CODE`"""

from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from camtay.domains.cases import actions
from camtay.domains.places.models import Place
from camtay.entrances.terminal.windows import known_place
from camtay.foundation import files
from camtay.foundation.access import SYSTEM
from camtay.foundation.tables.columns import TableProblem
from camtay.foundation.tables.models import Batch, Mode


class Command(BaseCommand):
    help = "Bring in the list of cases that the provincial system exports (XLSX or CSV). Repeating it changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--place", required=True, help="official code of the commune, new or old")
        parser.add_argument("--mode", choices=[mode.value for mode in Mode], default=Mode.GOOD.value,
                            help="good: take the rows that are in order; all: take all or none")  # fmt: skip
        parser.add_argument("--dry-run", action="store_true", help="only say what would change")

    def handle(self, *_args: Any, **options: Any) -> None:
        place, now = known_place(options["place"]), timezone.now()
        try:
            with transaction.atomic():
                batch = _proposed(options["file"], place, options["mode"], now)
                if options["dry_run"]:
                    found = actions.compare_import(batch=batch, by=SYSTEM, now=now)
                    self.stdout.write(_counts(found.new, found.changed, found.unchanged, found.wrong))
                    transaction.set_rollback(True)
                    return
            batch = actions.run_import(batch_id=batch.pk, by=SYSTEM, now=now)
        except OSError as error:
            raise CommandError(f"{options['file']} cannot be read: {error.strerror}.") from error
        except (files.BadFile, TableProblem) as error:
            raise CommandError(str(error)) from error
        self._tell(batch)

    def _tell(self, batch: Batch) -> None:
        self.stdout.write(f"batch {batch.pk}")
        self.stdout.write(_counts(batch.new, batch.changed, batch.unchanged, batch.wrong))
        for problem in batch.problems:
            cell = f"{problem['column']}{problem['row']}"
            self.stderr.write(f"  {cell} ({problem['header']}): {problem['message']} [{problem['raw']}]")
        if batch.wrong and not batch.new + batch.changed + batch.unchanged:
            raise CommandError(batch.failure or "No row could be taken.")


def _proposed(path: Path, place: Place, mode: str, now: datetime) -> Batch:
    with path.open("rb") as stream:
        stored = files.store(stream, name=path.name, kinds=files.TABLES, now=now)
    return actions.propose_import(place=place, file=stored, name=path.name, mode=mode, by=SYSTEM, now=now)


def _counts(new: int, changed: int, unchanged: int, wrong: int) -> str:
    return f"new {new}, changed {changed}, unchanged {unchanged}, wrong {wrong}"
