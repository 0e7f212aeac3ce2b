import threading

import pytest
from django.core import mail
from django.db import connection

from camtay.connectors.email import Line
from camtay.domains.dispatch import actions, rules
from camtay.domains.dispatch.actions import sending
from camtay.domains.dispatch.models import Message
from camtay.domains.dispatch.states import State
from camtay.domains.dispatch.tests.make import NOW, only, write, write_code


@pytest.mark.django_db
def test_its_messages_are_taken_up_again_when_the_lease_ends():
    write()
    sending._claim(NOW, 10, ["email"])  # and here the process dies
    assert only().state == State.SENDING
    assert actions.send_due(now=NOW + rules.LEASE / 2) == 0
    assert actions.send_due(now=NOW + rules.LEASE) == 1
    assert only().attempts == 2


@pytest.mark.django_db
def test_a_repeat_after_a_death_is_recognisable(monkeypatch):
    write()
    true_settle = sending._settle
    monkeypatch.setattr(sending, "_settle", lambda *_, **__: 0)  # sent, and dead before the mark
    actions.send_due(now=NOW)
    monkeypatch.setattr(sending, "_settle", true_settle)
    actions.send_due(now=NOW + rules.LEASE)
    first, second = mail.outbox
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]


@pytest.mark.django_db
def test_a_slow_worker_cannot_mark_what_another_holds():
    write()
    [held_by_slow] = sending._claim(NOW, 10, ["email"])
    sending._claim(NOW + rules.LEASE, 10, ["email"])
    assert sending._mark_sent(held_by_slow, "smtp", "", NOW) == 0
    assert only().state == State.SENDING


@pytest.mark.django_db
def test_a_message_that_kills_its_worker_each_time_is_given_up():
    write()
    moment = NOW
    for _ in range(rules.TRIES):
        assert len(sending._claim(moment, 10, ["email"])) == 1
        moment += rules.LEASE
    assert actions.send_due(now=moment) == 0
    assert only().state == State.FAILED


@pytest.mark.django_db
def test_a_code_in_dead_hands_is_erased_when_its_time_is_over():
    from datetime import timedelta

    write_code(channel="email", address="man@example.vn")
    sending._claim(NOW, 10, ["email"])
    actions.send_due(now=NOW + timedelta(minutes=5))
    assert (only().state, only().body) == (State.EXPIRED, "")


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_nothing_twice(monkeypatch):
    taken = []
    lock = threading.Lock()

    def send(self, message_id, to, subject, body):
        with lock:
            taken.append(message_id)
        return ""

    monkeypatch.setattr(Line, "send", send)
    for number in range(40):
        write(key=f"k{number}")

    def work():
        try:
            while Message.objects.filter(state=State.QUEUED).exists():
                actions.send_due(now=NOW, limit=3)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(taken) == len(set(taken)) == 40
    assert set(Message.objects.values_list("state", flat=True)) == {State.SENT}
