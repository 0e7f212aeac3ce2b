"""`camtay make-docs`."""

import difflib
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from camtay.entrances.terminal.reference.page import ROOT, Page
from camtay.entrances.terminal.reference.pages import stale


class Command(BaseCommand):
    help = "Write docs/reference and the table in ARCHITECTURE.md from what the code says."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail and show what differs")

    def handle(self, *, check: bool, **_: Any) -> None:
        try:
            pages = stale()
        except ValueError as error:
            raise CommandError(str(error)) from error
        for page in pages:
            if check:
                self.stdout.write(difference(page))
            else:
                (ROOT / page.path).parent.mkdir(parents=True, exist_ok=True)
                (ROOT / page.path).write_text(page.text, encoding="utf-8")
                self.stdout.write(f"wrote {page.path}")
        if check and pages:
            raise CommandError("Generated documents are not what the code says now. Run: camtay make-docs")


def difference(page: Page) -> str:
    path = ROOT / page.path
    before = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    changes = difflib.unified_diff(
        before, page.text.splitlines(), str(page.path), "as the code says", lineterm=""
    )
    return "\n".join(changes)
