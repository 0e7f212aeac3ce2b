"""Dates and spans of time in words."""

from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

_WEEKDAYS = (
    gettext_lazy("Thứ Hai"),
    gettext_lazy("Thứ Ba"),
    gettext_lazy("Thứ Tư"),
    gettext_lazy("Thứ Năm"),
    gettext_lazy("Thứ Sáu"),
    gettext_lazy("Thứ Bảy"),
    gettext_lazy("Chủ nhật"),
)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def date_words(day: date) -> str:
    """“ngày 03 tháng 7 năm 2026”, as on letters: days under 10 and the months 1 and 2 with a leading nought
    (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4)."""
    return f"ngày {day.day:02} {month_words(day)}"


def month_words(day: date) -> str:
    """“tháng 02 năm 2026”, “tháng 7 năm 2026”."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"tháng {month} năm {day.year}"


def weekday_words(day: date) -> str:
    """“Thứ Hai” … “Chủ nhật”."""
    return str(_WEEKDAYS[day.weekday()])


def duration_words(amount: timedelta, *, day: timedelta | None = DAY) -> str:
    """“2 ngày 3 giờ”: the two largest units, rest cut off; under a minute is “dưới 1 phút”.

    `day` is the length of a day (8 hours for working time); None counts in hours and minutes only.
    """
    amount = abs(amount)
    days, rest = divmod(amount, day) if day else (0, amount)
    hours, rest = divmod(rest, HOUR)
    parts = [
        ngettext("%(count)s ngày", "%(count)s ngày", days) % {"count": days} if days else "",
        ngettext("%(count)s giờ", "%(count)s giờ", hours) % {"count": hours} if hours else "",
        _minutes(rest // MINUTE) if rest >= MINUTE and not days else "",
    ]
    return " ".join(part for part in parts if part) or _("dưới 1 phút")


def _minutes(count: int) -> str:
    return ngettext("%(count)s phút", "%(count)s phút", count) % {"count": count}
