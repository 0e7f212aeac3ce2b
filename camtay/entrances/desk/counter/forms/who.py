"""What is typed at the counter."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import states
from camtay.domains.places.models import Place
from camtay.foundation.ui.fields import DayField
from camtay.foundation.vietnamese import phone_normal

ELSEWHERE = "elsewhere"
OLDEST_BIRTH = 1900
_PLAIN = {"autocomplete": "off"}


class CounterForm(forms.Form):
    """Who, by which way, brought by whom. The checklist and its files stand beside it (`papers.py`).

    `person`: the id of somebody found; else the newcomer's fields count.
    """

    says_no_optional = True
    q = forms.CharField(
        label=_("Tìm người nộp: số điện thoại, số định danh hoặc họ tên"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={**_PLAIN, "data-keep": "no", "accesskey": "t"}),
    )
    person = forms.CharField(required=False, max_length=12)
    name = forms.CharField(
        label=_("Họ và tên"), required=False, max_length=200, widget=forms.TextInput(_PLAIN)
    )
    birth_year = forms.IntegerField(
        label=_("Năm sinh"),
        required=False,
        widget=forms.TextInput({**_PLAIN, "inputmode": "numeric", "maxlength": 4}),
        error_messages={"invalid": _("Năm sinh gồm bốn chữ số, ví dụ 1985.")},
    )
    phone = forms.CharField(
        label=_("Điện thoại nhận tin về hồ sơ"),
        help_text=_("Không có thì để trống: bà con theo dõi bằng giấy tiếp nhận."),
        required=False,
        max_length=20,
        widget=forms.TextInput({**_PLAIN, "inputmode": "tel"}),
    )
    home = forms.ChoiceField(label=_("Nơi ở"), required=False)
    channel = forms.ChoiceField(
        label=_("Hồ sơ đến bằng cách nào?"),
        choices=[("counter", _("Mang đến quầy")), ("post", _("Gửi bưu điện"))],
        initial=states.Channel.COUNTER,
        widget=forms.RadioSelect,
    )
    brought_by = forms.ChoiceField(
        label=_("Ai mang đến?"),
        choices=[
            ("self", _("Chính người nộp")),
            ("family", _("Người nhà")),
            ("authorised", _("Người được ủy quyền, có giấy")),
        ],
        initial=states.Pressed.SELF,
        required=False,
    )
    arrived = DayField(
        label=_("Ngày bưu điện giao đến"),
        required=False,
        error_messages={"invalid": _("Hãy nhập một ngày có thật.")},
    )
    post_number = forms.CharField(
        label=_("Mã bưu gửi"), required=False, max_length=40, widget=forms.TextInput(_PLAIN)
    )
    advice = forms.CharField(
        label=_("Dặn thêm (in trên phiếu hướng dẫn)"),
        help_text=_("Chỉ dùng khi in phiếu hướng dẫn bổ sung."),
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 2, "maxlength": 500}),
    )
    draft = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, homes: Sequence[Place], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.homes = {place.code: place for place in homes}
        named = [(code, place.name) for code, place in self.homes.items()]
        choices = [("", _("Chưa rõ thôn, tổ")), *named, (ELSEWHERE, _("Ở xã, phường khác"))]
        self.fields["home"].choices = choices  # type: ignore[attr-defined]
        self.fields["arrived"].widget.attrs["max"] = f"{today:%Y-%m-%d}"

    def clean_phone(self) -> str:
        said: str = self.cleaned_data["phone"].strip()
        if said and phone_normal(said) is None:
            raise forms.ValidationError(_("Số điện thoại chưa đúng. Ví dụ: 0912 345 678."))
        return said

    def clean_person(self) -> int | None:
        said: str = self.cleaned_data["person"]
        return int(said) if said.isdecimal() else None

    def clean_birth_year(self) -> int | None:
        year: int | None = self.cleaned_data["birth_year"]
        if year is not None and not OLDEST_BIRTH <= year <= self.today.year:
            raise forms.ValidationError(_("Năm sinh gồm bốn chữ số, ví dụ 1985."))
        return year

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("person") is None and not said.get("name", "").strip():
            self.add_error("q", _("Hãy tìm rồi chọn người nộp; chưa có thì ghi họ tên người mới ở dưới."))
        if (
            said.get("channel") == states.Channel.POST
            and not said.get("arrived")
            and "arrived" not in self.errors
        ):
            self.add_error("arrived", _("Hãy chọn ngày bưu điện giao hồ sơ đến."))
        return said

    def who(self) -> dict[str, Any]:
        """The person, the telephone and the way, as the deed wants them. A number that was searched for and found
        nobody is the newcomer's own."""
        said = self.cleaned_data
        new, sought = said["person"] is None, said["q"].strip()
        digits = "".join(sign for sign in sought if sign.isdigit())
        phone = said["phone"] or (sought if new and phone_normal(sought) else "")
        draft: UUID | None = said["draft"]
        return {
            "person_id": said["person"],
            "name": said["name"].strip(),
            "birth_year": said["birth_year"],
            "phone": phone,
            "citizen_number": digits if new and len(digits) == 12 else "",
            "home": self.homes.get(said["home"]),
            "elsewhere": said["home"] == ELSEWHERE,
            "channel": said["channel"],
            "brought_by": said["brought_by"] or states.Pressed.SELF,
            "arrived": said["arrived"],
            "post_number": said["post_number"],
            "draft_id": draft,
        }


class MistakeForm(forms.Form):
    """Why what was taken in a moment ago is called a mistake."""

    reason = forms.CharField(
        label=_("Nhận nhầm ở chỗ nào?"),
        help_text=_("Người nộp đọc được câu này. Ví dụ: Chọn nhầm thủ tục, đã nhận lại bằng mã khác."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 300}),
        error_messages={"required": _("Hãy ghi nhận nhầm ở chỗ nào.")},
    )
