"""Whoever did it does not confirm it: not as its giver, not as a leader, not in another's stead."""

from datetime import date

import pytest

from camtay.domains.tasks import actions, permissions, queries
from camtay.domains.tasks.tests import make
from camtay.domains.tasks.tests.make import NOW
from camtay.foundation.access import Refused
from camtay.foundation.audit.journal import history

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


@pytest.fixture
def people():
    return make.office()


def stand_in(people, deputy, principal, by="an"):
    return actions.depute(
        place=people.place, principal=people[principal], deputy=people[deputy], valid_from=TODAY,
        valid_until=date(2026, 11, 30), basis="Quyết định 12/QĐ-UBND", by=people.actor(by), now=NOW,
    )  # fmt: skip


def confirm(people, task, by):
    return actions.turn(task_id=task.pk, move="confirm", by=people.actor(by), now=NOW)


def test_a_leader_who_gave_it_to_themselves(people):
    task = make.task(people, "done", doer="vinh", giver="vinh")
    with pytest.raises(Refused, match="của chính anh/chị"):
        confirm(people, task, "vinh")


def test_a_colleague_who_did_not_give_it(people):
    task = make.task(people, "done", doer="phuc", giver="ha")
    with pytest.raises(Refused, match="người khác giao"):
        confirm(people, task, "thao")


def test_a_deputy_who_did_it_in_the_doers_stead(people):
    stand_in(people, deputy="ha", principal="phuc")
    task = make.task(people, "in_progress", giver="ha")
    actions.finish(task_id=task.pk, outcome="Xong", by=people.actor("ha"), now=NOW)
    task.refresh_from_db()
    assert (task.done_by, task.doer) == (people["ha"], people["phuc"])
    with pytest.raises(Refused, match="của chính anh/chị"):
        confirm(people, task, "ha")
    assert confirm(people, task, "vinh").state == "confirmed"


def test_a_deputy_of_the_giver_who_did_it(people):
    stand_in(people, deputy="phuc", principal="vinh")
    task = make.task(people, "done")
    with pytest.raises(Refused, match="của chính anh/chị"):
        confirm(people, task, "phuc")


def test_a_deputy_of_the_giver_confirms_what_another_did(people):
    stand_in(people, deputy="thao", principal="vinh")
    task = make.task(people, "done")
    confirm(people, task, "thao")
    [event] = task.events.all()
    assert (event.by, event.instead_of) == (people["thao"], people["vinh"])
    assert history("tasks.Task", task.pk).get().on_behalf_of == people["vinh"].person_id


def test_a_deputy_does_what_another_was_given_and_sees_it_on_their_list(people):
    task = make.task(people)
    assert not queries.listed("mine", queries.Filter(), by=people.actor("thao"), now=NOW).exists()
    with pytest.raises(Refused):
        queries.task(task.pk, by=people.actor("thao"))
    written = stand_in(people, deputy="thao", principal="phuc", by="phuc")
    assert list(queries.listed("mine", queries.Filter(), by=people.actor("thao"), now=NOW)) == [task]
    assert actions.turn(task_id=task.pk, move="accept", by=people.actor("thao"), now=NOW).state == "accepted"
    actions.end_deputy(deputy_id=written.pk, by=people.actor("phuc"), now=NOW)
    assert not queries.listed("mine", queries.Filter(), by=people.actor("thao"), now=NOW).exists()


def test_a_deputy_stands_in_on_the_days_written_down_alone(people):
    actions.depute(
        place=people.place, principal=people["phuc"], deputy=people["thao"], valid_from=date(2026, 11, 25),
        valid_until=date(2026, 11, 26), by=people.actor("phuc"), now=NOW,
    )  # fmt: skip
    assert permissions.principals(people["thao"].pk, on=TODAY) == []
    assert permissions.principals(people["thao"].pk, on=date(2026, 11, 26)) == [people["phuc"].pk]
    assert permissions.principals(people["thao"].pk, on=date(2026, 11, 27)) == []


@pytest.mark.parametrize(
    ("principal", "deputy", "first", "last", "field"),
    [
        ("phuc", "phuc", 24, 25, "deputy"),
        ("phuc", "mai", 24, 25, "deputy"),
        ("phuc", "thao", 26, 25, "valid_until"),
        ("phuc", "thao", 20, 23, "valid_until"),
    ],
)
def test_it_says_what_is_wrong_with_a_deputy(people, principal, deputy, first, last, field):
    with pytest.raises(actions.Unfit) as refusal:
        actions.depute(
            place=people.place, principal=people[principal], deputy=people[deputy], valid_from=date(2026, 11, first),
            valid_until=date(2026, 11, last), by=people.actor("an"), now=NOW,
        )  # fmt: skip
    assert refusal.value.field == field


def test_one_is_not_written_down_twice(people):
    stand_in(people, deputy="thao", principal="phuc")
    with pytest.raises(actions.Unfit, match="rồi"):
        stand_in(people, deputy="thao", principal="phuc")


def test_an_official_names_their_own_deputy_and_nobody_elses(people):
    with pytest.raises(Refused):
        stand_in(people, deputy="thao", principal="vinh", by="phuc")
