"""How a person names who stands by."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.domains.people.queries import Guide, guide, guide_by_number


class GuideForm(forms.Form):
    """By the helper's number, or by choosing one from nearby."""

    says_no_optional = True
    number = forms.CharField(
        label=_("Số của người hướng dẫn"),
        help_text=_(
            "Người ấy đọc cho bà con, dạng 127-KMPT. Đây không phải mã OTP; mã OTP thì đừng đọc cho ai."
        ),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    near = forms.ChoiceField(label=_("Hoặc chọn tên"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, guides: Sequence[Guide], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        listed = [(str(one.account_id), f"{one.name} ({one.duty}, {one.place})") for one in guides]
        self.fields["near"].choices = listed  # type: ignore[attr-defined]
        if not guides:
            del self.fields["near"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        number, near = said.get("number", ""), said.get("near", "")
        if not number and not near:
            self.add_error("number", _("Hãy ghi số, hoặc chọn tên người hướng dẫn."))
            return said
        if number:
            found = guide_by_number(number, on=self.today)
            if found is None:
                self.add_error("number", _("Không có ai mang số này hôm nay. Số đổi mỗi ngày, hãy hỏi lại."))
        else:
            found = guide(int(near), on=self.today)
        said["guide"] = found
        return said
