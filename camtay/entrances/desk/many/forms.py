"""What is asked once for many cases: to whom they are given, how their results are handed over."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.entrances.desk.cases.forms import PersonForm


class GiveForm(PersonForm):
    """One person for all of them."""

    def said(self) -> dict[str, Any]:
        return {"to": self.cleaned_data["to"]}


class WayForm(forms.Form):
    """One way for all of them; what goes by post has a number each, and is handed over one by one."""

    says_no_optional = True  # who received it is asked for one of the ways alone
    way = forms.ChoiceField(
        label=_("Trả kết quả bằng cách nào?"),
        help_text=_("Gửi bưu điện thì mở từng hồ sơ để ghi mã bưu gửi."),
        choices=[
            ("counter", _("Tại quầy")),
            ("online", _("Qua mạng: người nộp đăng nhập và tải tệp kết quả")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn cách trả kết quả.")},
    )
    received_by = forms.ChoiceField(
        label=_("Tại quầy: ai nhận?"),
        choices=[
            ("self", _("Chính người nộp")),
            ("authorised", _("Người được ủy quyền, đã xem giấy ủy quyền")),
        ],
        initial="self",
        required=False,
        widget=forms.RadioSelect,
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("way") == "counter" and not said.get("received_by"):
            self.add_error("received_by", _("Hãy chọn ai nhận kết quả."))
        return said

    def said(self) -> dict[str, Any]:
        return dict(self.cleaned_data)
