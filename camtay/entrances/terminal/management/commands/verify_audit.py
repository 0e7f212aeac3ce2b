"""`camtay verify-audit`: has anybody changed what the journal says?"""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from camtay.domains.places import queries as places
from camtay.foundation.audit import journal


class Command(BaseCommand):
    help = "Recompute the journal's hash chains; name every entry changed, removed or slipped in. Exit status 1 if any."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--place", default="", metavar="CODE", help="the chain of one place; default is every chain"
        )

    def handle(self, **options: Any) -> None:
        place_id = None
        if code := options["place"]:
            place = places.by_code(code)
            if place is None:
                raise CommandError(f"No place has the code {code}.")
            place_id = place.pk
        problems = journal.verify(place_id)
        for problem in problems:
            self.stdout.write(problem)
        self.stdout.write(f"{len(problems)} problems." if problems else "The journal is whole.")
        if problems:
            sys.exit(1)
