"""Where a visit, a command of a phone, and a clash stand, as data."""

from django.db import models
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
