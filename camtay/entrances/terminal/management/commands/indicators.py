"""`camtay indicators --place CODE --from DATE --to DATE --by neighbourhood --engine duckdb --lake DIR`"""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from camtay.domains.indicators import queries
from camtay.entrances.terminal.engines import add_engine, opened, parts
from camtay.entrances.terminal.windows import add_place_and_window, place_and_window


class Command(BaseCommand):
    help = "Print the figures of a place: dates inclusive, local days; stock figures as at --to."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_place_and_window(parser)
        add_engine(parser)
        parser.add_argument("--by", choices=tuple(queries.DIMENSIONS), help="split each figure that can be")
        parser.add_argument("--format", choices=("json", "text"), default="text")

    def handle(self, *_args: Any, **options: Any) -> None:
        place, window = place_and_window(options)
        with opened(place, window, options) as look:
            figures = look.figures()
            rows = dict(_split(look, options)) if options["by"] else {}
        if options["format"] == "json":
            found = [
                {**asdict(figure), **({"parts": _plain(rows[figure.code])} if figure.code in rows else {})}
                for figure in figures
            ]
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=1))
            return
        for figure in figures:
            self.stdout.write(f"{figure.code:24} {_said(figure)}")
            for row in rows.get(figure.code, ()):
                self.stdout.write(f"  {row.key or '-':22} {_said(row.figure)}  {row.label}")


def _split(look: queries.Look, options: dict[str, Any]) -> Iterator[tuple[str, list[queries.Row]]]:
    """Code → its parts, for the figures that may be split so there."""
    for one in queries.definitions():
        if options["by"] in {possible.code for possible in queries.dimensions_of(one, look.place)}:
            yield one.code, parts(look, one.code, options["by"])


def _plain(rows: list[queries.Row]) -> list[dict[str, Any]]:
    return [{"key": row.key, "label": row.label, **asdict(row.figure)} for row in rows]


def _said(figure: queries.Figure) -> str:
    share = f"{figure.value:.4f}" if figure.kind == "share" and figure.value is not None else figure.value
    parts = f" = {figure.numerator}/{figure.denominator}" if figure.denominator is not None else ""
    return f"{share}{parts}"
