"""Every indicator on Apache Spark, a master and two workers that are started here: equal to live and to DuckDB.

One test, since a cluster takes longer to start than to answer. A new indicator joins by itself.
"""

import io
import json
import random
from datetime import timedelta

import pytest
from django.core.management import call_command

from camtay.demo import lists, load
from camtay.demo.tests.cities import small  # noqa: F401  a fixture
from camtay.demo.tests.test_its_figures_are_the_same_on_every_engine import NOW, TODAY, WINDOWS, counted
from camtay.domains.cases.models import Case
from camtay.domains.indicators import queries
from camtay.domains.indicators.queries import lake
from camtay.domains.indicators.tests import clusters, lakes
from camtay.domains.places import queries as places
from camtay.foundation.access import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def workers(settings, monkeypatch):
    """The processes of a cluster that `--engine spark` finds."""
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", clusters.QUICK)
    with clusters.cluster() as (master, processes):
        settings.CAMTAY_SPARK_MASTER = master
        yield processes
        clusters.leave()


def test_every_figure_is_counted_the_same_on_a_cluster(small, workers):  # noqa: F811
    load.load(TODAY, lambda _line: None)
    city = places.by_code(lists.PLANS[0].place).parent
    with lakes.exported(NOW) as folder:
        same_in_the_terminal(city, WINDOWS[0], folder)
        same_records(city, WINDOWS[1], folder)
    other_lives(random.Random(1))
    with lakes.exported(NOW) as folder:
        same_figures(city, WINDOWS[0], folder)
    assert all(one.poll() is None for one in workers)


def same_figures(place, window, folder):
    live = queries.look(place, window, by=SYSTEM)
    with lake.opened(place, window, folder, by=SYSTEM, name="spark") as look:
        assert look.figures() == live.figures()
        for one in queries.definitions():
            assert look.by_month(one.code) == live.by_month(one.code), one.code
            assert look.by_commune(one.code) == live.by_commune(one.code), one.code


def same_records(place, window, folder):
    """Those that count, of each figure, and those that do not of one."""
    with lake.opened(place, window, folder, by=SYSTEM, name="spark") as look:
        for one in queries.definitions():
            counts, _rest = counted(one.code, place, window)
            assert set(look.ids(one.code, "numerator")) == counts, one.code
        assert set(look.ids("cases.on_time", "rest")) == counted("cases.on_time", place, window)[1]
        parts = queries.breakdown("cases.on_time", place, window, "procedure", by=SYSTEM)
        assert lake.breakdown(look, "cases.on_time", "procedure") == parts


def same_in_the_terminal(place, window, folder):
    asked = ["--place", place.code, "--from", str(window.first), "--to", str(window.last), "--format", "json"]
    told = {}
    for engine in ("live", "duckdb", "spark"):
        out = io.StringIO()
        call_command("indicators", *asked, "--engine", engine, "--lake", str(folder), stdout=out)
        told[engine] = json.loads(out.getvalue())
    assert told["spark"] == told["duckdb"] == told["live"]
    assert sum(one["numerator"] for one in told["spark"])


def other_lives(dice):
    """The demo's cases as they might have gone: what compares, groups or adds up is anything, or nothing."""
    cases = list(Case.objects.filter(received_at__isnull=False))
    for case in cases:
        case.clock_due_at = dice.choice([None, NOW, NOW - timedelta(microseconds=1), NOW - timedelta(days=9)])
        case.supplement_count = dice.randrange(3)
        case.saved_minutes = dice.choice([None, 0, 1, 7, 40])
        case.channel = dice.choice(["online", "counter", "post"])
    changed = ["clock_due_at", "supplement_count", "saved_minutes", "channel"]
    Case.objects.bulk_update(cases, changed, batch_size=200)
