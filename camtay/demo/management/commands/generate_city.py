"""`camtay generate-city --residents 1200000 --cases 3000000 --seed 1 --lake DIR`"""

import time
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from camtay.demo.city import filling
from camtay.demo.city.shares import City, month_end
from camtay.domains.indicators.actions import exporting
from camtay.domains.indicators.queries.lake import LakeError
from camtay.domains.places import queries as places
from camtay.foundation.access import SYSTEM

HUE = "46"


def month(text: str) -> tuple[int, int]:
    year, _, number = text.partition("-")
    if not (year.isdecimal() and number.isdecimal() and 1 <= int(number) <= 12):
        raise ArgumentTypeError("a month is written 2026-10")
    return int(year), int(number)


class Command(BaseCommand):
    help = "Make up a city of any size, the same for the same seed: a lake to measure with, or cases in a database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--residents", type=int, default=1_200_000)
        parser.add_argument("--cases", type=int, default=3_000_000)
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--months", type=int, default=36)
        parser.add_argument(
            "--until", type=month, default=(2026, 10), metavar="YYYY-MM", help="its last month"
        )
        parser.add_argument("--place", default=HUE, help="whose communes: the code of a province")
        where = parser.add_mutually_exclusive_group(required=True)
        where.add_argument("--lake", type=Path, metavar="DIR", help="write it straight into a lake")
        where.add_argument("--database", action="store_true", help="write its cases into this empty database")

    def handle(self, **options: Any) -> None:
        province = places.by_code(options["place"])
        communes = sorted(one.code for one in places.communes_of(province)) if province else []
        if not communes:
            raise CommandError(
                f"No province {options['place']!r} with communes. Load the units: camtay load-units."
            )
        last = month_end(*options["until"])
        city = City(
            options["seed"], options["residents"], options["cases"], options["months"], last, communes
        )
        began = time.monotonic()
        try:
            if options["lake"]:
                filling.into_lake(city, options["lake"], now=timezone.now(), say=self.stderr.write)
                exporting.summarise(folder=options["lake"], by=SYSTEM)
            else:
                filling.into_database(city, now=timezone.now(), say=self.stderr.write)
        except LakeError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{city.cases} cases of {len(communes)} communes; {time.monotonic() - began:.1f} s."
        )
