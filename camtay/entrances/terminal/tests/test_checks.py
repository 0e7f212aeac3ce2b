import io

import pytest
from django.core.management import BaseCommand, CommandError, call_command

from camtay.entrances.terminal import checks

CONSOLE = "django.core.mail.backends.console.EmailBackend"


def ids(found) -> list[str]:
    return [message.id for message in found]


def test_it_says_that_nothing_can_leave(settings):
    settings.CAMTAY_SMS_URL, settings.EMAIL_BACKEND = "", CONSOLE
    phone, post = checks.messages_have_a_way_out()
    assert "CAMTAY_SMS_URL" in phone.msg
    assert "stay queued" in phone.msg
    assert "CAMTAY_EMAIL_URL" in post.msg


def test_it_is_content_with_both_ways_out(settings):
    settings.CAMTAY_SMS_URL = "smpp://u:p@smsc.example?source=UBND"
    assert checks.messages_have_a_way_out() == []
    assert checks.telephone_account_can_be_read() == []


def test_the_demonstration_has_its_inbox(settings):
    settings.CAMTAY_SMS_URL, settings.EMAIL_BACKEND, settings.CAMTAY_DEMO = "", CONSOLE, True
    assert checks.messages_have_a_way_out() == []


def test_it_refuses_an_account_it_cannot_read(settings):
    settings.CAMTAY_SMS_URL = "https://sms.example"
    assert ids(checks.telephone_account_can_be_read()) == ["camtay.E005"]


def test_check_says_it_and_other_commands_do_not(settings):
    settings.CAMTAY_SMS_URL = ""
    said, quiet = io.StringIO(), io.StringIO()
    call_command("check", stdout=io.StringIO(), stderr=said)
    assert "text messages and sign-in codes stay queued" in said.getvalue()
    BaseCommand(stderr=quiet).check()
    assert "CAMTAY_SMS_URL" not in quiet.getvalue()


def test_check_fails_for_an_account_it_cannot_read(settings):
    settings.CAMTAY_SMS_URL = "https://sms.example"
    with pytest.raises(CommandError):
        call_command("check", stdout=io.StringIO(), stderr=io.StringIO())


@pytest.mark.parametrize(
    ("address", "roots", "named"),
    [
        ("https://tsa.example.vn/tsr", "", "CAMTAY_TSA_ROOTS must name"),
        ("tsa.example.vn", __file__, "CAMTAY_TSA_URL must read"),
        ("", __file__, "CAMTAY_TSA_URL is not"),
    ],
)
def test_it_refuses_an_authority_set_by_halves(settings, address, roots, named):
    settings.CAMTAY_TSA_URL, settings.CAMTAY_TSA_ROOTS = address, roots
    [found] = checks.stamping_is_set_whole()
    assert found.id == "camtay.E006"
    assert named in found.msg


def test_it_is_content_with_an_authority_set_whole_or_not_at_all(settings):
    settings.CAMTAY_TSA_URL, settings.CAMTAY_TSA_ROOTS = "https://tsa.example.vn/tsr", __file__
    assert checks.stamping_is_set_whole() == []
    settings.CAMTAY_TSA_URL = settings.CAMTAY_TSA_ROOTS = ""
    assert checks.stamping_is_set_whole() == []
