"""What is typed about teams, the people in them, and campaigns."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.domains.places.models import Place
from camtay.domains.teams.actions import Paper, Who
from camtay.domains.teams.models import Membership, Team
from camtay.domains.teams.states import Duty, TeamKind
from camtay.foundation.files.models import StoredFile
from camtay.foundation.ui.fields import DayField

ALL = ("", _("Tất cả"))
A_DAY = {"required": _("Hãy chọn ngày."), "invalid": _("Ngày này không có trong lịch.")}


def _search(label: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"type": "search", "autocomplete": "off"})
    return forms.CharField(label=label, required=False, max_length=100, widget=widget)


def _day(label: Any, help_text: Any = "", *, required: bool = True) -> DayField:
    return DayField(label=label, help_text=help_text, required=required, error_messages=A_DAY)


def _words(label: Any, limit: int, help_text: Any = "", *, required: Any = "") -> forms.CharField:
    """One line. `required`: the sentence for when it is missing."""
    return forms.CharField(
        label=label, max_length=limit, help_text=help_text, required=bool(required),
        error_messages={"required": required} if required else {},
    )  # fmt: skip


def _paper_number() -> forms.CharField:
    return _words(_("Số quyết định"), 60, _("Ví dụ: 512/QĐ-UBND. Chưa có số thì để trống."))


def _file() -> forms.FileField:
    return forms.FileField(
        label=_("Bản chụp quyết định"), required=False, help_text=_("PDF hoặc ảnh."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )  # fmt: skip


def _places(found: Sequence[Place]) -> list[tuple[str, str]]:
    return [(str(one.pk), one.name) for one in found]


class TeamFilter(forms.Form):
    """The list of teams; what it does not know is as if it were not there."""

    says_no_optional = True
    q = _search(_("Tên tổ, thôn"))
    loai = forms.ChoiceField(label=_("Loại"), required=False, choices=[ALL, *TeamKind.choices])
    noi = forms.ChoiceField(label=_("Thôn, tổ dân phố"), required=False)
    phan = forms.ChoiceField(
        label=_("Tình trạng"), required=False,
        choices=[("", _("Đang hoạt động")), ("past", _("Đã kết thúc")), ("all", _("Tất cả"))],
    )  # fmt: skip

    def __init__(self, data: Mapping[str, Any] | None = None, *, places: Sequence[Place]) -> None:
        super().__init__(data)
        if len(places) > 1:
            self.fields["noi"].choices = [ALL, *_places(places)]  # type: ignore[attr-defined]
        else:
            del self.fields["noi"]

    def asked(self) -> dict[str, Any]:
        said = self.cleaned_data if self.is_valid() else {}
        part = said.get("phan", "")
        return {
            "text": said.get("q", ""), "kind": said.get("loai", ""),
            "place_id": int(said["noi"]) if said.get("noi") else None,
            "part": {"": "now", "all": ""}.get(part, part),
        }  # fmt: skip


class MemberFilter(forms.Form):
    """People in teams."""

    says_no_optional = True
    q = _search(_("Tên, số điện thoại"))
    phan = forms.ChoiceField(
        label=_("Ai"), required=False,
        choices=[("", _("Đang ở trong tổ")), ("core", _("Nòng cốt")), ("past", _("Đã thôi"))],
    )  # fmt: skip

    def asked(self) -> dict[str, Any]:
        said = self.cleaned_data if self.is_valid() else {}
        return {"text": said.get("q", ""), "part": said.get("phan") or "now"}


class _PaperForm(forms.Form):
    """A decision on paper."""

    number = _paper_number()
    day = _day(_("Ngày quyết định"))
    file = _file()

    def paper(self, file: StoredFile | None) -> Paper | None:
        """None where no day was said."""
        said = self.cleaned_data
        return Paper(said["day"], said["number"], file) if said["day"] else None


class FoundForm(_PaperForm):
    """A new team."""

    place = forms.ChoiceField(label=_("Ở đâu"), help_text=_("Một nơi có thể có nhiều tổ."))
    name = _words(_("Tên tổ"), 160, required=_("Hãy ghi tên tổ."))
    area = _words(_("Địa bàn phụ trách"), 300)
    field_order = ("place", "name", "area", "number", "day", "file")

    def __init__(self, *args: Any, places: Sequence[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {str(one.pk): one for one in places}
        self.fields["place"].choices = _places(places)  # type: ignore[attr-defined]

    def clean_place(self) -> Place:
        return self.places[self.cleaned_data["place"]]


class ReorganiseForm(_PaperForm):
    """A team's present form."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    name = _words(_("Tên tổ"), 160, required=_("Hãy ghi tên tổ."))
    area = _words(_("Địa bàn phụ trách"), 300)
    field_order = ("name", "area", "number", "day", "file", "version")


