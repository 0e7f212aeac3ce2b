import pytest
from django.core import mail
from django.db import transaction

from camtay.domains.dispatch import actions, rules
from camtay.domains.dispatch.models import Message
from camtay.domains.dispatch.states import State
from camtay.domains.dispatch.tests.make import NOW, later, only, write, write_code

pytestmark = pytest.mark.django_db


def test_a_letter_leaves_once():
    write()
    assert actions.send_due(now=NOW) == 1
    assert actions.send_due(now=later(hours=1)) == 0
    [letter] = mail.outbox
    assert letter.to == ["man@example.vn"]
    assert letter.subject == "Hồ sơ đã được tiếp nhận"
    stored = only()
    assert (stored.state, stored.sent_at, stored.via) == (State.SENT, NOW, "smtp")
    assert letter.extra_headers["Message-ID"] == stored.reference


def test_a_text_message_leaves_once(smsc):
    write(channel="sms", address="0905123456")
    assert actions.send_due(now=NOW) == 1
    assert actions.send_due(now=later(hours=1)) == 0
    assert smsc.centre.texts("84905123456") == ["Chào bà Mận, hồ sơ khai sinh đã được tiếp nhận."]
    assert only().via == "smpp"
    assert only().reference == "m1"


def test_it_waits_where_no_telephone_company_is_known(settings):
    settings.CAMTAY_SMS_URL = ""
    write(channel="sms", address="0905123456")
    write(key="other")
    assert actions.send_due(now=NOW) == 1
    waiting = Message.objects.get(channel="sms")
    assert (waiting.state, waiting.attempts) == (State.QUEUED, 0)


def test_practice_stays_in():
    write(keep_in=True)
    assert actions.send_due(now=NOW) == 0
    assert mail.outbox == []


def test_one_connection_carries_a_batch(smsc):
    for number in range(5):
        write(key=f"k{number}", channel="sms", address="0905123456")
    assert actions.send_due(now=NOW) == 5
    assert smsc.centre.binds == 1


def test_codes_go_first(smsc):
    write(key="news", channel="sms", address="0905123456", now=later(minutes=-9))
    write_code()
    assert actions.send_due(now=NOW, limit=1) == 1
    assert smsc.centre.texts("84905123456") == ["Mã của bà: 482913"]


def test_a_busy_centre_is_asked_again_and_costs_the_others_nothing(smsc):
    smsc.centre.throttle = 1
    write(key="first", channel="sms", address="0905123456", now=later(seconds=-1))
    write(key="second", channel="sms", address="0905123457")
    assert actions.send_due(now=NOW) == 0
    first, second = Message.objects.order_by("key")
    assert (first.state, first.attempts, first.next_try_at) == (State.QUEUED, 1, later(minutes=1))
    assert (second.state, second.attempts) == (State.QUEUED, 0)
    assert actions.send_due(now=later(minutes=1)) == 2


def test_it_gives_up_at_once_on_a_number_that_does_not_exist(smsc):
    smsc.centre.unknown.add("84905123456")
    write(channel="sms", address="0905123456")
    assert actions.send_due(now=NOW) == 0
    assert only().state == State.FAILED
    assert "Address" in only().error


def test_it_waits_longer_each_time_and_then_gives_up(settings, monkeypatch):
    from camtay.connectors.email import Line, TemporaryError

    def fail(*_):
        raise TemporaryError("mailbox full")

    monkeypatch.setattr(Line, "send", fail)
    write()
    moment, waits = NOW, []
    while only().state == State.QUEUED:
        actions.send_due(now=moment)
        if only().state == State.QUEUED:
            waits.append(only().next_try_at - moment)
            moment = only().next_try_at
    assert tuple(waits) == rules.WAITS
    assert (only().state, only().attempts, only().error) == (State.FAILED, 6, "mailbox full")


def test_an_unforeseen_fault_costs_an_attempt_not_the_batch(monkeypatch):
    from camtay.connectors.email import Line

    true_send = Line.send

    def send(self, message_id, to, subject, body):
        if to == "bad@example.vn":
            raise RuntimeError
        return true_send(self, message_id, to, subject, body)

    monkeypatch.setattr(Line, "send", send)
    write(key="a", address="bad@example.vn", now=later(seconds=-1))
    write(key="b")
    assert actions.send_due(now=NOW) == 1
    assert Message.objects.get(key="a").state == State.QUEUED


def test_what_is_not_committed_is_not_sent():
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    assert actions.send_due(now=NOW) == 0
    assert mail.outbox == []
