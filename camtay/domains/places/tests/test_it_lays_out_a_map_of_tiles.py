"""The map of tiles is nobody's survey, yet who is near on the ground is near on it."""

import csv
import math

from camtay.domains.places import queries
from camtay.domains.places.actions.units import DATA

NEAREST = 4


def communes():
    """Code → (kilometres east, kilometres south) of Huế's communes."""
    with (DATA / "units.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["province_code"] == "46"]
    degree = 111.2
    east = degree * math.cos(math.radians(16.4))
    return {row["code"]: (float(row["lon"]) * east, -float(row["lat"]) * degree) for row in rows}


def pairs():
    """Each commune with the four nearest to it."""
    found, places = set(), communes()
    for code, at in places.items():
        others = sorted(places.keys() - {code}, key=lambda other: math.dist(at, places[other]))
        found |= {frozenset((code, other)) for other in others[:NEAREST]}
    return [tuple(sorted(pair)) for pair in found]


def apart(one, other):
    """Steps of a king in chess."""
    tiles = queries.tiles()
    return max(abs(tiles[one].column - tiles[other].column), abs(tiles[one].row - tiles[other].row))


def test_every_commune_of_hue_has_a_tile_of_its_own():
    tiles = queries.tiles()
    assert tiles.keys() == communes().keys()
    assert len({(tile.column, tile.row) for tile in tiles.values()}) == 40
    assert len({tile.label for tile in tiles.values()}) == 40
    assert all(len(tile.label) <= 8 for tile in tiles.values())


def test_neighbours_stay_near():
    steps = [apart(*pair) for pair in pairs()]
    assert max(steps) <= 2
    assert sum(step == 1 for step in steps) >= 0.8 * len(steps)


def test_north_stays_north_and_west_stays_west():
    """Of two communes far apart the one further north never lies lower, nor the one further west more to the right."""
    tiles, places = queries.tiles(), communes()
    for one, (east, south) in places.items():
        for other, (other_east, other_south) in places.items():
            if other_east - east > 25:
                assert tiles[one].column <= tiles[other].column, (one, other)
            if other_south - south > 25:
                assert tiles[one].row <= tiles[other].row, (one, other)
