"""Choosing a file to drop in."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.domains.places.models import Place


class DropForm(forms.Form):
    """A table and the commune it is for; where there is one commune only, nobody is asked."""

    place = forms.ChoiceField(label=_("Của xã, phường"))
    file = forms.FileField(
        label=_("Chọn tệp"),
        help_text=_(
            "Excel (.xlsx) hoặc CSV, nhỏ hơn 20 MB. Chưa có gì thay đổi cho đến khi anh/chị bấm Nạp."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
        error_messages={
            "required": _("Hãy chọn tệp danh sách."),
            "empty": _("Tệp này không có nội dung. Hãy xuất lại danh sách."),
        },
    )

    def __init__(self, *args: Any, places: Sequence[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {place.code: place for place in places}
        field = self.fields["place"]
        field.choices = [(code, place.name) for code, place in self.places.items()]  # type: ignore[attr-defined]
        if len(self.places) == 1:
            field.widget = forms.HiddenInput()

    def clean_place(self) -> Place:
        return self.places[self.cleaned_data["place"]]
