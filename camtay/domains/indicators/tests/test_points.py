"""The arithmetic of the index, without a database."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camtay.domains.indicators import queries
from camtay.domains.indicators.rules import scores
from camtay.domains.indicators.rules.shapes import Figure

LINEAR = scores.Item(code="A", label="A", points=6)
AIMED = scores.Item(code="B", label="B", points=4, target=Decimal("0.8"))


def share(counted, whole):
    return Figure("x", "share", counted, whole, counted / whole if whole else None, "%")


@pytest.mark.parametrize(
    ("item", "counted", "whole", "points"),
    [
        (LINEAR, 2, 3, "4.00"),
        (LINEAR, 1, 3, "2.00"),
        (LINEAR, 964, 1000, "5.78"),  # 5.784
        (LINEAR, 1, 1200, "0.01"),  # 0.005 rounds up
        (AIMED, 8, 10, "4.00"),
        (AIMED, 10, 10, "4.00"),
        (AIMED, 4, 10, "2.00"),
        (AIMED, 0, 10, "0.00"),
    ],
)
def test_a_rate_gives_points(item, counted, whole, points):
    assert str(scores.points_of(item, share(counted, whole))) == points


def test_without_records_without_points_or_without_data_nothing_is_judged():
    assert scores.points_of(LINEAR, share(0, 0)) is None
    assert scores.points_of(LINEAR, None) is None
    assert scores.points_of(scores.Item(code="C", label="C", points=None), share(1, 1)) is None


def test_the_items_are_a_hundred_points_and_name_what_there_is():
    assert scores.WHOLE == 100
    for group in scores.GROUPS:
        known = [item.points for item in group.items if item.points is not None]
        assert sum(known) == group.points or None in [item.points for item in group.items]
        for item in group.items:
            assert bool(item.lacks) != bool(item.indicator) or item.points is None
            assert not item.indicator or queries.definition_of(item.indicator).kind == "share"


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=5, max_size=5))
def test_a_score_never_passes_what_could_be_judged(pairs):
    figures = [
        Figure(code, "share", min(pair), max(pair), None, "%")
        for code, pair in zip(scores.CODES, pairs, strict=True)
    ]
    card = scores.scored(figures)
    assert 0 <= card.points <= card.judged <= 100
    assert card.judged + card.missing == 100
    assert card.judged == sum(
        item.points or 0
        for group in scores.GROUPS
        for item in group.items
        for figure in figures
        if figure.code == item.indicator and figure.denominator
    )
