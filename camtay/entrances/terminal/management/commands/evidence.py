"""`camtay evidence CODE --place CODE --from … --to … --which {numerator,rest} --format json`"""

import json
from argparse import ArgumentParser
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from camtay.domains.indicators import queries
from camtay.entrances.terminal.engines import add_engine, ids, opened
from camtay.entrances.terminal.windows import add_place_and_window, place_and_window
from camtay.foundation.access import SYSTEM


class Command(BaseCommand):
    help = "Print the records behind a figure: those that count, or those that do not."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", help="an indicator, for example cases.on_time")
        add_place_and_window(parser)
        add_engine(parser)
        parser.add_argument("--which", choices=("numerator", "rest"), default="numerator")
        parser.add_argument("--ids", action="store_true", help="only the ids; a lake knows no more")
        parser.add_argument("--format", choices=("json", "text"), default="text")

    def handle(self, *_args: Any, **options: Any) -> None:
        indicator = queries.definition(options["code"])
        if indicator is None:
            there_are = ", ".join(one.code for one in queries.definitions())
            raise CommandError(f"There is no indicator {options['code']!r}. There are: {there_are}.")
        place, window = place_and_window(options)
        if options["ids"] or options["engine"] != "live":
            with opened(place, window, options) as look:
                known = ids(look, options["code"], options["which"])
            self._say([{"id": one} for one in known], options["format"])
            return
        found = queries.evidence(options["code"], place, window, options["which"], by=SYSTEM)
        self._say(queries.evidence_rows(indicator, found.iterator(2000)), options["format"])

    def _say(self, rows: Iterable[dict[str, Any]], form: str) -> None:
        if form == "json":
            self.stdout.write(json.dumps(list(rows), ensure_ascii=False, indent=1))
            return
        for row in rows:
            self.stdout.write("\t".join("-" if value in (None, "") else str(value) for value in row.values()))
