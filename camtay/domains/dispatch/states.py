"""What may become of a message."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Channel(TextChoices):
    SMS = "sms", _("Tin nhắn")
    EMAIL = "email", _("Thư điện tử")


class State(TextChoices):
    QUEUED = "queued", _("Chờ gửi")
    SENDING = "sending", _("Đang gửi")
    SENT = "sent", _("Đã gửi")
    FAILED = "failed", _("Không gửi được")
    EXPIRED = "expired", _("Quá hạn, không gửi")
    KEPT = "kept", _("Giữ lại, không gửi")


WAITING = (State.QUEUED, State.SENDING)
