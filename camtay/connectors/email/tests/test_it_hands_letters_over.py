"""Django's own SMTP client against a real server on loopback."""

from collections.abc import Iterator

import pytest

from camtay.connectors.email import Line, PermanentError, TemporaryError, configured
from camtay.connectors.email.client import CONSOLE
from camtay.connectors.email.fake import FakeSmtp
from camtay.foundation.ids import uuid7

BODY = (
    "Chào bà Mận,\n\n.Hồ sơ khai sinh của cháu Nguyễn Ngọc Ánh đã xong.\n" + "Mời bà đến nhận. " * 90 + "\n"
)


@pytest.fixture
def server(settings) -> Iterator[FakeSmtp]:
    with FakeSmtp() as fake:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", fake.port
        settings.EMAIL_TIMEOUT = 5
        settings.DEFAULT_FROM_EMAIL = "UBND xã Phú Vinh <camtay@phuvinh.example>"
        yield fake


def test_vietnamese_arrives_as_written(server):
    key = uuid7()
    with Line() as line:
        reference = line.send(key, "man@example.vn", "Hồ sơ đã có kết quả", BODY)
    [letter] = server.mailbox.letters
    assert letter["Subject"] == "Hồ sơ đã có kết quả"
    assert letter["To"] == "man@example.vn"
    assert letter["From"] == "UBND xã Phú Vinh <camtay@phuvinh.example>"
    assert letter.get_content_type() == "text/plain"
    assert letter.get_content().replace("\r\n", "\n") == BODY
    assert letter["Message-ID"] == reference == f"<{key}@phuvinh.example>"
    assert letter["Auto-Submitted"] == "auto-generated"


def test_a_repeat_carries_the_same_id(server):
    key = uuid7()
    for _ in range(2):
        with Line() as line:
            line.send(key, "man@example.vn", "Hồ sơ", BODY)
    first, second = server.mailbox.letters
    assert first["Message-ID"] == second["Message-ID"]


def test_one_connection_carries_several(server):
    with Line() as line:
        for _ in range(3):
            line.send(uuid7(), "man@example.vn", "Hồ sơ", BODY)
    assert len(server.mailbox.letters) == 3


def test_an_address_that_does_not_exist_is_final(server):
    server.mailbox.refuse["nobody@example.vn"] = "550 5.1.1 no such user"
    with Line() as line:
        with pytest.raises(PermanentError, match="no such user"):
            line.send(uuid7(), "nobody@example.vn", "Hồ sơ", BODY)
        line.send(uuid7(), "man@example.vn", "Hồ sơ", BODY)
    assert len(server.mailbox.letters) == 1


@pytest.mark.parametrize(
    ("reply", "kind"), [("452 mailbox full", TemporaryError), ("554 looks like spam", PermanentError)]
)
def test_a_refused_text_is_sorted_by_its_code(server, reply, kind):
    server.mailbox.data_reply = reply
    with Line() as line, pytest.raises(kind, match=reply[4:]):
        line.send(uuid7(), "man@example.vn", "Hồ sơ", BODY)


def test_a_greylisted_address_is_tried_again(server):
    server.mailbox.refuse["man@example.vn"] = "451 4.7.1 try again later"
    with Line() as line, pytest.raises(TemporaryError) as caught:
        line.send(uuid7(), "man@example.vn", "Hồ sơ", BODY)
    assert not caught.value.line_down


def test_a_server_that_is_away_is_a_line_down(server, settings):
    with FakeSmtp() as gone:
        settings.EMAIL_PORT = gone.port
    with Line() as line, pytest.raises(TemporaryError) as caught:
        line.send(uuid7(), "man@example.vn", "Hồ sơ", BODY)
    assert caught.value.line_down


def test_an_address_that_is_none_is_final(server):
    with Line() as line, pytest.raises(PermanentError):
        line.send(uuid7(), "bà.mận@example.vn\n", "Hồ sơ\nBcc: x", BODY)


def test_a_console_is_no_mail_server(settings):
    settings.EMAIL_BACKEND = CONSOLE
    assert not configured()
