"""`camtay load-procedures`"""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from camtay.domains.procedures import actions
from camtay.foundation.access import SYSTEM


class Command(BaseCommand):
    help = "Load the catalogue of administrative procedures from the files that come with the product. Safe to repeat."

    def handle(self, **_options: Any) -> None:
        done = actions.load_catalogue(by=SYSTEM, now=timezone.now())
        self.stdout.write(f"new {done.created}, changed {done.changed}, unchanged {done.unchanged}")
