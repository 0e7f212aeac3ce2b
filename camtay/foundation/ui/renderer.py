"""`{{ form }}` and `{{ field }}` in the component library's markup, for every form of the house."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import Input
from django.utils.translation import gettext as _

OWN = {
    "django/forms/widgets/radio.html": "ui/forms/radios.html",
    "django/forms/widgets/checkbox_select.html": "ui/forms/checkboxes.html",
    "django/forms/widgets/file.html": "ui/forms/file.html",
    "django/forms/widgets/clearable_file_input.html": "ui/forms/file.html",
    "django/forms/widgets/password.html": "ui/forms/password.html",
}

# The first that fits; what paints its own parts (choices, several boxes) gets no class as a whole.
CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.RadioSelect, ""),
    (forms.CheckboxSelectMultiple, ""),
    (forms.MultiWidget, ""),
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (forms.Select, "govuk-select"),
    (forms.Textarea, "govuk-textarea"),
    (forms.FileInput, "govuk-file-upload"),
    (forms.PasswordInput, "govuk-input govuk-password-input__input govuk-js-password-input-input"),
    (Input, "govuk-input"),
)


class Field(BoundField):
    """A form's field that knows its classes and what its template asks."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        widget = widget or self.field.widget
        built = super().build_widget_attrs(attrs, widget)
        own = next((name for kind, name in CLASSES if isinstance(widget, kind)), "")
        if own and not widget.is_hidden:
            block = own.split(" ")[0].split("__")[0]
            error = f"{block}--error" if self.errors else ""
            built["class"] = " ".join(filter(None, [own, error, widget.attrs.get("class", "")]))
        if isinstance(widget, forms.Textarea) and str(widget.attrs.get("rows")) == "10":
            built["rows"] = "5"  # Django's ten rows push the next question off a phone's screen
        return built

    @property
    def sentences(self) -> list[str]:
        """The errors, with Django's “This field is required.” said as what to do."""
        found = self.form.errors.as_data().get(self.name, [])
        return [
            self._to_do() if _is_bare_required(error) else str(m) for error in found for m in error.messages
        ]

    def _to_do(self) -> str:
        widget = self.field.widget
        if self.is_tick:
            sentence = _("Hãy đánh dấu ô “%(label)s”.")
        elif isinstance(widget, forms.FileInput):
            sentence = _("Hãy chọn tệp cho “%(label)s”.")
        elif isinstance(widget, forms.Select | forms.RadioSelect | forms.CheckboxSelectMultiple):
            sentence = _("Hãy chọn “%(label)s”.")
        else:
            sentence = _("Hãy điền “%(label)s”.")
        return sentence % {"label": self.label}

    @property
    def is_tick(self) -> bool:
        """One box to tick: its label stands behind it."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def is_optional(self) -> bool:
        """Fields that may stay empty say so; most must be filled, so those say nothing."""
        return (
            not self.field.required and not self.is_tick and not getattr(self.form, "says_no_optional", False)
        )

    @property
    def first_id(self) -> str:
        """Where a link from the error summary leads: the first box of the field."""
        return f"{self.auto_id}_0" if self.use_fieldset else self.id_for_label or self.auto_id


class Renderer(TemplatesSetting):
    """FORM_RENDERER of the house."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
    bound_field_class = Field

    def get_template(self, template_name: str) -> Any:
        return super().get_template(OWN.get(template_name, template_name))


def error_links(form: BaseForm) -> list[tuple[str, str]]:
    """(“#id_of_field”, sentence) for every error of a form, those of the whole form first, leading to its first field."""
    visible = form.visible_fields()
    start = _first_id(visible[0]) if visible else ""
    links = [(f"#{start}", str(error)) for error in form.non_field_errors()]
    for field in [*form.hidden_fields(), *visible]:
        anchor = start if field.is_hidden else _first_id(field)
        links += [(f"#{anchor}", sentence) for sentence in _sentences(field)]
    return links


def _first_id(field: BoundField) -> str:
    return field.first_id if isinstance(field, Field) else field.id_for_label or field.auto_id


def _sentences(field: BoundField) -> list[str]:
    return field.sentences if isinstance(field, Field) else [str(error) for error in field.errors]


def _is_bare_required(error: ValidationError) -> bool:
    return error.code == "required" and error.message == forms.Field.default_error_messages["required"]
