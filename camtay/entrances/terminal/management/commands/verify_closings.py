"""`camtay verify-closings`: does everything under a closed month still stand?"""

import sys
from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from camtay.domains.closings import queries
from camtay.domains.places import queries as places

WORDS = {
    "tampered": "changed without a deed",
    "doubt": "in doubt",
    "later": "changed since by a deed",
    "note": "to note",
}


class Command(BaseCommand):
    help = (
        "Check closings again: their chain, digests, time stamps, definitions, the records under them and the journals."
        " Name every change; exit status 1 for one that no deed explains, or that is in doubt."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--place", default="", metavar="CODE", help="the closings of one place; default is every one"
        )
        parser.add_argument(
            "--quiet", action="store_true", help="leave out what a deed explains, and what is only to note"
        )

    def handle(self, **options: Any) -> None:
        place = None
        if code := options["place"]:
            place = places.by_code(code)
            if place is None:
                raise CommandError(f"No place has the code {code}.")
        seen: Counter[str] = Counter()
        for one in queries.verify(place):
            seen[one.kind] += 1
            if one.kind in queries.BAD or not options["quiet"]:
                self.stdout.write(str(one))
        bad = sum(seen[kind] for kind in queries.BAD)
        counted = ", ".join(f"{seen[kind]} {words}" for kind, words in WORDS.items() if seen[kind])
        self.stdout.write(
            f"{'NOT WHOLE' if bad else 'The closings are whole'}{': ' if counted else '.'}{counted}"
        )
        if bad:
            sys.exit(1)
