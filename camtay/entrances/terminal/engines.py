"""By which engine figures are counted: the database itself, or DuckDB or Apache Spark over a lake."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from camtay.domains.indicators.queries import Look, Row, Which, Window, evidence
from camtay.domains.indicators.queries import breakdown as live_breakdown
from camtay.domains.indicators.queries import look as live_look
from camtay.domains.places.models import Place
from camtay.foundation.access import SYSTEM
from camtay.foundation.calendar import ZONE


def add_engine(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--engine",
        choices=("live", "duckdb", "spark"),
        default="live",
        help="who counts: the database, or DuckDB or Apache Spark over a lake",
    )
    parser.add_argument(
        "--lake", type=Path, metavar="DIR", help="the lake that duckdb and spark read, see export-lake"
    )


@contextmanager
def opened(place: Place, window: Window, options: Mapping[str, Any]) -> Iterator[Look]:
    """A look by the engine that was asked for. Raises CommandError."""
    if options["engine"] == "live":
        yield live_look(place, window, by=SYSTEM)
        return
    if options["lake"] is None:
        raise CommandError(f"--engine {options['engine']} reads a lake: name it with --lake DIR.")
    from camtay.domains.indicators.queries import lake  # its libraries are loaded by who needs them

    try:
        with lake.opened(place, window, options["lake"], by=SYSTEM, name=options["engine"]) as look:
            yield look
            if as_of := look.as_of():
                sys.stderr.write(f"as of {as_of.astimezone(ZONE):%Y-%m-%d %H:%M}\n")
    except lake.LakeError as error:
        raise CommandError(str(error)) from error


def parts(look: Look, code: str, dimension: str) -> list[Row]:
    """A figure split, by the engine of the look."""
    if type(look) is Look:
        return live_breakdown(code, look.place, look.window, dimension, by=SYSTEM)
    from camtay.domains.indicators.queries import lake

    assert isinstance(look, lake.LakeLook)
    return lake.breakdown(look, code, dimension)


def ids(look: Look, code: str, which: Which) -> list[str]:
    """Of the records behind a figure, by the engine of the look, in the order of their text."""
    if type(look) is Look:
        found = evidence(code, look.place, look.window, which, by=SYSTEM)
        return sorted(str(pk) for pk in found.order_by().values_list("pk", flat=True))
    from camtay.domains.indicators.queries import lake

    assert isinstance(look, lake.LakeLook)
    return look.ids(code, which)
