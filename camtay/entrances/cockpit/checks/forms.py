"""What is said about a finding that was looked into."""

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.domains.quality.states import Reason


class NoteForm(forms.Form):
    """Why it needs no more work."""

    reason = forms.ChoiceField(
        label=_("Vì sao?"),
        choices=Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn một lý do.")},
    )
    words = forms.CharField(
        label=_("Ghi thêm"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Đừng ghi tên hay số của người dân."),
    )
