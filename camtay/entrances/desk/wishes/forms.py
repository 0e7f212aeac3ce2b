"""What is typed about a request."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.domains.people.models import Person, Sex
from camtay.domains.people.states import Wish
from camtay.foundation.vietnamese import clean, phone_display, phone_normal

WORDS = forms.Textarea(attrs={"rows": 4, "maxlength": 1000})
NEEDED = {"required": _("Hãy ghi câu trả lời: đã làm gì, hoặc vì sao không làm được.")}


class SettleForm(forms.Form):
    """What is sent with every deed on a request: the state of it that was looked at."""

    request_version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class AnswerForm(SettleForm):
    answer = forms.CharField(
        label=_("Trả lời người yêu cầu"), max_length=2000, error_messages=NEEDED,
        widget=forms.Textarea(attrs={"rows": 5, "maxlength": 2000}),
        help_text=_("Người yêu cầu nhận được tin nhắn và đọc được ở trang “Dữ liệu của tôi”."),
    )  # fmt: skip


class DeclineForm(SettleForm):
    reason = forms.CharField(
        label=_("Lý do không làm được"), max_length=1000, widget=WORDS,
        error_messages={"required": _("Hãy ghi lý do, theo luật nào.")},
        help_text=_("Viết cho bà con hiểu, nói rõ theo luật nào và hỏi thêm ở đâu."),
    )  # fmt: skip


class CorrectForm(AnswerForm):
    """What is known of the person, to be put right, with the answer. What is not changed stays."""

    person_version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("Họ và tên"), max_length=200, error_messages={"required": _("Hãy ghi họ và tên.")}
    )
    birth_year = forms.IntegerField(
        label=_("Năm sinh"), required=False, min_value=1900,
        error_messages={"invalid": _("Hãy ghi năm bằng bốn chữ số.")},
    )  # fmt: skip
    sex = forms.ChoiceField(label=_("Giới tính"), required=False, choices=[("", _("Chưa ghi")), *Sex.choices])
    phone = forms.CharField(
        label=_("Số điện thoại"), required=False, max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )  # fmt: skip
    field_order = ["name", "birth_year", "sex", "phone", "answer", "request_version", "person_version"]

    def __init__(self, *args: Any, today: date, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.person = today, person

    def clean_birth_year(self) -> int | None:
        year: int | None = self.cleaned_data["birth_year"]
        if year is not None and year > self.today.year:
            raise forms.ValidationError(_("Năm sinh không thể sau năm nay."))
        return year

    def clean_phone(self) -> str:
        said = clean(self.cleaned_data["phone"])
        normal = phone_normal(said) if said else ""
        if normal is None:
            raise forms.ValidationError(_("Số điện thoại chưa đúng. Ví dụ: 0912 345 678."))
        return normal

    def changes(self) -> dict[str, Any]:
        """Only what differs: a birth date goes when its year turns out wrong."""
        said = {name: self.cleaned_data[name] for name in ("name", "birth_year", "sex", "phone")}
        changed = {name: value for name, value in said.items() if value != getattr(self.person, name)}
        born = self.person.birth_date
        if born is not None and changed.get("birth_year", born.year) != born.year:
            changed["birth_date"] = None
        return changed


class AskForm(forms.Form):
    """Written down at the counter for somebody who asks there."""

    wish = forms.ChoiceField(
        label=_("Người này yêu cầu gì?"), choices=Wish.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn một việc.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("Lời người yêu cầu"), required=False, max_length=1000, widget=WORDS,
        help_text=_("Với yêu cầu sửa: điều gì sai, và đúng ra là gì."),
    )  # fmt: skip


def initial_of(person: Person, *, version: int) -> dict[str, Any]:
    return {
        "name": person.name,
        "birth_year": person.birth_year,
        "sex": person.sex,
        "phone": phone_display(person.phone) if person.phone else "",
        "person_version": person.version,
        "request_version": version,
    }
