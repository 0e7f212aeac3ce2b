"""`camtay indicators --place CODE --from DATE --to DATE --format json`"""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from camtay.domains.indicators import queries
from camtay.entrances.terminal.windows import add_place_and_window, place_and_window
from camtay.foundation.access import SYSTEM


class Command(BaseCommand):
    help = "Print the figures of a place: dates inclusive, local days; stock figures as at --to."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_place_and_window(parser)
        parser.add_argument("--format", choices=("json", "text"), default="text")

    def handle(self, *_args: Any, **options: Any) -> None:
        place, window = place_and_window(options)
        figures = queries.figures(place, window, by=SYSTEM)
        if options["format"] == "json":
            self.stdout.write(
                json.dumps([asdict(figure) for figure in figures], ensure_ascii=False, indent=1)
            )
            return
        for figure in figures:
            share = (
                f"{figure.value:.4f}" if figure.kind == "share" and figure.value is not None else figure.value
            )
            parts = f" = {figure.numerator}/{figure.denominator}" if figure.denominator is not None else ""
            self.stdout.write(f"{figure.code:24} {share}{parts}")
