"""Before the desks open, and at noon, letters are drafted for what will be late; on days off they are not."""

from datetime import datetime, timedelta

import pytest

from camtay.domains.cases.models import CaseApology
from camtay.domains.cases.tests import factories as make
from camtay.foundation import jobs
from camtay.foundation.calendar import ZONE

pytestmark = pytest.mark.django_db
FRIDAY = datetime(2026, 11, 20, 6, 30, tzinfo=ZONE)
NOON = timedelta(hours=5, minutes=30)


def run(now):
    jobs.tick(now)
    jobs.run_due(now)
    return CaseApology.objects.count()


def late(now):
    make.case(at=now, received_at=now - timedelta(days=8), due_at=now + timedelta(hours=1))


def test_every_working_day_twice_and_never_two_for_one_case():
    run(FRIDAY - timedelta(days=1) + NOON)
    late(FRIDAY)
    assert run(FRIDAY - timedelta(minutes=1)) == 0
    assert run(FRIDAY) == 1
    late(FRIDAY)
    assert run(FRIDAY + timedelta(hours=1)) == 1
    assert run(FRIDAY + NOON) == 2
    assert run(FRIDAY + NOON) == 2


def test_not_on_a_day_off():
    saturday = FRIDAY + timedelta(days=1)
    late(saturday)
    assert run(saturday) == run(saturday + NOON) == 0
    assert run(FRIDAY + timedelta(days=3)) == 1
