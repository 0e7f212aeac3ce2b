"""What one says of a mandate: who, for what, until when."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from camtay.domains.people import actions
from camtay.domains.people.queries import WITNESSES, guide_by_number
from camtay.domains.people.states import MandateKind
from camtay.domains.places.models import Place
from camtay.domains.procedures.models import Procedure
from camtay.foundation.ui.fields import DateField
from camtay.foundation.vietnamese import citizen_facts, phone_normal

ALL = "*"
USUAL = timedelta(days=90)
PHONE = {"inputmode": "tel", "autocomplete": "off"}


class TermsForm(forms.Form):
    """What for and until when."""

    kind = forms.ChoiceField(
        label=_("Người làm thay là ai?"),
        choices=MandateKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn người nhà hay tổ công nghệ số.")},
    )
    procedures = forms.MultipleChoiceField(
        label=_("Được làm thay việc gì?"),
        help_text=_("Chọn đúng việc cần nhờ. Ít việc thì an toàn hơn."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Hãy chọn ít nhất một việc.")},
    )
    valid_until = DateField(
        label=_("Đến hết ngày nào?"), help_text=_("Dài nhất một năm. Thôi sớm hơn lúc nào cũng được.")
    )

    def __init__(self, *args: Any, procedures: Sequence[Procedure], today: date, **kwargs: Any) -> None:
        kwargs["initial"] = {"valid_until": today + USUAL, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.today = today
        listed = [(one.code, one.name) for one in procedures]
        self.fields["procedures"].choices = [*listed, (ALL, _("Mọi thủ tục nộp được ở đây"))]  # type: ignore[attr-defined]

    def terms(self) -> actions.Terms:
        said = self.cleaned_data
        chosen = [] if ALL in said["procedures"] else said["procedures"]
        return actions.Terms(kind=said["kind"], procedures=chosen, valid_until=said["valid_until"])


def _place_field(places: Sequence[Place]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Xã, phường nơi người ủy quyền ở"),
        choices=[(one.code, one.name) for one in places],
        widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn xã, phường.")},
    )


class PaperForm(TermsForm):
    """The agent's word about a slip that is signed. `kept`: a signed note of a picture that was taken in already."""

    principal_name = forms.CharField(
        label=_("Họ và tên người ủy quyền"),
        max_length=200,
        error_messages={"required": _("Hãy ghi họ và tên như trên giấy.")},
    )
    number = forms.CharField(
        label=_("Số điện thoại hoặc số định danh của người ấy"),
        help_text=_(
            "Người ấy được nhắn tin ngay để biết và dừng được. Không có máy thì ghi số định danh 12 chữ số."
        ),
        max_length=20,
        widget=forms.TextInput(attrs=PHONE),
        error_messages={"required": _("Hãy ghi số điện thoại hoặc số định danh.")},
    )
    file = forms.FileField(
        label=_("Ảnh hoặc tệp PDF của giấy đã ký"),
        help_text=_("Chụp đủ bốn góc, thấy rõ chữ ký hoặc điểm chỉ. Không chụp thẻ căn cước."),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png", "data-required": ""}),
        error_messages={"empty": _("Tệp này không có nội dung. Hãy chọn tệp khác.")},
    )
    kept = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1000)
    field_order = ["principal_name", "number", "place", "kind", "procedures", "valid_until", "file"]

    def __init__(self, *args: Any, places: Sequence[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {one.code: one for one in places}
        self.fields["place"] = _place_field(places)
        if len(places) == 1:
            self.fields["place"].initial = places[0].code
        self.order_fields(self.field_order)

    def clean_number(self) -> str:
        said = str(self.cleaned_data["number"])
        if phone_normal(said) is None and citizen_facts(said) is None:
            raise forms.ValidationError(
                _("Số chưa đúng. Điện thoại như 0912 345 678; số định danh có 12 chữ số.")
            )
        return said

    def principal(self) -> actions.Named:
        number = self.cleaned_data["number"]
        name = self.cleaned_data["principal_name"]
        if citizen_facts(number) is not None:
            return actions.Named(name, citizen_number=number)
        return actions.Named(name, phone=number)

    def place(self) -> Place:
        return self.places[self.cleaned_data["place"]]


class PressedForm(TermsForm):
    """The principal's own word, before a witness."""

    agent_name = forms.CharField(
        label=_("Họ và tên người làm thay"),
        max_length=200,
        error_messages={"required": _("Hãy ghi họ và tên người làm thay.")},
    )
    agent_phone = forms.CharField(
        label=_("Số điện thoại người ấy dùng để vào Cầm Tay"),
        max_length=20,
        widget=forms.TextInput(attrs=PHONE),
        error_messages={"required": _("Hãy ghi số điện thoại.")},
    )
    witness = forms.CharField(
        label=_("Số của người làm chứng"),
        help_text=_(
            "Hỏi cán bộ một cửa, trưởng thôn, tổ trưởng hoặc tổ công nghệ số đang đứng cạnh; số có dạng 127-KMPT. "
            "Đây không phải mã OTP, đừng đọc mã OTP cho ai."
        ),
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"required": _("Hãy ghi số của người làm chứng.")},
    )
    field_order = ["place", "agent_name", "agent_phone", "kind", "procedures", "valid_until", "witness"]

    def __init__(self, *args: Any, places: Sequence[Place], **kwargs: Any) -> None:
        """`places`: to choose the own commune from, where it is not known yet; none where it is."""
        super().__init__(*args, **kwargs)
        self.places = {one.code: one for one in places}
        if places:
            self.fields["place"] = _place_field(places)
        self.order_fields(self.field_order)

    def clean_witness(self) -> int:
        found = guide_by_number(self.cleaned_data["witness"], on=self.today, roles=WITNESSES)
        if found is None:
            raise forms.ValidationError(_("Không có ai mang số này hôm nay. Số đổi mỗi ngày, hãy hỏi lại."))
        return found.account_id

    def agent(self) -> actions.Named:
        return actions.Named(self.cleaned_data["agent_name"], phone=self.cleaned_data["agent_phone"])

    def place(self) -> Place | None:
        return self.places.get(self.cleaned_data.get("place", ""))


class SlipForm(TermsForm):
    """What the slip is to be filled with. What is left out becomes a dotted line, to be written by hand."""

    principal_name = forms.CharField(label=_("Họ và tên người ủy quyền"), required=False, max_length=200)
    agent_name = forms.CharField(label=_("Họ và tên người được ủy quyền"), required=False, max_length=200)
    field_order = ["principal_name", "agent_name", "procedures", "valid_until"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["kind"]
        self.fields["valid_until"].required = False
        self.fields["procedures"].required = False
