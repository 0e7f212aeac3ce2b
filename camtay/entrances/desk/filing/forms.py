"""What is chosen about where procedures are filed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.domains.people.states import Department
from camtay.domains.procedures import queries
from camtay.domains.procedures.states import FiledAt

KEEP = "-"
ALL: tuple[str, Any] = ("", _("Tất cả"))


class FilterForm(forms.Form):
    """What the list is narrowed to; anything it does not know is as if it were not there."""

    says_no_optional = True
    q = forms.CharField(
        label=_("Tên hoặc mã thủ tục"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"data-search": "", "type": "search", "autocomplete": "off"}),
    )
    field = forms.ChoiceField(label=_("Lĩnh vực"), required=False)
    filed_at = forms.ChoiceField(label=_("Nộp ở đâu"), required=False, choices=[ALL, *FiledAt.choices])
    department = forms.ChoiceField(
        label=_("Phòng giải quyết"), required=False, choices=[ALL, *Department.choices]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields = [(one, one) for one in queries.fields_offered()]
        self.fields["field"].choices = [ALL, *fields]  # type: ignore[attr-defined]

    def asked(self) -> dict[str, str]:
        said = self.cleaned_data if self.is_valid() else {}
        return {
            "text": said.get("q", ""),
            "field": said.get("field", ""),
            "filed_at": said.get("filed_at", ""),
            "department": said.get("department", ""),
        }


class OneForm(forms.Form):
    """Both settings of one procedure. `version`: as it was when the page was opened."""

    says_no_optional = True
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    filed_at = forms.ChoiceField(label=_("Bà con nộp ở đâu?"), required=False, widget=forms.RadioSelect)
    department = forms.ChoiceField(
        label=_("Phòng nào giải quyết?"),
        required=False,
        choices=[("", _("Như thường lệ")), *Department.choices],
    )

    def __init__(self, *args: Any, found: queries.Handled, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "version": found.version,
            "filed_at": found.said,
            "department": found.department,
        }
        super().__init__(*args, **kwargs)
        usual = (
            _("Như thường lệ: nộp ngay tại đây")
            if found.may_be_here
            else _("Như thường lệ: Cổng Dịch vụ công quốc gia")
        )
        ways = FiledAt.choices if found.may_be_here else [FiledAt.choices[1]]
        self.fields["filed_at"].choices = [("", usual), *ways]  # type: ignore[attr-defined]


class FieldForm(forms.Form):
    """The same for all procedures of a field; each of the two may stay as it is."""

    says_no_optional = True
    field = forms.CharField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    filed_at = forms.ChoiceField(
        label=_("Bà con nộp ở đâu?"),
        help_text=_("Thủ tục chưa có tờ khai ở đây thì vẫn nộp trên Cổng quốc gia."),
        choices=[(KEEP, _("Giữ nguyên từng thủ tục")), ("", _("Như thường lệ")), *FiledAt.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    department = forms.ChoiceField(
        label=_("Phòng nào giải quyết?"),
        choices=[(KEEP, _("Giữ nguyên từng thủ tục")), ("", _("Như thường lệ")), *Department.choices],
        required=False,
    )

    def asked(self) -> dict[str, str | None]:
        said = self.cleaned_data
        return {key: None if said[key] == KEEP else said[key] for key in ("filed_at", "department")}
