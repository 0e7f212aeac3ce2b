"""How often a regime asks, as data."""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Frequency(TextChoices):
    WEEK = "week", _("Hằng tuần")
    MONTH = "month", _("Hằng tháng")
    QUARTER = "quarter", _("Hằng quý")
    HALF = "half", _("Sáu tháng")
    YEAR = "year", _("Hằng năm")


# Months in a period; a week has none.
MONTHS = {Frequency.MONTH: 1, Frequency.QUARTER: 3, Frequency.HALF: 6, Frequency.YEAR: 12}
LAST_FIRST_DAY = 28  # a day that every month has
# What the journal calls the deeds that no permission is named after.
DEED_WORDS: Mapping[str, str | Promise] = {
    "closings.add_regime": _("Thêm chế độ báo cáo"),
    "closings.change_regime": _("Sửa chế độ báo cáo"),
}
