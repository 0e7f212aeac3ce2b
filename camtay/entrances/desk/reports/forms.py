"""What is typed about the superior's forms, their cells, and figures from outside."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.domains.closings.models import Regime
from camtay.domains.people.models import Account
from camtay.domains.places.models import Place
from camtay.domains.reports.actions import Aim
from camtay.domains.reports.models import OutsideFigure
from camtay.domains.reports.states import Column, Missing, Shape, Text, What
from camtay.foundation.tables.columns import CellProblem
from camtay.foundation.tables.number_cells import decimal
from camtay.foundation.ui import formats
from camtay.foundation.ui.fields import DayField

Choices = Sequence[tuple[str, Any]]
OFFICE = forms.FileInput(attrs={"accept": ".xlsx,.docx"})
NOTHING = ("", _("Chưa chọn"))
A_DAY = {"required": _("Hãy chọn ngày."), "invalid": _("Ngày này không có trong lịch.")}


def _line(label: Any, limit: int, needed: Any = "", help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=limit,
        required=bool(needed),
        help_text=help_text,
        error_messages={"required": needed},
    )


def _day(label: Any, help_text: Any = "") -> DayField:
    return DayField(label=label, help_text=help_text, error_messages=A_DAY)


def _office_file(label: Any, help_text: Any) -> forms.FileField:
    return forms.FileField(
        label=label, help_text=help_text, widget=OFFICE,
        error_messages={"required": _("Hãy chọn tệp."), "empty": _("Tệp này trống. Hãy chọn lại.")},
    )  # fmt: skip


def _version() -> forms.IntegerField:
    return forms.IntegerField(widget=forms.HiddenInput, required=False)


class AddForm(forms.Form):
    """A form that the superior sent."""

    regime = forms.ChoiceField(
        label=_("Báo cáo theo chế độ nào?"), error_messages={"required": _("Hãy chọn chế độ báo cáo.")}
    )
    title = _line(
        _("Tên biểu mẫu"), 200, _("Hãy ghi tên biểu mẫu."), _("Ví dụ: Biểu 01/DVC kèm Công văn 512/VP-KSTT.")
    )
    file = _office_file(
        _("Tệp của cấp trên"),
        _(
            "Excel (.xlsx) hoặc Word (.docx), đúng như cấp trên gửi. Không có macro, không lấy số từ tệp khác."
        ),
    )

    def __init__(self, *args: Any, regimes: Sequence[Regime], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.regimes = {str(one.pk): one for one in regimes}
        self.fields["regime"].choices = [(key, one.title) for key, one in self.regimes.items()]  # type: ignore[attr-defined]


class EditionForm(forms.Form):
    """The superior's new file of a form."""

    version = _version()
    file = _office_file(
        _("Tệp mới của cấp trên"), _("Ô nào còn đúng chữ bên cạnh và phía trên thì giữ cách điền đã chỉ.")
    )


