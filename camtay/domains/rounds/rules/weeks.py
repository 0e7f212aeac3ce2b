"""A week is named by the day key of its Monday."""

from datetime import date, datetime, timedelta

from camtay.foundation.calendar import day_from_key, day_key, local_day


def week_of(moment: datetime | date) -> int:
    day = local_day(moment) if isinstance(moment, datetime) else moment
    return day_key(day - timedelta(days=day.weekday()))


def next_week(week: int) -> int:
    return day_key(day_from_key(week) + timedelta(days=7))


def last_day(week: int) -> date:
    """Its Sunday."""
    return day_from_key(week) + timedelta(days=6)


def is_week(week: int) -> bool:
    """Is it the key of a Monday?"""
    try:
        return day_from_key(week).weekday() == 0
    except ValueError:
        return False
