"""Dates and spans of time in words."""

from datetime import date, timedelta

import pytest

from camtay.foundation.vietnamese import date_words, duration_words, month_words, weekday_words


def test_it_pads_days_under_ten_and_the_first_two_months():
    assert date_words(date(2026, 7, 3)) == "ngày 03 tháng 7 năm 2026"
    assert date_words(date(2026, 2, 13)) == "ngày 13 tháng 02 năm 2026"
    assert date_words(date(2026, 11, 24)) == "ngày 24 tháng 11 năm 2026"
    assert month_words(date(2026, 1, 1)) == "tháng 01 năm 2026"


def test_it_names_weekdays():
    assert (weekday_words(date(2026, 3, 2)), weekday_words(date(2026, 3, 8))) == ("Thứ Hai", "Chủ nhật")


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (timedelta(days=2, hours=3, minutes=20), "2 ngày 3 giờ"),
        (timedelta(days=2), "2 ngày"),
        (timedelta(hours=3, minutes=5), "3 giờ 5 phút"),
        (timedelta(minutes=59, seconds=59), "59 phút"),
        (timedelta(seconds=20), "dưới 1 phút"),
        (timedelta(days=1, minutes=7), "1 ngày"),
        (-timedelta(hours=1), "1 giờ"),
    ],
)
def test_it_says_how_long(amount, words):
    assert duration_words(amount) == words


def test_it_can_count_working_days_or_hours_only():
    assert duration_words(timedelta(hours=20), day=timedelta(hours=8)) == "2 ngày 4 giờ"
    assert duration_words(timedelta(hours=30), day=None) == "30 giờ"
