"""What a place sets for itself."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from camtay.domains.places import queries
from camtay.domains.places.models import Place
from camtay.foundation.ui import formats
from camtay.foundation.vietnamese import phone_display

HINTS = {
    "agency_id": _("Phần đầu của mã hồ sơ, ví dụ H57.31"),
    "morning_list": _("Mỗi sáng ngày làm việc một thư, lúc 7 giờ 30: hồ sơ sắp đến hạn và ai đang giữ."),
    "review_share": _(
        "Máy rút ngẫu nhiên; người khác xem lại ở lần ghé sau hoặc buổi họp thôn. Thường là 5."
    ),
    "own_intake": _("Đánh dấu nếu xã, phường nhận hồ sơ nộp qua trang này, không qua hệ thống của tỉnh."),
    "desk_phone": _("In trên giấy tiếp nhận, ví dụ 0234 3822 222"),
    "desk_address": _("In trên giấy tiếp nhận"),
    "km_to_centre_default": _(
        "Dùng để ước tính bà con đỡ được bao nhiêu đường khi nộp qua mạng. Không biết thì để trống, máy sẽ không ước tính."
    ),
}
HIDDEN = frozenset({"case_code_pattern"})  # set by the province, for programmers


def as_typed(value: Any) -> Any:
    """A kept value as one would write it: telephones without their country code, numbers with a comma."""
    if isinstance(value, float):
        return formats.number(value)
    return phone_display(value) if isinstance(value, str) and value.startswith("+84") else value


class SettingsForm(forms.Form):
    """One field for each setting; what may be written there, the domain says."""

    says_no_optional = True

    def __init__(self, *args: Any, place: Place, **kwargs: Any) -> None:
        settings = queries.settings_of(place)
        shown = [setting for setting in queries.setting_fields() if setting.key not in HIDDEN]
        kwargs["initial"] = {setting.key: as_typed(getattr(settings, setting.key)) for setting in shown}
        super().__init__(*args, **kwargs)
        for setting in shown:
            switch = isinstance(kwargs["initial"][setting.key], bool)
            kind: type[forms.Field] = forms.BooleanField if switch else forms.CharField
            self.fields[setting.key] = kind(
                label=str(setting.label), required=False, help_text=HINTS.get(setting.key, "")
            )

    def changed_values(self) -> dict[str, Any]:
        """Only what differs: a value that was handed down stays handed down until somebody changes it."""
        return {key: self.cleaned_data[key] for key in self.changed_data}

    def show(self, problem: ValidationError) -> None:
        """The domain's sentences, each beside its field."""
        for key, messages in problem.message_dict.items():
            self.add_error(key if key in self.fields else None, messages)


class DistancesForm(forms.Form):
    """One box for each neighbourhood, by its code; what may be written there, the domain says."""

    says_no_optional = True

    def __init__(self, *args: Any, place: Place, **kwargs: Any) -> None:
        known = queries.distances_of(place)
        self.parts = queries.neighbourhoods_of(place)
        kwargs["initial"] = {part.code: as_typed(known.get(part.pk)) for part in self.parts}
        super().__init__(*args, **kwargs)
        for part in self.parts:
            box = forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-5"})
            self.fields[part.code] = forms.CharField(
                label=part.name, required=False, max_length=10, widget=box
            )

    def changed_values(self) -> dict[str, str]:
        """Only what differs."""
        return {code: self.cleaned_data[code] for code in self.changed_data}

    def show(self, problem: ValidationError) -> None:
        """The domain's sentences, each beside its box."""
        for code, messages in problem.message_dict.items():
            self.add_error(code if code in self.fields else None, messages)
