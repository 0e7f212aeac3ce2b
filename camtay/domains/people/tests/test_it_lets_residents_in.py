"""A resident's account: made at the first sign-in, never somebody else's."""

from datetime import timedelta

import pytest

from camtay.domains.dispatch.models import Message
from camtay.domains.people import actions, queries
from camtay.domains.people.models import Account, Person
from camtay.domains.people.tests.make import NOW, account, actor, group_three, person, phu_xuan
from camtay.foundation.access import Permission, Reach, Refused, allows
from camtay.foundation.audit.models import Entry, Look

pytestmark = pytest.mark.django_db
PHONE = "+84905100001"
OWN = Permission("x.own", "", {"resident": Reach.OWN})


def signed_in():
    actions.request_code(phone=PHONE, purpose="sign_in", session_key="s", address="", now=NOW)
    code = Message.objects.latest("created_at").body[:6]
    return actions.sign_in_by_phone(phone=PHONE, code=code, session_key="s", now=NOW)


def test_it_makes_an_account_with_a_person_at_the_first_time():
    made = signed_in()
    assert (made.phone, made.person.name, made.person.phone) == (PHONE, "", PHONE)
    assert not made.has_usable_password()


def test_it_finds_the_same_account_the_next_time():
    first = signed_in()
    assert actions.ensure_resident(phone="0905 100 001", now=NOW) == first
    assert Person.objects.count() == 1


def test_it_leaves_the_person_of_an_official_list_alone():
    written = person("Lê Thị Hường", phu_xuan(), phone=PHONE)
    assert signed_in().person != written


def test_it_gives_whoever_has_an_account_their_own_affairs_and_no_more():
    who = actor(signed_in())
    assert allows(OWN, who, owners=[who.person_id])
    assert not allows(OWN, who, owners=[who.person_id + 1], places=[phu_xuan().pk, 0])


def test_it_gives_officials_their_own_affairs_too():
    who = actor(account("Trương Thị Nga", ("clerk", phu_xuan())))
    assert allows(OWN, who, owners=[who.person_id])
    assert [held.role for held in who.roles] == ["resident", "clerk"]


def test_it_refuses_a_closed_account():
    closed = signed_in()
    Account.objects.filter(pk=closed.pk).update(is_active=False)
    with pytest.raises(Refused, match="đã đóng"):
        actions.ensure_resident(phone=PHONE, now=NOW)


def test_it_writes_down_that_somebody_signed_up_and_came_in():
    made = signed_in()
    assert Entry.objects.get().action == "people.signed_up"
    assert (Look.objects.get().action, Look.objects.get().about) == ("people.sign_in", made.person_id)


def test_it_settles_a_resident_once():
    made = signed_in()
    actions.settle(person_id=made.person_id, place=group_three(), by=actor(made), now=NOW)
    made.person.refresh_from_db()
    assert (made.person.commune, made.person.neighbourhood) == (phu_xuan(), group_three())
    version = made.person.version
    actions.settle(person_id=made.person_id, place=phu_xuan(), by=actor(made), now=NOW)
    made.person.refresh_from_db()
    assert (made.person.neighbourhood, made.person.version) == (group_three(), version)


def test_it_lets_nobody_settle_somebody_else():
    made, stranger = signed_in(), account("Trần Văn Tâm", email=None, phone="+84905100002")
    with pytest.raises(Refused):
        actions.settle(person_id=made.person_id, place=phu_xuan(), by=actor(stranger), now=NOW)


def test_it_acts_with_few_queries(django_assert_max_num_queries):
    clerk = account("Trương Thị Nga", ("clerk", phu_xuan()), ("data_officer", phu_xuan()))
    with django_assert_max_num_queries(2):
        found = queries.acting(clerk.pk, on=NOW.date(), official=True)
    assert found is not None
    assert found[1].holds("clerk", "data_officer")
    assert queries.acting(clerk.pk, on=NOW.date()) == found  # a wrong guess changes nothing
    resident = signed_in()
    with django_assert_max_num_queries(1):
        found = queries.acting(resident.pk, on=NOW.date())
    assert found is not None
    assert found[1] == actor(resident)


def test_it_acts_for_nobody_who_is_closed_or_not_there():
    closed = account("Trần Văn Tâm", ("clerk", phu_xuan()))
    Account.objects.filter(pk=closed.pk).update(is_active=False)
    assert queries.acting(closed.pk, on=NOW.date()) is None
    assert queries.acting(10_000, on=(NOW + timedelta(days=1)).date()) is None
    closed.refresh_from_db()
    assert not actor(closed).holds("clerk")
