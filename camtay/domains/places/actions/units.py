"""Loading the country: 34 provinces, 3,321 communes, their former names and other codes."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from camtay.domains.places.models import Place, PlaceCode, PlaceName
from camtay.domains.places.permissions import check_can_load_units
from camtay.domains.places.rules import names, units
from camtay.domains.places.rules.units import FIRST_DAY, Unit
from camtay.domains.places.states import Kind
from camtay.foundation.access import Actor
from camtay.foundation.audit.journal import record
from camtay.foundation.calendar import local_day

DATA = Path(__file__).parent.parent / "data"
COUNTRY = 0  # the journal's chain for deeds that concern no single place
WRITTEN = ("name", "short_name", "type", "lat", "lon", "area_km2", "search", "version")


@dataclass(frozen=True)
class Loaded:
    """How many places were made, changed, or stood already."""

    created: int
    changed: int
    unchanged: int


@transaction.atomic
def load_units(*, by: Actor, now: datetime) -> Loaded:
    """Bring the map to what the data files say for the day of `now`; repeated, it changes nothing.

    Units that the files do not name stay as they are. Neighbourhoods and practice communes are not touched.
    """
    check_can_load_units(by=by)
    listed = [units.unit_of(line) for line in _lines("units.csv")]
    changes = [units.change_of(line) for line in _lines("unit_changes.csv")]
    standing = {
        place.code: place for place in Place.objects.exclude(kind=Kind.NEIGHBOURHOOD).filter(practice=False)
    }
    wanted = units.units_on(local_day(now), listed, changes)
    above = {unit.code: unit.name for unit in wanted}
    created, changed = 0, 0
    for kind in (Kind.PROVINCE, Kind.COMMUNE):
        of_kind = [unit for unit in wanted if unit.kind == kind]
        created += _create([unit for unit in of_kind if unit.code not in standing], standing, above)
        changed += _update([unit for unit in of_kind if unit.code in standing], standing, above)
    _write_names(units.names_held(listed, changes), standing)
    _write_codes(standing)
    if created or changed:
        record(
            by=by,
            action="places.load_units",
            object_type="places.Place",
            object_id="units",
            now=now,
            place_id=COUNTRY,
            note=f"created:{created} changed:{changed}",
        )
    return Loaded(created, changed, len(wanted) - created - changed)


def _lines(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _search(unit: Unit, above: dict[str, str]) -> str:
    return names.search_words(
        unit.code, unit.name, unit.short_name, [above[unit.parent]] if unit.parent else []
    )


def _create(missing: Iterable[Unit], standing: dict[str, Place], above: dict[str, str]) -> int:
    made = Place.objects.bulk_create(
        [
            Place(
                code=unit.code,
                kind=unit.kind,
                type=unit.type,
                name=unit.name,
                short_name=unit.short_name,
                parent=standing[unit.parent] if unit.parent else None,
                valid_from=FIRST_DAY if unit.parent else None,  # when a province began is not in the data
                lat=unit.lat,
                lon=unit.lon,
                area_km2=unit.area_km2,
                search=_search(unit, above),
            )
            for unit in missing
        ],
        batch_size=500,
    )
    standing.update({place.code: place for place in made})
    return len(made)


def _update(known: Iterable[Unit], standing: dict[str, Place], above: dict[str, str]) -> int:
    written, changed = [], []
    for unit in known:
        place = standing[unit.code]
        asked = {
            "name": unit.name,
            "short_name": unit.short_name,
            "type": unit.type,
            "lat": unit.lat,
            "lon": unit.lon,
            "area_km2": unit.area_km2,
            "search": _search(unit, above),
        }
        differing = {field for field, value in asked.items() if getattr(place, field) != value}
        if not differing:
            continue
        for field in differing:
            setattr(place, field, asked[field])
        written.append(place)
        if differing != {
            "search"
        }:  # a commune whose province got a new name is found by it, but is as it was
            place.version += 1
            changed.append(place)
    Place.objects.bulk_update(written, WRITTEN, batch_size=100)
    _rename_below(changed)
    return len(changed)


def _rename_below(communes: Iterable[Place]) -> None:
    """A neighbourhood is found by its commune's name too."""
    parts = list(Place.objects.neighbourhoods().filter(parent__in=communes).select_related("parent"))
    for part in parts:
        assert part.parent is not None
        part.search = names.search_words(part.code, part.name, part.short_name, [part.parent.name])
    Place.objects.bulk_update(parts, ["search"], batch_size=100)


def _write_names(held: Iterable[units.Name], standing: dict[str, Place]) -> None:
    known = {
        (row.place_id, row.valid_from): row
        for row in PlaceName.objects.filter(place__code__in=[n.code for n in held])
    }
    new = []
    for name in held:
        row = PlaceName(
            place=standing[name.code],
            name=name.name,
            short_name=name.short_name,
            type=name.type,
            valid_from=name.since,
            valid_to=name.until,
            act=name.act,
        )
        old = known.get((row.place_id, row.valid_from))
        if old is None:
            new.append(row)
        elif (old.name, old.type, old.valid_to, old.act) != (row.name, row.type, row.valid_to, row.act):
            row.pk = old.pk
            row.save()
    PlaceName.objects.bulk_create(new)


def _write_codes(standing: dict[str, Place]) -> None:
    codes = [
        PlaceCode(
            place=standing[line["code"]],
            code=line["other_code"],
            source=line["source"],
            valid_from=_day(line["valid_from"]),
            valid_to=_day(line["valid_to"]),
        )
        for line in _lines("other_codes.csv")
    ]
    PlaceCode.objects.bulk_create(codes, ignore_conflicts=True)


def _day(said: str) -> date | None:
    return date.fromisoformat(said) if said else None
