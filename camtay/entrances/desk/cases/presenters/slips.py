"""Which slips can be printed for a case, by whom."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import queries
from camtay.domains.cases.models import Case
from camtay.foundation.access import Actor


@dataclass(frozen=True)
class Slip:
    """One line of “Phiếu in”. `form`: its number, "" where none is known; `asks`: a page comes first; else a PDF in a tab of its own."""

    label: str
    form: str
    url: str
    asks: bool


# Slip -> (its name here, the address, what else the address names, does it ask first).
_LINES: dict[str, tuple[tuple[str | Promise, str, tuple[str, ...], bool], ...]] = {
    "receipt": (
        (_("Giấy tiếp nhận và hẹn trả, khổ A4"), "desk:receipt", (), False),
        (_("Giấy tiếp nhận và hẹn trả, cuộn 80 mm"), "desk:receipt_roll", (), False),
    ),
    "supplement": ((_("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"), "desk:slip", ("bo-sung",), False),),
    "refusal": ((_("Phiếu từ chối tiếp nhận giải quyết hồ sơ"), "desk:slip", ("tu-choi",), False),),
    "stop": ((_("Thông báo dừng giải quyết hồ sơ"), "desk:slip", ("dung",), False),),
    "apology": ((_("Xin lỗi và hẹn lại ngày trả"), "desk:apology", (), True),),
    "control": ((_("Phiếu kiểm soát quá trình giải quyết"), "desk:slip", ("kiem-soat",), False),),
}


def slips(case: Case, *, by: Actor) -> list[Slip]:
    """What makes sense where the case stands, and may be printed by `by`."""
    return [
        Slip(str(label), queries.FORMS[name].number, reverse(address, args=[case.pk, *more]), asks)
        for name in queries.slips_of(case)
        if name != "apology" or queries.can_apologise(case, by=by)
        for label, address, more, asks in _LINES[name]
    ]
