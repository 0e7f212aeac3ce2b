"""Units of time limits, how far a procedure is verified, and kinds of term, as data."""

from collections.abc import Mapping

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class TimeUnit(models.TextChoices):
    """As `foundation/calendar` counts them; "other": no limit is known."""

    SAME_DAY = "same_day", _("trong ngày")
    WORKING_DAY = "working_day", _("ngày làm việc")
    CALENDAR_DAY = "calendar_day", _("ngày")
    HOUR = "hour", _("giờ")
    OTHER = "other", _("chưa rõ")


class Verified(models.TextChoices):
    """How far code, name, time limit and fee were checked against a source."""

    FULL = "verified", _("đã đối chiếu")
    UNIT_INFERRED = "verified_unit_inferred", _("đã đối chiếu, đơn vị thời gian suy ra")
    TIME_CONFLICT = "verified_time_conflict", _("nguồn ghi thời hạn khác nhau")
    PARTLY = "partially_verified", _("mới đối chiếu một phần")
    LISTED = "listed", _("lấy từ danh mục quốc gia")


# In `source`: the line was written in the browser.
MADE_HERE = "Soạn tại đây"


class FiledAt(models.TextChoices):
    """Where people file a procedure of a place."""

    HERE = "here", _("Nộp ngay tại đây")
    NATIONAL_PORTAL = "national_portal", _("Nộp trên Cổng Dịch vụ công quốc gia")


class Phase(models.TextChoices):
    """In which part of a case's life a step of the internal process is done."""

    ACCEPTED = "accepted", _("Tiếp nhận, chuyển hồ sơ")
    IN_PROGRESS = "in_progress", _("Thẩm định, giải quyết")
    DECIDED = "decided", _("Đóng dấu, phát hành kết quả")
    RESULT_READY = "result_ready", _("Trả kết quả")


class TermKind(models.TextChoices):
    """Phrases of a procedure (plain, when, ask) and word rules (the rest); see `rules/lexicon`."""

    PLAIN = "plain", _("tên thường gọi")
    WHEN = "when", _("khi nào cần")
    ASK = "ask", _("cách người ta hỏi")
    DIALECT = "dialect", _("từ địa phương")
    TEEN = "teen", _("viết tắt")
    CANON = "canon", _("cách viết khác")
    SAME = "same", _("từ cùng nghĩa")
    ASKING = "asking", _("từ để hỏi")
    STOP = "stop", _("từ ít ý nghĩa")


PHRASES = frozenset({TermKind.PLAIN, TermKind.WHEN, TermKind.ASK})
# What the journal calls the deeds that no permission is named after.
DEED_WORDS: Mapping[str, str | Promise] = {
    "procedures.load": _("Nạp danh mục thủ tục"),
    "procedures.add": _("Thêm thủ tục"),
    "procedures.change": _("Sửa thông tin thủ tục"),
    "procedures.start_edition": _("Bắt đầu soạn biểu mẫu"),
    "procedures.save_edition": _("Sửa biểu mẫu đang soạn"),
    "procedures.publish_edition": _("Công bố biểu mẫu"),
    "procedures.discard_edition": _("Bỏ biểu mẫu đang soạn"),
    "procedures.add_term": _("Thêm từ tìm thủ tục"),
    "procedures.remove_term": _("Bỏ từ tìm thủ tục"),
}
