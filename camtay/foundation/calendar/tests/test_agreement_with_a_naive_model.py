"""Twenty years of deadlines against a second, independent model."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from camtay.foundation.calendar import (
    Pause,
    add_pauses,
    add_working_time,
    due_at,
    explain,
    local_day,
    seed_calendar,
    working_days_between,
    working_minutes,
)
from camtay.foundation.calendar.tests.naive import Naive

CALENDAR = seed_calendar()
NAIVE = Naive(set(CALENDAR.holidays), set(CALENDAR.make_up))
DESKS = {
    "one_stop": (CALENDAR, NAIVE),
    "police": (CALENDAR.at_desk("police"), Naive(NAIVE.off, NAIVE.made_up, police=True)),
}

# From 2019-12-31 17:00 UTC, the first minute of 2020 in Việt Nam, through 2040.
FIRST = datetime(2019, 12, 31, 17, tzinfo=UTC)
moments = st.integers(0, 21 * 365 * 24 * 60).map(lambda minute: FIRST + timedelta(minutes=minute))
units = st.sampled_from(["working_day", "calendar_day", "same_day"])
desks = st.sampled_from(sorted(DESKS))


@settings(max_examples=400, deadline=None)
@given(moments, st.integers(1, 60), units, desks)
def test_it_ends_every_limit_in_days_where_the_naive_model_does(start, amount, unit, desk):
    calendar, naive = DESKS[desk]
    assert due_at(start, amount, unit, calendar) == naive.due(start, amount, unit)


@settings(max_examples=120, deadline=None)
@given(moments, st.integers(1, 30), desks)
def test_it_ends_every_limit_in_hours_where_the_naive_model_does(start, amount, desk):
    calendar, naive = DESKS[desk]
    assert due_at(start, amount, "hour", calendar) == naive.due(start, amount, "hour")


@settings(max_examples=100, deadline=None)
@given(moments, st.integers(-1000, 20_000), desks)
def test_it_counts_opening_minutes_as_the_naive_model_does(start, length, desk):
    calendar, naive = DESKS[desk]
    end = start + timedelta(minutes=length)
    assert working_minutes(start, end, calendar) == naive.minutes(start, end)


@pytest.mark.parametrize("desk", sorted(DESKS))
def test_it_agrees_on_every_single_day_of_twenty_one_years(desk):
    calendar, naive = DESKS[desk]
    day, wrong = datetime(2020, 1, 1, 9, 30, tzinfo=UTC), []
    while day.year <= 2040:
        local = local_day(day)
        if calendar.is_working(local) != naive.counts(local):
            wrong.append(local)
        if day.day % 4 == 0 and due_at(day, 3, "working_day", calendar) != naive.due(day, 3, "working_day"):
            wrong.append(local)
        day += timedelta(days=1)
    assert wrong == []


@settings(max_examples=200, deadline=None)
@given(
    moments, st.integers(0, 10_000), st.integers(1, 40), st.sampled_from(["working_day", "hour", "same_day"])
)
def test_it_never_ends_earlier_for_what_arrives_later(start, later, amount, unit):
    after = start + timedelta(minutes=later)
    assert due_at(start, amount, unit, CALENDAR) <= due_at(after, amount, unit, CALENDAR)


@settings(max_examples=200, deadline=None)
@given(
    moments, st.integers(1, 40), st.integers(0, 20), st.sampled_from(["working_day", "calendar_day", "hour"])
)
def test_it_never_ends_earlier_for_a_longer_limit(start, amount, more, unit):
    assert due_at(start, amount, unit, CALENDAR) <= due_at(start, amount + more, unit, CALENDAR)


@settings(max_examples=200, deadline=None)
@given(moments, st.integers(1, 60))
def test_it_counts_the_working_days_taken_as_limits_do(start, amount):
    due = due_at(start, amount, "working_day", CALENDAR)
    assert working_days_between(start, due, CALENDAR) == amount


@settings(max_examples=200, deadline=None)
@given(
    moments, st.integers(1, 30), st.sampled_from(["working_day", "calendar_day", "hour", "same_day"]), desks
)
def test_it_explains_each_day_from_arrival_to_the_end_once(start, amount, unit, desk):
    calendar, _naive = DESKS[desk]
    steps = explain(start, amount, unit, calendar)
    due = due_at(start, amount, unit, calendar)
    days = [step.day for step in steps]
    assert days == [local_day(start) + timedelta(days=n) for n in range(len(days))]
    assert days[-1] == local_day(due)
    assert all(step.reason for step in steps)
    counted = sum(step.counted for step in steps)
    if unit in ("working_day", "calendar_day"):
        assert counted == amount
    elif unit == "same_day":
        assert counted == 1


@settings(max_examples=150, deadline=None)
@given(moments, st.integers(0, 40_000))
def test_it_advances_by_exactly_the_opening_time_asked_for(start, amount):
    end = add_working_time(start, timedelta(minutes=amount), CALENDAR)
    assert working_minutes(start, end, CALENDAR) == amount


pauses = st.lists(st.tuples(st.integers(0, 6000), st.integers(0, 6000)), max_size=4)


@settings(max_examples=30, deadline=None)
@given(moments, pauses)
def test_it_gives_back_each_paused_minute_once_whatever_the_order(start, raw):
    due = due_at(start, 20, "working_day", CALENDAR)
    paused = [Pause(start + timedelta(minutes=a), start + timedelta(minutes=a + b)) for a, b in raw]
    shifted = add_pauses(due, paused, CALENDAR)
    assert shifted == add_pauses(due, list(reversed(paused)), CALENDAR)
    assert shifted == add_pauses(due, paused + paused, CALENDAR)
    in_a_pause = sum(
        any(each.start <= moment < each.end for each in paused)
        for moment in (start + timedelta(minutes=n) for n in range(12_000))
        if NAIVE.open_at(moment.astimezone(NAIVE.five_o_clock(local_day(moment)).tzinfo))
    )
    assert working_minutes(due, shifted, CALENDAR) == in_a_pause
