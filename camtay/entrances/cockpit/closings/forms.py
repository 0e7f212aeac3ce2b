"""What is typed about a closing: why it is made again."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ReasonForm(forms.Form):
    """The reason stands in the closing for ever, and is digested with it."""

    reason = forms.CharField(
        label=_("Lý do số liệu khác đi"),
        help_text=_("Viết rõ vì sao, căn cứ nào. Không ghi tên hay thông tin riêng của người dân."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 1000}),
        error_messages={"required": _("Hãy ghi lý do số liệu khác đi.")},
    )
