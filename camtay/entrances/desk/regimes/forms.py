"""What is typed about a reporting regime."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.domains.closings.actions import RegimeSaid
from camtay.domains.closings.models import Regime
from camtay.domains.closings.states import LAST_FIRST_DAY, Frequency
from camtay.domains.indicators import queries as indicators
from camtay.foundation.ui.fields import DayField

WHEN = {"required": _("Hãy chọn một ngày."), "invalid": _("Hãy nhập một ngày có thật.")}
NUMBER = {"required": _("Hãy ghi một số."), "invalid": _("Hãy ghi một số.")}


def _number(label: Any, help_text: Any, most: int, least: int = 0) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, help_text=help_text, min_value=least, max_value=most, error_messages=NUMBER,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-3"}),
    )  # fmt: skip


class RegimeForm(forms.Form):
    """Which figures go to whom, how often, by when."""

    says_no_optional = True
    title = forms.CharField(
        label=_("Tên báo cáo"), max_length=200, error_messages={"required": _("Hãy ghi tên báo cáo.")}
    )
    receiver = forms.CharField(
        label=_("Nơi nhận"), max_length=200, error_messages={"required": _("Hãy ghi nơi nhận.")}
    )
    basis = forms.CharField(
        label=_("Căn cứ"), help_text=_("Số văn bản yêu cầu báo cáo."), max_length=300, required=False
    )
    frequency = forms.ChoiceField(label=_("Bao lâu một lần?"), choices=Frequency.choices)
    first_day = _number(
        _("Kỳ bắt đầu từ ngày"),
        _("15: tháng 11 tính từ 15/10 đến 14/11. Với báo cáo tuần: 1 là thứ Hai, 7 là Chủ nhật."),
        LAST_FIRST_DAY, 1,
    )  # fmt: skip
    deadline_days = _number(_("Hạn gửi: mấy ngày sau khi hết kỳ"), _("Theo văn bản của nơi nhận."), 90)
    deadline_hour = _number(_("Trước mấy giờ"), "", 23)
    indicators = forms.MultipleChoiceField(
        label=_("Các chỉ số"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Hãy chọn ít nhất một chỉ số.")},
    )  # fmt: skip
    valid_from = DayField(label=_("Áp dụng từ ngày"), error_messages=WHEN)
    valid_until = DayField(
        label=_("Đến hết ngày"), help_text=_("Để trống nếu chưa biết."), required=False,
        error_messages=WHEN,
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indicators"].choices = [  # type: ignore[attr-defined]
            (one.code, f"{one.source.group}: {one.label}") for one in indicators.definitions()
        ]

    def said(self) -> RegimeSaid:
        values = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return RegimeSaid(**values)


def initial_of(regime: Regime) -> dict[str, Any]:
    return {name: getattr(regime, name) for name in RegimeForm.base_fields}


def initial_from(today: date) -> dict[str, Any]:
    """Of a new one: a month, due three days later at five."""
    return {
        "frequency": Frequency.MONTH, "first_day": 15, "deadline_days": 3, "deadline_hour": 17,
        "valid_from": date(today.year, 1, 1),
    }  # fmt: skip
