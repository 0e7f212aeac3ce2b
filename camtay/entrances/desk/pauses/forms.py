"""What is typed about a pause of one case."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import queries
from camtay.entrances.desk.cases.forms import MoveForm
from camtay.foundation.ui.fields import MomentInput

KINDS = [(kind.value, kind.label) for kind in queries.pause_kinds()]
WHEN = {"required": _("Hãy chọn ngày và giờ."), "invalid": _("Hãy nhập một ngày, giờ có thật.")}


class PauseForm(MoveForm):
    """One pause. `kept`: a signed note of the file that was taken in already."""

    kind = forms.ChoiceField(
        label=_("Hồ sơ đã chờ, hay đang chờ điều gì?"),
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn lý do tạm dừng.")},
    )
    since = forms.DateTimeField(label=_("Bắt đầu lúc"), widget=MomentInput, error_messages=WHEN)
    until = forms.DateTimeField(
        label=_("Kết thúc lúc"),
        help_text=_(
            "Chưa kết thúc thì để trống. Niêm yết thì ghi luôn ngày hết niêm yết, kể cả ngày sắp tới."
        ),
        required=False,
        widget=MomentInput,
        error_messages=WHEN,
    )
    evidence = forms.CharField(
        label=_("Căn cứ"),
        help_text=_("Số văn bản, nơi niêm yết, cơ quan đã hỏi. Cấp trên đọc được dòng này."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 500}),
        error_messages={"required": _("Hãy ghi căn cứ: số văn bản, ngày niêm yết, hoặc việc đã xảy ra.")},
    )
    file = forms.FileField(
        label=_("Tệp căn cứ"),
        help_text=_("PDF, Word (DOCX) hoặc ảnh JPG, PNG; nhỏ hơn 20 MB. Hồ sơ đã xong thì phải có."),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.jpg,.jpeg,.png"}),
        error_messages={"empty": _("Tệp này không có nội dung. Hãy chọn tệp khác.")},
    )
    kept = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1000)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        since, until = said.get("since"), said.get("until")
        if since and until and until <= since:
            self.add_error("until", _("Lúc kết thúc phải sau lúc bắt đầu."))
        return said


class EndForm(MoveForm):
    """When it was over."""

    until = forms.DateTimeField(label=_("Kết thúc lúc"), widget=MomentInput, error_messages=WHEN)
