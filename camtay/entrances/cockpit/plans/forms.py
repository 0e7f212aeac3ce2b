"""What is looked for in the work of a plan."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.domains.plans.models import Goal
from camtay.domains.tasks import states
from camtay.domains.tasks.queries import Filter

ALL = ("", _("Tất cả"))


class WorkFilterForm(forms.Form):
    """What is in the address and it does not know is as if it were not there."""

    says_no_optional = True
    q = forms.CharField(
        label=_("Việc, mã hoặc tên người"), required=False, max_length=100,
        widget=forms.TextInput(attrs={"data-search": "", "type": "search", "autocomplete": "off"}),
    )  # fmt: skip
    goal = forms.TypedChoiceField(label=_("Mục tiêu"), required=False, coerce=UUID, empty_value=None)
    due = forms.ChoiceField(
        label=_("Hạn"),
        required=False,
        choices=[ALL, ("late", _("Quá hạn")), ("soon", _("Trong hai ngày làm việc"))],
    )
    state = forms.ChoiceField(label=_("Tình trạng"), required=False, choices=[ALL, *states.TABLE.choices()])
    doer = forms.TypedChoiceField(label=_("Người làm"), required=False, coerce=int, empty_value=None)

    def __init__(
        self, *args: Any, goals: Iterable[Goal], doers: Sequence[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(one.pk), f"{number}. {one.title}") for number, one in enumerate(goals, start=1)]
        for name, choices in {"goal": named, "doer": doers}.items():
            self.fields[name].choices = [ALL, *choices]  # type: ignore[attr-defined]

    def asked(self) -> tuple[Filter, UUID | None]:
        """What is in order of it, and of which goal; a field that is not counts as empty."""
        self.is_valid()
        said = {name: value for name, value in self.cleaned_data.items() if value}
        goal: UUID | None = said.pop("goal", None)
        return Filter(text=said.pop("q", ""), **said), goal
