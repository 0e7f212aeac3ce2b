"""Each session of a team is counted in the month in which it was held; and whose session it was."""

from datetime import date

import pytest

from camtay.domains.people.tests.make import account, group_three, phu_xuan
from camtay.domains.places.tests.make import neighbourhood, phu_vinh
from camtay.domains.teams import actions, queries
from camtay.domains.teams.models import CampaignPlace, TeamMonth
from camtay.domains.teams.tests.make import member, team

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def counted(of) -> list[tuple[int, int, int, int]]:
    rows = TeamMonth.objects.filter(team=of).order_by("day")
    return list(rows.values_list("day", "sessions", "times", "taught"))


def test_it_counts_times_and_people_by_month():
    mine = team(group_three())
    actions.note_session(team=mine, day=date(2026, 10, 31), times=1, people=1)
    actions.note_session(team=mine, day=date(2026, 11, 1), times=6, people=6)
    actions.note_session(team=mine, day=TODAY, times=2, people=0)
    assert counted(mine) == [(20261001, 1, 1, 1), (20261101, 2, 8, 6)]
    [first, _second] = TeamMonth.objects.order_by("day")
    assert (first.commune, first.neighbourhood, first.kind) == (phu_xuan(), group_three(), "community")


def test_it_takes_a_cancelled_session_out_again():
    mine = team(group_three())
    actions.note_session(team=mine, day=TODAY, times=3, people=2)
    actions.note_session(team=mine, day=TODAY, times=-3, people=-2)
    assert counted(mine) == [(20261101, 0, 0, 0)]


def test_it_knows_for_which_team_somebody_works():
    lan = account("Võ Thị Lan")
    wide, mine = team(phu_xuan(), "Tổ của phường"), team(group_three())
    member(wide, account=lan)
    assert queries.team_of(lan.pk, group_three(), TODAY) == wide
    member(mine, account=lan)
    assert queries.team_of(lan.pk, group_three(), TODAY) == mine
    assert queries.team_of(lan.pk, phu_xuan(), TODAY) == wide
    assert queries.team_of(lan.pk, phu_vinh(), TODAY) is None


def test_it_knows_no_team_of_who_stands_on_the_roster_alone_or_has_left():
    lan, bay = account("Võ Thị Lan"), account("Hồ Văn Bảy")
    mine = team(group_three())
    member(mine, account=lan, is_core=False)
    member(mine, account=bay, until=date(2026, 11, 23))
    assert queries.team_of(lan.pk, group_three(), TODAY) is None
    assert queries.team_of(bay.pk, group_three(), TODAY) is None
    assert queries.team_of(bay.pk, group_three(), date(2026, 11, 23)) == mine


def test_it_ends_a_campaign_by_itself():
    student = account("Trần Minh Khoa")
    village = neighbourhood(phu_vinh(), 3, "Thôn 3")
    campaign = team(
        phu_vinh(), "Sinh viên", kind="campaign", since=date(2026, 11, 1), valid_until=date(2026, 11, 30)
    )
    CampaignPlace.objects.create(team=campaign, place=village)
    member(campaign, account=student)
    assert queries.team_of(student.pk, village, date(2026, 11, 30)) == campaign
    assert queries.team_of(student.pk, village, date(2026, 12, 1)) is None
    assert queries.team_of(student.pk, village, date(2026, 10, 31)) is None
