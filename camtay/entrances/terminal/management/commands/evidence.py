"""`camtay evidence CODE --place CODE --from … --to … --which {numerator,rest} --format json`"""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from camtay.domains.indicators import queries
from camtay.entrances.terminal.windows import add_place_and_window, place_and_window
from camtay.foundation.access import SYSTEM


class Command(BaseCommand):
    help = "Print the records behind a figure: those that count, or those that do not."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", help="an indicator, for example cases.on_time")
        add_place_and_window(parser)
        parser.add_argument("--which", choices=("numerator", "rest"), default="numerator")
        parser.add_argument("--format", choices=("json", "text"), default="text")

    def handle(self, *_args: Any, **options: Any) -> None:
        indicator = queries.definition(options["code"])
        if indicator is None:
            known = ", ".join(one.code for one in queries.definitions())
            raise CommandError(f"There is no indicator {options['code']!r}. There are: {known}.")
        place, window = place_and_window(options)
        found = queries.evidence(options["code"], place, window, options["which"], by=SYSTEM)
        rows = queries.evidence_rows(indicator, found.iterator(2000))
        if options["format"] == "json":
            self.stdout.write(json.dumps(list(rows), ensure_ascii=False, indent=1))
            return
        for row in rows:
            self.stdout.write("\t".join("-" if value in (None, "") else str(value) for value in row.values()))
