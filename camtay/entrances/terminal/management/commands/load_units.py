"""`camtay load-units`: the 34 provinces and 3,321 communes, as they are called today."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from camtay.domains.places import actions
from camtay.foundation.access import SYSTEM


class Command(BaseCommand):
    help = "Bring the map of provinces and communes up to date. Safe to repeat; repeat it when units change."

    def handle(self, **_options: Any) -> None:
        loaded = actions.load_units(by=SYSTEM, now=timezone.now())
        self.stdout.write(
            f"{loaded.created} created, {loaded.changed} changed, {loaded.unchanged} as they were."
        )
