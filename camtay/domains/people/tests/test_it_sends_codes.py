"""One-time codes: bound, few, short-lived, once."""

from datetime import timedelta

import pytest

from camtay.domains.dispatch.models import Message
from camtay.domains.people import actions
from camtay.domains.people.models import CodeSource, OneTimeCode
from camtay.domains.people.rules import codes
from camtay.domains.people.tests.make import NOW, account
from camtay.foundation.access import Refused

pytestmark = pytest.mark.django_db
PHONE = "+84905100001"


def ask(
    phone: str = "0905 100 001", *, session: str = "s1", purpose: str = "sign_in", at=NOW, address="10.0.0.1"
):
    """Ask for a code; the code that was sent."""
    actions.request_code(phone=phone, purpose=purpose, session_key=session, address=address, now=at)
    newest = Message.objects.order_by("-created_at", "-id").first()
    return newest.body[:6]


def redeem(code: str, *, session: str = "s1", purpose: str = "sign_in", at=NOW, phone: str = PHONE):
    actions.redeem_code(phone=phone, purpose=purpose, code=code, session_key=session, now=at)


def other(code: str) -> str:
    return "000000" if code != "000000" else "111111"


def test_it_sends_six_digits_that_work_once():
    code = ask()
    assert code.isdigit()
    redeem(code)
    with pytest.raises(Refused):
        redeem(code)


def test_it_sends_as_a_secret_that_ends_with_the_code():
    ask()
    message = Message.objects.get()
    assert (message.secret, message.address, message.channel) == (True, PHONE, "sms")
    assert message.expires_at == NOW + timedelta(minutes=5)


def test_it_keeps_no_readable_code():
    code = ask()
    row = OneTimeCode.objects.get()
    assert code not in (row.digest, row.binding)
    assert len(row.digest) == 64


def test_it_takes_a_code_typed_with_a_gap():
    code = ask()
    redeem(f" {code[:3]} {code[3:]} ")


def test_it_is_worth_nothing_in_another_session():
    code = ask()
    with pytest.raises(Refused):
        redeem(code, session="thief")
    redeem(code)


def test_it_is_worth_nothing_for_another_purpose():
    code = ask(purpose="follow")
    with pytest.raises(Refused):
        redeem(code, purpose="sign_in")


def test_it_is_worth_nothing_for_another_telephone():
    code = ask()
    with pytest.raises(Refused):
        redeem(code, phone="+84905100002")


def test_it_ends_after_five_minutes():
    code = ask()
    with pytest.raises(Refused):
        redeem(code, at=NOW + timedelta(minutes=5))


def test_it_stops_after_five_wrong_guesses():
    code = ask()
    for _ in range(codes.TRIES):
        with pytest.raises(Refused):
            redeem(other(code))
    with pytest.raises(Refused, match="5 lần"):
        redeem(code)


def test_it_counts_guesses_against_the_newest_code_alone():
    first = ask()
    second = ask(at=NOW + timedelta(seconds=30))
    assert OneTimeCode.objects.count() == 2
    if first != second:
        with pytest.raises(Refused):
            redeem(first, at=NOW + timedelta(minutes=1))
    redeem(second, at=NOW + timedelta(minutes=1))


def test_it_sends_five_an_hour_to_one_telephone():
    for minute in range(codes.PER_PHONE):
        ask(at=NOW + timedelta(minutes=minute), address=f"10.0.0.{minute}")
    with pytest.raises(Refused, match="một giờ"):
        ask(at=NOW + timedelta(minutes=30))
    ask(at=NOW + timedelta(minutes=61))


def test_it_sends_twenty_an_hour_to_one_network_address():
    for number in range(codes.PER_ADDRESS):
        ask(f"0905 100 {number:03}")
    with pytest.raises(Refused, match="Nơi này"):
        ask("0905 100 900")
    ask("0905 100 900", address="10.0.0.2")


def test_it_answers_alike_whether_the_telephone_is_known_or_not():
    account("Lê Thị Hường", email=None, phone=PHONE)
    known = ask()
    unknown = ask("0905 100 777")
    assert known.isdigit()
    assert unknown.isdigit()


@pytest.mark.parametrize("phone", ["", "abc", "12345", "0234 3822 222"])
def test_it_refuses_numbers_that_take_no_messages(phone):
    with pytest.raises(Refused):
        ask(phone)
    assert not OneTimeCode.objects.exists()


def test_it_needs_a_session():
    with pytest.raises(ValueError, match="session"):
        ask(session="")


def test_it_throws_old_codes_away_but_not_those_still_counted():
    ask()
    ask("0905 100 002", at=NOW + timedelta(hours=23))
    assert actions.purge_codes(now=NOW + timedelta(hours=25)) == 1
    assert OneTimeCode.objects.get().phone == "+84905100002"
    assert not CodeSource.objects.filter(key=f"phone:{PHONE}").exists()
