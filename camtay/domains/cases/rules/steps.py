"""When a step of the internal process must be done.

Its budget runs in opening time from when it began, and pauses of the case move it as they move the explained clock: a
pause gives its opening time back once it has ended, an open one holds the step still. A step never has more time than
the case: where the case's own explained deadline comes first, or the step has no budget, that one counts.
"""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from camtay.domains.cases.rules.explained import Stop
from camtay.foundation.calendar import Calendar, Pause, add_pauses, add_working_time

NOTHING = timedelta()


def half_day(calendar: Calendar) -> timedelta:
    """Half of a full day's opening time."""
    return sum((_of_day(closes) - _of_day(opens) for opens, closes in calendar.desk.full_day), NOTHING) / 2


def step_due_at(
    begun: datetime, half_days: int, stops: Iterable[Stop], calendar: Calendar, *, latest: datetime | None
) -> datetime | None:
    """The deadline as known now; None where neither step nor case has one. `latest`: the case's explained deadline."""
    if not half_days:
        return latest
    due = add_working_time(begun, half_days * half_day(calendar), calendar)
    ended = ((max(one.since, begun), one.until) for one in stops if one.until is not None)
    due = add_pauses(due, [Pause(since, until) for since, until in ended if until > since], calendar)
    return due if latest is None else min(due, latest)


def is_step_late(due: datetime | None, end: datetime, still_since: datetime | None) -> bool:
    """Was the deadline missed at `end`? `still_since`: since when the case stands still, if it does."""
    if due is None or end <= due:
        return False
    return still_since is None or still_since > due


def _of_day(hour: time) -> timedelta:
    return timedelta(hours=hour.hour, minutes=hour.minute)
