"""What the demo's helpers did, told from records alone: times and people apart, each rung of the ladder."""

from datetime import date, datetime

import pytest

from camtay.demo import classes, learning, people, teams
from camtay.domains.indicators import queries
from camtay.domains.learning import queries as learned
from camtay.domains.learning.models import Session
from camtay.domains.places import actions as places_actions
from camtay.domains.places import queries as places
from camtay.foundation.access import SYSTEM
from camtay.foundation.audit.journal import verify
from camtay.foundation.calendar import ZONE

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 7, 30, tzinfo=ZONE)


def figures(code):
    window = queries.Window(date(2026, 1, 1), date(2026, 11, 24), NOW)
    found = queries.figures(places.by_code(code), window, by=SYSTEM)
    return {one.code: (one.numerator, one.denominator) for one in found}


def test_people_climb_in_three_communes():
    places_actions.load_units(by=SYSTEM, now=NOW)
    accounts = people.make_people(people.make_neighbourhoods(), now=NOW)
    teams.play(accounts, now=NOW)
    assert learning.play(accounts, now=NOW) == 52 + 14 + 36
    phu_vinh, nam_dong = figures("19945"), figures("20179")
    assert phu_vinh["learning.taught"] == (52, None)
    assert phu_vinh["learning.skills_taught"][0] > 52
    helped, alone, kept = (phu_vinh[f"learning.{one}"][0] for one in ("with_help", "alone", "kept"))
    assert 52 > helped > alone > kept > 0
    assert phu_vinh["learning.by_family"][0] > 0
    assert phu_vinh["teams.active"][0] > 3
    assert nam_dong["learning.taught"] == (36, None)
    assert not Session.objects.filter(team=None, commune__code="20179").exists()  # the campaign's own
    assert verify() == []


def test_phu_vinh_held_a_class_and_opens_another_tonight():
    places_actions.load_units(by=SYSTEM, now=NOW)
    accounts = people.make_people(people.make_neighbourhoods(), now=NOW)
    teams.play(accounts, now=NOW)
    assert classes.play(accounts, now=NOW) == 7
    held, tonight = Session.objects.exclude(token=None).order_by("occurred_at")
    there = [one.person.name for one in learned.seen_in(held)]
    assert (len(there), "Hoàng Văn Bình" in there, held.closed_at is not None) == (7, True, True)
    assert (learned.seen_in(tonight), tonight.closed_at) == ([], None)
    assert figures("19945")["learning.taught"] == (7, None)
    assert verify() == []
