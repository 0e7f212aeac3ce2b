"""A line of the catalogue, and the filter of its list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.domains.procedures.queries import Facts
from camtay.domains.procedures.states import TimeUnit


class CatalogueFilter(forms.Form):
    """The list of procedures; what it does not know is as if it were not there."""

    says_no_optional = True
    q = forms.CharField(
        label=_("Tên, mã, hoặc cách bà con gọi"), required=False, max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )  # fmt: skip
    loc = forms.ChoiceField(
        label=_("Xem"), required=False,
        choices=[("", _("Tất cả")), ("form", _("Đã có biểu mẫu")), ("none", _("Chưa có biểu mẫu")),
                 ("work", _("Đang soạn"))],
    )  # fmt: skip

    def asked(self) -> dict[str, str]:
        said = self.cleaned_data if self.is_valid() else {}
        return {"text": said.get("q", ""), "which": said.get("loc", "")}


class FactsForm(forms.Form):
    """What is known of a procedure."""

    name = forms.CharField(label=_("Tên thủ tục"), max_length=600, widget=forms.Textarea(attrs={"rows": 2}))
    field = forms.CharField(
        label=_("Lĩnh vực"), help_text=_("Ví dụ: Hộ tịch, Đất đai, Bảo trợ xã hội"), max_length=200
    )
    authority = forms.CharField(
        label=_("Cơ quan giải quyết"),
        help_text=_("Ví dụ: Ủy ban nhân dân cấp xã"),
        max_length=300,
        required=False,
    )
    time_amount = forms.IntegerField(
        label=_("Thời hạn"), help_text=_("Chỉ ghi số. Để trống nếu trả trong ngày hoặc chưa rõ."),
        min_value=1, max_value=999, required=False, widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    time_unit = forms.ChoiceField(label=_("Tính theo"), choices=TimeUnit.choices)
    time_note = forms.CharField(label=_("Ghi chú về thời hạn"), max_length=400, required=False)
    fee = forms.IntegerField(
        label=_("Phí, lệ phí (đồng)"),
        help_text=_("Ghi 0 nếu văn bản nói miễn phí. Để trống nếu chưa rõ: chưa rõ không phải là miễn phí."),
        min_value=0, max_value=10**9, required=False, widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    fee_note = forms.CharField(label=_("Ghi chú về phí"), max_length=500, required=False)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        unit = said.get("time_unit")
        if (
            unit in (TimeUnit.WORKING_DAY, TimeUnit.CALENDAR_DAY, TimeUnit.HOUR)
            and said.get("time_amount") is None
        ):
            if "time_amount" not in self.errors:
                self.add_error("time_amount", _("Đã chọn cách tính thì hãy ghi cả số, ví dụ 3."))
        elif unit in (TimeUnit.OTHER, TimeUnit.SAME_DAY) and said.get("time_amount") is not None:
            self.add_error("time_unit", _("Đã ghi số thì hãy chọn tính theo ngày làm việc, ngày hay giờ."))
        return said

    def facts(self) -> Facts:
        return Facts(**{name: self.cleaned_data[name] for name in Facts.__dataclass_fields__})


class AddForm(FactsForm):
    """A new line, with its code."""

    procedure_code = forms.RegexField(
        r"^[A-Za-z0-9][A-Za-z0-9._-]{1,38}$",
        label=_("Mã thủ tục"),
        help_text=_(
            "Như trong quyết định công bố, ví dụ 1.012345. Thủ tục riêng của xã thì tự đặt, ví dụ PX.ONG.01."
        ),
        error_messages={"invalid": _("Mã chỉ gồm chữ không dấu, số, dấu chấm và gạch ngang.")},
    )
    field_order = ("procedure_code",)

    def clean_procedure_code(self) -> str:
        code = str(self.cleaned_data["procedure_code"])
        if code in ("them",):
            raise forms.ValidationError(_("Hãy chọn một mã khác."))
        return code
