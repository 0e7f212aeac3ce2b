"""A session is recorded once, by who may, and moves the rungs of those who were in it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from camtay.domains.learning import actions, queries
from camtay.domains.learning.models import Observation, Progress, Session
from camtay.domains.learning.states import Confirmed, Rung, Seen
from camtay.domains.learning.tests.make import (
    NOW,
    START,
    account,
    actor,
    after,
    group_three,
    learner,
    phu_xuan,
    taught,
)
from camtay.domains.places.tests.make import phu_vinh
from camtay.foundation.access import SYSTEM, Refused
from camtay.foundation.audit.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan():
    return account("Lê Thị Lan", ("helper", group_three()))


@pytest.fixture
def minh():
    return account("Trần Minh", ("helper", phu_xuan()))


def rung(person, skill="file_online"):
    stands = queries.progress_of([person.pk])[person.pk].get(skill)
    return Rung(stands.rung) if stands else None


def test_a_session_moves_the_rungs_of_those_who_were_in_it(lan):
    sen, bong = learner(), learner("Trần Thị Bông")
    session = taught(lan, (sen, Seen.SHOWN), (bong, Seen.WITH_HELP))
    assert (rung(sen), rung(bong)) == (Rung.SHOWN, Rung.WITH_HELP)
    assert (session.commune, session.taught_by) == (phu_xuan(), lan)
    stands = queries.progress_of([sen.pk])[sen.pk]["file_online"]
    assert (stands.commune, stands.neighbourhood) == (phu_xuan(), group_three())


def test_each_person_reads_it_in_their_own_journal(lan):
    sen, bong = learner(), learner("Trần Thị Bông")
    taught(lan, (sen, Seen.SHOWN), (bong, Seen.SHOWN))
    entries = Entry.objects.filter(action="learning.record_session")
    assert {one.about for one in entries} == {sen.pk, bong.pk}
    assert {one.occurred_at for one in entries} == {START}


def test_sent_twice_it_is_there_once(lan):
    sen, number = learner(), uuid4()
    first = taught(lan, (sen, Seen.SHOWN), session_id=number)
    assert taught(lan, (sen, Seen.SHOWN), session_id=number) == first
    assert (Session.objects.count(), Observation.objects.count(), Entry.objects.count()) == (1, 1, 1)


def test_another_session_under_the_same_number_is_refused(lan):
    sen, number = learner(), uuid4()
    taught(lan, (sen, Seen.SHOWN), session_id=number)
    for said in ({"skill": "vneid"}, {"occurred_at": after(1)}):
        with pytest.raises(Refused, match="nội dung khác"):
            taught(lan, (sen, Seen.SHOWN), session_id=number, **said)
    with pytest.raises(Refused, match="nội dung khác"):
        taught(lan, (sen, Seen.WITH_HELP), session_id=number)


def test_what_the_teacher_saw_done_alone_is_help_and_another_one_checks_it(lan, minh):
    sen = learner()
    taught(lan, (sen, Seen.SHOWN))
    taught(lan, (sen, Seen.ALONE_CHECKED), occurred_at=after(7))
    assert rung(sen) == Rung.WITH_HELP
    taught(minh, (sen, Seen.ALONE_CHECKED), occurred_at=after(9))
    assert rung(sen) == Rung.ALONE
    taught(minh, (sen, Seen.ALONE_CHECKED), occurred_at=after(39))
    assert rung(sen) == Rung.KEPT


def test_a_session_that_comes_late_lands_where_it_belongs(lan, minh):
    """Minh's check came first over the network; Lan's phone had taught it before."""
    sen = learner()
    taught(minh, (sen, Seen.ALONE_CHECKED), occurred_at=after(5))
    taught(minh, (sen, Seen.WITH_HELP), occurred_at=after(2))
    assert rung(sen) == Rung.WITH_HELP
    assert Progress.objects.get().shown_day < Progress.objects.get().last_at.year * 10000 + 1231


@pytest.mark.parametrize("role", ["clerk", "data_officer", "commune_admin", "specialist"])
def test_only_those_who_help_there_record(role):
    who = account("Người khác", (role, phu_xuan()))
    with pytest.raises(Refused, match="không được giao"):
        taught(who, (learner(), Seen.SHOWN))


def test_a_helper_of_another_place_records_nothing_here():
    who = account("Hồ Thị Linh", ("helper", phu_vinh()))
    with pytest.raises(Refused):
        taught(who, (learner(), Seen.SHOWN))


def test_nobody_writes_down_what_they_can_do_themselves(lan):
    with pytest.raises(Refused, match="việc của chính"):
        taught(lan, (lan.person, Seen.WITH_HELP))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"skill": "flying"}, "bài học"),
        ({"kind": "moon"}, "ở đâu"),
        ({"confirmed": "shout"}, "xác nhận"),
    ],
)
def test_it_refuses_what_it_does_not_know(lan, said, words):
    with pytest.raises(Refused, match=words):
        taught(lan, (learner(), Seen.SHOWN), **said)


@pytest.mark.parametrize("seen", [Seen.ALONE_MATCHED, Seen.WITHDRAWN, "flying"])
def test_nobody_types_a_proof_that_only_deeds_give(lan, seen):
    with pytest.raises(Refused, match="làm được đến đâu"):
        taught(lan, (learner(), seen))
    assert not Session.objects.exists()


def test_a_home_visit_has_somebody_in_it(lan):
    with pytest.raises(Refused, match="phải có người học"):
        taught(lan)


def test_the_learner_is_not_their_own_witness(lan):
    hoa = account("Võ Thị Hoa", email=None, phone="+84905100009")
    with pytest.raises(Refused, match="làm chứng"):
        taught(lan, (hoa.person, Seen.SHOWN), confirmed=Confirmed.PRESSED, witness=hoa)


def test_a_phone_whose_clock_runs_ahead_is_not_believed(lan):
    number, sen = uuid4(), learner()
    session = taught(lan, (sen, Seen.SHOWN), occurred_at=NOW + timedelta(days=30), session_id=number)
    assert session.occurred_at == NOW
    again = taught(
        lan,
        (sen, Seen.SHOWN),
        occurred_at=NOW + timedelta(days=30),
        session_id=number,
        now=NOW + timedelta(hours=2),
    )
    assert again == session


def test_a_cancelled_session_counts_nowhere_and_stays(lan, minh):
    sen = learner()
    session = taught(lan, (sen, Seen.SHOWN))
    actions.cancel_session(session_id=session.pk, version=1, by=actor(lan), now=NOW)
    assert rung(sen) == Rung.NONE
    assert Observation.objects.count() == 1
    twice = actions.cancel_session(session_id=session.pk, version=1, by=actor(lan), now=NOW)
    assert (twice.version, Entry.objects.filter(action="learning.cancel_session").count()) == (2, 1)


def test_only_who_held_it_or_answers_for_the_team_cancels_it(lan, minh):
    session = taught(lan, (learner(), Seen.SHOWN))
    with pytest.raises(Refused):
        actions.cancel_session(session_id=session.pk, version=1, by=actor(minh), now=NOW)
    leader = account("Tổ trưởng Tý", ("team_leader", group_three()))
    assert actions.cancel_session(session_id=session.pk, version=1, by=actor(leader), now=NOW).cancelled_at
    with pytest.raises(Refused, match="Không có buổi"):
        actions.cancel_session(session_id=uuid4(), version=1, by=actor(lan), now=NOW)


def test_what_two_change_at_once_is_told(lan):
    session = taught(lan, (learner(), Seen.SHOWN), confirmed=Confirmed.NOT_YET)
    actions.confirm(session_id=session.pk, version=1, confirmed=Confirmed.SLIP, by=actor(lan), now=NOW)
    with pytest.raises(actions.Changed):
        actions.cancel_session(session_id=session.pk, version=1, by=actor(lan), now=NOW)


def test_a_declaration_brings_the_code_of_a_case(lan):
    sen = learner()
    said = {"person": sen, "skill": "file_online", "seen": Seen.ALONE_DECLARED, "by": actor(lan), "now": NOW}
    with pytest.raises(Refused, match="mã hồ sơ"):
        actions.observe(observation_id=uuid4(), occurred_at=NOW, **said)
    number = uuid4()
    for _twice in range(2):
        actions.observe(observation_id=number, occurred_at=NOW, case_code=" h57-261124-0001 ", **said)
    assert rung(sen) == Rung.ALONE
    assert Observation.objects.get().case_code == "H57-261124-0001"
    with pytest.raises(Refused, match="nội dung khác"):
        actions.observe(observation_id=number, occurred_at=NOW, case_code="H57-2", **said)


def test_an_observation_is_withdrawn_by_who_made_it(lan, minh):
    sen = learner()
    taught(lan, (sen, Seen.SHOWN))
    seen = actions.observe(
        observation_id=uuid4(),
        person=sen,
        skill="file_online",
        seen=Seen.FAMILY,
        occurred_at=NOW,
        by=actor(lan),
        now=NOW,
    )
    with pytest.raises(Refused):
        actions.withdraw(observation_id=seen.pk, by=actor(minh), now=NOW)
    for _twice in range(2):
        actions.withdraw(observation_id=seen.pk, by=actor(lan), now=NOW)
    assert Observation.objects.count() == 3
    assert not Progress.objects.get().family


def test_rows_merged_into_a_person_are_the_person(lan):
    head = learner()
    other = learner("Sen Phan", same_as=head)
    taught(lan, (other, Seen.SHOWN))
    assert rung(head) == Rung.SHOWN
    assert Observation.objects.get().person == head


def test_a_machine_teaches_nobody():
    with pytest.raises(Refused):
        actions.record_session(
            session_id=uuid4(), kind="home", skill="vneid", place=group_three(), seen=[(learner(), "shown")],
            occurred_at=START, minutes=None, confirmed="slip", by=SYSTEM, now=NOW,
        )  # fmt: skip


def test_a_class_of_twenty_asks_the_database_little(lan):
    people = [learner(f"Người {number}") for number in range(20)]
    taught(lan, (learner(), Seen.SHOWN))  # a place's first entry in the journal
    by = actor(lan)
    place = group_three()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        actions.record_session(
            session_id=uuid4(), kind="class", skill="vneid", place=place, seen=[(one, Seen.SHOWN) for one in people],
            occurred_at=START, minutes=60, confirmed="slip", by=by, now=NOW,
        )  # fmt: skip
    asked_for = [one["sql"] for one in asked if not one["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(asked_for) <= 14, "\n".join(asked_for)
