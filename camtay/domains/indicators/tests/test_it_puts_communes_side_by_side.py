"""Communes side by side: of a city from its lake, as of when that was written; of a commune always live."""

import shutil
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from camtay.domains.cases import states
from camtay.domains.cases.models import Case
from camtay.domains.cases.tests import factories as make
from camtay.domains.indicators import queries
from camtay.domains.indicators.actions.exporting import export_lake, summarise
from camtay.foundation.access import SYSTEM, Refused
from camtay.foundation.calendar import ZONE

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=ZONE)
WINDOW = queries.Window(date(2026, 1, 1), date(2026, 11, 24), NOW)
CODES = ("cases.received", "cases.on_time", "cases.overdue_now")


@pytest.fixture
def city():
    here = make.phu_xuan()
    make.place("19858", "Phong Thái", "phuong", here.parent)
    make.case(states.HANDED_OVER, at=NOW - timedelta(days=40))
    make.case(states.IN_PROGRESS, at=NOW - timedelta(days=20))
    return here.parent


@pytest.fixture(params=["lake", "summary"])
def kept(request, city, tmp_path, settings):
    export_lake(folder=tmp_path, by=SYSTEM, now=lambda: NOW)
    if request.param == "summary":
        assert summarise(folder=tmp_path, by=SYSTEM) > 0
    settings.CAMTAY_LAKE = tmp_path
    return tmp_path


def numbers(found):
    return {
        row.place.code: {code: (one.numerator, one.denominator) for code, one in row.figures.items()}
        for row in found.rows
    }


def test_every_commune_has_a_row_and_the_city_is_their_sum(city):
    found = queries.compared(city, CODES, WINDOW, by=SYSTEM)
    assert numbers(found) == {
        "19753": {"cases.received": (2, None), "cases.on_time": (1, 1), "cases.overdue_now": (1, None)},
        "19858": {"cases.received": (0, None), "cases.on_time": (0, 0), "cases.overdue_now": (0, None)},
    }
    assert found.whole["cases.received"].numerator == 2
    assert {row.place.code: row.silent for row in found.rows} == {"19753": False, "19858": True}
    assert found.as_of is None


def test_month_by_month_a_stock_is_taken_at_each_end(city):
    found = queries.trends(city, CODES, WINDOW, by=SYSTEM)
    received = {month: one.numerator for month, one in found.whole["cases.received"].items()}
    assert received == {202610: 1, 202611: 1}
    late = {month: one.numerator for month, one in found.whole["cases.overdue_now"].items()}
    assert late == {202611: 1}
    assert found.of[make.phu_xuan().pk]["cases.received"].keys() == {202610, 202611}


def test_from_a_lake_it_says_the_same_and_as_of_when(city, kept, settings):
    codes = [one.code for one in queries.definitions()]
    by_lake = [ask(city, codes, WINDOW, by=SYSTEM) for ask in (queries.compared, queries.trends)]
    settings.CAMTAY_LAKE = None
    live = [ask(city, codes, WINDOW, by=SYSTEM) for ask in (queries.compared, queries.trends)]
    assert by_lake == [replace(one, as_of=NOW) for one in live]


@pytest.mark.parametrize(
    ("first", "last"),
    [((2026, 10, 1), (2026, 10, 31)), ((2026, 11, 1), (2026, 11, 30)), ((2025, 1, 1), (2026, 10, 31)),
     ((2026, 9, 15), (2026, 10, 14)), ((2020, 1, 1), (2026, 11, 24))],
)  # fmt: skip
def test_of_any_days_it_says_the_same(city, kept, settings, first, last):
    codes = [one.code for one in queries.definitions()]
    window = queries.Window(date(*first), min(date(*last), NOW.date()), NOW)
    asked = queries.Window(date(*first), date(*last), NOW + timedelta(days=9))  # later, of the same lake
    found = [ask(city, codes, asked, by=SYSTEM) for ask in (queries.compared, queries.trends)]
    settings.CAMTAY_LAKE = None
    live = [ask(city, codes, window, by=SYSTEM) for ask in (queries.compared, queries.trends)]
    assert found == [replace(one, as_of=NOW) for one in live]


def test_a_new_case_is_seen_at_once_in_its_commune_and_in_the_city_after_the_next_export(city, kept):
    make.case(states.IN_PROGRESS, at=NOW - timedelta(days=1))
    here = make.phu_xuan()

    def received(place):
        return (
            queries.compared(place, ["cases.received"], WINDOW, by=SYSTEM).whole["cases.received"].numerator
        )

    assert (received(here), received(city)) == (3, 2)
    export_lake(folder=kept, by=SYSTEM, now=lambda: NOW)
    summarise(folder=kept, by=SYSTEM)
    assert received(city) == 3


def test_what_the_lake_has_said_of_some_days_is_remembered_until_it_is_written_again(city, kept):
    days = queries.Window(date(2026, 9, 15), date(2026, 11, 10), NOW)
    found = queries.compared(city, CODES, days, by=SYSTEM)
    shutil.rmtree(kept / "cases.Case")
    assert queries.compared(city, CODES, days, by=SYSTEM) == found
    export_lake(folder=kept, by=SYSTEM, now=lambda: NOW + timedelta(hours=1))
    again = queries.compared(city, CODES, days, by=SYSTEM)
    assert numbers(again) == numbers(found)
    assert again.as_of == NOW + timedelta(hours=1)


def test_what_the_lake_cannot_answer_is_counted_live(city, kept):
    (kept / "lake.json").unlink()
    shutil.rmtree(kept / "summary", ignore_errors=True)
    found = queries.compared(city, CODES, WINDOW, by=SYSTEM)
    assert found.as_of is None
    assert found.whole["cases.received"].numerator == Case.objects.count()


def test_who_may_not_see_a_place_compares_nothing_there(city):
    elsewhere = make.actor(make.account("leader", ("commune_leader", make.phu_xuan())), NOW)
    for ask in (queries.compared, queries.trends):
        with pytest.raises(Refused):
            ask(city, CODES, WINDOW, by=elsewhere)
    with pytest.raises(KeyError):
        queries.compared(city, ["cases.unheard_of"], WINDOW, by=SYSTEM)
