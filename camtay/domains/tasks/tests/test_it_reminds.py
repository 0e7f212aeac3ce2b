"""Before it is due, on the day, and when it is late; each once for each deadline."""

from datetime import date, datetime, timedelta

import pytest

from camtay.domains.dispatch.models import Message
from camtay.domains.tasks import actions, states
from camtay.domains.tasks.tests import make
from camtay.foundation.access import Refused
from camtay.foundation.calendar import ZONE

pytestmark = pytest.mark.django_db


def at(day, hour=7, minute=20):
    return datetime(2026, 12, day, hour, minute, tzinfo=ZONE)


@pytest.fixture
def people():
    return make.office()


@pytest.fixture
def task(people):
    """Due on Wednesday the 9th."""
    return make.task(people, "accepted", due_at=at(9, 17, 0), first_due_at=at(9, 17, 0))


def kinds():
    return sorted(Message.objects.values_list("kind", "address"))


def test_it_reminds_before_on_the_day_and_when_it_is_late(people, task):
    assert actions.remind(now=at(4)) == 0
    assert actions.remind(now=at(7)) == 1
    assert actions.remind(now=at(8)) == 0
    assert actions.remind(now=at(9)) == 1
    assert actions.remind(now=at(9, 13)) == 0
    assert actions.remind(now=at(10)) == 2
    assert actions.remind(now=at(11)) == 0
    phuc, vinh = people["phuc"].email, people["vinh"].email
    assert kinds() == sorted(
        [("tasks.before", phuc), ("tasks.due", phuc), ("tasks.late", phuc), ("tasks.late", vinh)]
    )
    task.refresh_from_db()
    assert (task.reminded, task.version) == (states.Reminded.LATE, 1)


def test_what_was_never_reminded_of_is_told_late_at_once(people, task):
    assert actions.remind(now=at(11)) == 2
    assert {kind for kind, _address in kinds()} == {"tasks.late"}


def test_another_deadline_is_reminded_of_anew(people, task):
    actions.remind(now=at(9))
    later = actions.Time(day=date(2026, 12, 16))
    actions.change(task_id=task.pk, title=task.title, time=later, by=people.actor("vinh"), now=at(9, 9))
    assert actions.remind(now=at(9, 13)) == 0
    assert actions.remind(now=at(15)) == 1


def test_who_stands_in_is_reminded_too(people, task):
    actions.depute(
        place=people.place, principal=people["phuc"], deputy=people["thao"], valid_from=date(2026, 12, 7),
        valid_until=date(2026, 12, 8), by=people.actor("phuc"), now=at(7, 7, 0),
    )  # fmt: skip
    assert actions.remind(now=at(7)) == 2
    assert actions.remind(now=at(9)) == 1


def test_nobody_is_reminded_at_night_or_on_a_day_off(people, task):
    assert actions.remind(now=at(9, 5)) == 0
    assert actions.remind(now=at(12)) == 0


def test_what_is_done_or_declined_is_not_reminded_of(people):
    for state in (states.DONE, states.CONFIRMED, states.DROPPED, states.DECLINED):
        make.task(people, state, due_at=at(9) - timedelta(days=3))
    assert actions.remind(now=at(9)) == 0


def test_only_the_system_reminds(people, task):
    with pytest.raises(Refused):
        actions.remind(by=people.actor("vinh"), now=at(9))


def test_it_goes_to_the_telephone_of_whoever_has_no_address(people):
    people["hai"].email, people["hai"].phone = None, "+84905100009"
    people["hai"].save()
    make.task(people, "given", doer="hai", due_at=at(9, 17, 0))
    assert actions.remind(now=at(9)) == 1
    [message] = Message.objects.all()
    assert (message.channel, message.address) == ("sms", "+84905100009")
