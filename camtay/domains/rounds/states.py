"""Where a visit, a command of a phone, and a clash stand, as data."""

from collections.abc import Mapping

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class VisitState(models.TextChoices):
    PROPOSED = "proposed", _("Chờ trưởng thôn, tổ trưởng đồng ý")
    AGREED = "agreed", _("Đã đồng ý")
    DROPPED = "dropped", _("Bỏ khỏi danh sách")
    DONE = "done", _("Đã ghé")


class CommandState(models.TextChoices):
    """What became of one deed recorded on a phone. Held: the role was withdrawn meanwhile; an administrator decides."""

    DONE = "done", _("Đã ghi")
    REFUSED = "refused", _("Không ghi được")
    HELD = "held", _("Chờ quản trị xã, phường xem")
    DISMISSED = "dismissed", _("Quản trị đã bỏ")


class DeviceState(models.TextChoices):
    IN_USE = "in_use", _("Đang dùng")
    LOST = "lost", _("Báo mất")
    ENDED = "ended", _("Thôi dùng")


# What the journal calls the deeds that no permission is named after.
DEED_WORDS: Mapping[str, str | Promise] = {
    "rounds.add_visit": _("Thêm nhà vào danh sách ghé"),
    "rounds.swap_visit": _("Đổi nhà trong danh sách ghé"),
    "rounds.drop_visit": _("Bỏ nhà khỏi danh sách ghé"),
    "rounds.visit_done": _("Ghi đã ghé nhà"),
    "rounds.accept_held": _("Nhận việc từ máy đang bị giữ lại"),
    "rounds.dismiss_held": _("Bỏ việc từ máy đang bị giữ lại"),
    "rounds.enrol": _("Ghi danh máy của người giúp"),
    "rounds.report_lost": _("Báo mất máy"),
}
