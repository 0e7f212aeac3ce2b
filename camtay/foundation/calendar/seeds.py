"""The holidays of Việt Nam as the `holidays` package knows them: the seed of the editable table.

It knows Tết by the lunar calendar, days in lieu, swaps and make-up Saturdays as far as they are published, and
24 November (Ngày Văn hóa Việt Nam) from 2026.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from importlib.metadata import version
from typing import Literal, NamedTuple

from camtay.foundation.calendar.hours import Calendar

Kind = Literal["holiday", "make_up", "ordinary"]

YEARS = range(2015, 2046)
CULTURE_DAY = "Ngày Văn hóa Việt Nam"
MAKE_UP = "Làm bù"


class SeedRule(NamedTuple):
    day: date
    kind: Kind
    name: str
    act: str


def seed_rules(years: Iterable[int]) -> Iterator[SeedRule]:
    """What the package knows of `years`, by day."""
    # Imported late: most processes read the table instead, and start the sooner for it.
    from holidays import country_holidays

    for year in sorted(set(years)):
        known = country_holidays("VN", years=year, language="vi")
        for day, name in sorted(known.items()):
            if day.year == year:
                yield SeedRule(day, "holiday", name, _act(name, year))
        for day in sorted(known.weekend_workdays):
            if day.year == year:
                yield SeedRule(day, "make_up", MAKE_UP, "")


def source() -> str:
    """Name and version of where the seed comes from, written with each row."""
    return f"holidays {version('holidays')}"


@cache
def seed_calendar() -> Calendar:
    """The calendar of the seed alone, for 2015 to 2045."""
    rules = list(seed_rules(YEARS))
    return Calendar(
        holidays={rule.day: rule.name for rule in rules if rule.kind == "holiday"},
        make_up={rule.day: rule.name for rule in rules if rule.kind == "make_up"},
    )


def _act(name: str, year: int) -> str:
    """The act that gives the day off, where the package's own list lets us tell; swaps are made by yearly notices."""
    if "thay cho" in name:
        return ""
    if name.startswith(CULTURE_DAY):
        return "Nghị quyết 80-NQ/TW (2026)"
    if year < 2021:
        return "Bộ luật Lao động 2012, Điều 115"
    article = "Điều 111 khoản 3" if "nghỉ bù" in name else "Điều 112"
    return f"Bộ luật Lao động 2019, {article}"
