"""The administrative units of the country on a day: the list of 1 July 2025 and what changed since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from camtay.domains.places.rules.names import short_name
from camtay.domains.places.states import KIND_OF, Kind, Type

FIRST_DAY = date(2025, 7, 1)  # two-tier local government begins


@dataclass(frozen=True)
class Unit:
    """One unit. `parent`: the province's code, "" for a province."""

    code: str
    name: str
    short_name: str
    type: str
    parent: str
    lat: float | None
    lon: float | None
    area_km2: float | None

    @property
    def kind(self) -> str:
        return KIND_OF[Type(self.type)]


@dataclass(frozen=True)
class Name:
    """A name held from–to (`until`: first day no more), and the act by which it came."""

    code: str
    name: str
    short_name: str
    type: str
    since: date
    until: date | None
    act: str


@dataclass(frozen=True)
class Change:
    code: str
    new_name: str
    new_type: str
    act: str
    day: date


def unit_of(line: Mapping[str, str]) -> Unit:
    """A line of `data/units.csv`."""
    return Unit(
        code=line["code"],
        name=line["name"],
        short_name=line["short_name"],
        type=line["type"],
        parent=line["province_code"],
        lat=_number(line["lat"]),
        lon=_number(line["lon"]),
        area_km2=_number(line["area_km2"]),
    )


def change_of(line: Mapping[str, str]) -> Change:
    """A line of `data/unit_changes.csv`."""
    return Change(
        line["code"],
        line["new_name"],
        line["new_type"],
        line["act"],
        date.fromisoformat(line["effective_from"]),
    )


def units_on(day: date, units: Iterable[Unit], changes: Iterable[Change]) -> list[Unit]:
    """The units as they are called on `day`, provinces first."""
    found = {unit.code: unit for unit in units}
    for change in sorted(changes, key=lambda one: one.day):
        if change.day <= day:
            found[change.code] = replace(
                found[change.code],
                name=change.new_name,
                short_name=short_name(change.new_name, Type(change.new_type)),
                type=change.new_type,
            )
    return sorted(found.values(), key=lambda unit: (unit.kind != Kind.PROVINCE, unit.code))


def names_held(units: Iterable[Unit], changes: Iterable[Change]) -> list[Name]:
    """Every name of the units that changed theirs, future changes included."""
    by_code = {unit.code: unit for unit in units}
    held: list[Name] = []
    last: dict[str, int] = {}
    for change in sorted(changes, key=lambda one: one.day):
        unit = by_code[change.code]
        if change.code not in last:
            held.append(Name(unit.code, unit.name, unit.short_name, unit.type, FIRST_DAY, change.day, ""))
        else:
            held[last[change.code]] = replace(held[last[change.code]], until=change.day)
        brief = short_name(change.new_name, Type(change.new_type))
        last[change.code] = len(held)
        held.append(Name(unit.code, change.new_name, brief, change.new_type, change.day, None, change.act))
    return held


def _number(said: str) -> float | None:
    return float(said) if said else None
