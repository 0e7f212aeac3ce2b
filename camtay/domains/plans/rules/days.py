"""Of which days a figure is taken."""

from datetime import date, timedelta

from camtay.domains.plans.states import Span

RECENT_MONTHS = 3


def month_start(day: date, months_before: int = 0) -> date:
    """The first day of the month so many months before that of `day`."""
    index = day.year * 12 + day.month - 1 - months_before
    return date(index // 12, index % 12 + 1, 1)


def month_end(day: date) -> date:
    return month_start(day, -1) - timedelta(days=1)


def span_of(span: str, first: date, on: date) -> tuple[date, date]:
    """The days held against the line on a day: since the plan's first day, or this month and the two before it."""
    if span == Span.WHOLE:
        return min(first, on), on
    return month_start(on, RECENT_MONTHS - 1), on


def before(first: date) -> tuple[date, date]:
    """The days that tell where a plan started: the three months before its first day."""
    last = first - timedelta(days=1)
    return month_start(last, RECENT_MONTHS - 1), last


def month_ends(first: date, last: date, most: int) -> list[date]:
    """The last day of each month from `first` to `last`, `last` itself for its own; the latest `most`."""
    found = [last]
    while len(found) < most and month_start(found[0]) > month_start(first):
        found.insert(0, month_start(found[0]) - timedelta(days=1))
    return found
