"""What is typed at the desk about people: filters, an invitation, a role."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.domains.people.actions import Post
from camtay.domains.people.queries import Asked
from camtay.domains.people.states import ROLE_BY_CODE, Department
from camtay.domains.places.models import Place
from camtay.foundation.calendar import ZONE
from camtay.foundation.ui.fields import DayField

ALL = ("", _("Tất cả"))


class StaffFilter(forms.Form):
    """The list of staff; what it does not know is as if it were not there."""

    says_no_optional = True
    q = forms.CharField(
        label=_("Tên"), required=False, max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )  # fmt: skip
    role = forms.ChoiceField(label=_("Vai trò"), required=False)
    place = forms.ChoiceField(label=_("Nơi giữ vai trò"), required=False)

    def __init__(self, *args: Any, places: Sequence[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        staff = [(role.code, role.label) for role in ROLE_BY_CODE.values() if role.staff]
        self.fields["role"].choices = [ALL, *staff]  # type: ignore[attr-defined]
        if len(places) > 1:
            known = [(str(one.pk), one.name) for one in places]
            self.fields["place"].choices = [ALL, *known]  # type: ignore[attr-defined]
        else:
            del self.fields["place"]

    def asked(self) -> dict[str, Any]:
        said = self.cleaned_data if self.is_valid() else {}
        place = said.get("place")
        return {
            "text": said.get("q", ""),
            "role": said.get("role", ""),
            "place_id": int(place) if place else None,
        }


class ResidentFilter(forms.Form):
    says_no_optional = True
    q = forms.CharField(
        label=_("Tên, số điện thoại hoặc số định danh"), required=False, max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )  # fmt: skip


class JournalFilter(forms.Form):
    """What is looked for in the journal. `nguoi`, `ve`: a link's account or person, kept while filtering."""

    says_no_optional = True
    area = forms.ChoiceField(label=_("Loại việc"), required=False)
    since = DayField(label=_("Từ ngày"), required=False)
    until = DayField(label=_("Đến ngày"), required=False)
    nguoi = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    ve = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, areas: Sequence[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = [ALL, *areas]  # type: ignore[attr-defined]

    def asked(self) -> Asked:
        said = self.cleaned_data if self.is_valid() else {}
        until = said.get("until")
        return Asked(
            account_id=said.get("nguoi"),
            about=said.get("ve"),
            action=said.get("area", ""),
            since=_start(said.get("since")),
            until=_start(until + timedelta(days=1)) if until else None,
        )


def _start(day: date | None) -> datetime | None:
    return datetime.combine(day, time(), ZONE) if day else None


class RoleForm(forms.Form):
    """A role in a place or in a part of it, perhaps until a day."""

    role = forms.ChoiceField(label=_("Vai trò"), error_messages={"required": _("Hãy chọn vai trò.")})
    neighbourhood = forms.ChoiceField(
        label=_("Thôn, tổ dân phố"), required=False,
        help_text=_("Chọn cho trưởng thôn, tổ trưởng, hoặc tổ công nghệ số của một thôn, tổ."),
    )  # fmt: skip
    department = forms.ChoiceField(
        label=_("Phòng, trung tâm"), required=False, choices=[("", _("Không ghi")), *Department.choices]
    )
    valid_until = DayField(
        label=_("Đến hết ngày"), required=False, help_text=_("Để trống nếu không có thời hạn."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, place: Place, roles: Sequence[str], parts: Sequence[Place], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.place, self.parts = place, {str(one.pk): one for one in parts}
        shown = [(code, ROLE_BY_CODE[code].label) for code in roles]
        self.fields["role"].choices = [("", _("Chọn vai trò")), *shown]  # type: ignore[attr-defined]
        if parts:
            listed = [(pk, one.name) for pk, one in self.parts.items()]
            self.fields["neighbourhood"].choices = [  # type: ignore[attr-defined]
                ("", _("Cả xã, phường")), *listed,
            ]  # fmt: skip
        else:
            del self.fields["neighbourhood"]
        if place.kind != "commune":
            del self.fields["department"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        role, part = ROLE_BY_CODE.get(said.get("role", "")), said.get("neighbourhood")
        if role is not None and "neighbourhood" in self.fields:
            if not part and self.place.kind not in role.held_in:
                self.add_error("neighbourhood", _("Vai trò này giữ ở một thôn, tổ dân phố. Hãy chọn nơi ấy."))
            if part and "neighbourhood" not in role.held_in:
                self.add_error("neighbourhood", _("Vai trò này giữ ở cả xã, phường. Hãy để “Cả xã, phường”."))
        return said

    def post(self) -> Post:
        """What was said, once it is in order."""
        said = self.cleaned_data
        part = self.parts.get(said.get("neighbourhood") or "")
        return Post(
            role=said["role"],
            place=part or self.place,
            department=said.get("department", ""),
            valid_until=said["valid_until"],
        )


class InviteForm(RoleForm):
    """Somebody new, with the first role."""

    name = forms.CharField(label=_("Họ và tên"), max_length=200)
    email = forms.EmailField(
        label=_("Thư điện tử công vụ"), help_text=_("Lời mời gửi tới đây, dùng trong 7 ngày."),
        error_messages={"invalid": _("Địa chỉ thư điện tử chưa đúng. Ví dụ: ten@hue.gov.vn.")},
    )  # fmt: skip
    phone = forms.CharField(
        label=_("Số điện thoại"), required=False, max_length=20,
        help_text=_("Nếu người ấy đã dùng Cầm Tay bằng số này, hai tài khoản thành một."),
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )  # fmt: skip
    field_order = ["name", "email", "phone", "role", "neighbourhood", "department", "valid_until"]
