"""What a phone brings after its owner's role has ended waits for an administrator, who accepts it or puts it aside."""

import pytest

from camtay.domains.people.models import Person, RoleHeld
from camtay.domains.places.tests.make import phu_vinh
from camtay.domains.rounds import actions, queries
from camtay.domains.rounds.models import Command
from camtay.domains.rounds.queries.packs import states_of
from camtay.domains.rounds.tests.make import (
    NOW,
    account,
    actor,
    bring,
    change,
    enrolled,
    group_three,
    leave,
    phu_xuan,
    write_down,
)
from camtay.foundation.access import Refused
from camtay.foundation.audit.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def hanh():
    return account("Trần Thị Hạnh", ("commune_admin", phu_xuan()))


@pytest.fixture
def lan():
    return account("Võ Thị Lan", ("helper", group_three()))


@pytest.fixture
def phone(lan):
    made = enrolled(lan)
    leave(lan)
    return made


def test_accepted_it_is_done_as_its_writers_own(phone, lan, hanh):
    sent = write_down()
    assert bring(phone, sent)[0].state == "held"
    command = actions.accept_held(command_id=sent.id, by=actor(hanh), now=NOW)
    assert (command.state, command.payload) == ("done", None)
    assert Person.objects.filter(name="Hồ Thị Bé").count() == 1
    assert Entry.objects.get(action="people.write_down").account_id == lan.pk
    assert Entry.objects.get(action="rounds.accept_held").account_id == hanh.pk
    assert states_of([sent.id], lan.pk) == {str(sent.id): "done"}
    assert bring(phone, sent)[0].receipt == command.receipt


def test_accepted_twice_it_is_done_once(phone, hanh):
    sent = write_down()
    bring(phone, sent)
    first = actions.accept_held(command_id=sent.id, by=actor(hanh), now=NOW)
    assert actions.accept_held(command_id=sent.id, by=actor(hanh), now=NOW).receipt == first.receipt
    assert actions.dismiss_held(command_id=sent.id, by=actor(hanh), now=NOW).state == "done"
    assert Entry.objects.filter(action="rounds.accept_held").count() == 1


def test_put_aside_its_content_is_gone(phone, lan, hanh):
    sent = write_down()
    bring(phone, sent)
    assert actions.dismiss_held(command_id=sent.id, by=actor(hanh), now=NOW).payload is None
    assert not Person.objects.filter(name="Hồ Thị Bé").exists()
    assert bring(phone, sent)[0].state == "dismissed"


def test_what_builds_on_another_waits_for_it(phone, hanh):
    first = write_down()
    second = change(first.payload["person"], {"house": "12"}, {"house": "14"})
    bring(phone, first, second)
    with pytest.raises(Refused, match="nhận việc ghi trước"):
        actions.accept_held(command_id=second.id, by=actor(hanh), now=NOW)
    assert Command.objects.get(pk=second.id).state == "held"
    assert actions.accept_all_held(command_ids=[second.id, first.id], by=actor(hanh), now=NOW) == 2
    assert Person.objects.get(name="Hồ Thị Bé").house == "14"


def test_only_the_administrator_of_the_place_decides(phone, hanh):
    sent = write_down()
    bring(phone, sent)
    others = account("Lê Văn Khác", ("commune_admin", phu_vinh())), account("Nga", ("clerk", phu_xuan()))
    for who in others:
        with pytest.raises(Refused):
            actions.accept_held(command_id=sent.id, by=actor(who), now=NOW)
        assert not queries.held(actor(who))
    assert [one.pk for one in queries.held(actor(hanh))] == [sent.id]


def test_nobody_accepts_what_they_recorded(lan, phone):
    sent = write_down()
    bring(phone, sent)
    RoleHeld.objects.create(
        account=lan, role="commune_admin", place=phu_xuan(), valid_from=NOW.date(), granted_at=NOW
    )
    with pytest.raises(Refused):
        actions.accept_held(command_id=sent.id, by=actor(lan), now=NOW)


def test_a_role_held_elsewhere_reaches_nothing_here(hanh):
    """An administrator lends nobody more than they had in the administrator's own places."""
    group_three()
    away = account("Hồ Văn Xa", ("helper", phu_vinh()))
    phone = enrolled(away)
    leave(away)
    sent = write_down()
    bring(phone, sent)
    assert actions.accept_held(command_id=sent.id, by=actor(hanh), now=NOW).state == "refused"


def test_the_list_says_what_each_is_about(phone, hanh, django_assert_num_queries):
    first = write_down()
    bring(phone, first, change(first.payload["person"], {"house": "12"}, {"house": "14"}))
    who = actor(hanh)
    with django_assert_num_queries(2):
        lines = queries.held_lines(queries.held(who))
    assert [(line.people, line.house) for line in lines] == [(("Hồ Thị Bé",), "12"), ((), "14")]
