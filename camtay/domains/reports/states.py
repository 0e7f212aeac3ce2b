"""What a cell may be pointed at, as data."""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class What(TextChoices):
    FIGURE = "figure", _("Số liệu của phần mềm")
    OUTSIDE = "outside", _("Số do bên ngoài cung cấp")
    TEXT = "text", _("Chữ")


class Column(TextChoices):
    """Which number of a figure: the five that reports ask for, and the two a share is made of."""

    THIS = "this", _("Kỳ này")
    TO_DATE = "to_date", _("Lũy kế từ đầu năm")
    YEAR_BEFORE = "year_before", _("Cùng kỳ năm trước")
    TARGET = "target", _("Chỉ tiêu giao")
    PERCENT = "percent", _("% đạt")
    COUNTED = "counted", _("Tử số kỳ này")
    WHOLE = "whole", _("Mẫu số kỳ này")
    COUNTED_TO_DATE = "counted_to_date", _("Tử số lũy kế")
    WHOLE_TO_DATE = "whole_to_date", _("Mẫu số lũy kế")


class Shape(TextChoices):
    """How a number is written. A share of 0.964 is 96.4, 0.964 (for a cell that shows per cent itself) or “96,4 %”."""

    NUMBER = "number", _("Số (tỷ lệ viết 96,4)")
    FRACTION = "fraction", _("Phân số (tỷ lệ viết 0,964, cho ô có định dạng %)")
    WORDS = "words", _("Chữ có dấu và đơn vị (96,4 %)")


class Text(TextChoices):
    PLACE = "place", _("Tên nơi báo cáo")
    SUPERIOR = "superior", _("Nơi nhận báo cáo")
    PERIOD = "period", _("Kỳ báo cáo bằng chữ")
    DAYS = "days", _("Từ ngày – đến ngày của kỳ")
    MONTH = "month", _("Tháng của kỳ (số)")
    QUARTER = "quarter", _("Quý của kỳ (số La Mã)")
    YEAR = "year", _("Năm của kỳ (số)")
    TODAY = "today", _("Ngày lập báo cáo (đủ ngày tháng năm)")
    TODAY_DAY = "today_day", _("Ngày lập: ngày")
    TODAY_MONTH = "today_month", _("Ngày lập: tháng")
    TODAY_YEAR = "today_year", _("Ngày lập: năm")
    SIGNER = "signer", _("Họ tên người ký")
    STORY = "story", _("Lời báo cáo")
    FIXED = "fixed", _("Chữ cố định, kỳ nào cũng vậy")


class Missing(TextChoices):
    """What is written where a figure cannot be computed."""

    WORDS = "words", _("Ghi “chưa có số liệu” vào ô")
    BLANK = "blank", _("Để ô trống")


OF_TO_DATE = frozenset({Column.TO_DATE, Column.COUNTED_TO_DATE, Column.WHOLE_TO_DATE})
PARTED = frozenset(
    {
        Column.THIS,
        Column.TO_DATE,
        Column.YEAR_BEFORE,
        Column.COUNTED,
        Column.WHOLE,
        Column.COUNTED_TO_DATE,
        Column.WHOLE_TO_DATE,
    }
)
WHOLE_PLACE_ONLY = frozenset({Column.TARGET, Column.PERCENT})
MOST_POINTINGS = 600
# What the journal calls the deeds that no permission is named after.
DEED_WORDS: Mapping[str, str | Promise] = {
    "reports.report_outside": _("Ghi số do bên ngoài cung cấp"),
    "reports.correct_outside": _("Đính chính số do bên ngoài cung cấp"),
    "reports.point": _("Chỉ ô của biểu mẫu vào số liệu"),
    "reports.unpoint": _("Bỏ chỉ ô của biểu mẫu"),
    "reports.fill": _("Điền biểu mẫu báo cáo"),
    "reports.edit_story": _("Sửa lời văn của báo cáo"),
    "reports.send": _("Gửi báo cáo"),
    "reports.add_form": _("Thêm biểu mẫu báo cáo"),
    "reports.add_edition": _("Thêm bản mới của biểu mẫu"),
    "reports.change_form": _("Sửa biểu mẫu báo cáo"),
    "reports.retire_form": _("Thôi dùng biểu mẫu báo cáo"),
    "reports.write_own_line": _("Viết thêm một dòng vào tờ tổng hợp"),
    "reports.withdraw_own_line": _("Bỏ một dòng đã viết thêm"),
}
