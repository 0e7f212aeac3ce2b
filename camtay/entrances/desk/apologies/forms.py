"""What is typed about an apology, and about the list of what was late."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import queries
from camtay.domains.cases.models import Case
from camtay.entrances.desk.cases.forms import MoveForm, RegisterForm
from camtay.foundation.ui import formats
from camtay.foundation.ui.fields import DayField


class ApologyForm(MoveForm):
    """What a letter of apology promises, and why."""

    new_day = DayField(
        label=_("Hẹn lại ngày"),
        error_messages={"required": _("Hãy chọn ngày hẹn mới."), "invalid": _("Hãy nhập một ngày có thật.")},
    )
    reason = forms.CharField(
        label=_("Lý do chậm"),
        help_text=_("Người nộp đọc được câu này. Viết rõ vướng ở đâu, đang chờ ai."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 500}),
        error_messages={"required": _("Hãy ghi lý do chậm để người nộp biết.")},
    )
    field_order = ("new_day", "reason", "version")

    def __init__(self, *args: Any, case: Case, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case, self.now = case, now
        earliest = queries.earliest_promise(case, now=now)
        self.fields["new_day"].help_text = _(
            "Từ %(day)s trở đi, vào ngày làm việc. Hẹn đến hết giờ làm việc hôm ấy."
        ) % {"day": formats.day(earliest)}
        self.fields["new_day"].widget.attrs["min"] = f"{earliest:%Y-%m-%d}"

    def clean_new_day(self) -> date:
        day: date = self.cleaned_data["new_day"]
        if problem := queries.promise_problem(self.case, day, now=self.now):
            raise forms.ValidationError(problem)
        return day


class LateForm(RegisterForm):
    """Which list: of a place, for what was due on some days, of a field of administration or of all."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].label = _("Nơi giải quyết")
        self.fields["first"].label = _("Hạn từ ngày")
        self.fields["last"].label = _("Hạn đến ngày")
