"""A made-up city: the same for the same seed, of the size that was asked for, and the same in lake and database."""

import io
from datetime import date, datetime

import pytest
from django.core.management import CommandError, call_command

from camtay.connectors.warehouse import Lake
from camtay.demo.tests.test_its_figures_are_the_same_on_every_engine import NOW
from camtay.domains.cases.models import Case
from camtay.domains.indicators import queries
from camtay.domains.indicators.queries import lake
from camtay.domains.indicators.tests import lakes
from camtay.domains.places import queries as places
from camtay.foundation.access import SYSTEM

pytestmark = pytest.mark.django_db
SMALL = ("--cases", "600", "--residents", "240", "--months", "3")
WINDOW = queries.Window(date(2026, 8, 1), date(2026, 10, 31), NOW)


@pytest.fixture
def city():
    call_command("load_units", verbosity=0, stdout=io.StringIO())
    return places.by_code("46")


def generate(*words):
    call_command("generate_city", *SMALL, *words, stdout=io.StringIO(), stderr=io.StringIO())


def figures(city, folder, codes=()):
    with lake.opened(city, WINDOW, folder, by=SYSTEM) as look:
        return {one.code: one for one in look.figures(codes)}, look.ids("cases.on_time", "rest")


def test_the_same_seed_makes_the_same_city(city, tmp_path):
    for name, seed in (("one", "1"), ("again", "1"), ("other", "2")):
        generate("--seed", seed, "--lake", str(tmp_path / name))
    assert figures(city, tmp_path / "one") == figures(city, tmp_path / "again")
    assert figures(city, tmp_path / "one") != figures(city, tmp_path / "other")


def test_it_is_as_big_as_was_asked_and_as_an_office_is(city, tmp_path):
    generate("--lake", str(tmp_path / "lake"))
    found, late = figures(city, tmp_path / "lake")
    assert found["cases.received"].numerator == 600
    made = Lake.open(tmp_path / "lake")
    assert all(made.communes(one.table) for one in lake.wanted_here())  # every source has records there
    assert 0.85 < found["cases.on_time"].value < 0.99
    assert len(late) == found["cases.on_time"].denominator - found["cases.on_time"].numerator
    assert (
        0 < found["learning.kept"].value < found["learning.alone"].value < found["learning.with_help"].value
    )
    assert all(one.numerator for code, one in found.items() if code != "cases.overdue_now")


def test_its_cases_are_the_same_in_the_database(city, tmp_path):
    generate("--lake", str(tmp_path / "lake"))
    generate("--database")
    codes = [one.code for one in queries.definitions() if one.source.model == "cases.Case"]
    live = {one.code: one for one in queries.figures(city, WINDOW, by=SYSTEM, codes=codes)}
    assert figures(city, tmp_path / "lake", codes)[0] == live
    assert isinstance(Case.objects.first().received_at, datetime)
    with lakes.exported(NOW) as folder:
        assert figures(city, folder, codes)[0] == live
    with pytest.raises(CommandError, match="empty database"):
        generate("--database")


def test_real_records_never_join_a_made_up_city(city, tmp_path):
    generate("--lake", str(tmp_path))
    with pytest.raises(CommandError, match="made-up"):
        call_command("export_lake", str(tmp_path), stdout=io.StringIO(), stderr=io.StringIO())
