import pytest
from hypothesis import given
from hypothesis import strategies as st

from camtay.domains.dispatch import actions, permissions, queries, rules
from camtay.domains.dispatch.models import Message
from camtay.domains.dispatch.states import State
from camtay.domains.dispatch.tests.make import NOW, later, only, write, write_code
from camtay.foundation.access import SYSTEM, Actor, HeldRole, Refused, Scope, scope_of
from camtay.foundation.audit.models import Entry
from camtay.foundation.kept import Whom


def held(role: str, place_id: int = 1, person_id: int = 99) -> Actor:
    return Actor(5, person_id, "Trần Văn Khoa", (HeldRole(role, place_id, frozenset({place_id})),))


@pytest.mark.django_db
def test_it_shows_ones_own_place_alone():
    write(key="here")
    write(key="there", place_id=2)
    write(key="nowhere", place_id=None)
    scope = scope_of(permissions.SEE_LEDGER, held("commune_admin"))
    assert len(queries.ledger(scope)) == 1
    assert queries.ledger(scope_of(permissions.SEE_LEDGER, held("clerk"))) == []


@pytest.mark.django_db
def test_what_the_scope_lists_is_what_the_check_allows():
    for place_id in (1, 2, None):
        write(key=f"k{place_id}", place_id=place_id)
    actor = held("auditor", place_id=2)
    allowed = {m.pk for m in Message.objects.all() if permissions.can_see_message(m, by=actor)}
    assert {line.id for line in queries.ledger(scope_of(permissions.SEE_LEDGER, actor))} == allowed


@pytest.mark.django_db
def test_it_pages_and_filters_newest_first():
    for minute in range(5):
        write(key=f"k{minute}", now=later(minutes=minute))
    everything = Scope(True, frozenset(), None)
    first = queries.ledger(everything, limit=2)
    rest = queries.ledger(everything, before=first[-1].created_at)
    assert [line.created_at for line in first + rest] == [later(minutes=minute) for minute in (4, 3, 2, 1, 0)]
    assert queries.ledger(everything, state=State.SENT) == []
    assert queries.ledger(everything, channel="sms") == []


@pytest.mark.django_db
def test_it_tells_what_was_sent_about_a_thing_and_a_person():
    write()
    write(key="other", object_id="2", about=8)
    assert [line.object_id for line in queries.about_object("cases.case", "1")] == ["1"]
    assert len(queries.about(Whom(frozenset({8})))) == 1


@pytest.mark.django_db
def test_it_says_how_each_channel_is_doing(settings):
    settings.CAMTAY_SMS_URL = ""
    write_code(expires_at=later(hours=1))
    phone, post = queries.queues(later(seconds=90))
    assert (phone.channel, phone.via, phone.waiting, phone.lag) == ("sms", "", 1, 90.0)
    assert (post.channel, post.via, post.waiting, post.lag, post.failed) == ("email", "smtp", 0, 0.0, 0)


def fail() -> Message:
    write()
    Message.objects.update(state=State.FAILED, attempts=6)
    return only()


@pytest.mark.django_db
def test_an_admin_sends_again_what_failed():
    message = fail()
    assert actions.try_again(message=message, by=held("commune_admin"), now=later(hours=9))
    assert not actions.try_again(message=message, by=held("commune_admin"), now=later(hours=9))
    assert (only().state, only().attempts) == (State.QUEUED, 0)
    assert Entry.objects.get().action == "dispatch.try_again"
    assert actions.send_due(now=later(hours=9)) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("who", [held("auditor"), held("commune_admin", place_id=2), held("clerk")])
def test_nobody_else_does(who):
    message = fail()
    with pytest.raises(Refused):
        actions.try_again(message=message, by=who, now=NOW)
    assert not permissions.can_try_again(message, by=who)


@pytest.mark.django_db
def test_a_code_is_never_sent_again():
    write_code()
    Message.objects.update(state=State.FAILED, body="")
    with pytest.raises(Refused, match="mã mới"):
        actions.try_again(message=only(), by=held("commune_admin"), now=NOW)


@pytest.mark.django_db
def test_a_person_can_be_forgotten():
    write()
    write(key="other", about=8)
    done = actions.forget(who=Whom(frozenset({7})), by=SYSTEM, now=NOW)
    assert [str(one) for one in done.erased] == ["1 tin nhắn, thư: lời tin và địa chỉ"]
    forgotten = Message.objects.get(about=7)
    assert (forgotten.state, forgotten.address, forgotten.body) == (State.EXPIRED, "", "")
    assert Message.objects.get(about=8).body


@given(st.text(min_size=1))
def test_a_mask_never_gives_an_address_away(address):
    shown = rules.masked(address)
    assert "•••" in shown
    name = address.rpartition("@")[0]
    assert len(name) < 2 or name not in shown.split("@")[0] or "•" in name
