"""`camtay translations`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from camtay.entrances.terminal.translations import catalogues
from camtay.entrances.terminal.translations.extract import ExtractionError, extract


class Command(BaseCommand):
    help = "Bring the English catalogue up to date with the words in code and pages, and list what is untranslated."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check",
            action="store_true",
            help="write nothing; fail when a translation is missing or doubtful",
        )

    def handle(self, *, check: bool, **_: Any) -> None:
        try:
            words = extract()
        except ExtractionError as error:
            raise CommandError(f"The words could not be read: {error}") from error
        if not check:
            came, went = catalogues.merge(words)
            self.stdout.write(f"{catalogues.MAIN.name}: {came} new, {went} gone")
        self._report(words, check)

    def _report(self, words: Any, check: bool) -> None:
        missing = catalogues.missing(words, catalogues.catalogues())
        wrong = list(catalogues.misshapen(catalogues.catalogues()))
        for entry in missing:
            where = f"{entry.occurrences[0][0]}: " if entry.occurrences else ""
            self.stdout.write(f"untranslated: {where}{entry.msgid!r}")
        for line in wrong:
            self.stdout.write(f"placeholder differs: {line}")
        self.stdout.write(
            f"{len(words)} texts, {len(missing)} untranslated, {len(wrong)} with other placeholders"
        )
        if check and (missing or wrong or not words):
            raise CommandError(
                "Translations are not complete. Run: camtay translations, and fill what is empty."
            )
