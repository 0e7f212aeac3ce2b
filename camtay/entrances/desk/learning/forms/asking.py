"""What is asked and typed about learning."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.domains.learning.queries import SessionFilter
from camtay.domains.learning.queries.lessons import all_lessons
from camtay.domains.learning.states import CancelReason, Confirmed, ReviewState
from camtay.domains.places.models import Place
from camtay.domains.teams.models import Team

MONTHS = 18
ANY = ("", _("Tất cả"))
VERSION = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)


def skills() -> list[tuple[str, str]]:
    return [(one.code, one.title) for one in all_lessons()]


def months(today: date) -> list[tuple[str, str]]:
    """The last months, as "202611" and "11/2026"."""
    first = today.year * 12 + today.month - 1
    pairs = [divmod(first - back, 12) for back in range(MONTHS)]
    return [(f"{year}{month + 1:02d}", f"{month + 1:02d}/{year}") for year, month in pairs]


class SessionsFilter(forms.Form):
    """Which sessions; what it does not know is as if it were not there."""

    says_no_optional = True
    q = forms.CharField(
        label=_("Tên người học hoặc người hướng dẫn"), required=False, max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )  # fmt: skip
    bai = forms.ChoiceField(label=_("Bài học"), required=False)
    to = forms.ChoiceField(label=_("Tổ, đội"), required=False)
    thang = forms.ChoiceField(label=_("Tháng"), required=False)

    def __init__(self, data: Mapping[str, Any], *, teams: Sequence[Team], today: date) -> None:
        super().__init__(data)
        fields: Any = self.fields
        fields["bai"].choices = [ANY, *skills()]
        fields["to"].choices = [ANY, *((str(one.pk), one.name) for one in teams)]
        fields["thang"].choices = [ANY, *months(today)]
        if not teams:
            del self.fields["to"]

    def asked(self) -> SessionFilter:
        self.is_valid()
        said = self.cleaned_data
        team, month = said.get("to") or "", said.get("thang") or ""
        return SessionFilter(
            skill=said.get("bai") or "", team=UUID(team) if team else None, person=said.get("q") or "",
            month=int(month) if month else None,
        )  # fmt: skip


class ConfirmForm(forms.Form):
    """How the resident confirmed."""

    version = VERSION
    confirmed = forms.ChoiceField(
        label=_("Bà con xác nhận bằng cách nào?"), widget=forms.RadioSelect,
        choices=[one for one in Confirmed.choices if one[0] != Confirmed.NOT_YET],
        error_messages={"required": _("Hãy chọn bà con xác nhận bằng cách nào.")},
    )  # fmt: skip


class CancelForm(forms.Form):
    """Why it is cancelled."""

    version = VERSION
    reason = forms.ChoiceField(
        label=_("Vì sao hủy?"), widget=forms.RadioSelect, choices=CancelReason.choices,
        error_messages={"required": _("Hãy chọn vì sao hủy.")},
    )  # fmt: skip


class ReviewForm(forms.Form):
    """What was seen the second time."""

    version = VERSION
    state = forms.ChoiceField(
        label=_("Xem lại thấy thế nào?"), widget=forms.RadioSelect,
        choices=[one for one in ReviewState.choices if one[0] != ReviewState.WAITING],
        error_messages={"required": _("Hãy chọn xem lại thấy thế nào.")},
    )  # fmt: skip


class LearnerSearch(forms.Form):
    says_no_optional = True
    q = forms.CharField(
        label=_("Tên người dân"), required=False, max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )  # fmt: skip


class NotYetFilter(forms.Form):
    """Of which neighbourhood, and in which skill."""

    says_no_optional = True
    noi = forms.ChoiceField(label=_("Thôn, tổ dân phố"), required=False)
    bai = forms.ChoiceField(label=_("Bài học"), required=False)

    def __init__(self, data: Mapping[str, Any], *, places: Sequence[Place]) -> None:
        super().__init__(data)
        several = len({one.parent_id for one in places}) > 1
        fields: Any = self.fields
        fields["noi"].choices = [
            (one.code, f"{one.name}, {one.parent.name}" if several and one.parent else one.name)
            for one in places
        ]
        fields["bai"].choices = [("", _("Bài nào cũng được")), *skills()]

    def skill(self) -> str:
        self.is_valid()
        return str(self.cleaned_data.get("bai") or "")
