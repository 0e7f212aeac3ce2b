"""`camtay check`: Django's, and plain words about what has no way out yet."""

from typing import Any

from django.core.checks import ERROR
from django.core.management.base import CommandError
from django.core.management.commands.check import Command as DjangoCheck

from camtay.entrances.terminal import checks


class Command(DjangoCheck):
    help = "Check settings and code; with --deploy, everything a real installation needs."

    def handle(self, *app_labels: Any, **options: Any) -> None:
        super().handle(*app_labels, **options)
        if options["deploy"] or options["list_tags"]:
            return
        found = [
            *checks.messages_have_a_way_out(),
            *checks.telephone_account_can_be_read(),
            *checks.stamping_is_set_whole(),
        ]
        for message in found:
            self.stderr.write(str(message))
        if any(message.is_serious(ERROR) for message in found):
            raise CommandError("Correct this first.")
