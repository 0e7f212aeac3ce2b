"""Which days the figures are of."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.foundation.ui.fields import DayField


class PeriodForm(forms.Form):
    """From and to, both included; empty means this year until today."""

    says_no_optional = True

    first = DayField(label=_("Từ ngày"), required=False)
    last = DayField(label=_("Đến ngày"), required=False)

    def clean(self) -> dict[str, date | None]:
        found = super().clean() or {}
        first, last = found.get("first"), found.get("last")
        if first and last and last < first:
            self.add_error("last", _("Ngày cuối phải sau ngày đầu."))
        return found

    def period(self, today: date) -> tuple[date, date]:
        """What was asked, or this year until today; an error asks for the default."""
        asked = self.cleaned_data if self.is_bound and self.is_valid() else {}
        first, last = asked.get("first") or date(today.year, 1, 1), asked.get("last") or today
        return (first, last) if first <= last else (date(today.year, 1, 1), today)
