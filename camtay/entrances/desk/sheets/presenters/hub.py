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
    found = []
    if may(permissions.SEE_MONDAY, by):
        found.append(
            Tile(
                _("Tờ đầu tuần"),
                _("Một tờ A4: đến hạn, trễ và vì sao, ba việc cần quyết."),
                reverse("desk:monday"),
            )
        )
    if has_office(by):
        found.append(
            Tile(
                _("Danh sách 7 giờ 30"),
                _("Hồ sơ và việc đến hạn trong hai ngày, ai đang giữ, phiếu xin lỗi đã soạn sẵn."),
                reverse("desk:morning"),
            )
        )
    return found


def has_office(by: Actor) -> bool:
    """Is the actor an official of some place?"""
    return not scope_of(permissions.CHOOSE_MORNING, by).empty
