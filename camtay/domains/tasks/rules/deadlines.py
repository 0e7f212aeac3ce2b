"""When a task is due, which reminder is owed, how it stands to its deadline."""

from datetime import date, datetime, timedelta

from camtay.domains.tasks.states import Limit, Reminded
from camtay.foundation.calendar import Calendar, due_at, local_day

SOON_WORKING_DAYS = 2
GROUPS = ("late", "today", "soon", "later")


def due_of_day(day: date, calendar: Calendar) -> datetime:
    """The end of work on that day, or on the next working day where it is one off."""
    return calendar.close_of(calendar.working_on_or_after(day))


def due_of_limit(start: datetime, amount: int, unit: str, calendar: Calendar) -> datetime:
    """The end of so much working time. Raises ValueError for another unit than those of working time."""
    if unit not in (Limit.WORKING_DAY, Limit.HOUR):
        raise ValueError(f"a task has no limit in {unit!r}")
    due = due_at(start, amount, unit, calendar)
    assert due is not None  # only a limit that is not known has no end
    return due


def soon_until(now: datetime, calendar: Calendar) -> datetime:
    """What is due by then is due soon: the end of the second working day from today."""
    day = calendar.working_on_or_after(local_day(now))
    for _more in range(SOON_WORKING_DAYS):
        day = calendar.next_working(day)
    return calendar.close_of(day)


def group(due: datetime, now: datetime, calendar: Calendar) -> str:
    """One of GROUPS, for work that is still to be done."""
    if due < now:
        return "late"
    if local_day(due) <= local_day(now):
        return "today"
    return "soon" if due <= soon_until(now, calendar) else "later"


def reminder(due: datetime, now: datetime, reminded: str, calendar: Calendar) -> Reminded | None:
    """The reminder owed now, where it has not gone out: before, on the day, or when late; the last one only."""
    owed = {"late": Reminded.LATE, "today": Reminded.DUE, "soon": Reminded.BEFORE}.get(
        group(due, now, calendar)
    )
    order = [one.value for one in Reminded]
    return owed if owed is not None and order.index(owed) > order.index(reminded) else None


def late_by(due: datetime, at: datetime) -> timedelta:
    return max(at - due, timedelta())


def task_code(agency: str, year: int, number: int) -> str:
    """`CV-agency-yyyy-nnnn`: by this people name a task, and a list that comes back from Excel is known again."""
    return f"CV-{agency}-{year}-{number:04d}"
