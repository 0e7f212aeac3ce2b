"""What an answer must satisfy, as people choose it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.entrances.desk.procedures.forms.editing import words_from, words_of
from camtay.foundation.questions.checking import KINDS
from camtay.foundation.questions.editing import fits

NAMES: dict[str, Any] = {
    "min": _("Số nhỏ nhất là"), "max": _("Số lớn nhất là"),
    "min_length": _("Ít nhất mấy chữ cái"), "max_length": _("Nhiều nhất mấy chữ cái"),
    "no_digits": _("Không có chữ số"), "not_future": _("Ngày không ở tương lai"), "not_past": _("Ngày chưa qua"),
    "before": _("Trước ngày ở câu"), "after": _("Sau ngày ở câu"), "not_before": _("Không trước ngày ở câu"),
    "not_after": _("Không sau ngày ở câu"), "within_days": _("Chưa quá mấy ngày"),
    "at_least_years": _("Đã đủ mấy năm (tuổi)"), "at_most_years": _("Không quá mấy năm (tuổi)"),
    "min_count": _("Chọn ít nhất mấy ý"), "max_count": _("Chọn nhiều nhất mấy ý"),
    "matches_person": _("Số định danh khớp năm sinh, giới tính"),
    "pattern": _("Đúng mẫu chữ đã định"), "holds": _("Khớp với các câu khác"),
}  # fmt: skip
KEPT = ("pattern", "holds")  # written by whoever knows how: kept and told, not made here
NONE = ("", _("– không –"))


class CheckForm(forms.Form):
    """One check: its kind, its bound, and what is said when it fails."""

    kind = forms.ChoiceField(label=_("Điều phải đúng"), widget=forms.RadioSelect)
    value = forms.DecimalField(
        label=_("Số"), help_text=_("Cho những điều có “mấy” hoặc “số”."), required=False, max_digits=15, decimal_places=6,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )  # fmt: skip
    other = forms.ChoiceField(label=_("Câu hỏi ngày để so"), required=False)
    birth = forms.ChoiceField(label=_("Câu hỏi ngày sinh hoặc năm sinh để đối chiếu"), required=False)
    sex = forms.ChoiceField(label=_("Câu hỏi giới tính để đối chiếu"), required=False)
    level = forms.ChoiceField(
        label=_("Khi chưa đúng"), widget=forms.RadioSelect,
        choices=[("error", _("Không cho đi tiếp")), ("note", _("Chỉ nhắc, vẫn cho đi tiếp"))],
    )  # fmt: skip
    message_vi = forms.CharField(
        label=_("Lời nhắc"), help_text=_("Để trống thì Cầm Tay tự nói."), max_length=600, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    message_en = forms.CharField(
        label=_("Lời nhắc bằng tiếng Anh"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self,
        *args: Any,
        question: Mapping[str, Any],
        before: Sequence[Mapping[str, Any]],
        standing: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        kinds = [one for one in KINDS if fits(one, question["type"]) and (one not in KEPT or one == standing)]
        kinds = [standing] if standing in KEPT else kinds
        self._choose("kind", [(one, NAMES[one]) for one in kinds])
        dates = [one for one in before if one["type"] in ("date", "partial_date")]
        numbers = [one for one in before if one["type"] in ("date", "partial_date", "number")]
        sexes = [
            one for one in before if {"male", "female"} <= {each["value"] for each in one.get("choices", [])}
        ]
        needed = {
            "other": dates if question["type"] in ("date", "partial_date") else [],
            "birth": numbers if question["type"] == "citizen_number" else [],
            "sex": sexes if question["type"] == "citizen_number" else [],
        }
        for name, rows in needed.items():
            if rows:
                self._choose(name, [NONE, *((one["id"], one["label"]["vi"]) for one in rows)])
            else:
                del self.fields[name]
        if standing in KEPT or not any(KINDS[one].needs == "value" for one in kinds):
            del self.fields["value"]

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    @staticmethod
    def typed(check: Mapping[str, Any]) -> dict[str, Any]:
        said = {key: check.get(key) for key in ("kind", "other", "birth", "sex", "sex_is")}
        value = check.get("value")
        number = value if isinstance(value, int | float) else None
        return {**said, "value": number, "level": check.get("level", "error"), **words_of(check, "message")}

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        kind = said.get("kind", "")
        needs = KINDS[kind].needs if kind in KINDS else ""
        value = said.get("value")
        if needs == "value" and "value" in self.fields and "value" not in self.errors:
            if value is None:
                self.add_error("value", _("Điều này cần một con số."))
            elif value != value.to_integral_value() and kind not in ("min", "max"):
                self.add_error("value", _("Hãy ghi số nguyên, không có phần lẻ."))
        if needs == "other" and not said.get("other"):
            self.add_error("other" if "other" in self.fields else "kind", _("Hãy chọn câu hỏi ngày để so."))
        if kind == "matches_person" and not (
            said.get("sex") or said.get("birth") or self.initial.get("sex_is")
        ):
            self.add_error("birth" if "birth" in self.fields else "kind", _("Hãy chọn câu để đối chiếu."))
        return said

    def check(self, former: Mapping[str, Any]) -> dict[str, Any]:
        """The check as the document has it; what this page does not show stays."""
        said = self.cleaned_data
        kind = said["kind"]
        made = {key: one for key, one in former.items() if kind == former.get("kind")}
        made["kind"] = kind
        needs = KINDS[kind].needs
        if needs == "value" and "value" in self.fields:
            number = said["value"]
            made["value"] = int(number) if number == number.to_integral_value() else float(number)
        wanted = {
            "other": needs == "other",
            "sex": kind == "matches_person",
            "birth": kind == "matches_person",
        }
        for name, wants in wanted.items():
            made.pop(name, None)
            if wants and said.get(name):
                made[name] = said[name]
        message = words_from(said, "message")
        made.pop("message", None)
        if message:
            made["message"] = message
        if said["level"] != former.get("level", "error"):
            made["level"] = said["level"]
        return made
