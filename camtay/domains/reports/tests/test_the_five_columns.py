"""Kỳ này, lũy kế, cùng kỳ, chỉ tiêu giao, % đạt."""

from datetime import date

import pytest

from camtay.domains.closings import queries as closings
from camtay.domains.reports import queries
from camtay.domains.reports.rules.five import reached
from camtay.domains.reports.rules.writing import written
from camtay.domains.reports.tests import make

pytestmark = pytest.mark.django_db


def rows(at, day=date(2026, 11, 10), codes=("cases.received", "cases.on_time")):
    period = closings.period_at(at.regime, day)
    found = queries.five(at.place, at.regime, period, codes, by=at.officer, now=make.NOW)
    return {row.indicator.code: row for row in found}


def test_it_counts_each_column_over_its_own_days():
    at = make.desk()
    make.cases(date(2026, 11, 2), 4, late=1)  # this period: 15/10 to 14/11
    make.cases(date(2026, 9, 20), 3)  # this year alone
    make.cases(date(2025, 12, 20), 2)  # the year so far begins on 15/12
    make.cases(date(2025, 11, 3), 5)  # the comparable period of last year
    make.target(at)
    row = rows(at)["cases.received"]
    assert (row.this.value, row.to_date.value, row.year_before.value) == (4, 9, 5)
    assert (row.target, row.reached) == (None, None)
    row = rows(at)["cases.on_time"]
    assert (row.this.numerator, row.this.denominator) == (3, 4)
    assert (row.to_date.numerator, row.to_date.denominator) == (8, 9)
    assert row.target.value == 0.98
    assert row.reached == pytest.approx(8 / 9 / 0.98)


def test_figures_of_one_population_share_a_pass(django_assert_max_num_queries):
    at = make.desk()
    make.cases(date(2026, 11, 2), 2)
    period = closings.period_at(at.regime, date(2026, 11, 10))
    few = ("cases.on_time", "cases.on_time_explained")
    with django_assert_max_num_queries(8):  # four windows, a population each; a target each; who may see
        queries.five(at.place, at.regime, period, few, by=at.officer, now=make.NOW)


@pytest.mark.parametrize(
    ("value", "target", "wanted", "said"),
    [
        (1350, 1500, "high", 0.9),
        (0.964, 0.98, "high", 0.964 / 0.98),
        (1600, 1500, "high", 1600 / 1500),
        (3, 5, "low", 1.0),
        (10, 5, "low", 0.5),
        (0, 0, "low", 1.0),
        (2, 0, "low", 0.0),
        (3, 0, "high", None),
        (None, 5, "high", None),
        (5, None, "high", None),
    ],
)
def test_how_much_is_reached(value, target, wanted, said):
    assert reached(value, target, wanted=wanted) == said


@pytest.mark.parametrize(
    ("value", "share", "shape", "decimals", "said"),
    [
        (0.9637, True, "number", None, 96.4),
        (0.9637, True, "fraction", None, 0.964),
        (0.9637, True, "words", None, "96,4 %"),
        (0.9637, True, "number", 2, 96.37),
        (1, True, "number", None, 100),
        (1350, False, "number", None, 1350),
        (1350, False, "words", None, "1.350 hồ sơ"),
        (2.5, False, "number", None, 2.5),
        (2.5, False, "number", 0, 3),
    ],
)
def test_how_a_number_is_written(value, share, shape, decimals, said):
    assert written(value, share=share, shape=shape, decimals=decimals, unit="" if share else "hồ sơ") == said
