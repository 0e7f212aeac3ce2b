"""The client (over smpplib) and the message centre (written from the protocol) talk over TCP."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from camtay.connectors.sms.client import Line, PermanentError, TemporaryError
from camtay.connectors.sms.fake import FakeSmsc
from camtay.foundation.ids import uuid7

PHONE = "84905123456"
SHORT = "UBND xã Phú Vinh: hồ sơ của bà đã có kết quả. Mời bà đến nhận."
LONG = "Kính gửi bà Hồ Thị Mận. Hồ sơ đăng ký khai sinh của cháu Nguyễn Ngọc Ánh đã giải quyết xong. " * 3


@pytest.fixture
def smsc() -> Iterator[FakeSmsc]:
    with FakeSmsc() as fake:
        yield fake


def send(smsc, text, to="0905 123 456", *, key=None, more="", **options) -> str:
    with Line(smsc.url(more=more)) as line:
        return line.send(key or uuid7(), to, text, **options)


def test_vietnamese_arrives_as_written(smsc):
    assert send(smsc, SHORT) == "m1"
    [part] = smsc.centre.parts
    assert (part.text, part.number, part.coding, part.joined) == (SHORT, PHONE, 8, None)
    assert (part.source, part.source_type) == ("UBND PhuVinh", 5)


def test_a_decomposed_text_is_composed_first(smsc):
    import unicodedata

    send(smsc, unicodedata.normalize("NFD", SHORT))
    assert smsc.centre.texts(PHONE) == [SHORT]


def test_unaccented_text_travels_in_the_plain_alphabet(smsc):
    send(smsc, "Ho so da xong. " * 10)
    [part] = smsc.centre.parts
    assert (part.coding, part.text) == (0, "Ho so da xong. " * 10)


def test_a_long_text_is_joined_again(smsc):
    send(smsc, LONG)
    assert len(smsc.centre.parts) == 5
    assert all(len(part.text) <= 67 for part in smsc.centre.parts)
    assert smsc.centre.texts(PHONE) == [LONG]


def test_a_repeated_long_text_is_shown_once(smsc):
    key = uuid7()
    send(smsc, LONG, key=key)
    send(smsc, LONG, key=key)
    assert len(smsc.centre.parts) == 10
    assert smsc.centre.texts(PHONE) == [LONG]
    assert {part.reference for part in smsc.centre.parts} == {key.int & 0xFFFF}


def test_a_long_text_may_travel_whole(smsc):
    send(smsc, LONG, more="&long=payload")
    [part] = smsc.centre.parts
    assert (part.text, part.joined) == (LONG, None)


def test_how_long_it_is_good_travels_with_it(smsc):
    send(smsc, SHORT, valid_for=timedelta(days=1, hours=2, minutes=3, seconds=4))
    assert smsc.centre.parts[0].validity == "000001020304000R"


def test_a_numeric_sender_is_a_number(smsc):
    with Line(smsc.url().replace("UBND%20PhuVinh", "19001234")) as line:
        line.send(uuid7(), PHONE, SHORT)
    assert (smsc.centre.parts[0].source, smsc.centre.parts[0].source_type) == ("19001234", 0)


@pytest.mark.parametrize("wrong", [{"password": "falsch"}, {"user": "other"}])
def test_a_wrong_sign_in_is_a_line_down(smsc, wrong):
    url = smsc.url(password=wrong.get("password", ""))
    if "user" in wrong:
        url = url.replace("camtay", "other")
    with Line(url) as line, pytest.raises(TemporaryError, match="no session") as caught:
        line.send(uuid7(), PHONE, SHORT)
    assert caught.value.line_down
    assert smsc.centre.parts == []


def test_a_busy_centre_is_a_line_down_for_now(smsc):
    smsc.centre.throttle = 1
    with Line(smsc.url()) as line:
        with pytest.raises(TemporaryError) as caught:
            line.send(uuid7(), PHONE, SHORT)
        assert caught.value.line_down
        line.send(uuid7(), PHONE, SHORT)
    assert smsc.centre.texts(PHONE) == [SHORT]


def test_a_number_that_does_not_exist_is_final(smsc):
    smsc.centre.unknown.add(PHONE)
    with pytest.raises(PermanentError):
        send(smsc, SHORT)


@pytest.mark.parametrize("number", ["113", "không có", "+" + "1" * 16])
def test_what_is_no_number_is_never_sent(smsc, number):
    with pytest.raises(PermanentError):
        send(smsc, SHORT, number)
    assert smsc.centre.binds == 0


def test_a_lost_answer_is_tried_on_a_new_session(smsc):
    smsc.centre.hang_up = True
    with Line(smsc.url()) as line:
        with pytest.raises(TemporaryError, match="lost"):
            line.send(uuid7(), PHONE, SHORT)
        line.send(uuid7(), PHONE, SHORT)
    assert smsc.centre.binds == 2


def test_it_answers_when_asked_whether_it_is_there(smsc):
    smsc.centre.ask_first = True
    assert send(smsc, LONG) == "m1"
    assert smsc.centre.texts(PHONE) == [LONG]


def test_a_centre_that_is_away_is_a_line_down():
    with FakeSmsc() as gone:
        url = gone.url()
    with Line(url) as line, pytest.raises(TemporaryError) as caught:
        line.send(uuid7(), PHONE, SHORT)
    assert caught.value.line_down


def test_an_address_that_is_not_usable_is_a_line_down():
    with Line("smpp://host-alone") as line, pytest.raises(TemporaryError, match="CAMTAY_SMS_URL must read"):
        line.send(uuid7(), PHONE, SHORT)
