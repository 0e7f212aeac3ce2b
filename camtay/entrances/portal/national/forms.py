"""What one says after filing on the national portal."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import queries, states
from camtay.domains.places.models import Place

PRESSED = (
    (states.Pressed.SELF.value, _("Tôi tự làm, không ai chỉ")),
    (states.Pressed.GUIDED.value, _("Tôi tự bấm, có người của tổ công nghệ số chỉ")),
    (states.Pressed.FAMILY.value, _("Người nhà bấm giúp tôi")),
)


class _Code(forms.CharField):
    """A national code as people type it."""

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and (wrong := queries.code_problem(value)):
            raise ValidationError(wrong)


def _code_field() -> forms.CharField:
    return _Code(
        label=_("Mã hồ sơ quốc gia"),
        help_text=_(
            "Hiện ra sau khi nộp, và có trong tin nhắn của Cổng quốc gia. Ví dụ H57.31-261124-0001. Chữ hoa, chữ thường, có dấu cách hay không đều được."
        ),
        max_length=120,
        error_messages={"required": _("Hãy nhập mã hồ sơ.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


class Shown(forms.Form):
    """Shows the domain's sentences, each beside its field."""

    says_no_optional = True

    def show(self, problem: ValidationError) -> None:
        for key, messages in problem.message_dict.items():
            self.add_error(key if key in self.fields else None, messages)


class NoteForm(Shown):
    """The code, where it was filed, who pressed and who stood by."""

    code = _code_field()
    place = forms.ChoiceField(
        label=_("Nộp cho xã, phường nào?"), error_messages={"required": _("Hãy chọn xã, phường.")}
    )
    pressed_by = forms.ChoiceField(
        label=_("Ai đã bấm nộp?"),
        choices=PRESSED,
        widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn ai đã bấm nộp.")},
    )
    helper = forms.CharField(
        label=_("Họ tên người hướng dẫn"),
        help_text=_("Nếu có người của tổ công nghệ số chỉ. Không nhớ tên thì để trống."),
        required=False,
        max_length=200,
    )

    def __init__(self, *args: Any, communes: Sequence[Place], home: Place | None, **kwargs: Any) -> None:
        kwargs["initial"] = {"place": home.code if home else ""}
        super().__init__(*args, **kwargs)
        self.communes = {one.code: one for one in communes}
        choices = [(code, one.name) for code, one in self.communes.items()]
        self.fields["place"].choices = [("", _("Chọn xã, phường")), *choices]  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        """What the deed is given."""
        return {**self.cleaned_data, "place": self.communes[self.cleaned_data["place"]]}


class CodeForm(Shown):
    """The code alone, put right."""

    code = _code_field()