class ChangeForm(forms.Form):
    """A form's title, who signs, and what stands where a figure is missing."""

    version = _version()
    title = _line(_("Tên biểu mẫu"), 200, _("Hãy ghi tên biểu mẫu."))
    signer = forms.ChoiceField(label=_("Người ký"), required=False)
    missing = forms.ChoiceField(
        label=_("Khi không tính được một con số"), choices=Missing.choices, widget=forms.RadioSelect,
        help_text=_("Ô nằm trong phép cộng trực tiếp (=A+B) thì nên để trống."),
    )  # fmt: skip

    def __init__(self, *args: Any, signers: Sequence[Account], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.signers = {str(one.pk): one for one in signers}
        named = [(key, one.person.name) for key, one in self.signers.items()]
        self.fields["signer"].choices = [NOTHING, *named]  # type: ignore[attr-defined]


class CellForm(forms.Form):
    """What one cell is pointed at. Only what belongs to the chosen kind is read."""

    cell = forms.CharField(widget=forms.HiddenInput, max_length=120)
    version = _version()
    what = forms.ChoiceField(label=_("Ghi gì vào ô này?"), choices=What.choices, widget=forms.RadioSelect)
    indicator = forms.ChoiceField(label=_("Số liệu"), required=False)
    column = forms.ChoiceField(label=_("Con số nào"), required=False, choices=[NOTHING, *Column.choices])
    place = forms.ChoiceField(label=_("Của nơi nào"), required=False)
    part = forms.ChoiceField(
        label=_("Chỉ một phần"), required=False, help_text=_("Theo thủ tục, kênh nộp … của số liệu đã chọn.")
    )
    shape = forms.ChoiceField(label=_("Cách viết số"), required=False, choices=Shape.choices)
    decimals = forms.IntegerField(
        label=_("Số chữ số sau dấu phẩy"), required=False, min_value=0, max_value=4, help_text=_("Để trống thì máy tự chọn."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("Hãy gõ một số từ 0 đến 4.")),
    )  # fmt: skip
    text = forms.ChoiceField(label=_("Chữ nào"), required=False, choices=[NOTHING, *Text.choices])
    words = _line(_("Chữ cố định"), 500)
    outside = forms.ChoiceField(label=_("Số nào do bên ngoài cung cấp"), required=False)

    def __init__(
        self, *args: Any, codes: Choices, places: Iterable[Place], parts: Choices, outside: Mapping[str, str],
        own: Place, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.places = {one.code: one for one in places}
        every: dict[str, Choices] = {
            "indicator": [NOTHING, *codes], "part": [("", _("Tất cả")), *parts],
            "place": [("", own.name), *((code, one.name) for code, one in self.places.items())],
            "outside": [NOTHING, *outside.items()],
        }  # fmt: skip
        for name, choices in every.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        for name, needed in (("outside", bool(outside)), ("part", bool(parts)), ("place", bool(self.places))):
            if not needed:
                del self.fields[name]

    def aim(self) -> Aim:
        said = self.cleaned_data
        by, _colon, key = said.get("part", "").partition(":")
        code = said.get("outside", "") if said["what"] == What.OUTSIDE else said["indicator"]
        return Aim(
            what=said["what"], code=code, column=said["column"], place=self.places.get(said.get("place", "")), by=by,
            key=key, text=said["text"], words=said["words"], shape=said["shape"] or Shape.NUMBER, decimals=said["decimals"],
        )  # fmt: skip


class StoryForm(forms.Form):
    """The narrative."""

    version = _version()
    story = forms.CharField(
        label=_("Lời báo cáo"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("Máy viết nháp từ con số. Sửa xong rồi lưu; máy không viết đè. Không ghi tên người dân."),
    )  # fmt: skip


class SendForm(forms.Form):
    """It left on a day."""

    version = _version()
    on = _day(_("Ngày gửi"))
    how = _line(_("Gửi bằng cách nào"), 200, "", _("Ví dụ: trục liên thông văn bản, số 215/BC-UBND."))


class NumberField(forms.CharField):
    """A number as Vietnamese papers write it: 1.250 is one thousand two hundred and fifty."""

    def clean(self, value: Any) -> Any:
        said = super().clean(value)
        try:
            return decimal()(said)
        except CellProblem as problem:
            raise forms.ValidationError(problem.message) from problem


class OutsideForm(forms.Form):
    """A number somebody outside said."""

    title = _line(
        _("Số này là số gì?"),
        200,
        _("Hãy ghi số này là số gì."),
        _("Ghi như lần trước để nối các kỳ với nhau."),
    )
    value = NumberField(
        label=_("Con số"), widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        help_text=_("Viết như trên giấy: 1.250 hoặc 96,4."), error_messages={"required": _("Hãy gõ con số.")},
    )  # fmt: skip
    unit = _line(_("Đơn vị tính"), 40, _("Hãy ghi đơn vị tính (lượt, người, %)."))
    first = _day(_("Từ ngày"))
    last = _day(_("Đến ngày"))
    source = _line(_("Cơ quan, đơn vị cung cấp"), 200, _("Hãy ghi cơ quan, đơn vị đã cung cấp số này."))
    said_on = _day(_("Cung cấp ngày nào"))
    file = forms.FileField(
        label=_("Tệp họ gửi"), help_text=_("PDF, ảnh, Word hoặc Excel: để sau này còn xem lại."),
        error_messages={"required": _("Hãy chọn tệp. Không có tệp thì chưa nhập được số này."), "empty": _("Tệp này trống.")},
    )  # fmt: skip


class CorrectForm(OutsideForm):
    """The same number, said otherwise."""

    reason = _line(_("Vì sao đính chính"), 500, _("Hãy ghi vì sao đính chính."))

    @staticmethod
    def standing(one: OutsideFigure) -> dict[str, Any]:
        names = ("title", "unit", "first", "last", "source")
        return {name: getattr(one, name) for name in names} | {"value": formats.number(one.value)}