class CloseForm(_PaperForm):
    """The end of a team."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    closed_on = _day(_("Thôi hoạt động từ ngày"), _("Để trống nếu từ ngày quyết định."), required=False)
    field_order = ("number", "day", "closed_on", "file", "version")


class MemberForm(forms.Form):
    """Somebody in a team. `email` is asked only of who may give roles."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = _words(_("Họ và tên"), 200, required=_("Hãy ghi họ và tên."))
    duty = forms.ChoiceField(label=_("Vai trò trong tổ"), choices=Duty.choices)
    is_core = forms.BooleanField(
        label=_("Nòng cốt"),
        required=False,
        help_text=_("Người trực tiếp đi giúp bà con, thường tám người một tổ."),
    )
    birth_year = forms.IntegerField(
        label=_("Năm sinh"), required=False, error_messages={"invalid": _("Hãy ghi năm, ví dụ 1985.")}
    )
    phone = _words(_("Điện thoại"), 20)
    area = _words(_("Phụ trách"), 200, _("Xóm, kiệt, đường."))
    knows = _words(_("Biết làm gì"), 200, _("Ví dụ: dùng VNeID, quét giấy tờ."))
    since = _day(_("Vào tổ từ ngày"))
    email = forms.EmailField(
        label=_("Thư điện tử để mở tài khoản"), required=False, error_messages={"invalid": _("Thư điện tử chưa đúng.")},
        help_text=_("Người này nhận thư mời, đặt mật khẩu, rồi ghi được buổi hướng dẫn. Không cần tài khoản thì để trống."),
    )  # fmt: skip

    def __init__(self, *args: Any, invites: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not invites:
            del self.fields["email"]

    def who(self) -> Who:
        said = self.cleaned_data.items()
        return Who(**{name: value for name, value in said if name not in ("email", "version")})


def initial_of(member: Membership) -> dict[str, Any]:
    names = ("version", "name", "duty", "is_core", "birth_year", "phone", "area", "knows", "since")
    return {name: getattr(member, name) for name in names}


class LeaveForm(forms.Form):
    """Somebody's last day in a team."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    until = _day(_("Ngày cuối cùng ở trong tổ"))
    reason = _words(_("Lý do"), 200)


class CampaignForm(_PaperForm):
    """A volunteer campaign."""

    place = forms.ChoiceField(label=_("Ở xã, phường"))
    name = _words(_("Tên đợt"), 160, required=_("Hãy ghi tên đợt tình nguyện."))
    host = _words(
        _("Đơn vị cử đến"),
        160,
        _("Ví dụ: Đại học Huế, Đoàn Đại học Huế."),
        required=_("Hãy ghi đơn vị cử đến."),
    )
    first = _day(_("Từ ngày"))
    last = _day(_("Đến hết ngày"), _("Hết ngày này, đợt và vai trò của mọi thành viên tự kết thúc."))
    places = forms.MultipleChoiceField(
        label=_("Làm việc ở"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Không chọn nơi nào là cả xã, phường."),
    )  # fmt: skip
    area = _words(_("Công việc"), 300)
    day = _day(_("Ngày quyết định, kế hoạch"), required=False)
    field_order = ("place", "name", "host", "first", "last", "places", "area", "number", "day", "file")

    def __init__(self, *args: Any, communes: Sequence[Place], parts: Sequence[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.communes = {str(one.pk): one for one in communes}
        self.parts = {str(one.pk): one for one in parts}
        self.fields["place"].choices = _places(communes)  # type: ignore[attr-defined]
        self.fields["places"].choices = _places(parts)  # type: ignore[attr-defined]
        if len(self.communes) == 1:
            self.fields["place"].widget = forms.HiddenInput()
            self.fields["place"].initial = next(iter(self.communes))

    def clean_place(self) -> Place:
        return self.communes[self.cleaned_data["place"]]

    def clean_places(self) -> list[Place]:
        return [self.parts[pk] for pk in self.cleaned_data["places"]]


class ExtendForm(forms.Form):
    """More days for a campaign under way."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    last = _day(_("Ngày cuối mới"), _("Hết ngày này, đợt và vai trò được giao cho đợt tự kết thúc."))
    reason = _words(_("Vì sao gia hạn?"), 200, required=_("Hãy ghi vì sao gia hạn."))
    number = _paper_number()
    field_order = ("last", "reason", "number", "version")


class CommendForm(forms.Form):
    """A team or somebody in it, for what they did."""

    member = forms.ChoiceField(label=_("Đề nghị cho"), required=False)
    occasion = _words(_("Dịp"), 160, _("Ví dụ: Tổng kết năm 2026."), required=_("Hãy ghi dịp khen thưởng."))
    reason = forms.CharField(
        label=_("Việc đã làm được"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4, "maxlength": 1000}),
        error_messages={"required": _("Hãy ghi việc đã làm được.")},
    )  # fmt: skip

    def __init__(self, *args: Any, team: Team, members: Sequence[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(str(one.pk), one.name) for one in members]
        self.fields["member"].choices = [("", _("Cả tổ: %(name)s") % {"name": team.name}), *people]  # type: ignore[attr-defined]


class PeriodForm(forms.Form):
    """From which day to which: of a certificate."""

    tu = _day(_("Từ ngày"))
    den = _day(_("Đến ngày"))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        first, last = said.get("tu"), said.get("den")
        if isinstance(first, date) and isinstance(last, date) and last < first:
            self.add_error("den", _("Ngày cuối phải sau ngày đầu."))
        return said
