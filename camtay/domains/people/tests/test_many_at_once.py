"""Requests that come at the same moment count one after the other."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from camtay.domains.dispatch.models import Message
from camtay.domains.people import actions
from camtay.domains.people.models import Account, OneTimeCode, Person
from camtay.domains.people.rules import codes
from camtay.domains.people.tests.make import NOW, phu_xuan
from camtay.foundation.access import GUEST, SYSTEM, Refused

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = "+84905100001"


def at_once(deed: Callable[[int], object], times: int = 12) -> list[bool]:
    """Each call in a thread of its own; whether it was done (True) or refused."""

    def one(number: int) -> bool:
        try:
            deed(number)
        except Refused:
            return False
        else:
            return True
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))


def test_it_sends_no_more_codes_than_allowed():
    done = at_once(
        lambda n: actions.request_code(
            phone=PHONE, purpose="sign_in", session_key=f"s{n}", address=f"10.0.0.{n}", now=NOW
        )
    )
    assert sum(done) == codes.PER_PHONE == OneTimeCode.objects.count() == Message.objects.count()


def test_it_takes_a_code_once():
    actions.request_code(phone=PHONE, purpose="sign_in", session_key="s", address="", now=NOW)
    code = Message.objects.get().body[:6]
    done = at_once(
        lambda _: actions.redeem_code(phone=PHONE, purpose="sign_in", code=code, session_key="s", now=NOW),
        times=codes.TRIES,
    )
    assert sum(done) == 1


def test_it_makes_one_account_for_who_presses_twice():
    assert all(at_once(lambda _: actions.ensure_resident(phone=PHONE, now=NOW), times=6))
    assert (Account.objects.count(), Person.objects.count()) == (1, 1)


def test_it_takes_an_invitation_once():
    post = actions.Post(role="clerk", place=phu_xuan())
    actions.invite(name="Nga", email="nga@example.vn", post=post, by=SYSTEM, now=NOW)
    token = Message.objects.get().body.split("/loi-moi/")[1].split("/")[0]
    done = at_once(
        lambda n: actions.accept_invitation(
            token=token, password=f"một câu dài dễ nhớ {n}", by=GUEST, now=NOW
        ),
        times=4,
    )
    assert sum(done) == 1
