"""Many observations in one go are worth exactly what they are one by one."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from camtay.domains.learning import actions
from camtay.domains.learning.actions import Sighting
from camtay.domains.learning.models import Observation, Progress
from camtay.domains.learning.states import Rung
from camtay.domains.learning.tests.make import (
    NOW,
    account,
    actor,
    after,
    group_three,
    learner,
    person,
    phu_xuan,
)
from camtay.foundation.access import Refused
from camtay.foundation.audit import journal
from camtay.foundation.audit.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan():
    return account("Võ Thị Lan", ("helper", group_three()))


def sighting(who, seen="shown", skill="vneid", day=1.0, **more) -> Sighting:
    fields = {"observation_id": uuid4(), "case_code": "", "occurred_at": after(day), **more}
    return Sighting(person=who, seen=seen, skill=skill, **fields)


def test_each_is_kept_and_folded_and_in_the_journal(lan):
    sen, tam = learner(), learner("Trần Văn Tám")
    many = [sighting(sen), sighting(sen, "with_help", day=2), sighting(tam, "family", "pay_qr")]
    made = actions.observe_many(sightings=many, by=actor(lan), now=NOW)
    assert [one.pk for one in made] == [one.observation_id for one in many]
    assert Progress.objects.get(person=sen).rung == Rung.WITH_HELP
    assert Progress.objects.get(person=tam, skill="pay_qr").family
    entries = Entry.objects.filter(action="learning.observe")
    assert {entry.about for entry in entries} == {sen.pk, tam.pk}
    assert entries.count() == 3
    assert journal.verify() == []


def test_one_by_one_ends_the_same(lan):
    sen, tam = learner(), learner("Trần Văn Tám")
    said = [("shown", 1), ("with_help", 3), ("alone_checked", 5)]
    actions.observe_many(
        sightings=[sighting(sen, seen, day=day) for seen, day in said], by=actor(lan), now=NOW
    )
    for seen, day in reversed(said):
        actions.observe(
            observation_id=uuid4(), person=tam, skill="vneid", seen=seen, occurred_at=after(day), by=actor(lan), now=NOW
        )  # fmt: skip
    stands = Progress.objects.values_list("rung", "shown_day", "helped_day", "alone_day", "proof", "last_at")
    assert stands.get(person=sen) == stands.get(person=tam)


def test_what_one_may_not_is_refused_alone(lan):
    away = person("Lê Thị Xa", phu_xuan())
    code = sighting(learner(), "alone_declared")
    many = [
        sighting(learner("Trần Văn Tám")),
        sighting(away),
        code,
        sighting(lan.person),
        sighting(away, skill="fly"),
    ]
    many.append(sighting(learner("Hồ Thị Bé"), "alone_matched"))
    found = actions.observe_many(sightings=many, by=actor(lan), now=NOW)
    assert [isinstance(one, Refused) for one in found] == [False, True, True, True, True, True]
    assert "mã hồ sơ" in found[2].message
    assert Observation.objects.count() == 1


def test_the_same_again_writes_nothing_and_another_under_its_number_is_refused(lan):
    sen = learner()
    first = sighting(sen)
    actions.observe_many(sightings=[first], by=actor(lan), now=NOW)
    other = sighting(sen, "family", observation_id=first.observation_id)
    twice = sighting(sen, skill="pay_qr")
    found = actions.observe_many(sightings=[first, other, twice, twice], by=actor(lan), now=NOW)
    assert found[0].pk == first.observation_id
    assert isinstance(found[1], Refused)
    assert found[2] == found[3]
    assert Observation.objects.count() == 2
    assert Entry.objects.filter(action="learning.observe").count() == 2


def test_somebody_merged_is_learnt_under_the_row_that_counts(lan):
    sen = learner()
    double = learner("Phan Thi Sen", same_as=sen)
    actions.observe_many(sightings=[sighting(double), sighting(sen, "with_help")], by=actor(lan), now=NOW)
    assert set(Observation.objects.values_list("person", flat=True)) == {sen.pk}
    assert Progress.objects.get().rung == Rung.WITH_HELP


def test_however_many_they_are_it_asks_as_often(lan):
    asked = []
    actions.observe_many(sightings=[sighting(learner())], by=actor(lan), now=NOW)  # the place's first entry
    for count in (3, 40):
        many = [sighting(learner(f"Bà Số {number}")) for number in range(count)]
        with CaptureQueriesContext(connection) as found:
            actions.observe_many(sightings=many, by=actor(lan), now=NOW)
        asked.append(len(found))
    assert asked[0] == asked[1]
