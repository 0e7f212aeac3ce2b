"""A session counts in the month of the team that held it: times as often as it was, people once a month."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from camtay.domains.learning import actions
from camtay.domains.learning.states import Seen
from camtay.domains.learning.tests.make import NOW, account, actor, after, group_three, learner, taught
from camtay.domains.teams.models import TeamMonth
from camtay.domains.teams.tests import make as teams

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan():
    return account("Võ Thị Lan", ("helper", group_three()))


@pytest.fixture
def team(lan):
    made = teams.team(group_three())
    teams.member(made, account=lan)
    return made


def counted(of) -> list[tuple[int, int, int, int]]:
    rows = TeamMonth.objects.filter(team=of).order_by("day")
    return list(rows.values_list("day", "sessions", "times", "taught"))


def test_a_person_taught_twice_in_a_month_is_two_times_and_one_person(lan, team):
    sen, bong = learner(), learner("Trần Thị Bông")
    session = taught(lan, (sen, Seen.SHOWN), (bong, Seen.SHOWN))
    assert session.team == team
    taught(lan, (sen, Seen.WITH_HELP), skill="vneid", occurred_at=after(1))
    assert counted(team) == [(20260801, 2, 3, 2)]
    taught(lan, (sen, Seen.WITH_HELP), occurred_at=after(31))
    assert counted(team) == [(20260801, 2, 3, 2), (20260901, 1, 1, 1)]


def test_sent_twice_it_counts_once(lan, team):
    sen = learner()
    session = taught(lan, (sen, Seen.SHOWN))
    taught(lan, (sen, Seen.SHOWN), session_id=session.pk)
    assert counted(team) == [(20260801, 1, 1, 1)]


def test_a_cancelled_session_goes_out_of_the_month_again(lan, team):
    sen, bong = learner(), learner("Trần Thị Bông")
    taught(lan, (sen, Seen.SHOWN))
    both = taught(lan, (sen, Seen.SHOWN), (bong, Seen.SHOWN), occurred_at=after(2))
    actions.cancel_session(session_id=both.pk, version=1, by=actor(lan), now=NOW)
    assert counted(team) == [(20260801, 1, 1, 1)]


def test_rows_of_one_person_are_one_person(lan, team):
    head = learner()
    other = learner("Sen Phan", same_as=head)
    taught(lan, (head, Seen.SHOWN))
    taught(lan, (other, Seen.SHOWN), occurred_at=after(3))
    assert counted(team) == [(20260801, 2, 2, 1)]


def test_whoever_is_in_no_team_counts_for_none(team):
    session = taught(account("Trần Minh", ("helper", group_three())), (learner(), Seen.SHOWN))
    assert session.team is None
    assert counted(team) == []


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.tuples(st.lists(st.integers(0, 3), min_size=1, unique=True), st.integers(0, 60)), max_size=6),
    st.data(),
)
def test_held_and_cancelled_in_any_order_the_month_is_what_stands(said, data):
    """As a count of what is left says."""
    lan = account("Hồ Thị Linh", ("helper", group_three()))
    mine = teams.team(group_three())
    teams.member(mine, account=lan)
    people = [learner(f"Người {number}") for number in range(4)]
    held = [
        (taught(lan, *((people[one], Seen.SHOWN) for one in who), occurred_at=after(day)), who)
        for who, day in said
    ]
    gone = data.draw(st.lists(st.sampled_from(held), unique_by=lambda one: one[0].pk)) if held else []
    for session, _who in gone:
        actions.cancel_session(session_id=session.pk, version=1, by=actor(lan), now=NOW)
    left = [one for one in held if one not in gone]
    months = {session.occurred_day // 100 for session, _who in left}
    wanted = {
        month * 100 + 1: (
            len(of := [who for session, who in left if session.occurred_day // 100 == month]),
            sum(map(len, of)),
            len({one for who in of for one in who}),
        )
        for month in months
    }
    assert {day: tuple(rest) for day, *rest in counted(mine) if any(rest)} == wanted


def test_one_cancelled_by_mistake_counts_again(lan, team):
    sen = learner()
    session = taught(lan, (sen, Seen.SHOWN))
    gone = actions.cancel_session(session_id=session.pk, version=1, reason="twice", by=actor(lan), now=NOW)
    assert (gone.cancel_reason, counted(team)) == ("twice", [(20260801, 0, 0, 0)])
    back = actions.restore_session(session_id=session.pk, version=2, by=actor(lan), now=NOW)
    assert (back.cancelled_at, back.cancel_reason, counted(team)) == (None, "", [(20260801, 1, 1, 1)])
