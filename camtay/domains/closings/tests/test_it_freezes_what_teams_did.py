"""A team's month is counted; the sessions that made it are frozen with it."""

import pytest

from camtay.domains.closings import actions, queries
from camtay.domains.closings.tests.make import IN_TIME, NOW, account, data_officer, phu_xuan, regime
from camtay.domains.learning.models import Session
from camtay.domains.people.tests.make import group_three
from camtay.domains.teams.models import TeamMonth
from camtay.domains.teams.tests.make import team
from camtay.foundation.access import SYSTEM
from camtay.foundation.audit.journal import record
from camtay.foundation.calendar import day_key, local_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    """Of a team of Phú Xuân, in a period that was closed afterwards; one of another month is none of it."""
    mine = team(group_three())
    helper = account("Võ Thị Lan", ("team_leader", group_three()))
    TeamMonth.objects.create(
        team=mine, commune=phu_xuan(), neighbourhood=group_three(), kind=mine.kind, day=20261101, sessions=1
    )
    days = (IN_TIME, IN_TIME.replace(month=8))
    made = [
        Session.objects.create(
            kind="pair", skill="vneid", place=group_three(), commune=phu_xuan(), taught_by=helper, team=mine,
            occurred_at=at, occurred_day=day_key(local_day(at)), recorded_at=at,
        )
        for at in days
    ]  # fmt: skip
    asked = regime(indicators=["teams.active"])
    actions.close(place=phu_xuan(), regime=asked, day=local_day(IN_TIME), by=data_officer(), now=NOW)
    return made[0]


def found() -> list[tuple[str, str]]:
    return [(one.kind, one.record) for one in queries.verify() if one.record]


def test_nothing_is_found_where_nothing_was_changed(session):
    assert found() == []


def test_a_session_given_to_another_day_is_named(session):
    Session.objects.filter(pk=session.pk).update(occurred_day=20261104)
    assert found() == [("tampered", f"learning.Session {session.pk}")]


def test_a_session_taken_away_is_named(session):
    Session.objects.filter(pk=session.pk).delete()
    assert found() == [("tampered", f"learning.Session {session.pk}")]


def test_a_session_slipped_in_is_named(session):
    first = session.pk
    session.pk = None
    session.save(force_insert=True)
    assert session.pk != first
    assert found() == [("tampered", f"learning.Session {session.pk}")]


def test_a_session_that_was_cancelled_since_has_its_deed(session):
    Session.objects.filter(pk=session.pk).update(cancelled_at=NOW)
    record(
        by=SYSTEM, action="learning.cancel", object_type="learning.Session", object_id=session.pk, now=NOW,
        place_id=phu_xuan().pk,
    )  # fmt: skip
    assert found() == [("later", f"learning.Session {session.pk}")]
