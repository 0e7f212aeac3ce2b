"""Why a finding needs no more work, as data."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reason(models.TextChoices):
    RIGHT = "right", _("Đã xem, dữ liệu đúng")
    MENDING = "mending", _("Đang sửa ở đây")
    AT_SOURCE = "at_source", _("Lỗi ở hệ thống khác, đã báo nơi ấy")
    OLD = "old", _("Chuyện cũ, không sửa được nữa")
