"""`camtay new-keys PATH`: the key file of a new installation."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from camtay.foundation import keys


class Command(BaseCommand):
    help = "Make the key file of a new installation. Name it in CAMTAY_KEY_FILE; keep a copy apart from the backups."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path)

    def handle(self, **options: Any) -> None:
        path: Path = options["path"]
        if path.exists():
            raise CommandError(
                f"{path} exists. New keys in its place would make every stored citizen number unreadable."
            )
        try:
            keys.create(path)
        except OSError as error:
            raise CommandError(f"{path} could not be written: {error}.") from error
        self.stdout.write(
            f"Written: {path}, readable by this account alone.\n"
            f"Set CAMTAY_KEY_FILE={path.resolve()} and keep a copy of the file elsewhere: without it a backup"
            " has no readable citizen numbers."
        )
