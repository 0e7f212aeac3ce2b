"""When a time limit ends, and why, day by day. Pure: the calendar and all moments are arguments.

The rules, in law:
- The day of receipt is not counted, day 1 is the next one (Bộ luật Dân sự 2015, Điều 147 khoản 2).
- What arrives while the desk is closed counts as received when it next opens.
- A limit in calendar days that ends on a day off ends with the next working day (Điều 148 khoản 5).
- A limit in hours runs from the moment of receipt (Điều 147 khoản 1), in opening hours only: the national and
  provincial systems write 8 hours for a day, and nobody could act at night.
- Same day: a valid dossier received after 15:00 is answered the next working day.
- Điều 148 khoản 6 ends a last day at 24:00. Here it ends when the desk closes: a result must be handed over.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal, NamedTuple

from django.utils.translation import gettext as _

from camtay.foundation.calendar.days import ZONE
from camtay.foundation.calendar.hours import SATURDAY, Calendar
from camtay.foundation.vietnamese.dates import duration_words, weekday_words

Unit = Literal["working_day", "calendar_day", "hour", "same_day", "other"]

SAME_DAY_UNTIL = time(15, 0)
NOTHING = timedelta()


class DayStep(NamedTuple):
    """One local day on the way to the end of a limit: does it count, and why, in Vietnamese."""

    day: date
    counted: bool
    reason: str


@dataclass(frozen=True)
class Pause:
    """A time during which a limit does not run. A pause still under way is given with `end` = now."""

    start: datetime
    end: datetime


def due_at(start: datetime, amount: int | None, unit: str, calendar: Calendar) -> datetime | None:
    """The last moment at which what arrived at `start` is on time, in local time.

    None where no limit is known (`other`, or no amount). Raises ValueError for an unknown unit, an amount
    under 1, or a `start` without a zone.
    """
    if not _has_limit(start, amount, unit):
        return None
    received = calendar.received_at(start)
    if unit == "same_day":
        return calendar.close_of(_same_day(received, calendar))
    assert amount is not None
    if unit == "hour":
        return add_working_time(received, timedelta(hours=amount), calendar)
    if unit == "calendar_day":
        last = received.date() + timedelta(days=amount)
        return calendar.close_of(calendar.working_on_or_after(last))
    day = received.date()
    for _counted in range(amount):
        day = calendar.next_working(day)
    return calendar.close_of(day)


def explain(start: datetime, amount: int | None, unit: str, calendar: Calendar) -> list[DayStep]:
    """The days from arrival to the end of the limit, each counted or not, with the reason in Vietnamese.

    Empty where no limit is known. The last step is the day of `due_at`.
    """
    due = due_at(start, amount, unit, calendar)
    if due is None:
        return []
    arrived = start.astimezone(ZONE)
    received = calendar.received_at(start)
    steps = [
        DayStep(day, False, _closed_words(day, arrived, received, calendar))
        for day in _days(arrived.date(), received.date() - timedelta(days=1))
    ]
    if unit == "hour":
        return steps + list(_hour_steps(received, due, calendar))
    if unit == "same_day":
        return steps + list(_same_day_steps(received, due, calendar))
    receipt = _("Ngày nhận hồ sơ: chưa tính, bắt đầu tính từ ngày tiếp theo")
    if arrived.date() != received.date():
        receipt = _("Được tính là ngày nhận hồ sơ: chưa tính, bắt đầu tính từ ngày tiếp theo")
    steps.append(DayStep(received.date(), False, receipt))
    after = received.date() + timedelta(days=1)
    if unit == "calendar_day":
        assert amount is not None
        return steps + list(_calendar_day_steps(after, due.date(), amount, calendar))
    return steps + list(_working_day_steps(after, due.date(), calendar))


def add_working_time(start: datetime, amount: timedelta, calendar: Calendar) -> datetime:
    """The first moment by which `amount` of opening time has passed since `start`."""
    moment = start.astimezone(ZONE)
    if amount <= NOTHING:
        return moment
    day, left = moment.date(), amount
    while True:
        for opens, closes in calendar.open_spans(day):
            begins = max(opens, moment)
            if begins < closes:
                if closes - begins >= left:
                    return begins + left
                left -= closes - begins
        day += timedelta(days=1)


def working_time(start: datetime, end: datetime, calendar: Calendar) -> timedelta:
    """How long the desk was open between two moments; zero when `end` is not after `start`."""
    start, end = start.astimezone(ZONE), end.astimezone(ZONE)
    total = NOTHING
    for day in _days(start.date(), end.date()):
        for opens, closes in calendar.open_spans(day):
            total += max(min(closes, end) - max(opens, start), NOTHING)
    return total


def working_minutes(start: datetime, end: datetime, calendar: Calendar) -> int:
    """`working_time` in whole minutes, begun minutes left out."""
    return working_time(start, end, calendar) // timedelta(minutes=1)


def working_days_between(start: datetime, end: datetime, calendar: Calendar) -> int:
    """Working days taken, as limits count them: the day of receipt is not counted, the day of `end` is.

    `working_days_between(start, due_at(start, n, "working_day", c), c) == n`.
    """
    first = calendar.received_at(start).date() + timedelta(days=1)
    return sum(calendar.is_working(day) for day in _days(first, end.astimezone(ZONE).date()))


def add_pauses(due: datetime, pauses: Iterable[Pause], calendar: Calendar) -> datetime:
    """`due` moved on by the opening time in `pauses`; time in two pauses at once is given once.

    A pause before whose beginning the deadline has passed changes nothing: the delay had happened. Where the deadline
    lies outside opening hours, it has passed with the last of them: after that nothing could be lost.
    """
    given_until = datetime.min.replace(tzinfo=ZONE)
    for pause in sorted(pauses, key=lambda each: each.start):
        start = max(pause.start.astimezone(ZONE), given_until)
        if pause.end > start and working_time(start, due, calendar) > NOTHING:
            due = add_working_time(due, working_time(start, pause.end, calendar), calendar)
            given_until = pause.end.astimezone(ZONE)
    return due


def _has_limit(start: datetime, amount: int | None, unit: str) -> bool:
    if start.utcoffset() is None:
        raise ValueError(f"{start} has no time zone")
    if unit not in ("working_day", "calendar_day", "hour", "same_day", "other"):
        raise ValueError(f"unknown unit of time {unit!r}")
    if unit in ("same_day", "other"):
        return unit == "same_day"
    if amount is not None and amount < 1:
        raise ValueError(f"a limit of {amount} {unit} cannot be kept; it must be 1 or more")
    return amount is not None


def _same_day(received: datetime, calendar: Calendar) -> date:
    day = received.date()
    if calendar.is_working(day) and received.time() <= SAME_DAY_UNTIL:
        return day
    return calendar.next_working(day)


def _days(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += timedelta(days=1)


def _day_off_words(day: date, calendar: Calendar) -> str:
    if day in calendar.holidays:
        return _("Nghỉ lễ: %(name)s") % {"name": calendar.holidays[day]}
    return _("%(weekday)s: nghỉ cuối tuần") % {"weekday": weekday_words(day)}


def _closed_words(day: date, arrived: datetime, received: datetime, calendar: Calendar) -> str:
    if calendar.spans(day):
        assert day == arrived.date()
        return _("Gửi lúc %(time)s, ngoài giờ làm việc: tính là nhận ngày %(day)s") % {
            "time": arrived.strftime("%H:%M"),
            "day": received.strftime("%d/%m/%Y"),
        }
    return _day_off_words(day, calendar)


def _counted_words(number: int, day: date, calendar: Calendar) -> str:
    if day in calendar.make_up:
        return _("Ngày làm việc thứ %(number)s (%(name)s)") % {
            "number": number,
            "name": calendar.make_up[day],
        }
    return _("Ngày làm việc thứ %(number)s") % {"number": number}


def _working_day_steps(first: date, last: date, calendar: Calendar) -> Iterator[DayStep]:
    number = 0
    for day in _days(first, last):
        if calendar.is_working(day):
            number += 1
            yield DayStep(day, True, _counted_words(number, day, calendar))
        else:
            yield DayStep(day, False, _day_off_words(day, calendar))


def _calendar_day_steps(first: date, last: date, amount: int, calendar: Calendar) -> Iterator[DayStep]:
    for number, day in enumerate(_days(first, last), start=1):
        if number < amount or (number == amount and day == last):
            yield DayStep(day, True, _("Ngày thứ %(number)s") % {"number": number})
        elif number == amount:
            words = _("Ngày thứ %(number)s, là ngày nghỉ (%(why)s): hạn lùi sang ngày làm việc tiếp theo")
            yield DayStep(day, True, words % {"number": number, "why": _day_off_words(day, calendar)})
        elif day == last:
            yield DayStep(day, False, _("Ngày làm việc tiếp theo: hạn cuối"))
        else:
            yield DayStep(day, False, _day_off_words(day, calendar))


def _same_day_steps(received: datetime, due: datetime, calendar: Calendar) -> Iterator[DayStep]:
    if received.date() == due.date():
        yield DayStep(due.date(), True, _("Nhận trước 15 giờ: trả kết quả trong ngày"))
        return
    words = _("Nhận sau 15 giờ: trả kết quả trong ngày làm việc tiếp theo")
    if received.weekday() >= SATURDAY and not calendar.is_working(received.date()):
        words = _("Nhận vào ngày nghỉ cuối tuần: trả kết quả trong ngày làm việc tiếp theo")
    yield DayStep(received.date(), False, words)
    for day in _days(received.date() + timedelta(days=1), due.date() - timedelta(days=1)):
        yield DayStep(day, False, _day_off_words(day, calendar))
    yield DayStep(due.date(), True, _("Ngày làm việc tiếp theo: trả kết quả"))


def _hour_steps(received: datetime, due: datetime, calendar: Calendar) -> Iterator[DayStep]:
    for day in _days(received.date(), due.date()):
        start, end = datetime.combine(day, time(), ZONE), datetime.combine(day, time.max, ZONE)
        passed = working_time(max(start, received), min(end, due), calendar)
        if passed > NOTHING:
            yield DayStep(
                day, True, _("Tính %(hours)s làm việc") % {"hours": duration_words(passed, day=None)}
            )
        elif calendar.spans(day):
            yield DayStep(day, False, _("Nhận khi hết giờ làm việc: tính từ giờ mở cửa tiếp theo"))
        else:
            yield DayStep(day, False, _day_off_words(day, calendar))
