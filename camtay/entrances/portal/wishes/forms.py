"""What a person says of their data."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.domains.places.models import Place

WORDS = forms.Textarea(attrs={"rows": 4, "maxlength": 1000})


class AskForm(forms.Form):
    """`correct`: what is wrong must be said. `places`: who is to answer, asked only where that is not known."""

    place = forms.ChoiceField(
        label=_("Xã, phường nào trả lời bạn?"), error_messages={"required": _("Hãy chọn xã, phường.")}
    )
    words = forms.CharField(
        label=_("Bạn muốn nói thêm gì?"), max_length=1000, required=False, widget=WORDS,
        help_text=_("Ví dụ: tôi đã chuyển đi nơi khác."),
    )  # fmt: skip

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, correct: bool, places: Sequence[Place]
    ) -> None:
        super().__init__(data)
        self.places = {one.code: one for one in places}
        self.fields["place"].choices = [(code, one.name) for code, one in self.places.items()]  # type: ignore[attr-defined]
        if not places:
            del self.fields["place"]
        if correct:
            words = self.fields["words"]
            words.required, words.label = True, _("Điều gì sai, và đúng ra là gì?")
            words.help_text = _("Ví dụ: năm sinh ghi 1985, đúng là 1958 như trong căn cước của tôi.")
            words.error_messages["required"] = _("Hãy ghi điều gì sai, và đúng ra phải là gì.")

    def asked(self) -> dict[str, Any]:
        """What the deed is given."""
        return {
            "words": self.cleaned_data["words"],
            "place": self.places.get(self.cleaned_data.get("place", "")),
        }
