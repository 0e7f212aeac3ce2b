"""What is typed about steps, notes and processes."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases.actions.notes import LONGEST
from camtay.domains.people.states import ROLE_BY_CODE, Department
from camtay.domains.procedures import queries as procedures
from camtay.domains.procedures.states import Phase
from camtay.entrances.desk.cases.forms import AssignForm as AssignForm
from camtay.entrances.desk.cases.forms import MoveForm as MoveForm

EMPTY_ROWS = 2
LONGEST_STEP = 60  # half days: six working weeks


class NoteForm(forms.Form):
    """A note among officials."""

    words = forms.CharField(
        label=_("Ghi chú nội bộ"),
        help_text=_("Chỉ cán bộ đọc. Người nộp hỏi dữ liệu của mình thì sẽ được xem."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": LONGEST}),
        error_messages={"required": _("Hãy gõ nội dung ghi chú.")},
    )


class FindForm(forms.Form):
    """Finding a procedure among those the communes offer."""

    says_no_optional = True
    q = forms.CharField(
        label=_("Tên hoặc mã thủ tục"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"data-search": "", "type": "search", "autocomplete": "off"}),
    )


class StepForm(forms.Form):
    """One step of a process. A row without a name is no step."""

    use_required_attribute = False
    says_no_optional = True
    name = forms.CharField(label=_("Tên bước"), max_length=200, required=False)
    phase = forms.ChoiceField(label=_("Giai đoạn"), choices=Phase.choices)
    role = forms.ChoiceField(
        label=_("Ai làm"),
        choices=[(code, ROLE_BY_CODE[code].label) for code in procedures.PROCESS_ROLES],
    )
    department = forms.ChoiceField(
        label=_("Phòng"), choices=[("", _("Phòng giải quyết hồ sơ")), *Department.choices], required=False
    )
    half_days = forms.TypedChoiceField(label=_("Thời gian"), coerce=int)
    order = forms.IntegerField(label=_("Thứ tự"), min_value=1, max_value=99)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        budgets = [(n, procedures.days_words(n)) for n in range(1, LONGEST_STEP + 1)]
        self.fields["half_days"].choices = [(0, _("Không đặt riêng")), *budgets]  # type: ignore[attr-defined]


class _Steps(forms.BaseFormSet[StepForm]):
    def steps(self) -> list[procedures.Step]:
        """In the order that is typed."""
        said = [one.cleaned_data for one in self.forms if one.cleaned_data.get("name", "").strip()]
        said.sort(key=lambda row: row["order"])
        return [
            procedures.Step(
                row["name"].strip(), row["phase"], row["role"], row["department"], row["half_days"]
            )
            for row in said
        ]


StepForms = forms.formset_factory(
    StepForm, formset=_Steps, extra=0, max_num=procedures.MOST_STEPS, absolute_max=procedures.MOST_STEPS + 4
)


def rows_for(steps: Sequence[procedures.Step]) -> list[dict[str, Any]]:
    """The steps as they stand, and some empty rows below."""
    rows = [
        {
            "name": one.name, "phase": one.phase, "role": one.role, "department": one.department,
            "half_days": one.half_days, "order": number,
        }
        for number, one in enumerate(steps, start=1)
    ]  # fmt: skip
    empty = min(EMPTY_ROWS, max(procedures.MOST_STEPS - len(rows), 0))
    blank = {"name": "", "phase": Phase.IN_PROGRESS, "role": "specialist", "department": "", "half_days": 0}
    return rows + [{**blank, "order": len(rows) + 1 + more} for more in range(empty)]
