"""The arguments that say where and when, shared by the commands that print figures."""

from argparse import ArgumentParser
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from camtay.domains.indicators.queries import Window
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place


def add_place_and_window(parser: ArgumentParser) -> None:
    parser.add_argument("--place", required=True, help="official code of a commune or province, new or old")
    parser.add_argument("--from", dest="first", required=True, type=date.fromisoformat, metavar="YYYY-MM-DD")
    parser.add_argument("--to", dest="last", required=True, type=date.fromisoformat, metavar="YYYY-MM-DD")


def known_place(code: str) -> Place:
    """Raises CommandError when no place has this code."""
    place = places.by_code(code)
    if place is None:
        raise CommandError(f"No place has the code {code!r}. Load the units first: camtay load-units.")
    return place


def place_and_window(options: Mapping[str, Any]) -> tuple[Place, Window]:
    """Raises CommandError for an unknown place or a window that ends before it begins."""
    if options["last"] < options["first"]:
        raise CommandError("--to lies before --from.")
    return known_place(options["place"]), Window(options["first"], options["last"], timezone.now())
