"""Sums and medians: of what, in which unit, and what stands when there is nothing."""

from collections import Counter
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camtay.domains.indicators.rules.definitions import BY_CODE
from camtay.domains.indicators.rules.shapes import Counted, figure

DAYS, HOURS = BY_CODE["cases.median_working_days"], BY_CODE["cases.saved_hours"]


@given(st.lists(st.integers(0, 40), min_size=1))
def test_a_median_lies_in_the_middle(values):
    found = figure(DAYS, Counted(len(values), len(values), values=dict(Counter(values))))
    assert found.value == median(values) / 2
    assert (found.numerator, found.denominator, found.unit) == (len(values), None, "working_days")


def test_a_sum_is_said_in_its_unit():
    found = figure(HOURS, Counted(2, 5, amount=90))
    assert (found.value, found.numerator, found.denominator) == (1.5, 2, None)


@pytest.mark.parametrize(
    ("indicator", "value"), [(DAYS, None), (HOURS, 0), (BY_CODE["cases.satisfied"], None)]
)
def test_of_nothing_there_is_no_share_and_no_middle(indicator, value):
    assert figure(indicator, Counted()).value == value
