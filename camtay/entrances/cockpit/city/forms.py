"""What is compared, of which days, and against which others."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.domains.indicators import queries
from camtay.entrances.cockpit.figures.forms import PeriodForm
from camtay.foundation.ui.fields import DayField

USUAL = "cases.on_time"
BEFORE, YEAR, OWN = "ky-truoc", "nam-truoc", "ky-khac"


def _indicators() -> list[tuple[str, list[tuple[str, Any]]]]:
    groups: dict[str, list[tuple[str, Any]]] = {}
    for one in queries.definitions():
        groups.setdefault(str(one.source.group), []).append((one.code, one.label))
    return list(groups.items())


class CompareForm(PeriodForm):
    """One indicator in two periods; without days of its own the second is the one before the first."""

    field_order = ["chi_so", "first", "last", "so_voi", "first2", "last2"]

    chi_so = forms.ChoiceField(label=_("Số liệu"), choices=_indicators, required=False)
    so_voi = forms.ChoiceField(
        label=_("So với"),
        choices=(
            (BEFORE, _("Kỳ liền trước")),
            (YEAR, _("Cùng kỳ năm trước")),
            (OWN, _("Kỳ khác, chọn ngày")),
        ),
        required=False,
    )
    first2 = DayField(
        label=_("Kỳ khác từ ngày"),
        required=False,
    )
    last2 = DayField(
        label=_("Kỳ khác đến ngày"),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean()
        first, last = found.get("first2"), found.get("last2")
        if found.get("so_voi") == OWN and not self.errors and not (first and last):
            self.add_error("first2", _("Hãy chọn cả ngày đầu và ngày cuối của kỳ kia."))
        elif first and last and last < first:
            self.add_error("last2", _("Ngày cuối phải sau ngày đầu."))
        return found

    def indicator(self) -> queries.Indicator:
        """What was asked for; an unknown one asks for the usual."""
        asked = getattr(self, "cleaned_data", {}).get("chi_so")
        return queries.definition_of(asked or USUAL)

    def other(self, window: queries.Window) -> queries.Window:
        """The period to compare with; an error asks for the one before."""
        asked = self.cleaned_data if self.is_bound and self.is_valid() else {}
        if asked.get("so_voi") == YEAR:
            return queries.Window(_year_before(window.first), _year_before(window.last), window.now)
        if asked.get("so_voi") == OWN:
            return queries.Window(asked["first2"], asked["last2"], window.now)
        return window.before()


def _year_before(day: date) -> date:
    """The same day a year earlier; 28 February for a 29th that was not."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
