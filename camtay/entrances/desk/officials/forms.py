"""What is typed about officials and their courses."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.domains.learning.actions import CourseSaid, Mark, Official
from camtay.domains.learning.models import Course, Trainee
from camtay.domains.learning.queries import lessons
from camtay.domains.people.states import Department
from camtay.domains.places.models import Place
from camtay.foundation.ui.fields import DayField

PARTS = (
    ("now", _("Đang làm việc")),
    ("trained", _("Đã đạt đánh giá")),
    ("untrained", _("Chưa đạt đánh giá")),
    ("left", _("Đã nghỉ")),
    ("all", _("Tất cả")),
)
DAY = {"required": _("Hãy chọn một ngày."), "invalid": _("Hãy nhập một ngày có thật.")}
NOT_SAID = ("", _("Chưa rõ"))


def _day(label: Any, help_text: Any = "", *, required: bool = True) -> DayField:
    return DayField(label=label, help_text=help_text, required=required, error_messages=DAY)


def typed(form: forms.Form) -> dict[str, str]:
    """What was sent, as it was sent: what makes two sendings the same."""
    return {name: str(form.data.get(name, "")) for name in form.fields}


class RollFilter(forms.Form):
    """Whom of the roll; what it does not know is as if it were not there."""

    says_no_optional = True
    q = forms.CharField(
        label=_("Tên, mã số hoặc chức vụ"), required=False, max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )  # fmt: skip
    phan = forms.ChoiceField(label=_("Ai"), required=False, choices=PARTS)
    noi = forms.ChoiceField(label=_("Xã, phường"), required=False)

    def __init__(self, data: Mapping[str, Any], *, places: Sequence[Place]) -> None:
        super().__init__({"phan": "now", **data})
        self.fields["noi"].choices = [(one.code, one.name) for one in places]  # type: ignore[attr-defined]
        if len(places) == 1:
            self.fields["noi"].widget = forms.HiddenInput()

    def asked(self) -> dict[str, str]:
        said = self.cleaned_data if self.is_valid() else {}
        part = said.get("phan") or "now"
        return {"text": said.get("q", ""), "part": "" if part == "all" else part}


class OfficialForm(forms.Form):
    """Somebody on the roll."""

    name = forms.CharField(
        label=_("Họ và tên"), max_length=200, error_messages={"required": _("Hãy ghi họ và tên.")}
    )
    number = forms.CharField(
        label=_("Mã số"), required=False, max_length=40,
        help_text=_("Số hiệu cán bộ, nếu có. Hai người trùng tên thì mỗi người phải có mã số."),
    )  # fmt: skip
    department = forms.ChoiceField(label=_("Phòng"), required=False, choices=[NOT_SAID, *Department.choices])
    duty = forms.CharField(label=_("Chức vụ"), required=False, max_length=120)
    since = _day(_("Có tên trong danh sách từ ngày"))
    until = _day(
        _("Ngày làm việc cuối cùng"), _("Để trống nếu người ấy vẫn đang làm việc ở đây."), required=False
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        since, until = said.get("since"), said.get("until")
        if since and until and until < since:
            self.add_error("until", _("Ngày cuối phải từ ngày đầu trở đi."))
        return said

    def said(self) -> Official:
        return Official(**self.cleaned_data)

    @staticmethod
    def typed(official: Trainee) -> dict[str, Any]:
        return {name: getattr(official, name) for name in OfficialForm.base_fields}


class CourseForm(forms.Form):
    """One course."""

    title = forms.CharField(
        label=_("Tên lớp"), max_length=200, error_messages={"required": _("Hãy ghi tên lớp.")}
    )
    group = forms.ChoiceField(label=_("Nhóm kỹ năng"), required=False)
    first = _day(_("Ngày khai giảng"))
    last = _day(_("Ngày bế giảng"))
    hours = forms.IntegerField(
        label=_("Số giờ"), required=False, min_value=1, max_value=1000,
        error_messages={
            "invalid": _("Hãy ghi số giờ bằng chữ số."),
            "min_value": _("Số giờ phải từ 1 đến 1.000."),
            "max_value": _("Số giờ phải từ 1 đến 1.000."),
        },
    )  # fmt: skip
    taught_by = forms.CharField(label=_("Người dạy, đơn vị dạy"), required=False, max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = [(one.code, one.title) for one in lessons.framework().groups]
        self.fields["group"].choices = [NOT_SAID, *groups]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        first, last = said.get("first"), said.get("last")
        if first and last and last < first:
            self.add_error("last", _("Ngày bế giảng phải từ ngày khai giảng trở đi."))
        return said

    def said(self) -> CourseSaid:
        return CourseSaid(**self.cleaned_data)

    @staticmethod
    def typed(course: Course) -> dict[str, Any]:
        return {name: getattr(course, name) for name in CourseForm.base_fields}


VERDICTS: Mapping[str, bool | None] = {"": None, "dat": True, "chua": False}


class MarksForm(forms.Form):
    """Who was there and who passed, of those on the page. Each row says too what stood there when it was opened."""

    assessed_on = _day(_("Ngày đánh giá"), _("Cho những ai được đánh giá lần này."))

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, officials: Sequence[Trainee], usual: date
    ) -> None:
        super().__init__(data, initial={"assessed_on": usual})
        self.officials = officials

    def marks(self) -> dict[UUID, Mark]:
        return {one.pk: self._mark("co", "kq", one.pk) for one in self.officials if self._has(one.pk)}

    def seen(self) -> dict[UUID, Mark]:
        return {one.pk: self._mark("da_co", "da_kq", one.pk) for one in self.officials if self._has(one.pk)}

    def _has(self, pk: UUID) -> bool:
        """Rows that came onto the page since it was opened say nothing."""
        return f"kq_{pk}" in self.data

    def _mark(self, there: str, verdict: str, pk: UUID) -> Mark:
        said = str(self.data.get(f"{verdict}_{pk}", ""))
        return Mark(self.data.get(f"{there}_{pk}", "") == "1", VERDICTS.get(said))
