"""What a day changes by itself: a team begins, a campaign ends, a month counts; and where a village stood without one."""

from datetime import date, datetime

import pytest

from camtay.domains.people.tests.make import group_three, phu_xuan
from camtay.domains.places.tests.make import neighbourhood, phu_vinh
from camtay.domains.teams import actions
from camtay.domains.teams.models import Coverage, TeamMonth
from camtay.domains.teams.rules import standing
from camtay.domains.teams.tests.make import team
from camtay.foundation.calendar import ZONE

D = date


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], (0, None)),
        ([(D(2026, 1, 1), None)], (1, D(2026, 1, 1))),
        ([(D(2026, 12, 1), None)], (0, None)),
        ([(D(2026, 1, 1), D(2026, 5, 31)), (D(2026, 6, 1), None)], (1, D(2026, 1, 1))),
        ([(D(2026, 1, 1), D(2026, 5, 30)), (D(2026, 6, 1), None)], (1, D(2026, 6, 1))),
        ([(D(2026, 1, 1), D(2026, 11, 23))], (0, None)),
        ([(D(2026, 1, 1), None), (D(2026, 2, 1), D(2026, 3, 1)), (D(2026, 9, 9), None)], (2, D(2026, 1, 1))),
    ],
)
def test_it_knows_since_when_a_village_is_covered(spans, expected):
    assert standing.covered(spans, D(2026, 11, 24)) == expected


@pytest.mark.django_db
def test_the_night_folds_what_the_day_changed():
    mine = team(group_three(), since=D(2026, 9, 1), closed_on=D(2026, 11, 30), until_day=20261129)
    other = neighbourhood(phu_vinh(), 1, "Thôn Kế Võ")
    assert actions.fold_day(now=datetime(2026, 11, 29, 1, tzinfo=ZONE)) == 1
    assert Coverage.objects.get(place=group_three()).since_day == 20260901
    assert Coverage.objects.get(place=other).teams == 0
    assert actions.fold_day(now=datetime(2026, 12, 1, 1, tzinfo=ZONE)) == 0
    days = TeamMonth.objects.filter(team=mine).order_by("day").values_list("day", flat=True)
    assert list(days) == [20261001, 20261101]
    assert set(Coverage.objects.values_list("commune", flat=True)) == {phu_xuan().pk, phu_vinh().pk}


@pytest.mark.django_db
def test_a_practice_place_counts_nowhere():
    from camtay.domains.places.models import Place

    team(group_three())
    Place.objects.filter(pk=group_three().pk).update(practice=True)
    assert actions.fold_day(now=datetime(2026, 11, 29, 1, tzinfo=ZONE)) == 0
