"""The sheets, one tile each."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from camtay.domains.reports import permissions
from camtay.entrances.desk.frame.presenters import may
from camtay.foundation.access import Actor, scope_of

NONE = gettext_lazy("Tài khoản này không có tờ tổng hợp nào. Hãy hỏi người quản trị của xã, phường.")


@dataclass(frozen=True)
class Tile:
    """One entry of `ui/partials/tiles.html`."""

    title: str
    text: str
    url: str
    icon: str = ""


def tiles(by: Actor) -> list[Tile]:
    """Those that `by` may open."""
    office = has_office(by)
    shown = (
        (
            may(permissions.SEE_MONDAY, by), "desk:monday", _("Tờ đầu tuần"),
            _("Một tờ A4: đến hạn, trễ và vì sao, ba việc cần quyết."),
        ),
        (
            office, "desk:morning", _("Danh sách 7 giờ 30"),
            _("Hồ sơ và việc đến hạn trong hai ngày, ai đang giữ, phiếu xin lỗi đã soạn sẵn."),
        ),
        (
            office, "desk:statement", _("Bảng kê công việc tháng"),
            _("Việc và sản phẩm của từng cán bộ, để ký và nộp."),
        ),
        (
            may(permissions.SEE_DAY, by), "desk:day_count", _("Số liệu trong ngày"),
            _("Đoạn chữ chép vào nhóm Zalo lúc 16 giờ 30."),
        ),
        (
            may(permissions.SEE_VILLAGE, by), "desk:village", _("Thôn mình tháng này"),
            _("Chữ to, để đọc và dán ở cuộc họp thôn, tổ."),
        ),
    )  # fmt: skip
    return [Tile(title, text, reverse(name)) for open_to, name, title, text in shown if open_to]


def has_office(by: Actor) -> bool:
    """Is the actor an official of some place?"""
    return not scope_of(permissions.CHOOSE_MORNING, by).empty
