"""`camtay backup FILE`: everything an installation owns, in one file, while it serves."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from camtay.entrances.terminal.archive import writing
from camtay.entrances.terminal.archive.manifest import ArchiveError


class Command(BaseCommand):
    help = "Write database and files into one archive, while the installation serves."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", type=Path, help="a new file (….tar.gz), or a folder: then named by the time"
        )
        parser.add_argument(
            "--with-keys", action="store_true", help="put the key file in too: keep such an archive locked up"
        )

    def handle(self, **options: Any) -> None:
        try:
            made = writing.write(options["file"], with_keys=options["with_keys"], now=timezone.localtime())
        except ArchiveError as error:
            raise CommandError(str(error)) from error
        files = sum(name.startswith(f"{writing.FILES}/") for name in made.files)
        self.stdout.write(
            f"Written: {len(made.tables)} tables, {sum(made.tables.values())} rows, {files} files."
        )
        if options["with_keys"]:
            self.stdout.write("The keys are in it: whoever has this file can read every citizen number.")
        else:
            self.stdout.write(
                "The keys are not in it: keep a copy of the key file elsewhere, or it is of no use."
            )
