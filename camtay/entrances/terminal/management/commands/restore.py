"""`camtay restore FILE`: an archive put back, checked before anything is touched."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from camtay.entrances.terminal import home, readiness
from camtay.entrances.terminal.archive import reading
from camtay.entrances.terminal.archive.manifest import ArchiveError


class Command(BaseCommand):
    help = "Put database and files back from an archive of `camtay backup`. Nothing is touched before all is checked."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="lay aside what this installation holds")
        parser.add_argument("--with-keys", action="store_true", help="take the key file from the archive too")
        parser.add_argument(
            "--any-keys", action="store_true", help="go on without the keys the archive was made under"
        )

    def handle(self, **options: Any) -> None:
        given = {name: options[name] for name in ("replace", "with_keys", "any_keys")}
        try:
            with home.hold(alone=True):
                found = reading.restore(options["file"], **given, now=timezone.localtime())
        except home.HomeInUseError as error:
            raise CommandError("This installation is being served. Stop `camtay serve` first.") from error
        except ArchiveError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"Restored the state of {found.made_at} (version {found.version}): {len(found.tables)} tables,"
            f" {sum(found.tables.values())} rows, all counted and equal; {len(found.files)} files, all hashes equal."
        )
        if missing := readiness.missing():
            self.stdout.write(f"Now run `camtay upgrade`: {'; '.join(missing)}.")
