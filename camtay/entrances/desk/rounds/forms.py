"""Choosing a house; a rescue file."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.domains.people.models import Person
from camtay.domains.rounds.actions import MOST_RESCUE


class PickForm(forms.Form):
    """Whom to visit, of those that were found, and which lesson."""

    person = forms.ChoiceField(
        label=_("Ghé nhà ai?"), widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn một người."), "invalid_choice": _("Hãy chọn một người trong danh sách.")},
    )  # fmt: skip
    skill = forms.ChoiceField(label=_("Chỉ bài nào?"), error_messages={"required": _("Hãy chọn bài học.")})

    def __init__(self, *args: Any, people: Sequence[Person], lessons: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.public_id): one for one in people}
        self.fields["person"].choices = [(key, _said(one)) for key, one in self.people.items()]  # type: ignore[attr-defined]
        self.fields["skill"].choices = list(lessons.items())  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Person:
        return self.people[self.cleaned_data["person"]]


def _said(one: Person) -> str:
    where = one.neighbourhood.name if one.neighbourhood else ""
    return ", ".join(part for part in (one.name, f"{one.birth_year or ''}", one.house, where) if part)


class RescueForm(forms.Form):
    """The file as the app saved it."""

    file = forms.FileField(
        label=_("Tệp cứu"),
        help_text=_("Tệp do ứng dụng lưu, tên bắt đầu bằng cam-tay-cuu-du-lieu. Chỉ máy chủ này mở được."),
        error_messages={"required": _("Hãy chọn tệp."), "empty": _("Tệp này trống. Hãy lưu lại từ máy.")},
    )

    def clean_file(self) -> Any:
        said = self.cleaned_data["file"]
        if said.size > MOST_RESCUE:
            raise forms.ValidationError(_("Tệp quá lớn (trên 30 MB)."))
        return said


def uuids(said: Iterable[str]) -> list[UUID]:
    """Those that are ids."""
    return [found for one in said if (found := uuid_or_none(one)) is not None]


def uuid_or_none(said: str) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return None


def seen(said: Iterable[str]) -> dict[UUID, int]:
    """What was ticked: id → version, as "id:version"."""
    found = {}
    for one in said:
        name, _colon, version = one.partition(":")
        if (pk := uuid_or_none(name)) is not None and version.isdigit():
            found[pk] = int(version)
    return found
