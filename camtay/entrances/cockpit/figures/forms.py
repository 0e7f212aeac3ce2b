"""Which days the figures are of."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _


class PeriodForm(forms.Form):
    """From and to, both included; empty means this year until today."""

    says_no_optional = True

    first = forms.DateField(
        label=_("Từ ngày"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    last = forms.DateField(
        label=_("Đến ngày"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean(self) -> dict[str, date | None]:
        found = super().clean() or {}
        first, last = found.get("first"), found.get("last")
        if first and last and last < first:
            self.add_error("last", _("Ngày cuối phải sau ngày đầu."))
        return found

    def period(self, today: date) -> tuple[date, date]:
        """What was asked, or this year until today; an error asks for the default."""
        asked = self.cleaned_data if self.is_bound and self.is_valid() else {}
        return asked.get("first") or date(today.year, 1, 1), asked.get("last") or today
