"""A team is founded, reorganised and closed by decisions; nothing of its past goes."""

from datetime import date

import pytest

from camtay.domains.people.tests.make import NOW, account, actor, group_three, phu_xuan
from camtay.domains.places.tests.make import phu_vinh
from camtay.domains.teams import actions
from camtay.domains.teams.actions import Changed, Paper, Unfit
from camtay.domains.teams.models import Coverage, Decision, Membership, TeamMonth
from camtay.domains.teams.tests.make import member
from camtay.foundation.access import Refused
from camtay.foundation.audit.models import Entry

pytestmark = pytest.mark.django_db
NAME = "Tổ công nghệ số cộng đồng Tổ dân phố 3"
FOUNDED = Paper(date(2026, 3, 2), "125/QĐ-UBND")


@pytest.fixture
def thao():
    group_three()  # a role reaches the places there are
    return actor(account("Hồ Thị Thảo", ("data_officer", phu_xuan())))


@pytest.fixture
def mine(thao):
    return actions.found_team(place=group_three(), name=NAME, paper=FOUNDED, by=thao, now=NOW)


def coverage() -> tuple[int, int | None]:
    return Coverage.objects.values_list("teams", "since_day").get(place=group_three())


def test_it_is_founded_with_its_decision(mine):
    assert (mine.decision_number, mine.decision_day, mine.since_day) == (
        "125/QĐ-UBND",
        date(2026, 3, 2),
        20260302,
    )
    assert (mine.commune, mine.neighbourhood) == (phu_xuan(), group_three())
    assert coverage() == (1, 20260302)
    assert TeamMonth.objects.filter(team=mine).count() == 9  # March to November
    assert Entry.objects.get().action == "teams.found"


def test_there_may_be_several_in_a_place_but_not_of_one_name(mine, thao):
    again = {"place": group_three(), "paper": FOUNDED, "by": thao, "now": NOW}
    with pytest.raises(Unfit, match="đã có tổ tên này") as found:
        actions.found_team(name=NAME.upper(), **again)
    assert found.value.field == "name"
    actions.found_team(name="Tổ thanh niên", **again)
    assert coverage() == (2, 20260302)


def test_it_is_reorganised_and_keeps_its_decisions(mine, thao):
    paper = Paper(date(2026, 10, 1), "410/QĐ-UBND")
    actions.reorganise(
        team_id=mine.pk, version=1, name=f"{NAME} mới", area="Kiệt 14", paper=paper, by=thao, now=NOW
    )
    mine.refresh_from_db()
    assert (mine.name, mine.decision_number, mine.valid_from) == (
        f"{NAME} mới",
        "410/QĐ-UBND",
        date(2026, 3, 2),
    )
    assert list(Decision.objects.order_by("day").values_list("what", "number")) == [
        ("founded", "125/QĐ-UBND"), ("reorganised", "410/QĐ-UBND")
    ]  # fmt: skip


def test_it_is_closed_and_its_members_days_end_with_it(mine, thao):
    lan = member(mine, "Võ Thị Lan")
    actions.close_team(team_id=mine.pk, version=1, paper=Paper(date(2026, 10, 10), "9/QĐ"), by=thao, now=NOW)
    assert coverage() == (0, None)
    assert Membership.objects.get(pk=lan.pk).until_day == 20261009
    assert list(TeamMonth.objects.order_by("-day").values_list("day", flat=True)[:1]) == [20261001]
    with pytest.raises(Refused, match="đã giải thể"):
        actions.reorganise(team_id=mine.pk, version=2, name=NAME, paper=FOUNDED, by=thao, now=NOW)


def test_what_was_founded_by_mistake_never_stood(mine, thao):
    actions.close_team(team_id=mine.pk, version=1, paper=FOUNDED, by=thao, now=NOW)
    assert coverage() == (0, None)
    assert not TeamMonth.objects.exists()


def test_it_says_when_somebody_changed_it_meanwhile(mine, thao):
    with pytest.raises(Changed) as found:
        actions.reorganise(team_id=mine.pk, version=7, name=NAME, paper=FOUNDED, by=thao, now=NOW)
    assert found.value.standing == mine


@pytest.mark.parametrize(
    ("role", "place"), [("clerk", phu_xuan), ("data_officer", phu_vinh), ("team_leader", phu_xuan)]
)
def test_nobody_else_founds_or_closes(role, place, mine):
    who = actor(account("Người khác", (role, place())))
    with pytest.raises(Refused):
        actions.found_team(place=group_three(), name="Khác", paper=FOUNDED, by=who, now=NOW)
    with pytest.raises(Refused):
        actions.close_team(team_id=mine.pk, version=1, paper=FOUNDED, by=who, now=NOW)


def test_a_decision_is_not_of_tomorrow(thao):
    with pytest.raises(Unfit, match="tương lai"):
        actions.found_team(place=group_three(), name=NAME, paper=Paper(date(2026, 11, 25)), by=thao, now=NOW)
