"""`camtay rotate-keys`: a new key, and everything encrypted written again under it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from camtay.domains.people import actions
from camtay.entrances.terminal import home
from camtay.foundation import keys
from camtay.foundation.access import SYSTEM


class Command(BaseCommand):
    help = "Add a new key to the key file and write everything encrypted again under it. Stop `camtay serve` first."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--resume", action="store_true", help="add no key; go on with what was interrupted"
        )

    def handle(self, **options: Any) -> None:
        # A server keeps the keys it started with: it could not read what is written under the new one.
        try:
            with home.hold(alone=True):
                self._rotate(Path(settings.CAMTAY_KEY_FILE), resume=options["resume"])
        except home.HomeInUseError as error:
            raise CommandError(
                "This installation is being served. Stop `camtay serve` everywhere first."
            ) from error

    def _rotate(self, path: Path, *, resume: bool) -> None:
        if not resume:
            try:
                keys.add(path)
            except OSError as error:
                raise CommandError(f"The key file {path} could not be written: {error}.") from error
            settings.KEYS = keys.load(path, may_create=False)
        done = actions.rotate_keys(by=SYSTEM, now=timezone.now())
        self.stdout.write(
            f"{done} written again under key {settings.KEYS.current}. The former keys stay in {path}, for old backups.\n"
            "Copy the key file to its second place again, and to every machine that serves; then start `camtay serve`."
        )
