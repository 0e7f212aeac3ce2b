import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from camtay.connectors.sms import Account, configured, messages

SIGNS = st.characters(exclude_categories=["Cs"])


@given(st.text(SIGNS, max_size=600).map(lambda text: __import__("unicodedata").normalize("NFC", text)))
def test_cut_pieces_make_the_text_again(text):
    coding, pieces = messages.encoded(text)
    codec = "utf-16-be" if coding == messages.UCS2 else "ascii"
    assert "".join(piece.decode(codec) for piece in pieces) == text
    if len(pieces) == 1:
        assert len(pieces[0]) <= (140 if coding == messages.UCS2 else 160)
    else:
        assert max(map(len, pieces)) <= (134 if coding == messages.UCS2 else 153)


def test_seventy_accented_signs_are_one_message_and_one_more_are_two():
    assert len(messages.encoded("ạ" * 70)[1]) == 1
    assert len(messages.encoded("ạ" * 71)[1]) == 2


def test_a_text_without_end_is_refused():
    with pytest.raises(messages.TooLongError):
        messages.encoded("ạ" * 20_000)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("0905 123 456", "84905123456"),
        ("+84 905.123.456", "84905123456"),
        ("84905123456", "84905123456"),
        ("0084905123456", "84905123456"),
        ("+856 20 1234567", "856201234567"),
    ],
)
def test_a_number_becomes_international(written, wanted):
    assert messages.international(written) == wanted


def test_an_account_is_read_from_its_address():
    account = Account.parse(
        "smpp://ubnd:b%40t@smsc.example:3700?source=UBND%20Phu%20Vinh&rate=5&long=payload"
    )
    assert (account.host, account.port, account.user, account.password) == (
        "smsc.example",
        3700,
        "ubnd",
        "b@t",
    )
    assert (account.source, account.rate, account.long) == ("UBND Phu Vinh", 5.0, "payload")
    assert "b@t" not in repr(account)


@pytest.mark.parametrize(
    "url",
    [
        "http://u:p@h?source=A",
        "smpp://u:p@h",
        "smpp://u:p@h:port?source=A",
        "smpp://u:p@h?source=A&rate=0",
        "smpp://u:p@h?source=A&long=pigeon",
    ],
)
def test_an_unusable_address_is_refused_without_its_password(url):
    with pytest.raises(ImproperlyConfigured) as caught:
        Account.parse(url)
    assert "p@h" not in str(caught.value)


def test_no_address_means_no_account(settings):
    settings.CAMTAY_SMS_URL = ""
    assert not configured()
