"""What is typed at the desk about cases: filters, reasons, a result, a person."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import queries, states
from camtay.domains.people.models import Account


class FilterForm(forms.Form):
    """The search of cases; anything in the address that it does not know is as if it were not there."""

    says_no_optional = True
    q = forms.CharField(
        label=_("Mã, tên hoặc thủ tục"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"data-search": "", "type": "search", "autocomplete": "off"}),
    )
    state = forms.ChoiceField(label=_("Trạng thái"), required=False)
    origin = forms.ChoiceField(label=_("Nguồn"), required=False)
    due = forms.ChoiceField(
        label=_("Hạn"), required=False, choices=[("", _("Tất cả")), ("late", _("Đang quá hạn"))]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = [choice for choice in states.TABLE.choices() if choice[0] != states.DRAFT]
        self.fields["state"].choices = [("", _("Tất cả")), *shown]  # type: ignore[attr-defined]
        self.fields["origin"].choices = [("", _("Tất cả")), *states.Origin.choices]  # type: ignore[attr-defined]

    def asked(self) -> queries.Filter:
        said = self.cleaned_data if self.is_valid() else {}
        return queries.Filter(
            text=said.get("q", ""),
            state=said.get("state", ""),
            origin=said.get("origin", ""),
            overdue=said.get("due") == "late",
        )


class MoveForm(forms.Form):
    """A move as its page or button sends it: the version that was seen."""

    version = forms.IntegerField(
        widget=forms.HiddenInput,
        min_value=0,
        error_messages={"required": _("Trang này đã cũ. Hãy mở lại hồ sơ rồi làm tiếp.")},
    )


class ReasonForm(MoveForm):
    """A move that must say why; the applicant reads it."""

    reason = forms.CharField(
        label=_("Lý do"),
        help_text=_("Người nộp đọc được câu này. Viết rõ thiếu gì, làm gì tiếp, ở đâu."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 500}),
        error_messages={"required": _("Hãy ghi lý do để người nộp biết phải làm gì.")},
    )


class ResultForm(MoveForm):
    """The result file. `kept`: a signed note of one that was taken in already, when the move itself was refused."""

    file = forms.FileField(
        label=_("Tệp kết quả"),
        help_text=_("PDF, hoặc ảnh JPG, PNG; nhỏ hơn 20 MB."),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        error_messages={"empty": _("Tệp này không có nội dung. Hãy chọn tệp khác.")},
    )
    kept = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1000)


class AssignForm(MoveForm):
    """Who is given the case."""

    to = forms.ChoiceField(
        label=_("Giao cho"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn một người.")},
    )

    def __init__(self, *args: Any, candidates: Sequence[Account], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.accounts = {str(account.pk): account for account in candidates}
        names = [(pk, account.person.name) for pk, account in self.accounts.items()]
        self.fields["to"].choices = names  # type: ignore[attr-defined]

    def clean_to(self) -> Account:
        return self.accounts[self.cleaned_data["to"]]
