"""What an official adds to their own statement."""

from django import forms
from django.utils.translation import gettext_lazy as _


class OwnLineForm(forms.Form):
    """A line in their own words."""

    words = forms.CharField(
        label=_("Việc đã làm"),
        help_text=_("Việc không có trong hồ sơ và việc được giao. Ghi ngắn, không ghi tên người dân."),
        max_length=500,
        error_messages={"required": _("Hãy ghi việc đã làm.")},
    )
    product = forms.CharField(label=_("Sản phẩm"), max_length=300, required=False)
