"""To whom many cases are given."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.domains.people.models import Account


class GiveForm(forms.Form):
    """One person for all of them."""

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
