"""Three houses a week and helper: who lives there and which lesson, mixed so that the list tells of nobody why."""

from datetime import timedelta
from uuid import uuid4

import pytest

from camtay.domains.learning.tests.make import taught
from camtay.domains.places.tests.make import phu_vinh
from camtay.domains.rounds import actions, queries
from camtay.domains.rounds.models import Visit
from camtay.domains.rounds.rules.choosing import Candidate, chosen
from camtay.domains.rounds.tests.make import NOW, account, actor, group_three, person, phu_xuan
from camtay.foundation.access import SYSTEM, Refused

pytestmark = pytest.mark.django_db
WEEK = queries.this_week(NOW)


@pytest.fixture
def lan():
    return account("Võ Thị Lan", ("helper", group_three()))


@pytest.fixture
def head():
    return account("Hồ Văn Trưởng", ("village_head", group_three()))


def people(count=6):
    return [person(f"Bà Số {number}", group_three()) for number in range(count)]


def propose():
    return actions.propose_visits(week=WEEK, by=SYSTEM, now=NOW)


def houses(who):
    return list(queries.visits_of(who.pk, week=WEEK))


def test_three_are_proposed_and_a_repeat_proposes_nothing(lan):
    people()
    assert propose() == 3
    assert propose() == 0
    assert {one.state for one in houses(lan)} == {"proposed"}


def test_two_helpers_never_get_one_house(lan):
    two = account("Hồ Văn Hai", ("helper", group_three()))
    people(7)
    propose()
    mine, theirs = ({one.person_id for one in houses(who)} for who in (lan, two))
    assert len(mine) == len(theirs) == 3
    assert not mine & theirs


def test_nobody_of_elsewhere_and_never_oneself(lan):
    person("Trần Văn Xa", phu_vinh())
    propose()
    assert houses(lan) == []


def test_somebody_shown_before_is_mixed_with_somebody_never_reached(lan):
    new = people(4)
    begun = [person(f"Ông Số {number}", group_three()) for number in range(4)]
    for one in begun:
        taught(lan, (one, "shown"), skill="pay_qr", now=NOW)
    propose()
    found = {one.person_id: one.skill for one in houses(lan)}
    assert set(found) & {one.pk for one in new}
    assert {found[one.pk] for one in begun if one.pk in found} == {"pay_qr"}


def test_who_was_on_a_list_lately_is_left_in_peace(lan):
    known = people(3)
    Visit.objects.bulk_create(
        Visit(place=group_three(), helper=lan, person=one, skill="vneid", week=WEEK - 7, proposed_at=NOW) for one in known
    )  # fmt: skip
    assert propose() == 0


def test_the_order_says_nothing_of_who_was_reached():
    many = [Candidate(number, "vneid", number < 20, 1) for number in range(40)]
    firsts = [chosen(many, week=20260000 + 7 * turn, helper_id=1, taken=())[0].begun for turn in range(60)]
    assert 15 <= sum(firsts) <= 45


def test_the_village_head_agrees_once(lan, head):
    people()
    propose()
    visit = houses(lan)[0]
    first = actions.agree(visit_id=visit.pk, version=1, by=actor(head), now=NOW)
    assert (first.state, first.agreed_by_id) == ("agreed", head.pk)
    assert actions.agree(visit_id=visit.pk, version=1, by=actor(head), now=NOW).version == 2
    with pytest.raises(Refused):
        actions.agree(visit_id=houses(lan)[1].pk, version=1, by=actor(lan), now=NOW)


def test_a_house_that_was_swapped_waits_anew(lan, head):
    *_others, last = people(9)
    propose()
    visit = houses(lan)[0]
    actions.agree(visit_id=visit.pk, version=1, by=actor(head), now=NOW)
    Visit.objects.filter(person=last).delete()
    swapped = actions.swap_visit(visit_id=visit.pk, person=last, skill="pay_qr", by=actor(lan), now=NOW)
    assert (swapped.state, swapped.agreed_by_id, swapped.own_choice) == ("proposed", None, True)


def test_a_session_at_the_desk_does_the_visit(lan):
    people(1)
    propose()
    visit = houses(lan)[0]
    taught(lan, (visit.person, "shown"), skill="vneid", occurred_at=NOW, now=NOW)
    assert actions.fold_visits(now=NOW + timedelta(hours=1)) == 1
    visit.refresh_from_db()
    assert visit.state == "done"


def test_visits_of_weeks_gone_by_are_off_the_list(lan):
    people(1)
    propose()
    actions.fold_visits(now=NOW + timedelta(days=30))
    assert Visit.objects.get().state == "dropped"


def test_an_added_house_is_of_ones_own_places_and_of_these_weeks(lan):
    sen, away = person("Phan Thị Sen", group_three()), person("Trần Văn Xa", phu_xuan())
    add = {"skill": "vneid", "by": actor(lan), "now": NOW}
    with pytest.raises(Refused):
        actions.add_visit(visit_id=uuid4(), person=away, week=WEEK, **add)
    with pytest.raises(Refused, match="tuần này hoặc tuần sau"):
        actions.add_visit(visit_id=uuid4(), person=sen, week=WEEK + 70, **add)
    with pytest.raises(Refused, match="bài học"):
        actions.add_visit(visit_id=uuid4(), person=sen, week=WEEK, **{**add, "skill": "flying"})
    number = uuid4()
    first = actions.add_visit(visit_id=number, person=sen, week=WEEK, **add)
    assert actions.add_visit(visit_id=number, person=sen, week=WEEK, **add) == first
    with pytest.raises(Refused, match="đã có người ghé"):
        actions.add_visit(visit_id=uuid4(), person=sen, week=WEEK, **add)
