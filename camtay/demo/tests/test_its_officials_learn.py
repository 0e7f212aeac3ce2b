"""Phong Thái has trained all its officials; Phú Xuân and Phú Vinh have some to go."""

from datetime import date, datetime

import pytest

from camtay.demo import officials, people
from camtay.domains.indicators import queries
from camtay.domains.learning.models import Course, Trainee
from camtay.domains.places import actions as places_actions
from camtay.domains.places import queries as places
from camtay.foundation.access import SYSTEM
from camtay.foundation.audit.journal import verify
from camtay.foundation.calendar import ZONE

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 7, 30, tzinfo=ZONE)


def trained(code):
    window = queries.Window(date(2026, 1, 1), date(2026, 10, 31), NOW)
    [figure] = queries.figures(places.by_code(code), window, by=SYSTEM, codes=["learning.officials_trained"])
    return figure.numerator, figure.denominator


def test_all_of_phong_thai_and_most_of_the_others_have_passed():
    places_actions.load_units(by=SYSTEM, now=NOW)
    accounts = people.make_people(people.make_neighbourhoods(), now=NOW)
    assert officials.play(accounts, now=NOW) == 62 + 84 + 58
    assert trained("19858") == (62, 62)
    assert trained("19753") == (75, 84)
    assert trained("19945") == (46, 58)
    assert Course.objects.count() == 9
    assert Trainee.objects.filter(place__code="19858", name="Mai Thị Yến").exists()  # the clerk learns too
    assert verify() == []
