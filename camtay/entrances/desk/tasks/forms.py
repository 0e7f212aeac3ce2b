"""What is typed about tasks."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.domains.people.models import Account
from camtay.domains.people.states import Department
from camtay.domains.tasks import states
from camtay.domains.tasks.actions import Time
from camtay.domains.tasks.queries import Candidate, Filter
from camtay.foundation.ui.fields import DayField

ALL = ("", _("Tất cả"))
WHEN = {"required": _("Hãy chọn một ngày."), "invalid": _("Hãy nhập một ngày có thật.")}
ACCEPTED_FILES = ".pdf,.docx,.xlsx,.jpg,.jpeg,.png"


class FilterForm(forms.Form):
    """The lists; what is in the address and it does not know is as if it were not there."""

    says_no_optional = True
    phan = forms.CharField(required=False, widget=forms.HiddenInput)
    q = forms.CharField(
        label=_("Việc, mã hoặc tên người"), required=False, max_length=100,
        widget=forms.TextInput(attrs={"data-search": "", "type": "search", "autocomplete": "off"}),
    )  # fmt: skip
    due = forms.ChoiceField(
        label=_("Hạn"),
        required=False,
        choices=[ALL, ("late", _("Quá hạn")), ("soon", _("Trong hai ngày làm việc"))],
    )
    state = forms.ChoiceField(label=_("Tình trạng"), required=False)
    department = forms.ChoiceField(label=_("Phòng"), required=False)
    doer = forms.TypedChoiceField(label=_("Người làm"), required=False, coerce=int, empty_value=None)
    over = forms.BooleanField(label=_("Cả việc đã kết thúc"), required=False)

    def __init__(self, *args: Any, doers: Sequence[tuple[int, str]] | None, **kwargs: Any) -> None:
        """`doers`: whose tasks there are; None in a list of one's own, where neither they nor departments tell."""
        super().__init__(*args, **kwargs)
        if doers is None:
            del self.fields["department"], self.fields["doer"]
        choices: dict[str, Sequence[tuple[Any, Any]]] = {
            "state": states.TABLE.choices(), "department": Department.choices, "doer": doers or (),
        }  # fmt: skip
        for name in choices.keys() & self.fields.keys():
            self.fields[name].choices = [ALL, *choices[name]]  # type: ignore[attr-defined]

    def asked(self) -> Filter:
        """What is in order of it; a field that is not counts as empty."""
        self.is_valid()
        said = {name: value for name, value in self.cleaned_data.items() if value}
        said.pop("phan", None)
        return Filter(text=said.pop("q", ""), **said)


class VersionForm(forms.Form):
    """A deed as its page or button sends it: the version that was seen."""

    version = forms.IntegerField(
        widget=forms.HiddenInput,
        min_value=0,
        error_messages={"required": _("Trang này đã cũ. Hãy mở lại việc rồi làm tiếp.")},
    )


class ReasonForm(VersionForm):
    """A move that must say why."""

    reason = forms.CharField(
        label=_("Lý do"),
        help_text=_("Người kia đọc được câu này. Viết rõ vì sao, và phải làm gì tiếp."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 1000}),
        error_messages={"required": _("Hãy ghi lý do để người kia biết phải làm gì.")},
    )


class _Timed(forms.Form):
    """By when: a day, or so much working time."""

    limit = forms.ChoiceField(
        label=_("Thời gian: tính theo gì?"), choices=states.Limit.choices, widget=forms.RadioSelect,
        initial=states.Limit.DAY,
    )  # fmt: skip
    day = DayField(
        label=_("Ngày phải xong"),
        help_text=_("Hết giờ làm việc ngày ấy. Rơi vào ngày nghỉ thì tính đến ngày làm việc kế tiếp."),
        required=False, error_messages=WHEN,
    )  # fmt: skip
    amount = forms.IntegerField(
        label=_("Hoặc số ngày, số giờ làm việc"), required=False, min_value=1, max_value=999,
        help_text=_("Ngày nghỉ, ngày lễ không tính."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("Hãy ghi một số, ví dụ 5.")},
    )  # fmt: skip

    def time(self) -> Time:
        said = self.cleaned_data
        return Time(day=said["day"], amount=said["amount"], unit=said["limit"])


