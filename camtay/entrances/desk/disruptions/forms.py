"""What is typed about a storm or a system that was down."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import actions, states
from camtay.domains.places.models import Place
from camtay.foundation.ui.fields import MomentInput

KINDS = [(kind.value, kind.label) for kind in actions.DISRUPTING]
WHEN = {"required": _("Hãy chọn ngày và giờ."), "invalid": _("Hãy nhập một ngày, giờ có thật.")}


def _moment(label: Any, help_text: Any = "", *, required: bool = True) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label, help_text=help_text, required=required, widget=MomentInput, error_messages=WHEN
    )


class DisruptionForm(forms.Form):
    """One of them, at a place."""

    place = forms.ChoiceField(label=_("Nơi bị dừng việc"))
    kind = forms.ChoiceField(label=_("Chuyện gì đã xảy ra?"), choices=KINDS)
    since = _moment(_("Bắt đầu lúc"))
    until = _moment(_("Kết thúc lúc"), _("Chưa kết thúc thì để trống, hết rồi vào ghi sau."), required=False)
    evidence = forms.CharField(
        label=_("Căn cứ"),
        help_text=_("Số công điện, công văn, thông báo; hoặc việc gì đã xảy ra. Cấp trên đọc được dòng này."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 500}),
        error_messages={"required": _("Hãy ghi căn cứ: số công văn, thông báo, hoặc việc đã xảy ra.")},
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, places: Sequence[Place]) -> None:
        super().__init__(data)
        self.places = {one.code: one for one in places}
        self.fields["place"].choices = [(code, one.name) for code, one in self.places.items()]  # type: ignore[attr-defined]
        if len(self.places) == 1:
            self.fields["place"].initial = next(iter(self.places))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        since, until = said.get("since"), said.get("until")
        if since and until and until <= since:
            self.add_error("until", _("Lúc kết thúc phải sau lúc bắt đầu."))
        return said

    def asked(self) -> dict[str, Any]:
        """What the deed is given."""
        return {**self.cleaned_data, "place": self.places[self.cleaned_data["place"]]}


class EndForm(forms.Form):
    """When it was over."""

    until = _moment(_("Kết thúc lúc"))

    def __init__(self, data: Mapping[str, Any] | None = None, *, since: datetime) -> None:
        super().__init__(data)
        self.since = since

    def clean_until(self) -> datetime:
        until: datetime = self.cleaned_data["until"]
        if until <= self.since:
            raise forms.ValidationError(_("Lúc kết thúc phải sau lúc bắt đầu."))
        return until


LABELS = {kind.value: kind.label for kind in states.Pause}
