"""What one types to follow a case without its QR."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.foundation.vietnamese import phone_normal


class FollowForm(forms.Form):
    """Code and telephone, as on the receipt."""

    code = forms.CharField(
        label=_("Mã hồ sơ"),
        help_text=_("In ở đầu giấy tiếp nhận, ví dụ 19753-261124-0001"),
        max_length=60,
        error_messages={"required": _("Hãy nhập mã hồ sơ.")},
    )
    phone = forms.CharField(
        label=_("Số điện thoại đã ghi trong hồ sơ"),
        max_length=20,
        error_messages={"required": _("Hãy nhập số điện thoại.")},
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )

    def clean_code(self) -> str:
        return "".join(str(self.cleaned_data["code"]).upper().split())

    def clean_phone(self) -> str:
        normal = phone_normal(self.cleaned_data["phone"])
        if normal is None:
            raise forms.ValidationError(_("Số điện thoại chưa đúng. Ví dụ: 0912 345 678."))
        return normal


class CodeForm(forms.Form):
    """The one-time code that was sent."""

    one_time_code = forms.CharField(
        label=_("Mã 6 số trong tin nhắn"),
        max_length=12,
        error_messages={"required": _("Hãy nhập mã 6 số trong tin nhắn.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )

    def clean_one_time_code(self) -> str:
        typed: Any = self.cleaned_data["one_time_code"]
        return "".join(sign for sign in str(typed) if sign.isdigit())
