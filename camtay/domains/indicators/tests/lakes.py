"""The same figures live and from a lake, compared to the last record. Every definition takes part by itself."""

import tempfile
from contextlib import contextmanager
from pathlib import Path

from camtay.domains.indicators import queries
from camtay.domains.indicators.actions.exporting import export_lake
from camtay.domains.indicators.queries import lake
from camtay.domains.places import queries as places
from camtay.foundation.access import SYSTEM


@contextmanager
def exported(now):
    with tempfile.TemporaryDirectory() as folder:
        export_lake(folder=Path(folder), by=SYSTEM, now=lambda: now)
        yield Path(folder)


def compare(place, window, folder, name="duckdb"):
    """Numbers, trends, places side by side, every part of every breakdown, and the ids of the evidence and its rest."""
    live = queries.look(place, window, by=SYSTEM)
    with lake.opened(place, window, folder, by=SYSTEM, name=name) as look:
        assert look.figures() == live.figures()
        for one in queries.definitions():
            assert look.by_month(one.code) == live.by_month(one.code), one.code
            assert look.by_commune(one.code) == live.by_commune(one.code), one.code
            for dimension in queries.dimensions_of(one, place):
                parts = queries.breakdown(one.code, place, window, dimension.code, by=SYSTEM)
                assert lake.breakdown(look, one.code, dimension.code) == parts, (one.code, dimension.code)
            for which in ("numerator", "rest"):
                ids = queries.evidence(one.code, place, window, which, by=SYSTEM).order_by()
                assert look.ids(one.code, which) == sorted(str(pk) for pk in ids.values_list("pk", flat=True))
                assert look.size(one.code, which) in (len(ids), 0)  # a median counts those alone that count


def compare_grid(place, window, folder, name="duckdb"):
    """Commune by month, against the live trend of each commune, and a stock against a look at each month's end."""
    with lake.opened(place, window, folder, by=SYSTEM, whole=True, name=name) as look:
        grids = {one.code: look.grid(one.code) for one in queries.definitions()}
    communes = places.communes_of(place)
    trends = {one.pk: queries.look(one, window, by=SYSTEM) for one in communes}
    ends = {month: queries.look(place, part, by=SYSTEM) for month, part in window.months().items()}
    for one in queries.definitions():
        if one.month_field is not None:
            expected = {
                (pk, month): figure
                for pk, look in trends.items()
                for month, figure in look.by_month(one.code)
            }
        else:
            expected = {
                (commune.pk, month): figure
                for month, look in ends.items()
                for commune, figure in look.by_commune(one.code)
            }
        assert grids[one.code] == expected, one.code