def _words(
    label: Any, help_text: Any, length: int, *, rows: int = 0, required: Any = None
) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "maxlength": length}) if rows else forms.TextInput()
    return forms.CharField(
        label=label, help_text=help_text, max_length=length, required=required is not None, widget=widget,
        error_messages={"required": required} if required is not None else {},
    )  # fmt: skip


class _SixColumns(VersionForm, _Timed):
    """The columns that are words, and the time."""

    says_no_optional = True
    title = _words(_("Việc"), _("Phải làm gì, trong một câu."), 300, required=_("Hãy ghi việc phải làm."))
    detail = _words(_("Nói rõ thêm"), _("Cách làm, nơi làm, cần ai giúp."), 4000, rows=4)
    authority = _words(_("Thẩm quyền"), _("Theo quyết định, kế hoạch, chỉ đạo nào."), 300)
    answerable = forms.ChoiceField(label=_("Trách nhiệm: ai chịu trách nhiệm?"))
    product = _words(_("Sản phẩm"), _("Xong thì có cái gì: báo cáo, danh sách, ảnh, buổi họp."), 300)

    def __init__(self, *args: Any, answerable: Sequence[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.officials = _accounts(answerable)
        self.fields["answerable"].choices = _choices(answerable)  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        """What the deed is given."""
        words = {name: self.cleaned_data[name] for name in ("title", "detail", "authority", "product")}
        return {**words, "answerable": self.officials[self.cleaned_data["answerable"]], "time": self.time()}


class ChangeForm(_SixColumns):
    """A task worded anew."""

    field_order = (
        "version", "title", "detail", "authority", "answerable", "product", "limit", "day", "amount",
    )  # fmt: skip


class GiveForm(_SixColumns):
    """A new task."""

    field_order = (
        "title", "doer", "limit", "day", "amount", "product", "authority", "answerable", "detail",
    )  # fmt: skip
    doer = forms.ChoiceField(label=_("Người làm"), error_messages={"required": _("Hãy chọn người làm.")})

    def __init__(self, *args: Any, candidates: Sequence[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, answerable=[one for one in candidates if one.official], **kwargs)
        del self.fields["version"]
        self.accounts = _accounts(candidates)
        self.fields["doer"].choices = [("", _("Chọn một người")), *_choices(candidates)]  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        return {**super().said(), "doer": self.accounts[self.cleaned_data["doer"]]}


class SplitForm(VersionForm, _Timed):
    """A part of a task."""

    says_no_optional = True
    field_order = ("version", "title", "doer", "limit", "day", "amount", "product", "detail")
    title = _words(
        _("Phần việc"), _("Phải làm gì, trong một câu."), 300, required=_("Hãy ghi việc phải làm.")
    )
    doer = forms.ChoiceField(label=_("Người làm"), error_messages={"required": _("Hãy chọn người làm.")})
    product = _words(_("Sản phẩm"), "", 300)
    detail = _words(_("Nói rõ thêm"), "", 4000, rows=3)

    def __init__(self, *args: Any, candidates: Sequence[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.accounts = _accounts(candidates)
        self.fields["doer"].choices = [("", _("Chọn một người")), *_choices(candidates)]  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        words = {name: self.cleaned_data[name] for name in ("title", "detail", "product")}
        return {**words, "doer": self.accounts[self.cleaned_data["doer"]], "time": self.time()}


class HandOnForm(VersionForm):
    """Who does it from now on."""

    says_no_optional = True
    to = forms.ChoiceField(label=_("Giao cho"), error_messages={"required": _("Hãy chọn một người.")})
    words = _words(_("Lời nhắn"), _("Vì sao chuyển, đã làm đến đâu."), 1000, rows=3)

    def __init__(self, *args: Any, candidates: Sequence[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.accounts = _accounts(candidates)
        self.fields["to"].choices = [("", _("Chọn một người")), *_choices(candidates)]  # type: ignore[attr-defined]

    def clean_to(self) -> Account:
        return self.accounts[self.cleaned_data["to"]]


def _file(label: Any) -> forms.FileField:
    return forms.FileField(
        label=label,
        help_text=_("PDF, Word, Excel hoặc ảnh; nhỏ hơn 20 MB."),
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPTED_FILES}),
        error_messages={"empty": _("Tệp này không có nội dung. Hãy chọn tệp khác.")},
    )


class FinishForm(VersionForm):
    """What came out of it. `kept`: a signed note of a file that was taken in already."""

    says_no_optional = True
    outcome = _words(
        _("Kết quả"), _("Đã làm được gì, bao nhiêu; người giao đọc câu này."), 2000, rows=4,
        required=_("Hãy ghi kết quả: đã làm được gì."),
    )  # fmt: skip
    file = _file(_("Sản phẩm kèm theo"))
    kept = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1000)


class ExtendForm(VersionForm):
    """More time."""

    day = DayField(label=_("Xin đến ngày"), error_messages=WHEN)
    reason = _words(
        _("Lý do"),
        _("Vướng ở đâu, đã làm đến đâu."),
        1000,
        rows=4,
        required=_("Hãy ghi vì sao cần thêm thời gian."),
    )

    def time(self) -> Time:
        return Time(day=self.cleaned_data["day"])


class AnswerForm(VersionForm):
    """The answer to a wish for more time."""

    says_no_optional = True
    granted = forms.TypedChoiceField(
        label=_("Có đồng ý không?"), choices=[("1", _("Đồng ý")), ("0", _("Không đồng ý"))], widget=forms.RadioSelect,
        coerce=lambda said: said == "1", error_messages={"required": _("Hãy chọn đồng ý hay không.")},
    )  # fmt: skip
    answer = _words(_("Lời trả lời"), _("Không đồng ý thì phải ghi vì sao."), 1000, rows=3)


class CommentForm(forms.Form):
    """Something said, something shown."""

    says_no_optional = True
    words = _words(_("Lời trao đổi"), "", 2000, rows=3)
    file = _file(_("Kèm một tệp"))
    kept = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1000)


class DeputyForm(forms.Form):
    """Who stands in for whom."""

    says_no_optional = True
    principal = forms.ChoiceField(label=_("Ai vắng hoặc ủy quyền?"))
    deputy = forms.ChoiceField(label=_("Ai làm thay?"), error_messages={"required": _("Hãy chọn một người.")})
    valid_from = DayField(label=_("Từ ngày"), error_messages=WHEN)
    valid_until = DayField(label=_("Đến hết ngày"), error_messages=WHEN)
    basis = _words(_("Căn cứ"), _("Số quyết định, giấy ủy quyền; hoặc lý do vắng."), 200)

    def __init__(
        self, *args: Any, principals: Sequence[Candidate], deputies: Sequence[Candidate], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.accounts = _accounts([*principals, *deputies])
        self.fields["principal"].choices = _choices(principals)  # type: ignore[attr-defined]
        self.fields["deputy"].choices = [("", _("Chọn một người")), *_choices(deputies)]  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            **said,
            "principal": self.accounts[said["principal"]],
            "deputy": self.accounts[said["deputy"]],
        }


def _accounts(candidates: Sequence[Candidate]) -> dict[str, Account]:
    return {str(one.account.pk): one.account for one in candidates}


def _choices(candidates: Sequence[Candidate]) -> list[tuple[str, str]]:
    return [(str(one.account.pk), f"{one.account.person.name} – {one.duty}") for one in candidates]
