"""How a goal stands, how its figure is reckoned, and what stands in its history."""

from collections.abc import Mapping
from typing import Literal

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Status = Literal["on_course", "at_risk", "late", "unknown"]
ON_COURSE: Status = "on_course"
AT_RISK: Status = "at_risk"
LATE: Status = "late"
UNKNOWN: Status = "unknown"
WORST_FIRST: tuple[Status, ...] = (LATE, AT_RISK, UNKNOWN, ON_COURSE)
LABELS = {
    ON_COURSE: _("Đúng đường"),
    AT_RISK: _("Có nguy cơ"),
    LATE: _("Chậm"),
    UNKNOWN: _("Chưa đủ để kết luận"),
}


class Wanted(models.TextChoices):
    """Which way the figure should go."""

    HIGH = "high", _("Càng cao càng tốt")
    LOW = "low", _("Càng thấp càng tốt")


class Span(models.TextChoices):
    """Of which days the figure is taken that is held against the target. A stock is always as it is on the day."""

    RECENT = "recent", _("Ba tháng gần nhất")
    WHOLE = "whole", _("Cộng dồn từ đầu kế hoạch")


# What stands in a goal's history; the field names are those of the journal.
TOLD = {
    "set": _("Đặt mục tiêu"),
    "change": _("Sửa mục tiêu"),
    "add_work": _("Thêm việc"),
    "move_work": _("Chuyển việc sang mục tiêu khác"),
    "take_back": _("Hoàn tác lần nạp danh sách"),
    "drop": _("Thôi mục tiêu này"),
}
# What the journal calls the deeds that no permission is named after.
DEED_WORDS: Mapping[str, str | Promise] = {
    "plans.make_plan": _("Lập kế hoạch"),
    "plans.change_plan": _("Sửa kế hoạch"),
    "plans.set_goal": _("Đặt mục tiêu"),
    "plans.change_goal": _("Sửa mục tiêu"),
    "plans.drop_goal": _("Thôi mục tiêu này"),
    "plans.add_work": _("Giao việc cho mục tiêu"),
    "plans.import": _("Nạp kế hoạch từ tệp"),
    "plans.import_goals": _("Nạp mục tiêu từ tệp"),
    "plans.undo_goals": _("Hoàn tác lần nạp mục tiêu"),
    "plans.undo_import": _("Hoàn tác lần nạp kế hoạch"),
}
