"""What residents type to come in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.foundation.vietnamese import clean, is_mobile, phone_normal


class PhoneForm(forms.Form):
    phone = forms.CharField(
        label=_("Số điện thoại di động"),
        help_text=_("Chúng tôi nhắn một mã 6 số tới số này. Ví dụ: 0912 345 678."),
        max_length=20,
        error_messages={"required": _("Hãy nhập số điện thoại.")},
        widget=forms.TextInput(
            attrs={"inputmode": "tel", "autocomplete": "tel", "class": "govuk-input--width-10"}
        ),
    )

    def clean_phone(self) -> str:
        normal = phone_normal(self.cleaned_data["phone"])
        if normal is None or not is_mobile(normal):
            raise forms.ValidationError(_("Số điện thoại chưa đúng. Ví dụ: 0912 345 678."))
        return normal


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Mã 6 số trong tin nhắn"),
        max_length=12,
        error_messages={"required": _("Hãy nhập mã 6 số trong tin nhắn.")},
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "class": "govuk-input--width-5"}
        ),
    )

    def clean_code(self) -> str:
        typed: Any = self.cleaned_data["code"]
        return "".join(sign for sign in str(typed) if sign.isdigit())


class NameForm(forms.Form):
    name = forms.CharField(
        label=_("Họ và tên của bà con"),
        help_text=_("Viết như trên thẻ căn cước, ví dụ: Nguyễn Thị Mai."),
        max_length=200,
        error_messages={"required": _("Hãy nhập họ và tên.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def clean_name(self) -> str:
        name = clean(self.cleaned_data["name"])
        if not any(sign.isalpha() for sign in name):
            raise forms.ValidationError(_("Hãy nhập họ và tên bằng chữ, ví dụ: Nguyễn Thị Mai."))
        return name
