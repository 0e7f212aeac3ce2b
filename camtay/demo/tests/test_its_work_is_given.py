"""A task in every state, some late, in two communes; the journal holds."""

from datetime import date, datetime, time

import pytest

from camtay.demo import people, tasks
from camtay.domains.places import actions as places
from camtay.domains.tasks import states
from camtay.domains.tasks.models import Deputy, Extension, Task
from camtay.foundation.access import SYSTEM
from camtay.foundation.audit.journal import verify
from camtay.foundation.calendar import ZONE, calendar_now, seed

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("day", [date(2026, 11, 24), date(2026, 11, 28), date(2026, 12, 31)])
def test_it_shows_a_task_in_every_state(day):
    now = datetime.combine(day, time(7, 30), ZONE)
    places.load_units(by=SYSTEM, now=now)
    seed(range(2024, 2029))
    accounts = people.make_people(people.make_neighbourhoods(), now=now)
    number = tasks.play(accounts, now=now, calendar=calendar_now())
    assert number == len(tasks.STORIES) + 1  # a part
    assert set(Task.objects.values_list("state", flat=True)) == {state.code for state in states.TABLE.states}
    assert Task.objects.overdue(now).count() >= 2
    assert Extension.objects.filter(answered_at=None).count() == 1
    assert Deputy.objects.count() == 1
    assert verify() == []
