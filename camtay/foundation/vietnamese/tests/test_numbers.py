"""Numbers, money and shares, in digits and in words."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camtay.foundation.vietnamese import money, money_words, number, number_words, percent


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (1234, 0, "1.234"),
        (1234567.5, 1, "1.234.567,5"),
        (999, 0, "999"),
        (-1234.5, 1, "-1.234,5"),
        (2.5, 0, "3"),
        (0.125, 2, "0,13"),
        (Decimal("2.50"), 2, "2,5"),
        (0, 2, "0"),
        (-0.2, 0, "0"),
    ],
)
def test_it_writes_numbers_with_points_and_a_comma(value, places, text):
    assert number(value, places) == text


def test_it_writes_shares_and_money():
    assert percent(0.964) == "96,4 %"
    assert percent(Fraction(2, 3)) == "66,7 %"
    assert percent(1) == "100 %"
    assert money(8000) == "8.000 đồng"
    assert money_words(8000) == "Tám nghìn đồng"
    assert money_words(1_250_000) == "Một triệu hai trăm năm mươi nghìn đồng"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (10, "mười"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (55, "năm mươi lăm"),
        (105, "một trăm linh năm"),
        (111, "một trăm mười một"),
        (1005, "một nghìn không trăm linh năm"),
        (20_004, "hai mươi nghìn không trăm linh bốn"),
        (1_000_000, "một triệu"),
        (1_000_001, "một triệu không trăm linh một"),
        (2_000_000_000, "hai tỷ"),
        (1_000_000_000_000, "một nghìn tỷ"),
        (-3, "âm ba"),
    ],
)
def test_it_says_numbers_as_people_do(value, words):
    assert number_words(value) == words


DIGITS = {
    word: digit
    for digit, word in enumerate(["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"])
}
DIGITS |= {"mốt": 1, "tư": 4, "lăm": 5}


def heard(words: str) -> int:
    """What a listener understands: a reader written apart from the speaker."""
    if "tỷ" in words.split():
        above, _tỷ, below = words.rpartition("tỷ")
        return heard(above) * 10**9 + heard(below)
    total = group = 0
    digit = None
    for word in words.split():
        if word in DIGITS:
            digit = DIGITS[word]
        elif word == "trăm":
            group, digit = group + digit * 100, None
        elif word in ("mươi", "mười"):
            group, digit = group + (digit if word == "mươi" else 1) * 10, None
        elif word in ("nghìn", "triệu"):
            total += (group + (digit or 0)) * {"nghìn": 1000, "triệu": 10**6}[word]
            group, digit = 0, None
        else:
            assert word == "linh"
    return total + group + (digit or 0)


@given(st.integers(0, 10**13) | st.integers(0, 2000))
def test_it_is_understood_by_a_listener(value):
    assert heard(number_words(value)) == value


@given(st.integers(-(10**12), 10**12))
def test_it_writes_whole_numbers_that_read_back(value):
    assert int(number(value).replace(".", "")) == value
