"""What is typed at the desk about cases: filters, reasons, a result, a person."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import queries, states
from camtay.domains.cases.models import Case
from camtay.domains.people.models import Account
from camtay.domains.people.states import Department
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.procedures import queries as procedures
from camtay.foundation.access import Actor
from camtay.foundation.ui.fields import DayField
from camtay.foundation.vietnamese import sort_key


class FilterForm(forms.Form):
    """The search of cases; anything in the address that it does not know is as if it were not there."""

    says_no_optional = True
    q = forms.CharField(
        label=_("Mã, tên, thủ tục hoặc số điện thoại"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"data-search": "", "type": "search", "autocomplete": "off"}),
    )
    state = forms.ChoiceField(label=_("Trạng thái"), required=False)
    origin = forms.ChoiceField(label=_("Nguồn"), required=False)
    due = forms.ChoiceField(
        label=_("Hạn"),
        required=False,
        choices=[
            ("", _("Tất cả")),
            ("late", _("Đang quá hạn")),
            ("late_explained", _("Quá hạn cả khi giải trình")),
        ],
    )
    channel = forms.ChoiceField(label=_("Kênh nộp"), required=False)
    department = forms.ChoiceField(label=_("Phòng"), required=False)
    procedure = forms.CharField(label=_("Mã thủ tục"), required=False, max_length=40)
    neighbourhood = forms.TypedChoiceField(label=_("Thôn, tổ"), required=False, coerce=int, empty_value=None)
    holder = forms.TypedChoiceField(label=_("Người giữ"), required=False, coerce=int, empty_value=None)
    first = DayField(label=_("Tiếp nhận từ ngày"), required=False)
    last = DayField(label=_("Tiếp nhận đến ngày"), required=False)

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = [choice for choice in states.TABLE.choices() if choice[0] != states.DRAFT]
        communes = places.communes_among({held.place_id for held in by.roles})
        parts = [(part.pk, part.name) for place in communes for part in places.neighbourhoods_of(place)]
        choices: dict[str, Sequence[tuple[Any, Any]]] = {
            "state": shown,
            "origin": states.Origin.choices,
            "channel": states.Channel.choices,
            "department": Department.choices,
            "neighbourhood": parts,
            "holder": queries.holders_at_desk(by),
        }
        for name, known in choices.items():
            self.fields[name].choices = [("", _("Tất cả")), *known]  # type: ignore[attr-defined]

    def asked(self) -> queries.Filter:
        """What is in order of it; a field that is not counts as empty."""
        self.is_valid()
        said = {name: value for name, value in self.cleaned_data.items() if value}
        due = said.pop("due", "")
        return queries.Filter(
            text=said.pop("q", ""), overdue=due == "late", overdue_explained=due == "late_explained", **said
        )


class RegisterForm(forms.Form):
    """Which register: of a place, for some days, of a field of administration or of all."""

    says_no_optional = True
    place = forms.ChoiceField(label=_("Nơi tiếp nhận"))
    first = DayField(label=_("Từ ngày"))
    last = DayField(label=_("Đến ngày"))
    field = forms.ChoiceField(label=_("Lĩnh vực"), required=False)

    def __init__(self, data: Mapping[str, str], *, places: Sequence[Place], today: date) -> None:
        said = {
            "place": places[0].code if places else "",
            "first": f"{today.replace(day=1):%Y-%m-%d}",
            "last": f"{today:%Y-%m-%d}",
        }
        super().__init__({**said, **{name: value for name, value in data.items() if value}})
        self.places = {place.code: place for place in places}
        self.fields["place"].choices = [(code, one.name) for code, one in self.places.items()]  # type: ignore[attr-defined]
        names = sorted({one.field for one in procedures.offered()}, key=sort_key)
        self.fields["field"].choices = [("", _("Tất cả")), *((name, name) for name in names)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        first, last = said.get("first"), said.get("last")
        if first and last and last < first:
            self.add_error("last", _("Ngày cuối phải sau ngày đầu."))
        return said

    @property
    def chosen(self) -> Place:
        return self.places[self.cleaned_data["place"]]

    def data_as_asked(self) -> str:
        """What was asked, as it stands in an address."""
        return urlencode({name: self.data.get(name, "") for name in self.fields})


class MoveForm(forms.Form):
    """A move as its page or button sends it: the version that was seen."""

    version = forms.IntegerField(
        widget=forms.HiddenInput,
        min_value=0,
        error_messages={"required": _("Trang này đã cũ. Hãy mở lại hồ sơ rồi làm tiếp.")},
    )


class ReasonForm(MoveForm):
    """A move that must say why; the applicant reads it."""

    reason = forms.CharField(
        label=_("Lý do"),
        help_text=_("Người nộp đọc được câu này. Viết rõ thiếu gì, làm gì tiếp, ở đâu."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 500}),
        error_messages={"required": _("Hãy ghi lý do để người nộp biết phải làm gì.")},
    )


class ResultForm(MoveForm):
    """The result file. `kept`: a signed note of one that was taken in already, when the move itself was refused."""

    file = forms.FileField(
        label=_("Tệp kết quả"),
        help_text=_("PDF, hoặc ảnh JPG, PNG; nhỏ hơn 20 MB."),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        error_messages={"empty": _("Tệp này không có nội dung. Hãy chọn tệp khác.")},
    )
    kept = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1000)


class HandOverForm(MoveForm):
    """How the result reaches whoever asked for it."""

    says_no_optional = True  # which of the two must be filled follows from the way
    way = forms.ChoiceField(
        label=_("Trả kết quả bằng cách nào?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn cách trả kết quả.")},
    )
    received_by = forms.ChoiceField(
        label=_("Tại quầy: ai nhận?"),
        choices=[
            ("self", _("Chính người nộp")),
            ("authorised", _("Người được ủy quyền, đã xem giấy ủy quyền")),
        ],
        initial="self",
        required=False,
        widget=forms.RadioSelect,
    )
    post_number = forms.CharField(
        label=_("Gửi bưu điện: mã bưu gửi"),
        help_text=_("In trên phiếu của bưu điện, ví dụ CD123456789VN. Người nộp thấy mã này."),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case = case
        ways = [("counter", _("Tại quầy")), ("post", _("Gửi bưu điện"))]
        if case.electronic_result:
            ways.insert(1, ("online", _("Qua mạng: người nộp đăng nhập và tải tệp kết quả")))
        self.fields["way"].choices = ways  # type: ignore[attr-defined]
        self.initial.setdefault("way", "counter")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        way = said.get("way", "")
        problem = queries.hand_over_problem(
            self.case, way, said.get("post_number", ""), said.get("received_by", "")
        )
        if problem:
            self.add_error({"post": "post_number", "counter": "received_by"}.get(way, "way"), problem)
        return said


class PersonForm(forms.Form):
    """Who is given a case, or several."""

    to = forms.ChoiceField(
        label=_("Giao cho"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn một người.")},
    )

    def __init__(self, *args: Any, candidates: Sequence[Account], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.accounts = {str(account.pk): account for account in candidates}
        names = [(pk, account.person.name) for pk, account in self.accounts.items()]
        self.fields["to"].choices = names  # type: ignore[attr-defined]

    def clean_to(self) -> Account:
        return self.accounts[self.cleaned_data["to"]]


class AssignForm(MoveForm, PersonForm):
    """Who is given the case."""
