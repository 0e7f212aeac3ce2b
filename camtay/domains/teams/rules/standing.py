"""From which day to which a team stands, and who is in it."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta


def last_day(valid_until: date | None, closed_on: date | None) -> date | None:
    """The last day on which a team stands; None while no end is set."""
    ends = [*([valid_until] if valid_until else []), *([closed_on - timedelta(days=1)] if closed_on else [])]
    return min(ends, default=None)


def member_last_day(until: date | None, team_last: date | None) -> date | None:
    """The last day of somebody in a team: by leaving or by the team's end, whichever comes first."""
    return min((one for one in (until, team_last) if one is not None), default=None)


def month_start(day: date) -> date:
    return day.replace(day=1)


def months(first: date, last: date) -> Iterator[date]:
    """The first of every month from `first` to `last`, both months included."""
    month = month_start(first)
    while month <= last:
        yield month
        month = (month + timedelta(days=32)).replace(day=1)


def covered(spans: Iterable[tuple[date, date | None]], on: date) -> tuple[int, date | None]:
    """How many of these spans (first day, last day or None) hold `on`, and since which day one has stood without a
    gap up to it; (0, None) where none does."""
    begun = sorted((first, last or date.max) for first, last in spans if first <= on)
    standing = sum(last >= on for _first, last in begun)
    if not standing:
        return 0, None
    since, reach = begun[0]
    for first, last in begun[1:]:
        if first > _after(reach):
            since = first
        reach = max(reach, last)
    return standing, since


def _after(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)
