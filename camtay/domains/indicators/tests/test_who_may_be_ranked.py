"""The rules of putting places beside one another: pure."""

import pytest

from camtay.domains.indicators.rules.definitions import BY_CODE
from camtay.domains.indicators.rules.league import ENOUGH, fences, league
from camtay.domains.indicators.rules.shapes import Counted, figure

ON_TIME, RECEIVED, OVERDUE = BY_CODE["cases.on_time"], BY_CODE["cases.received"], BY_CODE["cases.overdue_now"]


def shares(*pairs):
    return [figure(ON_TIME, Counted(counted, total)) for counted, total in pairs]


def test_a_share_of_thirty_is_ranked_and_of_twenty_nine_is_not():
    found = league(ON_TIME, shares((29, 29), (ENOUGH, ENOUGH), (0, 0)))
    assert [one.at for one in found.ranked] == [1]
    assert [one.at for one in found.apart] == [0]
    assert [one.at for one in found.silent] == [2]


def test_alike_values_share_a_rank_and_the_next_is_counted_on():
    found = league(ON_TIME, shares((30, 40), (40, 40), (50, 50), (20, 40)))
    assert [(one.at, one.rank) for one in found.ranked] == [(2, 1), (1, 1), (0, 3), (3, 4)]


@pytest.mark.parametrize("indicator", [RECEIVED, OVERDUE])
def test_a_count_has_no_rank_however_few(indicator):
    found = league(indicator, [figure(indicator, Counted(counted, counted)) for counted in (3, 200)])
    assert [(one.at, one.rank) for one in found.ranked] == [(1, None), (0, None)]
    assert found.apart == []


def test_one_far_below_the_others_is_pointed_out():
    usual = [(90 + number % 5, 100) for number in range(12)]
    found = league(ON_TIME, shares(*usual, (40, 100)))
    assert [(one.at, one.odd) for one in found.ranked if one.odd] == [(12, "low")]


def test_of_a_handful_nothing_is_unusual():
    assert fences([1, 1, 1, 1, 1, 1, 99]) == (float("-inf"), float("inf"))
