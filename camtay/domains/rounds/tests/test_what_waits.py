"""What waits in the places of a team: numbers, and nobody's name."""

import pytest
from django.utils import timezone

from camtay.domains.places.tests.make import phu_vinh
from camtay.domains.rounds import actions, queries
from camtay.domains.rounds.models import Clash
from camtay.domains.rounds.tests.make import (
    NOW,
    account,
    bring,
    enrolled,
    group_three,
    leave,
    person,
    write_down,
)
from camtay.foundation.access import SYSTEM

pytestmark = pytest.mark.django_db
WEEK = queries.this_week(NOW)


def test_each_kind_is_counted_where_it_lies(django_assert_num_queries):
    lan = account("Võ Thị Lan", ("helper", group_three()))
    people = [person(f"Bà Số {number}", group_three()) for number in range(4)]
    actions.propose_visits(week=WEEK, by=SYSTEM, now=NOW)
    Clash.objects.create(
        person=people[0], field="house", standing="1", other="2", by=lan, found_at=timezone.now()
    )
    phone = enrolled(lan)
    leave(lan)
    bring(phone, write_down())
    here, away = group_three().pk, phu_vinh().pk
    with django_assert_num_queries(3):
        assert queries.waits([here], week=WEEK) == queries.Waits(to_agree=3, to_visit=0, held=1, clashes=1)
    assert queries.waits([away], week=WEEK) == queries.Waits(to_agree=0, to_visit=0, held=0, clashes=0)
