"""What is asked and typed about learning."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.domains.learning.actions import Newcomer
from camtay.domains.learning.queries import SessionFilter
from camtay.domains.learning.queries.lessons import all_lessons
from camtay.domains.learning.states import CancelReason, Confirmed, ReviewState
from camtay.domains.people.models import Person
from camtay.domains.places.models import Place
from camtay.domains.teams.models import Team
from camtay.foundation.ui.fields import MomentInput

MONTHS = 18
ANY = ("", _("Tất cả"))
VERSION = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)


def skills() -> list[tuple[str, str]]:
    return [(one.code, one.title) for one in all_lessons()]


def months(today: date) -> list[tuple[str, str]]:
    """The last months, as "202611" and "11/2026"."""
    first = today.year * 12 + today.month - 1
    pairs = [divmod(first - back, 12) for back in range(MONTHS)]
    return [(f"{year}{month + 1:02d}", f"{month + 1:02d}/{year}") for year, month in pairs]


class SessionsFilter(forms.Form):
    """Which sessions; what it does not know is as if it were not there."""

    says_no_optional = True
    q = forms.CharField(
        label=_("Tên người học hoặc người hướng dẫn"), required=False, max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )  # fmt: skip
    bai = forms.ChoiceField(label=_("Bài học"), required=False)
    to = forms.ChoiceField(label=_("Tổ, đội"), required=False)
    thang = forms.ChoiceField(label=_("Tháng"), required=False)

    def __init__(self, data: Mapping[str, Any], *, teams: Sequence[Team], today: date) -> None:
        super().__init__(data)
        fields: Any = self.fields
        fields["bai"].choices = [ANY, *skills()]
        fields["to"].choices = [ANY, *((str(one.pk), one.name) for one in teams)]
        fields["thang"].choices = [ANY, *months(today)]
        if not teams:
            del self.fields["to"]

    def asked(self) -> SessionFilter:
        self.is_valid()
        said = self.cleaned_data
        team, month = said.get("to") or "", said.get("thang") or ""
        return SessionFilter(
            skill=said.get("bai") or "", team=UUID(team) if team else None, person=said.get("q") or "",
            month=int(month) if month else None,
        )  # fmt: skip


class ConfirmForm(forms.Form):
    """How the resident confirmed."""

    version = VERSION
    confirmed = forms.ChoiceField(
        label=_("Bà con xác nhận bằng cách nào?"), widget=forms.RadioSelect,
        choices=[one for one in Confirmed.choices if one[0] != Confirmed.NOT_YET],
        error_messages={"required": _("Hãy chọn bà con xác nhận bằng cách nào.")},
    )  # fmt: skip


class CancelForm(forms.Form):
    """Why it is cancelled."""

    version = VERSION
    reason = forms.ChoiceField(
        label=_("Vì sao hủy?"), widget=forms.RadioSelect, choices=CancelReason.choices,
        error_messages={"required": _("Hãy chọn vì sao hủy.")},
    )  # fmt: skip


class ReviewForm(forms.Form):
    """What was seen the second time."""

    version = VERSION
    state = forms.ChoiceField(
        label=_("Xem lại thấy thế nào?"), widget=forms.RadioSelect,
        choices=[one for one in ReviewState.choices if one[0] != ReviewState.WAITING],
        error_messages={"required": _("Hãy chọn xem lại thấy thế nào.")},
    )  # fmt: skip


class LearnerSearch(forms.Form):
    says_no_optional = True
    q = forms.CharField(
        label=_("Tên người dân"), required=False, max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )  # fmt: skip


class NotYetFilter(forms.Form):
    """Of which neighbourhood, and in which skill."""

    says_no_optional = True
    noi = forms.ChoiceField(label=_("Thôn, tổ dân phố"), required=False)
    bai = forms.ChoiceField(label=_("Bài học"), required=False)

    def __init__(self, data: Mapping[str, Any], *, places: Sequence[Place]) -> None:
        super().__init__(data)
        several = len({one.parent_id for one in places}) > 1
        fields: Any = self.fields
        fields["noi"].choices = [
            (one.code, f"{one.name}, {one.parent.name}" if several and one.parent else one.name)
            for one in places
        ]
        fields["bai"].choices = [("", _("Bài nào cũng được")), *skills()]

    def skill(self) -> str:
        self.is_valid()
        return str(self.cleaned_data.get("bai") or "")


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
