"""What one says of the service."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import queries, states


class RatingForm(forms.Form):
    """The best first, as one reads. Both kinds of reasons are there for every score; only those that fit are taken."""

    score = forms.TypedChoiceField(
        label=_("Bà con thấy thế nào?"),
        choices=[(one.value, one.label) for one in reversed(states.Score)],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn một trong năm mức.")},
    )
    good = forms.MultipleChoiceField(
        label=_("Điều gì làm bà con hài lòng?"),
        choices=list(states.PRAISE.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    bad = forms.MultipleChoiceField(
        label=_("Điều gì chưa được?"),
        choices=list(states.COMPLAINTS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    words = forms.CharField(
        label=_("Bà con muốn nói thêm gì không?"),
        help_text=_("Cán bộ của xã, phường đọc được. Đừng ghi số căn cước, mật khẩu hay mã OTP."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, standing: queries.Rating | None, **kwargs: Any) -> None:
        if standing is not None:
            codes = standing.codes
            kwargs["initial"] = {
                "score": standing.score,
                "good": codes,
                "bad": codes,
                "words": standing.words,
            }
        super().__init__(*args, **kwargs)

    def clean_words(self) -> str:
        """A browser sends each end of a line as two signs."""
        said = str(self.cleaned_data["words"]).replace("\r\n", "\n").strip()
        if len(said) > queries.MOST_WORDS:
            raise forms.ValidationError(
                _("Dài quá %(over)s chữ cái. Hãy viết gọn lại, nhiều nhất 1.000."),
                params={"over": len(said) - queries.MOST_WORDS},
            )
        return said

    def said(self) -> dict[str, Any]:
        """Reasons that do not fit the score were ticked before it was changed, and are not seen any more."""
        score = self.cleaned_data["score"]
        ticked = {*self.cleaned_data["good"], *self.cleaned_data["bad"]}
        fitting = states.REASONS_FOR[states.Score(score)].keys()
        return {"score": score, "reasons": ticked & fitting, "words": self.cleaned_data["words"]}
