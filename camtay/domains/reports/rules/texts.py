"""Texts that say when. Reports are Vietnamese, whichever language the desk is read in."""

from datetime import date, datetime

from camtay.domains.reports.states import Text
from camtay.foundation.calendar import local_day
from camtay.foundation.vietnamese.dates import date_words

ROMAN = ("I", "II", "III", "IV")


def of_time(text: Text, first: date, last: date, words: str, today: datetime) -> str:
    """`words`: the period's name. Days under 10 and the months 1 and 2 are written with a nought (Nghị định 30/2020)."""
    day = local_day(today)
    return {
        Text.PERIOD: words,
        Text.DAYS: f"{first:%d/%m/%Y} – {last:%d/%m/%Y}",
        Text.MONTH: _month(last.month),
        Text.QUARTER: ROMAN[(last.month - 1) // 3],
        Text.YEAR: str(last.year),
        Text.TODAY: date_words(day),
        Text.TODAY_DAY: f"{day:%d}",
        Text.TODAY_MONTH: _month(day.month),
        Text.TODAY_YEAR: str(day.year),
    }[text]


def _month(month: int) -> str:
    return f"{month:02}" if month < 3 else str(month)
