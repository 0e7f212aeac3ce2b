"""Teams that stand, who is in them, which of them did something, and where there is none."""

from datetime import date

import pytest

from camtay.domains.indicators import queries
from camtay.domains.people.tests.make import NOW, account, group_three, phu_xuan
from camtay.domains.places.tests.make import hue, neighbourhood, phu_vinh
from camtay.domains.teams.models import Coverage, TeamMonth
from camtay.domains.teams.tests.make import member, team
from camtay.foundation.access import SYSTEM

pytestmark = pytest.mark.django_db
WINDOW = queries.Window(date(2026, 1, 1), date(2026, 11, 24), NOW)


def figures(place=None, window=WINDOW):
    found = queries.figures(place or phu_xuan(), window, by=SYSTEM)
    return {one.code: (one.numerator, one.denominator) for one in found}


def campaign(**fields):
    return team(phu_xuan(), "Mùa hè xanh", kind="campaign", since=date(2026, 6, 1),
                valid_until=date(2026, 7, 31), **fields)  # fmt: skip


def test_teams_and_members_stand_from_their_first_day_to_their_last():
    first, second = team(group_three(), "Tổ 3"), team(phu_xuan(), "Tổ của phường", since=date(2026, 10, 1))
    team(phu_vinh(), "Tổ thôn 1")
    lan = account("Lê Thị Lan", ("helper", group_three()))
    member(first, account=lan)
    member(first, "Phan Thị Sen")
    member(first, "Trần Văn Cũ", until=date(2026, 3, 31))
    member(second, "Hồ Thị Mới")
    now, march = figures(), figures(window=queries.Window(date(2026, 1, 1), date(2026, 3, 31), NOW))
    assert (now["teams.count"], now["teams.members"], now["teams.core"]) == ((2, None), (3, None), (1, None))
    assert (march["teams.count"], march["teams.members"]) == ((1, None), (3, None))
    assert figures(hue())["teams.count"] == (3, None)


def test_a_campaign_is_counted_apart_in_every_period_it_touches():
    member(campaign(), "Sinh viên Một")
    found = figures()
    assert (found["teams.count"], found["teams.campaigns"], found["teams.volunteers"]) == (
        (0, None), (1, None), (1, None),
    )  # fmt: skip
    july = queries.Window(date(2026, 7, 31), date(2026, 8, 31), NOW)
    august = queries.Window(date(2026, 8, 1), date(2026, 8, 31), NOW)
    assert figures(window=july)["teams.volunteers"] == (1, None)
    assert figures(window=august)["teams.volunteers"] == (0, None)


def test_members_are_split_by_their_duty():
    mine = team(group_three())
    member(mine, "Võ Thị Lan", duty="youth")
    member(mine, "Trần Văn Hai", duty="youth")
    member(mine, "Hồ Văn Ba", duty="leader")
    rows = queries.breakdown("teams.members", phu_xuan(), WINDOW, "duty", by=SYSTEM)
    assert [(row.label, row.size) for row in rows] == [("Đoàn Thanh niên", 2), ("Tổ trưởng", 1)]


def test_a_month_is_active_when_there_was_a_session_in_it():
    mine = team(group_three())
    for month, sessions in ((20260901, 2), (20261001, 0), (20261101, 1)):
        TeamMonth.objects.create(
            team=mine, commune=mine.commune, neighbourhood=mine.neighbourhood, kind=mine.kind, day=month,
            sessions=sessions,
        )  # fmt: skip
    assert figures()["teams.active"] == (2, 3)
    from_the_middle = queries.Window(date(2026, 11, 15), date(2026, 11, 24), NOW)
    assert figures(window=from_the_middle)["teams.active"] == (1, 1)
    months = queries.look(phu_xuan(), WINDOW, by=SYSTEM).by_month("teams.active")
    assert [(month, one.numerator) for month, one in months] == [(202609, 1), (202610, 0), (202611, 1)]


def test_a_neighbourhood_without_a_team_opens_by_its_name():
    here = phu_xuan()
    Coverage.objects.create(place=group_three(), commune=here, teams=2, since_day=20260105)
    Coverage.objects.create(place=neighbourhood(here, 4, "Tổ dân phố 4"), commune=here, teams=0)
    assert figures()["places.with_team"] == (1, 2)
    [rest] = queries.evidence("places.with_team", here, WINDOW, "rest", by=SYSTEM)
    assert rest.place == neighbourhood(here, 4, "Tổ dân phố 4")
    before = queries.Window(date(2026, 1, 1), date(2026, 1, 4), NOW)
    assert figures(window=before)["places.with_team"] == (0, 2)
