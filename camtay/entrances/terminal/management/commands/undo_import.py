"""`camtay undo-import BATCH`"""

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from camtay.domains.cases import actions, queries
from camtay.foundation.access import SYSTEM, Refused
from camtay.foundation.tables.engine import UndoRefused


class Command(BaseCommand):
    help = "Take a whole import of cases back; refuses, and changes nothing, when a case was changed since."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("batch", type=UUID)

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            batch = queries.import_batch(options["batch"], by=SYSTEM)
            actions.undo_import(batch=batch, by=SYSTEM, now=timezone.now())
        except Refused as error:
            raise CommandError(f"There is no import {options['batch']}.") from error
        except UndoRefused as error:
            for blocked in error.blocked:
                self.stderr.write(f"  row {blocked.row}: {blocked.message}")
            raise CommandError(error.message) from error
        self.stdout.write(f"undone {batch.pk}")
