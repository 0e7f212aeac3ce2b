"""What is typed about plans and goals."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.domains.indicators import queries as indicators
from camtay.domains.plans.actions import Said
from camtay.domains.plans.states import Span, Wanted
from camtay.foundation.ui.fields import DayField

WHEN = {"required": _("Hãy chọn một ngày."), "invalid": _("Hãy nhập một ngày có thật.")}
NUMBER = {"invalid": _("Hãy ghi một con số, ví dụ 98 hoặc 97,5.")}
BY_WORK = ("", _("Không đo bằng số: xét theo việc đã làm"))


def _words(label: Any, help_text: Any, length: int, *, required: Any = None) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, max_length=length, required=required is not None,
        error_messages={"required": required} if required is not None else {},
    )  # fmt: skip


def _version() -> forms.IntegerField:
    return forms.IntegerField(
        widget=forms.HiddenInput,
        min_value=0,
        error_messages={"required": _("Trang này đã cũ. Hãy mở lại rồi làm tiếp.")},
    )


class PlanForm(forms.Form):
    """A plan as its paper says it."""

    says_no_optional = True
    title = _words(_("Tên kế hoạch"), _("Như trên giấy."), 300, required=_("Hãy ghi tên kế hoạch."))
    number = _words(_("Số nghị quyết, kế hoạch"), _("Ví dụ: 12-NQ/ĐU. Chưa có thì để trống."), 60)
    day = DayField(label=_("Ngày ban hành"), required=False, error_messages=WHEN)
    valid_from = DayField(label=_("Thực hiện từ ngày"), error_messages=WHEN)
    valid_until = DayField(label=_("Đến hết ngày"), error_messages=WHEN)

    def said(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class PlanChangeForm(PlanForm):
    """A plan worded anew; it stays at its place."""

    version = _version()


class GoalForm(forms.Form):
    """A goal."""

    says_no_optional = True
    title = _words(_("Mục tiêu"), _("Muốn đạt được gì, trong một câu."), 300, required=_("Hãy ghi mục tiêu."))
    indicator = forms.ChoiceField(
        label=_("Đo bằng số liệu nào?"), required=False,
        help_text=_("Tình trạng được tính từ số liệu này, không ai phải gõ."),
    )  # fmt: skip
    target = forms.DecimalField(
        label=_("Phải đạt"), required=False, localize=True, max_digits=14, decimal_places=2,
        help_text=_("Tỷ lệ thì ghi phần trăm, ví dụ 98."), error_messages=NUMBER,
    )  # fmt: skip
    start = forms.DecimalField(
        label=_("Lúc đầu là bao nhiêu?"), required=False, localize=True, max_digits=14, decimal_places=2,
        help_text=_("Để trống thì lấy ba tháng trước khi kế hoạch bắt đầu."), error_messages=NUMBER,
    )  # fmt: skip
    due_day = DayField(label=_("Phải đạt vào ngày"), error_messages=WHEN)
    wanted = forms.ChoiceField(
        label=_("Muốn con số đi về đâu?"), choices=Wanted.choices, widget=forms.RadioSelect, initial=Wanted.HIGH,
        help_text=_("Số liệu nào đã rõ thế nào là tốt thì theo số liệu ấy."),
    )  # fmt: skip
    span = forms.ChoiceField(
        label=_("Lấy số liệu của những ngày nào?"), choices=Span.choices, widget=forms.RadioSelect,
        initial=Span.RECENT, help_text=_("Số đếm, số cộng thì luôn cộng dồn từ đầu kế hoạch."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indicator"].choices = indicator_choices()  # type: ignore[attr-defined]

    def said_goal(self) -> Said:
        said = self.cleaned_data
        target: Decimal | None = said["target"]
        start: Decimal | None = said["start"]
        return Said(
            said["title"], said["due_day"], said["indicator"], target, start, said["wanted"], said["span"]
        )


class GoalChangeForm(GoalForm):
    """A goal worded anew."""

    version = _version()


class DropForm(forms.Form):
    """A goal that is given up."""

    version = _version()
    reason = forms.CharField(
        label=_("Vì sao thôi mục tiêu này?"),
        help_text=_("Câu này ở lại trong kế hoạch."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 1000}),
        error_messages={"required": _("Hãy ghi vì sao thôi mục tiêu này.")},
    )


def indicator_choices() -> list[Any]:
    """Every figure under the heading of what it counts; first, none."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for one in indicators.definitions():
        groups.setdefault(str(one.source.group), []).append((one.code, str(one.label)))
    return [BY_WORK, *groups.items()]
