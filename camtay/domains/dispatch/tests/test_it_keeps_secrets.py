import pytest
from django.core.exceptions import PermissionDenied

from camtay.domains.dispatch import actions, queries
from camtay.domains.dispatch.states import State
from camtay.domains.dispatch.tests.make import NOW, later, only, write, write_code
from camtay.foundation.access import Scope

pytestmark = pytest.mark.django_db

EVERYTHING = Scope(everywhere=True, place_ids=frozenset(), person_id=None)


def test_a_code_is_erased_once_it_is_handed_over(smsc):
    write_code()
    actions.send_due(now=NOW)
    assert (only().state, only().body) == (State.SENT, "")


def test_the_centre_is_told_how_long_a_code_is_good(smsc):
    write_code()
    actions.send_due(now=later(minutes=2))
    assert smsc.centre.parts[0].validity == "000000000300000R"


def test_a_code_too_late_is_not_sent_and_erased(smsc):
    write_code()
    assert actions.send_due(now=later(minutes=5)) == 0
    assert (only().state, only().body) == (State.EXPIRED, "")
    assert smsc.centre.parts == []


def test_a_code_that_cannot_be_sent_is_erased(smsc):
    smsc.centre.unknown.add("84905123456")
    write_code()
    actions.send_due(now=NOW)
    assert (only().state, only().body) == (State.FAILED, "")


def test_a_code_is_erased_in_time_even_without_a_telephone_company(settings):
    settings.CAMTAY_SMS_URL = ""
    write_code()
    actions.send_due(now=later(minutes=6))
    assert (only().state, only().body) == (State.EXPIRED, "")


def test_staff_never_read_a_code():
    write_code()
    [line] = queries.ledger(EVERYTHING)
    assert (line.secret, line.body, line.subject) == (True, "", "")
    assert "482913" not in repr(line)


def test_staff_see_masked_addresses():
    write()
    write_code()
    assert {line.address for line in queries.ledger(EVERYTHING)} == {"m•••@example.vn", "•••••••456"}


def test_the_inbox_exists_only_in_the_demonstration(settings):
    with pytest.raises(PermissionDenied):
        queries.inbox("0905123456")
    settings.CAMTAY_DEMO = True
    assert queries.inbox("0905123456") == []


def test_the_demonstration_shows_its_codes_and_sends_none(settings, smsc):
    settings.CAMTAY_DEMO = True
    write_code()
    write(key="other", channel="sms", address="0905000111")
    assert actions.send_due(now=NOW) == 2
    assert smsc.centre.parts == []
    [letter] = queries.inbox("0905123456")
    assert letter.body == "Mã của bà: 482913"
    assert len(queries.inbox()) == 2
    actions.send_due(now=later(minutes=5))
    assert queries.inbox("0905123456") == []
