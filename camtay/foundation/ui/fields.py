"""Form fields that the component library has and Django has not."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from camtay.foundation.ui import formats

PARTS = ("day", "month", "year")


class DayInput(forms.DateInput):
    """The browser's own calendar: for a day near today. For a birthday take DateField, which is quicker."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class DayField(forms.DateField):
    """A day within living memory and planning: a slip of the year is said beside the field, and spoils no reckoning."""

    widget = DayInput
    years = (1900, 2100)

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is not None and not self.years[0] <= value.year <= self.years[1]:
            raise ValidationError(
                _("Năm %(year)s không thể đúng. Hãy kiểm tra lại năm.") % {"year": value.year}, code="year"
            )


class MomentInput(forms.DateTimeInput):
    """The browser's own calendar and clock, in local time."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class DateBoxes(forms.MultiWidget):
    """Three boxes: day, month, year. Most people know a date by heart and do not want to look for it."""

    template_name = "ui/forms/date.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {
            part: forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}) for part in PARTS
        }
        super().__init__(boxes, attrs)

    def decompress(self, value: date | None) -> list[Any]:
        return [value.day, value.month, value.year] if value else ["", "", ""]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        invalid = bool(context["widget"]["attrs"].get("aria-invalid"))
        labels = (_("Ngày"), _("Tháng"), _("Năm"))
        for box, part, label in zip(context["widget"]["subwidgets"], PARTS, labels, strict=True):
            box["label"] = label
            width = "4" if part == "year" else "2"
            error = " govuk-input--error" if invalid else ""
            box["attrs"]["class"] = f"govuk-input govuk-date-input__input govuk-input--width-{width}{error}"
        return context


class DateField(forms.Field):
    """A date from three boxes; errors say which part is missing and what a date looks like."""

    widget = DateBoxes
    default_error_messages = {"required": gettext_lazy("Hãy nhập ngày, tháng, năm, ví dụ 27 3 1985.")}

    def __init__(self, *, earliest: date | None = None, latest: date | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.earliest, self.latest = earliest, latest

    def to_python(self, value: Sequence[str | None] | date | None) -> date | None:
        if value is None or isinstance(value, date):
            return value
        texts = [(part or "").strip() for part in value]
        if not any(texts):
            return None
        missing = [
            name for name, text in zip((_("ngày"), _("tháng"), _("năm")), texts, strict=True) if not text
        ]
        if missing:
            raise ValidationError(_("Còn thiếu %(parts)s.") % {"parts": ", ".join(missing)})
        try:
            day, month, year = (int(text) for text in texts)
            return date(year if year > 99 else 0, month, day)
        except (ValueError, OverflowError) as error:
            raise ValidationError(_("Ngày này không có trong lịch. Hãy nhập như 27 3 1985.")) from error

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value and self.earliest and value < self.earliest:
            raise ValidationError(_("Ngày phải từ %(day)s trở đi.") % {"day": formats.day(self.earliest)})
        if value and self.latest and value > self.latest:
            raise ValidationError(_("Ngày không được sau %(day)s.") % {"day": formats.day(self.latest)})
