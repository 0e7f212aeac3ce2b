"""The periods of a reporting regime: which days, when they are due, what they are called.

A month that begins on the 15th is called by the month it ends in: tháng 11 is 15/10 to 14/11 (Nghị định 09/2019/NĐ-CP,
Điều 12). Its quarters, halves and years are made of such months: the year 2026 is 15/12/2025 to 14/12/2026.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol

from django.utils.translation import gettext as _

from camtay.domains.closings.states import MONTHS, Frequency
from camtay.foundation.calendar import ZONE

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
YEAR_OF_WEEKS = timedelta(days=364)  # the same weekday a year ago
ROMAN = ("I", "II", "III", "IV")


class Rhythm(Protocol):
    """What of a regime its periods are made of. `first_day`: of a month (1-28), or of a week (1 Monday - 7 Sunday);
    `deadline_days` and `deadline_hour`: days after the last one, and the local hour."""

    @property
    def frequency(self) -> str: ...
    @property
    def first_day(self) -> int: ...
    @property
    def deadline_days(self) -> int: ...
    @property
    def deadline_hour(self) -> int: ...


@dataclass(frozen=True)
class Period:
    """Local days from `first` to `last`, both included; `deadline`: aware; `words`: “tháng 11/2026”."""

    first: date
    last: date
    deadline: datetime
    words: str

    @property
    def days_words(self) -> str:
        """15/10/2026 – 14/11/2026."""
        return f"{self.first:%d/%m/%Y} – {self.last:%d/%m/%Y}"


def period_of(regime: Rhythm, day: date) -> Period:
    """The period in which a day lies: every day lies in exactly one."""
    if regime.frequency == Frequency.WEEK:
        first = day - timedelta(days=(day.isoweekday() - regime.first_day) % 7)
        return _period(regime, first, first + WEEK - DAY)
    months = MONTHS[Frequency(regime.frequency)]
    index = _month(day, regime.first_day) // months * months
    return _period(regime, _begins(index, regime.first_day), _begins(index + months, regime.first_day) - DAY)


def periods(regime: Rhythm, first: date, until: date) -> Iterator[Period]:
    """The periods that have a day between these two, both included, oldest first."""
    while first <= until:
        found = period_of(regime, first)
        yield found
        first = found.last + DAY


def before(regime: Rhythm, period: Period) -> Period:
    """The one just before."""
    return period_of(regime, period.first - DAY)


def year_before(regime: Rhythm, period: Period) -> Period:
    """The comparable period of last year (cùng kỳ): of the same name, or the same week 52 weeks ago."""
    if regime.frequency == Frequency.WEEK:
        return period_of(regime, period.first - YEAR_OF_WEEKS)
    index = _month(period.first, regime.first_day) - 12
    return period_of(regime, _begins(index, regime.first_day))


def year_to_date(regime: Rhythm, period: Period) -> tuple[date, date]:
    """From the first day of the reporting year that the period ends in to its own last day (lũy kế). A regime by weeks
    counts the calendar year."""
    first_day = 1 if regime.frequency == Frequency.WEEK else regime.first_day
    year = _month(period.last, first_day) // 12
    return _begins(year * 12, first_day), period.last


def _month(day: date, first_day: int) -> int:
    """Months since the year 0, of the month that a day is counted in."""
    later = first_day > 1 and day.day >= first_day
    return day.year * 12 + day.month - 1 + later


def _begins(month: int, first_day: int) -> date:
    """The first day of a month counted so."""
    calendar = month - 1 if first_day > 1 else month
    return date(calendar // 12, calendar % 12 + 1, first_day)


def _period(regime: Rhythm, first: date, last: date) -> Period:
    due = last + timedelta(days=regime.deadline_days)
    deadline = datetime.combine(due, time(regime.deadline_hour), ZONE)
    return Period(first, last, deadline, _words(regime.frequency, regime.first_day, first, last))


def _words(frequency: str, first_day: int, first: date, last: date) -> str:
    month, year = _month(last, first_day) % 12, _month(last, first_day) // 12
    named = {"month": month + 1, "year": year}
    if frequency == Frequency.WEEK:
        return _("tuần %(first)s – %(last)s") % {"first": f"{first:%d/%m}", "last": f"{last:%d/%m/%Y}"}
    if frequency == Frequency.MONTH:
        return _("tháng %(month)s/%(year)s") % named
    if frequency == Frequency.QUARTER:
        return _("quý %(quarter)s/%(year)s") % {"quarter": ROMAN[month // 3], "year": year}
    if frequency == Frequency.HALF:
        return (_("6 tháng đầu năm %(year)s") if month < 6 else _("6 tháng cuối năm %(year)s")) % named
    return _("năm %(year)s") % named
