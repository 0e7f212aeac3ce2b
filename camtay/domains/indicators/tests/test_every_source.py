"""Whatever the source: its columns are there, its words read, and number, evidence and parts agree."""

from datetime import date

import pytest
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from camtay.domains.indicators import queries
from camtay.domains.indicators.tests import lakes
from camtay.domains.learning.models import PersonProgress
from camtay.domains.people.tests.make import NOW, group_three, person, phu_xuan
from camtay.foundation.access import SYSTEM, matrix
from camtay.foundation.predicates import fields_of, holds

WINDOW = queries.Window(date(2026, 3, 1), date(2026, 10, 31), NOW)
DEFINITIONS = queries.definitions()
SOURCES = {one.source.model: one.source for one in DEFINITIONS}
DAY = st.none() | st.sampled_from([20260101, 20260228, 20260301, 20260615, 20261031, 20261101])


def field(model, path):
    for step in path.split("__"):
        found = model._meta.get_field(step) if step != "pk" else model._meta.pk
        model = found.related_model or model
    return found


@pytest.mark.parametrize("indicator", DEFINITIONS, ids=lambda one: one.code)
def test_every_definition_compares_columns_that_people_have_a_word_for(indicator):
    model = apps.get_model(indicator.source.model)
    for name in fields_of(indicator.population(WINDOW)) | fields_of(indicator.counts(WINDOW)):
        assert field(model, name)
        assert name in indicator.source.labels
    for name in (indicator.place_field, indicator.month_field, indicator.value_field):
        assert not name or field(model, name)
    assert set(indicator.split_by) <= set(queries.DIMENSIONS)
    assert queries.formula(indicator, WINDOW).counts


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_every_source_names_columns_that_there_are(source):
    model = apps.get_model(source.model)
    for name in (*source.splits.values(), *source.parts.values(), *source.names.values(), *source.order):
        assert field(model, name)
    for column in source.columns:
        assert column.tells or field(model, column.path or column.name)
    for name in source.places:
        assert field(model, name.removesuffix("_id"))
    assert [one.shown for one in source.columns].count("title") == 1
    *way, last = source.path.split("__")
    assert not last or hasattr(field(model, "__".join(way)).related_model if way else model, last)
    assert source.sees in {one.name for one in matrix()}
    with pytest.raises(FieldDoesNotExist):
        field(model, "nothing")


class RandomLearnersTest(TestCase):
    @settings(max_examples=30)
    @given(st.lists(st.tuples(DAY, DAY, DAY, DAY, DAY, DAY, st.booleans()), max_size=8))
    def test_numbers_evidence_and_parts_agree_with_python(self, lives):
        here = phu_xuan()
        for number, (shown, helped, alone, kept, family, own, at_home) in enumerate(lives):
            PersonProgress.objects.create(
                person=person(f"Người {number}"), commune=here, neighbourhood=group_three() if at_home else None,
                shown_day=shown, helped_day=helped, alone_day=alone, kept_day=kept, family_day=family,
                own_case_day=own,
            )  # fmt: skip
        with lakes.exported(WINDOW.now) as folder:
            lakes.compare(here, WINDOW, folder)
        rows = list(PersonProgress.objects.all())
        for one in DEFINITIONS:
            if one.source.model != "learning.PersonProgress":
                continue
            among = [row for row in rows if holds(one.population(WINDOW), row)]
            counted = [row for row in among if holds(one.counts(WINDOW), row)]
            [figure] = queries.figures(here, WINDOW, by=SYSTEM, codes=[one.code])
            assert figure.numerator == len(counted)
            assert figure.denominator in (None, len(among))
            found = queries.evidence(one.code, here, WINDOW, "numerator", by=SYSTEM)
            assert {row.pk for row in found} == {row.pk for row in counted}
            for dimension in queries.dimensions_of(one, here):
                parts = queries.breakdown(one.code, here, WINDOW, dimension.code, by=SYSTEM)
                assert sum(part.figure.numerator for part in parts) == len(counted)
