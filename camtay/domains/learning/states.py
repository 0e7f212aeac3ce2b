"""Rungs, proofs and kinds of observation, as data."""

from collections.abc import Mapping

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Seen(models.TextChoices):
    """What was seen of a person and a skill. Rungs are folded from these, never typed."""

    SHOWN = "shown", _("Đã được chỉ")
    WITH_HELP = "with_help", _("Làm được khi có người giúp")
    ALONE_MATCHED = "alone_matched", _("Tự làm, khớp với hồ sơ thật")
    ALONE_CHECKED = "alone_checked", _("Tự làm, người khác đã xem")
    ALONE_DECLARED = "alone_declared", _("Tự làm, khai kèm mã hồ sơ")
    FAMILY = "family", _("Người nhà làm giúp")
    NOT_ALONE = "not_alone", _("Xem lại: chưa tự làm được")
    WITHDRAWN = "withdrawn", _("Rút lại một ghi nhận")


ALONE = frozenset({Seen.ALONE_MATCHED, Seen.ALONE_CHECKED, Seen.ALONE_DECLARED})
KEPT_DAYS = 30  # alone again so many days later: the skill has stayed


class Rung(models.IntegerChoices):
    """How far somebody has come in one skill."""

    NONE = 0, _("Chưa học")
    SHOWN = 1, _("Đã được chỉ")
    WITH_HELP = 2, _("Làm được khi có người giúp")
    ALONE = 3, _("Tự làm được")
    KEPT = 4, _("Sau 30 ngày vẫn tự làm")


class SessionKind(models.TextChoices):
    HOME = "home", _("Tại nhà")
    CLASS = "class", _("Lớp học")
    POINT = "point", _("Điểm hỗ trợ")


class Confirmed(models.TextChoices):
    """How the resident confirms a session. No telephone is needed, and nobody is ever asked for a code."""

    SLIP = "slip", _("Ký vào phiếu giấy")
    CARD = "card", _("Đọc số trên thẻ in")
    PRESSED = "pressed", _("Tự bấm Đồng ý, có người làm chứng")
    NOT_YET = "not_yet", _("Chưa xác nhận")


class CancelReason(models.TextChoices):
    NOT_HELD = "not_held", _("Không có buổi này")
    TWICE = "twice", _("Ghi hai lần")
    WRONG = "wrong", _("Ghi nhầm người, nhầm bài")


class ReviewState(models.TextChoices):
    """A claim drawn to be seen again: on a second visit or at the village meeting, never by a telephone call."""

    WAITING = "waiting", _("Chờ xem lại")
    HELD = "held", _("Vẫn tự làm được")
    NOT_HELD = "not_held", _("Chưa tự làm được")
    NOT_MET = "not_met", _("Không gặp được")


VOICES = {
    "vi": _("Tiếng Việt"),
    "ktv": _("Tiếng Cơ Tu"),
    "pac": _("Tiếng Pa Kô"),
    "tth": _("Tiếng Tà Ôi"),
    "bru": _("Tiếng Bru - Vân Kiều"),
}  # languages in which a lesson is read aloud, by their code in ISO 639
FILE_ONLINE = "file_online"  # the skill whose real deed is a case filed by oneself
# Real deeds, and the skills each of them proves. The lessons name the same.
DEEDS = {"filing": (FILE_ONLINE,)}
SKILLS = (
    "vneid", FILE_ONLINE, "follow_case", "pay_qr", "spot_scams", "call_for_help", "zalo_group", "health_insurance",
    "school_fees", "sell_produce", "pay_bills", "tax_app", "social_security", "storm_alerts", "fake_voices",
    "passwords", "share_phone", "feedback", "scan_papers", "public_wifi",
)  # fmt: skip
# What the journal calls the deeds that no permission is named after.
DEED_WORDS: Mapping[str, str | Promise] = {
    "learning.record_session": _("Ghi buổi hướng dẫn"),
    "learning.confirm_session": _("Ghi bà con xác nhận buổi hướng dẫn"),
    "learning.cancel_session": _("Hủy buổi hướng dẫn"),
    "learning.restore_session": _("Khôi phục buổi hướng dẫn đã hủy"),
    "learning.observe": _("Ghi bà con làm được đến đâu"),
    "learning.withdraw": _("Rút một ghi nhận"),
    "learning.settle_review": _("Xem lại lời ghi “tự làm được”"),
    "learning.add_official": _("Thêm cán bộ vào danh sách"),
    "learning.change_official": _("Sửa cán bộ trong danh sách"),
    "learning.import_officials": _("Nạp danh sách cán bộ"),
    "learning.undo_officials": _("Hoàn tác lần nạp danh sách cán bộ"),
    "learning.add_course": _("Ghi lớp bồi dưỡng cán bộ"),
    "learning.change_course": _("Sửa lớp bồi dưỡng cán bộ"),
    "learning.mark_official": _("Ghi kết quả học của cán bộ"),
    "learning.close_class": _("Kết thúc lớp học"),
    "learning.export_officials": _("Tải danh sách cán bộ về"),
    "learning.open_class": _("Mở lớp học"),
    "learning.put_voice": _("Gắn giọng đọc cho bài học"),
    "learning.remove_voice": _("Bỏ giọng đọc của bài học"),
}
