from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from camtay.foundation.ui import formats


def plain(text):
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (0, "0", "0"),
        (1234567, "1.234.567", "1,234,567"),
        (-1234, "−1.234", "−1,234"),
        (1234.5, "1.234,5", "1,234.5"),
        (Decimal("2.675"), "2,68", "2.68"),
        (0.1 + 0.2, "0,3", "0.3"),
        (100, "100", "100"),
        (None, "–", "–"),
    ],
)
def test_it_writes_numbers_in_both_languages(value, vi, en):
    assert formats.number(value) == vi
    with translation.override("en"):
        assert formats.number(value) == en


@pytest.mark.parametrize(
    ("fraction", "words"),
    [
        (0.9637, "96,4 %"),
        (1, "100 %"),
        (0, "0 %"),
        (0.5, "50 %"),
        (Decimal(3210) / Decimal(3211), "> 99,9 %"),
        (0.0001, "< 0,1 %"),
        (1.25, "125 %"),
        (None, "–"),
    ],
)
def test_it_writes_shares(fraction, words):
    assert plain(formats.percent(fraction)) == words


@given(st.integers(1, 10**7), st.data())
def test_it_says_all_and_none_only_when_it_is_so(whole, data):
    part = data.draw(st.integers(0, whole))
    words = plain(formats.percent(Decimal(part) / Decimal(whole)))
    assert (words == "100 %") == (part == whole)
    assert (words == "0 %") == (part == 0)


@given(st.integers(-(10**12), 10**12))
def test_it_loses_no_digit(value):
    assert int(formats.number(value).replace(".", "").replace("−", "-")) == value


def test_it_writes_days():
    assert formats.day(date(2026, 11, 4)) == "04/11/2026"
    assert formats.day(20260301) == "01/03/2026"
    assert formats.long_day(date(2026, 11, 24)) == "thứ Ba, ngày 24 tháng 11 năm 2026"
    with translation.override("en"):
        assert plain(formats.day(date(2026, 11, 4))) == "4 Nov 2026"
        assert formats.long_day(date(2026, 11, 24)) == "Tuesday, 24 November 2026"


def test_it_writes_times_by_the_clock_of_viet_nam():
    late = datetime(2026, 11, 24, 17, 5, tzinfo=UTC)
    assert formats.moment(late) == "00:05 ngày 25/11/2026"
    assert formats.day(late) == "25/11/2026"
    assert (
        formats.moment(datetime(2026, 11, 24, 14, 5, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")))
        == "14:05 ngày 24/11/2026"
    )


def test_it_writes_money_and_sizes():
    assert plain(formats.money(8000)) == "8.000 đồng"
    assert plain(formats.size(1_234_567)) == "1,2 MB"
    assert plain(formats.size(12)) == "1 KB"


def test_it_writes_nothing_for_nothing():
    writers = (formats.day, formats.long_day, formats.moment, formats.money, formats.size)
    assert {write(None) for write in writers} == {"–"}


def test_it_offers_them_as_filters(draw):
    page = draw("{{ a|so }} {{ b|phan_tram }} {{ c|ngay }} {{ a|tien }}", a=1234, b=0.5, c=20261124)
    assert plain(page) == "1.234 50 % 24/11/2026 1.234 đồng"
