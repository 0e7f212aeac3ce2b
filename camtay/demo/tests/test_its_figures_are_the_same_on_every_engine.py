"""Every indicator, for every place of the demo: live, from the lake, and counted by plain SQL."""

import re
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection

from camtay.demo import lists, load
from camtay.demo.tests.cities import small  # noqa: F401  a fixture
from camtay.domains.indicators import queries
from camtay.domains.indicators.tests import lakes
from camtay.domains.places import queries as places
from camtay.foundation.access import SYSTEM
from camtay.foundation.calendar import day_range

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
NOW = day_range(TODAY, TODAY)[0] + timedelta(hours=10)
WINDOWS = [
    queries.Window(date(2026, 1, 1), TODAY, NOW),
    queries.Window(date(2026, 9, 15), date(2026, 10, 14), NOW),  # a reporting period that is over
]
PLAIN = Path(lakes.__file__).with_name("plain.sql")


def plain():
    """Code → statement."""
    parts = re.split(r"^-- ([a-z_]+\.[a-z_]+)\n", PLAIN.read_text(encoding="utf-8"), flags=re.M)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def counted(code, place, window):
    """Ids that count and ids of the rest, by plain SQL alone."""
    answering = [one.pk for one in places.communes_of(place)] if place.kind == "province" else [place.pk]
    values = {
        "places": ", ".join(map(str, answering)), "first": str(window.first_key), "last": str(window.last_key),
        "at": f"'{window.at:%Y-%m-%d %H:%M:%S.%f+00}'" if connection.vendor == "postgresql"
        else f"'{connection.ops.adapt_datetimefield_value(window.at)}'",
    }  # fmt: skip
    statement = re.sub(r":(places|first|last|at)\b", lambda found: values[found[1]], plain()[code])
    with connection.cursor() as cursor:
        cursor.execute(statement)
        rows = cursor.fetchall()
    is_uuid = (
        apps.get_model(queries.definition_of(code).source.model)._meta.pk.get_internal_type() == "UUIDField"
    )
    ids = [(str(UUID(str(pk))) if is_uuid else str(pk), counts) for pk, counts in rows]
    return {pk for pk, counts in ids if counts}, {pk for pk, counts in ids if not counts}


def test_every_figure_is_counted_the_same_by_every_engine_and_by_hand(small):  # noqa: F811
    load.load(TODAY, lambda _line: None)
    city = places.by_code(lists.PLANS[0].place).parent
    told = dict.fromkeys(plain(), 0)
    with lakes.exported(NOW) as folder:
        lakes.compare_grid(city, WINDOWS[0], folder)
        for place in (city, *queries.places_with_figures()):
            for window in WINDOWS:
                lakes.compare(place, window, folder)
                for one in queries.definitions():
                    found = evidence(one.code, place, window)
                    assert found == counted(one.code, place, window), (one.code, place.code)
                    told[one.code] += len(found[0]) + len(found[1])
    assert told.keys() == {one.code for one in queries.definitions()}


def evidence(code, place, window):
    found = [
        {str(row.pk) for row in queries.evidence(code, place, window, which, by=SYSTEM)}
        for which in ("numerator", "rest")
    ]
    return tuple(found)
