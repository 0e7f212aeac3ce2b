"""Who may carry records into the field, agree on visits, and settle what phones brought back."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from camtay.domains.people.states import HELPING
from camtay.domains.rounds.models import Clash, Command, Device, Visit
from camtay.foundation.access import Actor, Permission, Reach, allows, check

_PLACE = Reach.PLACE
_ADMINS = ("commune_admin", "city_admin")


def _at_place(*roles: str) -> dict[str, Reach]:
    return dict.fromkeys(roles, _PLACE)


CARRY = Permission("rounds.carry", _("Mang danh sách đi thôn, tổ trên máy riêng"), _at_place(*HELPING))
SEE_DEVICES = Permission(
    "rounds.see_devices", _("Xem máy ngoài địa bàn"), {"resident": Reach.OWN, **_at_place(*_ADMINS)}
)
END_DEVICE = Permission(
    "rounds.end_device", _("Báo mất, thôi dùng máy ngoài địa bàn"), {"resident": Reach.OWN, **_at_place(*_ADMINS)}
)  # fmt: skip
SETTLE_HELD = Permission(
    "rounds.settle_held", _("Nhận hoặc bỏ việc ghi của người đã thôi vai trò"), _at_place("commune_admin"),
    never_own=True,
)  # fmt: skip
SETTLE_CLASH = Permission(
    "rounds.settle_clash", _("Chọn giá trị đúng khi hai người ghi khác nhau"),
    _at_place("clerk", "data_officer"),
)  # fmt: skip
TAKE_RESCUE = Permission(
    "rounds.take_rescue", _("Nạp tệp cứu từ máy ngoài địa bàn"),
    _at_place(*HELPING, "clerk", "data_officer", "commune_admin"),
)  # fmt: skip
AGREE = Permission(
    "rounds.agree", _("Đồng ý danh sách nhà nên ghé"), _at_place("village_head", "commune_admin")
)
CHOOSE = Permission("rounds.choose", _("Đổi, thêm, bỏ nhà nên ghé của mình"), _at_place(*HELPING))
PROPOSE = Permission("rounds.propose", _("Đề nghị nhà nên ghé mỗi tuần"))

PERMISSIONS = (
    CARRY, SEE_DEVICES, END_DEVICE, SETTLE_HELD, SETTLE_CLASH, TAKE_RESCUE, AGREE, CHOOSE, PROPOSE,
)  # fmt: skip


def check_device(permission: Permission, device: Device, places: Collection[int], *, by: Actor) -> None:
    """`places`: where its owner helps or helped."""
    check(permission, by, places=places, owners=[device.account.person_id])


def can_device(permission: Permission, device: Device, places: Collection[int], *, by: Actor) -> bool:
    return allows(permission, by, places=places, owners=[device.account.person_id])


def check_held(command: Command, *, by: Actor) -> None:
    """Nobody accepts what they recorded themselves."""
    check(SETTLE_HELD, by, places=_place(command.place_id), owners=[command.account.person_id])


def can_held(command: Command, *, by: Actor) -> bool:
    return allows(SETTLE_HELD, by, places=_place(command.place_id), owners=[command.account.person_id])


def check_rescue(places: Collection[int], *, by: Actor) -> None:
    """`places`: where the phone's owner helps or helped."""
    check(TAKE_RESCUE, by, places=places)


def check_clash(clash: Clash, *, by: Actor) -> None:
    check(SETTLE_CLASH, by, places=_home(clash))


def can_clash(clash: Clash, *, by: Actor) -> bool:
    return allows(SETTLE_CLASH, by, places=_home(clash))


def check_agree(visit: Visit, *, by: Actor) -> None:
    check(AGREE, by, places=[visit.place_id])


def can_agree(visit: Visit, *, by: Actor) -> bool:
    return allows(AGREE, by, places=[visit.place_id])


def _place(place_id: int | None) -> tuple[int, ...]:
    return (place_id,) if place_id is not None else ()


def _home(clash: Clash) -> tuple[int, ...]:
    person = clash.person
    return tuple(pk for pk in (person.neighbourhood_id, person.commune_id) if pk is not None)
