"""A recording that is sent."""

from django import forms
from django.utils.translation import gettext_lazy as _


class VoiceForm(forms.Form):
    """`replaces`: the recording that stood there when the page was opened; `kept`: a signed note of the file that was
    taken in already."""

    says_no_optional = True

    file = forms.FileField(
        label=_("Tệp ghi âm"),
        help_text=_(
            "MP3, M4A, OGG hoặc WAV, nhỏ hơn 20 MB. Ghi bằng máy ghi âm trong điện thoại, chỗ yên, đọc thong thả."
        ),
        required=False,
        widget=forms.FileInput(attrs={"accept": "audio/*,.mp3,.m4a,.ogg,.wav"}),
        error_messages={"empty": _("Tệp này không có nội dung. Hãy chọn tệp khác.")},
    )
    speaker = forms.CharField(
        label=_("Ai đọc"),
        help_text=_("Tên hiện dưới bài học, người ấy phải đồng ý. Không muốn hiện tên thì để trống."),
        required=False,
        max_length=120,
    )
    replaces = forms.UUIDField(required=False, widget=forms.HiddenInput)
    kept = forms.CharField(required=False, max_length=1000, widget=forms.HiddenInput)
