"""Local days and their keys."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camtay.foundation.calendar import (
    day_from_key,
    day_key,
    day_range,
    local_day,
    month_key,
    month_range,
)


def test_it_takes_the_day_in_viet_nam_not_in_greenwich():
    late = datetime(2026, 2, 28, 17, 0, tzinfo=UTC)
    assert local_day(late) == date(2026, 3, 1)
    assert (day_key(late), month_key(late)) == (20260301, 202603)
    assert day_key(late - timedelta(microseconds=1)) == 20260228


def test_it_refuses_a_moment_without_zone():
    with pytest.raises(ValueError):
        day_key(datetime(2026, 3, 1))  # noqa: DTZ001


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_it_reads_back_the_key_it_writes(day):
    assert day_from_key(day_key(day)) == day


moments = st.integers(946_684_800, 4_102_444_800).map(lambda second: datetime.fromtimestamp(second, UTC))


@given(moments)
def test_it_puts_each_moment_into_the_range_of_its_day_and_no_other(moment):
    day = local_day(moment)
    start, end = day_range(day, day)
    assert start <= moment < end
    assert end == day_range(day + timedelta(days=1), day)[0]


def test_it_covers_a_month_to_its_last_moment():
    start, end = month_range(202612)
    assert (day_key(start), day_key(end)) == (20261201, 20270101)
    with pytest.raises(ValueError):
        month_range(202613)
