"""The few words that explaining a deadline needs."""

from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

WEEKDAYS = (
    gettext_lazy("Thứ Hai"),
    gettext_lazy("Thứ Ba"),
    gettext_lazy("Thứ Tư"),
    gettext_lazy("Thứ Năm"),
    gettext_lazy("Thứ Sáu"),
    gettext_lazy("Thứ Bảy"),
    gettext_lazy("Chủ nhật"),
)


def weekday_in_words(day: date) -> str:
    """Thứ Hai … Chủ nhật."""
    return str(WEEKDAYS[day.weekday()])


def hours_in_words(amount: timedelta) -> str:
    """“3 giờ 30 phút”; under a minute is “dưới 1 phút”."""
    hours, minutes = divmod(amount // timedelta(minutes=1), 60)
    if not hours and not minutes:
        return _("dưới 1 phút")
    parts = []
    if hours:
        parts.append(_("%(count)s giờ") % {"count": hours})
    if minutes:
        parts.append(_("%(count)s phút") % {"count": minutes})
    return " ".join(parts)
