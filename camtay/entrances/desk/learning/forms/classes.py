"""A class that is opened, and who is in it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.domains.learning.actions import Newcomer
from camtay.domains.people.models import Person
from camtay.domains.places.models import Place
from camtay.entrances.desk.learning.forms.asking import skills
from camtay.foundation.ui.fields import MomentInput


class ClassForm(forms.Form):
    """A class that is opened."""

    title = forms.CharField(
        label=_("Tên lớp"), max_length=160, required=False,
        help_text=_("Ví dụ: Lớp học ở nhà văn hóa tổ 3. Để trống thì lấy tên bài học."),
    )  # fmt: skip
    skill = forms.ChoiceField(
        label=_("Dạy bài nào?"), choices=skills, error_messages={"required": _("Hãy chọn bài học.")}
    )
    place = forms.ChoiceField(
        label=_("Dạy ở đâu?"), error_messages={"required": _("Hãy chọn thôn, tổ hoặc xã, phường.")}
    )
    at = forms.DateTimeField(
        label=_("Bắt đầu lúc"), widget=MomentInput,
        error_messages={"required": _("Hãy chọn ngày và giờ."), "invalid": _("Hãy nhập một ngày, giờ có thật.")},
    )  # fmt: skip

    def __init__(self, *args: Any, places: Sequence[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {one.code: one for one in places}
        fields: Any = self.fields
        fields["place"].choices = [(one.code, one.name) for one in places]

    @property
    def where(self) -> Place:
        return self.places[self.cleaned_data["place"]]


class AttendeeForm(forms.Form):
    """Somebody in the class: one of those found, or somebody nobody has written down yet."""

    person = forms.ChoiceField(label=_("Ai có mặt?"), widget=forms.RadioSelect, required=False)
    name = forms.CharField(label=_("Họ và tên"), max_length=100, required=False)
    birth_year = forms.IntegerField(
        label=_("Năm sinh"), required=False, min_value=1900, max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("Năm sinh gồm 4 chữ số. Ví dụ: 1958.")},
    )  # fmt: skip
    house = forms.CharField(label=_("Nhà, xóm"), max_length=60, required=False)

    def __init__(self, *args: Any, people: Sequence[Person], new: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.public_id): one for one in people}
        fields: Any = self.fields
        fields["person"].choices = [
            *((key, said_of(one)) for key, one in self.people.items()),
            ("moi", new),
        ]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("person") and "person" not in self.errors:
            self.add_error("person", _("Hãy chọn một người."))
        if said.get("person") == "moi" and not said.get("name"):
            self.add_error("name", _("Hãy ghi họ và tên."))
        return said

    def who(self, number: UUID) -> Person | Newcomer:
        """The one chosen, or somebody new under this number."""
        said = self.cleaned_data
        new = Newcomer(number, said["name"], said["birth_year"], said["house"])
        return self.people.get(said["person"]) or new


def said_of(one: Person) -> str:
    where = one.neighbourhood.name if one.neighbourhood else ""
    return ", ".join(part for part in (one.name, f"{one.birth_year or ''}", one.house, where) if part)
