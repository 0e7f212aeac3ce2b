"""A phrase by which a procedure should be found."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.domains.procedures import queries
from camtay.domains.procedures.states import TermKind


class PhraseForm(forms.Form):
    """What people say, and which procedure they mean."""

    text = forms.CharField(
        label=_("Người ta nói thế nào"),
        help_text=_("Ví dụ: giấy độc thân, con mới sinh. Có dấu, chữ thường."),
        max_length=200,
    )
    procedure_code = forms.CharField(label=_("Mã thủ tục"), help_text=_("Ví dụ: 1.004873"), max_length=40)
    kind = forms.ChoiceField(
        label=_("Đó là"),
        choices=[
            (TermKind.ASK.value, TermKind.ASK.label),
            (TermKind.PLAIN.value, TermKind.PLAIN.label),
            (TermKind.WHEN.value, TermKind.WHEN.label),
        ],
    )

    def clean_procedure_code(self) -> str:
        typed: Any = self.cleaned_data["procedure_code"]
        found = queries.by_code(str(typed))
        if found is None:
            raise forms.ValidationError(_("Không có thủ tục mang mã này."))
        return found.code
