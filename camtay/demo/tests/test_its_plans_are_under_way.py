"""Two plans whose work is partly late; the journal holds."""

from datetime import date, datetime, time

import pytest

from camtay.demo import people, plans
from camtay.domains.places import actions as places
from camtay.domains.plans.models import Goal, Plan
from camtay.domains.tasks.models import Task
from camtay.foundation.access import SYSTEM
from camtay.foundation.audit.journal import verify
from camtay.foundation.calendar import ZONE, calendar_now, seed

pytestmark = pytest.mark.django_db


# An ordinary day, a year's last day and its first days, Sunday in Tết, a day before the article's year had begun.
DAYS = [date(2026, 11, 24), date(2026, 12, 31), date(2027, 1, 2), date(2027, 2, 7), date(2026, 1, 2)]


@pytest.mark.parametrize("day", DAYS)
def test_it_shows_plans_with_work_done_and_late(day):
    now = datetime.combine(day, time(7, 30), ZONE)
    places.load_units(by=SYSTEM, now=now)
    seed(range(2024, 2030))
    accounts = people.make_people(people.make_neighbourhoods(), now=now)
    assert plans.play(accounts, now=now, calendar=calendar_now()) == 16
    assert Plan.objects.count() == 2
    assert Goal.objects.filter(indicator="").count() == 2
    assert Goal.objects.exclude(batch=None).count() == 8  # of one plan, from a table
    work = Task.objects.filter(source="plan")
    assert {one.valid_from <= day <= one.valid_until for one in Plan.objects.all()} == {True}
    assert work.count() == sum(len(aim.work) for story in plans.STORIES for aim in story.aims)
    assert work.overdue(now).count() >= 4
    assert work.filter(state="confirmed").count() == 3
    assert verify() == []
