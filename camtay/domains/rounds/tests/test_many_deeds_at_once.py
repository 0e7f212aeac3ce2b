"""A row of the same deeds is done together, and each is answered as if it had come alone."""

from datetime import timedelta
from uuid import uuid4

import pytest

from camtay.domains.learning import actions as learning
from camtay.domains.learning.models import Observation
from camtay.domains.people.models import Person
from camtay.domains.people.tests.make import NOW, account, actor, group_three, person, phu_xuan
from camtay.domains.rounds import actions
from camtay.domains.rounds.actions import Sent
from camtay.domains.rounds.models import Command
from camtay.foundation.ids import uuid7

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan():
    return account("Võ Thị Lan", ("helper", group_three()))


@pytest.fixture
def phone(lan):
    made, _secret = actions.enrol(
        device_id=uuid4(), label="Máy của Lan", app="1", by=actor(lan), now=NOW - timedelta(days=9)
    )
    return made


def seen(who: Person, what: str = "shown", **more) -> Sent:
    said = {
        "observation": str(uuid7()),
        "person": str(who.public_id),
        "skill": "vneid",
        "seen": what,
        "case_code": "",
    }
    return Sent(uuid7(), "observe/1", NOW - timedelta(hours=1), {**said, **more})


def bring(phone, *commands):
    return actions.take_in(device=phone, commands=commands, sent_at=NOW, now=NOW)


def test_good_ones_bad_ones_and_early_ones_are_told_apart(phone):
    sen, away = person("Phan Thị Sen", group_three()), person("Lê Thị Xa", phu_xuan())
    unborn = str(uuid4())
    many = [seen(sen), seen(away), seen(sen, "flown"), seen(sen, person=unborn), seen(sen, "with_help")]
    found = bring(phone, *many)
    assert [one.state for one in found] == ["done", "refused", "refused", "waiting", "done"]
    assert [str(one) for one in found[3].missing] == [unborn]
    assert Observation.objects.count() == 2
    assert Command.objects.count() == 4


def test_a_second_time_every_receipt_is_the_first(phone):
    sen = person("Phan Thị Sen", group_three())
    many = [seen(sen) for _number in range(6)]
    first = bring(phone, *many[:4])
    again = bring(phone, *reversed(many))
    assert [one.receipt for one in reversed(again)][:4] == [one.receipt for one in first]
    assert {one.state for one in again} == {"done"}
    assert Observation.objects.count() == 6


def test_one_id_twice_in_a_call_is_one_deed(phone):
    once = seen(person("Phan Thị Sen", group_three()))
    other = Sent(once.id, once.name, once.claimed_at, {**once.payload, "seen": "family"})
    found = bring(phone, once, other, once)
    assert [one.state for one in found] == ["done", "refused", "done"]
    assert found[0].receipt == found[2].receipt
    assert Observation.objects.count() == 1


def test_where_another_was_there_first_they_are_done_one_by_one(phone, lan, monkeypatch):
    """Between looking what is stored and writing, the other tab has brought one of them."""
    sen = person("Phan Thị Sen", group_three())
    many = [seen(sen) for _number in range(4)]
    ordinary = learning.observe_many

    def slow(**said):
        monkeypatch.setattr(learning, "observe_many", ordinary)
        bring(phone, many[2])
        return ordinary(**said)

    monkeypatch.setattr(learning, "observe_many", slow)
    found = bring(phone, *many)
    assert {one.state for one in found} == {"done"}
    assert Observation.objects.count() == 4
    assert Command.objects.count() == 4
