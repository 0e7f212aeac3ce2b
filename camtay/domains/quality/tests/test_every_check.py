"""Every check finds what it must and lets pass what lies just beside it; every one is complete."""

import pytest
from django.apps import apps

from camtay.domains.indicators import queries as indicators
from camtay.domains.people.tests.make import NOW, phu_xuan
from camtay.domains.quality import queries
from camtay.domains.quality.queries.findings import counts, suspects
from camtay.domains.quality.queries.grouped import GROUPED
from camtay.domains.quality.rules.shapes import Moment
from camtay.domains.quality.tests.plants import PLANTS
from camtay.foundation.access import SYSTEM, matrix
from camtay.foundation.predicates import fields_of

CHECKS = queries.checks()
CODES = [one.code for one in CHECKS]


def found(code: str) -> int:
    here = phu_xuan()
    number = counts(here, NOW)[code]
    assert suspects(queries.check_of(code), here, NOW).count() == number
    return number


@pytest.mark.django_db
@pytest.mark.parametrize("code", CODES)
def test_it_finds_what_is_suspect(code):
    assert found(code) == 0
    PLANTS[code][0]()
    assert found(code) > 0


@pytest.mark.django_db
@pytest.mark.parametrize("code", CODES)
def test_it_lets_pass_what_lies_beside(code):
    PLANTS[code][1]()
    assert found(code) == 0


def test_there_are_thirty_and_each_has_its_records_planted():
    assert len(CHECKS) >= 30
    assert len(set(CODES)) == len(CODES)
    assert PLANTS.keys() == set(CODES)
    assert GROUPED.keys() == {one.code for one in CHECKS if one.suspect is None}


@pytest.mark.django_db
@pytest.mark.parametrize("check", CHECKS, ids=CODES)
def test_each_names_columns_figures_and_permissions_that_there_are(check):
    model = apps.get_model(check.source.model)
    if check.suspect is not None:
        for name in fields_of(check.suspect(Moment(NOW))):
            assert model._meta.get_field(name)
    for code in check.leans:
        assert indicators.definition(code) is not None
    assert check.source.sees in {one.name for one in matrix()}
    assert [one.shown for one in check.source.columns].count("title") == 1
    assert list(queries.records(check, phu_xuan(), NOW, by=SYSTEM)) == []


@pytest.mark.django_db
def test_another_commune_does_not_count_here(django_assert_num_queries):
    PLANTS["cases.due_before_receipt"][0]()
    elsewhere = phu_xuan().parent
    with django_assert_num_queries(30):  # one a source, one a check that compares rows with rows
        assert not any(counts(elsewhere, NOW).values())
