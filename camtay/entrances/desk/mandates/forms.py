"""Why a mandate does not hold, or ends."""

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.domains.people.states import MandateReason


class WhyForm(forms.Form):
    """One of a few reasons: both sides read it, and the journal keeps no free words."""

    reason = forms.ChoiceField(
        label=_("Vì sao?"),
        choices=MandateReason.choices,
        widget=forms.RadioSelect,
        help_text=_("Hai bên được nhắn lý do này."),
        error_messages={"required": _("Hãy chọn lý do để hai bên biết phải làm gì.")},
    )
