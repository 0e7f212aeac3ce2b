"""The form that writes a session down: what stands on top, and one row or ten."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from camtay.domains.learning import queries
from camtay.domains.learning.actions import Head, Written, new_person_of
from camtay.domains.learning.states import Confirmed, Seen, SessionKind
from camtay.domains.people.models import Account, Person
from camtay.domains.places.models import Place
from camtay.entrances.desk.learning.forms.asking import skills
from camtay.foundation.access import Actor
from camtay.foundation.calendar import ZONE, local_day
from camtay.foundation.ui.fields import DayField

NEW = "moi"
OLDEST = timedelta(days=366)
CHOOSE = ("", gettext_lazy("Chọn"))
ON_PAPER = (Seen.SHOWN, Seen.WITH_HELP, Seen.ALONE_CHECKED, Seen.FAMILY)  # what the paper has boxes for
PARTS = ("name", "birth_year", "house", "seen", "who")


@dataclass(frozen=True)
class Row:
    """One row as it is drawn."""

    number: int
    fields: list[BoundField]
    who: BoundField


class HeadForm(forms.Form):
    """Which lesson, where, when, who taught."""

    use_required_attribute = False
    says_no_optional = True
    session = forms.UUIDField(widget=forms.HiddenInput)
    skill = forms.ChoiceField(label=gettext_lazy("Bài học"))
    place = forms.ChoiceField(label=gettext_lazy("Ở thôn, tổ nào"))
    day = DayField(
        label=gettext_lazy("Ngày hướng dẫn"),
        error_messages={"required": gettext_lazy("Hãy chọn ngày."), "invalid": gettext_lazy("Ngày này không có trong lịch.")},
    )  # fmt: skip
    kind = forms.ChoiceField(label=gettext_lazy("Hướng dẫn ở đâu"), widget=forms.RadioSelect)
    taught_by = forms.ChoiceField(label=gettext_lazy("Người hướng dẫn"))

    def __init__(self, data: Any = None, files: Any = None, *, by: Actor, now: datetime, initial: Mapping[str, Any]) -> None:  # fmt: skip
        self.by, self.now = by, now
        self.places = queries.places_to_teach(by)
        self.helpers = queries.helpers_there(by, on=local_day(now))
        own = next((str(one.pk) for one in self.helpers if one.pk == by.account_id), "")
        super().__init__(
            data, files, initial={"day": local_day(now), "taught_by": own, "kind": "home", **initial}
        )
        fields: Any = self.fields
        fields["skill"].choices = [CHOOSE, *skills()]
        fields["place"].choices = [(one.code, self._place_name(one)) for one in self.places]
        fields["taught_by"].choices = [(str(one.pk), one.person.name) for one in self.helpers]
        fields["kind"].choices = self.kinds()

    def _place_name(self, place: Place) -> str:
        several = len({one.parent_id for one in self.places}) > 1
        return f"{place.name}, {place.parent.name}" if several and place.parent else place.name

    def kinds(self) -> list[tuple[str, Any]]:
        return list(SessionKind.choices)

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day > local_day(self.now):
            raise forms.ValidationError(_("Ngày này chưa tới. Hãy chọn ngày đã hướng dẫn."))
        if day < local_day(self.now) - OLDEST:
            raise forms.ValidationError(_("Ngày này đã quá một năm. Hãy xem lại ngày trên phiếu."))
        return day

    def where(self) -> Place | None:
        return next((one for one in self.places if one.code == self.cleaned_data.get("place")), None)

    def head(self, confirmed: str) -> Head:
        """What stands on top, of a form that is in order."""
        said, place = self.cleaned_data, self.where()
        teacher: Account = next(one for one in self.helpers if str(one.pk) == said["taught_by"])
        assert place is not None
        at = datetime.combine(said["day"], time(12), ZONE)
        return Head(said["kind"], said["skill"], place, at, confirmed, teacher)


class RowsForm(HeadForm):
    """The rows below. A row in which nothing is typed is skipped; the fields of row 3 are called `name_3` and so on."""

    rows = 1

    def __init__(self, *args: Any, **said: Any) -> None:
        super().__init__(*args, **said)
        for number in range(1, self.rows + 1):
            self._add_row(number)

    def _add_row(self, number: int) -> None:
        year = {"invalid": _("Năm sinh chưa đúng. Ví dụ: 1958.")}
        box = forms.NumberInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-4"})
        seen = [CHOOSE, *((one.value, one.label) for one in ON_PAPER)]
        made = {
            "name": forms.CharField(label=_("Họ và tên"), max_length=100, required=False),
            "birth_year": forms.IntegerField(label=_("Năm sinh"), required=False, widget=box, error_messages=year),
            "house": forms.CharField(label=_("Số nhà, kiệt, xóm"), max_length=60, required=False),
            "seen": forms.ChoiceField(label=_("Làm được đến đâu"), choices=seen, required=False),
            "who": forms.CharField(max_length=20, required=False, widget=forms.HiddenInput),
        }  # fmt: skip
        self.fields.update({f"{part}_{number}": made[part] for part in PARTS})

    def drawn(self) -> Iterator[Row]:
        for number in range(1, self.rows + 1):
            yield Row(number, [self[f"{part}_{number}"] for part in PARTS[:-1]], self[f"who_{number}"])

    def top(self) -> list[BoundField]:
        """What is asked once, above the rows."""
        rows = {f"{part}_{number}" for part in PARTS for number in range(1, self.rows + 1)}
        return [self[name] for name in self.fields if name not in rows and name != "file"]

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        self.written: list[Written] = []
        self.shown = 0  # people whose names the page shows because a row may mean them
        for number in range(1, self.rows + 1):
            if any(said.get(f"{part}_{number}") for part in PARTS[:-1]) or self._has_error(number):
                self._clean_row(number)
        if not self.written and not self.errors:
            self.add_error("name_1", _("Hãy ghi ít nhất một người."))
        return said

    def _has_error(self, number: int) -> bool:
        return any(self.has_error(f"{part}_{number}") for part in PARTS)

    def _clean_row(self, number: int) -> None:
        name, year, house, seen = (self.cleaned_data.get(f"{part}_{number}") for part in PARTS[:-1])
        if not (name or "").strip():
            self.add_error(f"name_{number}", _("Hãy điền họ và tên."))
        if not seen and not self.has_error(f"seen_{number}"):
            self.add_error(f"seen_{number}", _("Hãy chọn làm được đến đâu."))
        if year is not None and not self.now.year - 125 <= year <= self.now.year:
            self.add_error(f"birth_year_{number}", _("Năm sinh chưa đúng. Ví dụ: 1958."))
        place, session = self.where(), self.cleaned_data.get("session")
        if place is None or session is None or not name:
            return
        found = self._may_be(number, session, place, name, year, house or "")
        person = self._who(number, found)
        if not self._has_error(number):
            row = Written(number, seen or "", person, name, year, house or "")
            self._keep(row)

    def _keep(self, row: Written) -> None:
        before = [one.number for one in self.written if one.person and one.person == row.person]
        if before:
            self.add_error(f"name_{row.number}", _("Người này đã ghi ở dòng %(row)s.") % {"row": before[0]})
            return
        self.written.append(row)

    def _may_be(
        self, number: int, session: UUID, place: Place, name: str, year: int | None, house: str
    ) -> list[Person]:
        new = new_person_of(session, number)
        return queries.may_be(name, birth_year=year, house=house, place=place, but=new, by=self.by)

    def _who(self, number: int, found: Sequence[Person]) -> Person | None:
        """Whom the row means; asked where somebody is known by that name."""
        if not found:
            return None
        said = self.cleaned_data.get(f"who_{number}") or ""
        self.ask_who(number, found)
        chosen = next((one for one in found if str(one.pk) == said), None)
        if chosen is None and said != NEW:
            self.add_error(
                f"who_{number}", _("Đã có người tên như vậy. Hãy chọn đúng người, hoặc chọn người mới.")
            )
        return chosen

    def ask_who(self, number: int, found: Sequence[Person]) -> None:
        self.shown += len(found)
        choices = [
            *((str(one.pk), _known_as(one)) for one in found),
            (NEW, _("Không phải, đây là người mới")),
        ]
        name = f"who_{number}"
        self.fields[name] = forms.ChoiceField(
            label=_("Đây có phải là"), choices=choices, required=False, widget=forms.RadioSelect
        )
        self._bound_fields_cache.pop(name, None)  # type: ignore[attr-defined]  # drawn anew, as a question


class OneForm(RowsForm):
    """One person, and how they confirmed."""

    confirmed = forms.ChoiceField(
        label=gettext_lazy("Bà con xác nhận bằng cách nào?"), widget=forms.RadioSelect,
        choices=[one for one in Confirmed.choices if one[0] in (Confirmed.SLIP, Confirmed.CARD)],
        error_messages={"required": gettext_lazy("Hãy chọn bà con xác nhận bằng cách nào.")},
    )  # fmt: skip

    def start_with(self, person: Person) -> None:
        """Whom it is about is known already."""
        self.shown = 0
        self.initial.update(
            name_1=person.name, birth_year_1=person.birth_year, house_1=person.house, who_1=str(person.pk)
        )
        home = person.neighbourhood or person.commune
        if home is not None:
            self.initial["place"] = home.code
        self.ask_who(1, [person])


class SheetForm(RowsForm):
    """The ten rows of a sheet; the people signed it."""

    rows = 10
    file = forms.FileField(
        label=gettext_lazy("Ảnh chụp phiếu"), required=False,
        help_text=gettext_lazy("Không bắt buộc. PDF hoặc ảnh. Ghi chưa xong thì chọn lại tệp."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )  # fmt: skip

    def kinds(self) -> list[tuple[str, Any]]:
        return [one for one in SessionKind.choices if one[0] != SessionKind.CLASS]


def _known_as(person: Person) -> str:
    born = _("sinh %(year)s") % {"year": person.birth_year} if person.birth_year else ""
    home = person.neighbourhood.name if person.neighbourhood else ""
    return ", ".join(part for part in (person.name, born, person.house, home) if part)


class PaperForm(forms.Form):
    """What is printed on top of the empty sheet; what is not known is left to be filled in by hand."""

    says_no_optional = True
    bai = forms.ChoiceField(label=gettext_lazy("Bài học"), required=False)
    noi = forms.ChoiceField(label=gettext_lazy("Ở thôn, tổ nào"), required=False)

    def __init__(self, data: Any, *, places: Sequence[Place]) -> None:
        super().__init__(data)
        fields: Any = self.fields
        empty = ("", _("Để trống, ghi tay"))
        fields["bai"].choices = [empty, *skills()]
        fields["noi"].choices = [empty, *((one.code, one.name) for one in places)]

    def asked(self) -> tuple[str, str]:
        self.is_valid()
        return self.cleaned_data.get("bai") or "", self.cleaned_data.get("noi") or ""
