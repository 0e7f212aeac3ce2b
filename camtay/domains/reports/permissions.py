"""Who sees reports and sheets, who fills and sends them, and what officials may say on theirs."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from camtay.domains.places.models import Place
from camtay.foundation.access import Actor, Permission, Reach, Scope, allows, check, scope_of

_OWN, _PLACE = Reach.OWN, Reach.PLACE
_KEEPERS = ("data_officer", "commune_leader", "commune_admin", "city_admin")
_READERS = ("clerk", "specialist", "department_head", "signer", "city_viewer", "auditor")

SEE = Permission(
    "reports.see", _("Xem báo cáo đã điền, đã gửi"), dict.fromkeys((*_READERS, *_KEEPERS), Reach.PLACE)
)
KEEP = Permission(
    "reports.keep",
    _("Nạp biểu mẫu của cấp trên, chỉ ô, điền, ghi đã gửi; nhập số do bên ngoài cung cấp"),
    dict.fromkeys(_KEEPERS, Reach.PLACE),
)

OFFICIALS = ("clerk", "specialist", "signer", "data_officer", "editor", "police", "commune_admin")
HEADS = ("department_head", "commune_leader")
NO_OFFICE = _("Danh sách này dành cho cán bộ đang giữ hồ sơ, giữ việc của xã, phường.")
NO_STATEMENT = _("Không có bảng kê này, hoặc tài khoản này không được xem, không được ghi.")
OUT_OF_REACH = _("Tài khoản này không xem giấy tờ tổng hợp của nơi đó.")


def _at_place(*roles: str) -> Mapping[str, Reach]:
    return dict.fromkeys(roles, _PLACE)


def _own(*roles: str) -> Mapping[str, Reach]:
    return dict.fromkeys(roles, _OWN)


SEE_MONDAY = Permission("reports.see_monday_sheet", _("Xem tờ đầu tuần"), _at_place(*HEADS))
SEND_MORNING = Permission("reports.send_morning_lists", _("Gửi danh sách 7 giờ 30 qua thư điện tử"))
CHOOSE_MORNING = Permission(
    "reports.choose_morning_letter", _("Chọn nhận hay không nhận thư 7 giờ 30"), _own(*OFFICIALS, *HEADS)
)
SEE_STATEMENT = Permission(
    "reports.see_statement", _("Xem bảng kê công việc tháng"), {**_own(*OFFICIALS), **_at_place(*HEADS)}
)
WRITE_OWN = Permission(
    "reports.write_own_lines", _("Tự ghi thêm dòng vào bảng kê công việc của mình"), _own(*OFFICIALS, *HEADS)
)
SEE_VILLAGE = Permission(
    "reports.see_village_month",
    _("Xem tờ “Thôn mình tháng này”"),
    _at_place("village_head", "team_leader", *HEADS, "data_officer", "party_viewer"),
)
SEE_DAY = Permission(
    "reports.see_day_count",
    _("Xem số liệu trong ngày để báo nhanh"),
    _at_place("clerk", "data_officer", *HEADS),
)

SHEETS = (SEE_MONDAY, SEE_VILLAGE, SEE_DAY)  # which are of a place
PERMISSIONS = (
    SEE, KEEP, SEE_MONDAY, SEND_MORNING, CHOOSE_MORNING, SEE_STATEMENT, WRITE_OWN, SEE_VILLAGE, SEE_DAY,
)  # fmt: skip


def check_can_see(place: Place, *, by: Actor) -> None:
    check(SEE, by, places=[place.pk])


def check_can_keep(place: Place, *, by: Actor) -> None:
    check(KEEP, by, places=[place.pk])


def can_keep(place: Place, *, by: Actor) -> bool:
    return allows(KEEP, by, places=[place.pk])


def scope(by: Actor) -> Scope:
    """The places whose reports `by` may see."""
    return scope_of(SEE, by)


def scope_to_keep(by: Actor) -> Scope:
    return scope_of(KEEP, by)
