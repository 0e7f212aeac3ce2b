"""A plan's table of goals as it comes in Excel."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from camtay.domains.plans.rules.table import PLAN
from camtay.domains.plans.states import Span, Wanted
from camtay.foundation.tables import parsers
from camtay.foundation.tables.columns import Column, Raw, Schema

CENT = Decimal("0.01")
WAYS = {
    Wanted.HIGH: ("Càng cao càng tốt", "cao", "tăng", "càng nhiều càng tốt"),
    Wanted.LOW: ("Càng thấp càng tốt", "thấp", "giảm", "càng ít càng tốt"),
}
SPANS = {
    Span.RECENT: ("Ba tháng gần nhất", "3 tháng gần nhất", "ba tháng", "3 tháng", "quý"),
    Span.WHOLE: ("Cộng dồn từ đầu kế hoạch", "cộng dồn", "lũy kế", "từ đầu kế hoạch", "cả kỳ"),
}
_NUMBER = parsers.decimal(least=0)


def value(raw: Raw) -> Decimal:
    """A number as people write it, `98 %` too; two places after the comma at most. Raises CellProblem."""
    said = raw.strip().removesuffix("%").rstrip() if isinstance(raw, str) else raw
    return _NUMBER(said).quantize(CENT)


SCHEMA = Schema(
    name="plans.goals",
    label=_("Bảng mục tiêu của kế hoạch"),
    key=("title",),
    columns=(
        Column(
            "title",
            _("Mục tiêu"),
            ("Chỉ tiêu", "Tên mục tiêu", "Tên chỉ tiêu", "Mục tiêu, chỉ tiêu", "Nội dung mục tiêu"),
            required=True,
            parse=parsers.text(300),
            hint=_("Muốn đạt được gì, trong một câu."),
        ),
        Column(
            "indicator",
            _("Đo bằng số liệu"),
            ("Số liệu", "Mã số liệu", "Đo bằng", "Chỉ số", "Mã chỉ số"),
            parse=parsers.text(200),
            hint=_("Mã hoặc tên ở trang “Số liệu” của tệp này. Để trống: xét theo việc đã làm."),
        ),
        Column(
            "target",
            _("Phải đạt"),
            ("Giá trị phải đạt", "Con số phải đạt", "Chỉ tiêu giao", "Giá trị mục tiêu", "Giá trị", "Kế hoạch giao"),
            parse=value,
            hint=_("Tỷ lệ thì ghi phần trăm, ví dụ 98. Mục tiêu xét theo việc thì để trống."),
        ),
        Column(
            "start",
            _("Lúc đầu"),
            ("Hiện trạng", "Giá trị đầu", "Lúc đầu là bao nhiêu", "Xuất phát", "Giá trị ban đầu"),
            parse=value,
            hint=_("Để trống thì lấy ba tháng trước khi kế hoạch bắt đầu."),
        ),
        Column(
            "due_day",
            _("Phải đạt vào ngày"),
            ("Ngày phải đạt", "Thời hạn", "Hạn", "Thời gian", "Thời gian hoàn thành", "Ngày hoàn thành", "Hạn hoàn thành"),
            parse=parsers.day,
            hint=_("Như 31/12/2026. Để trống thì lấy ngày cuối của kế hoạch."),
        ),
        Column(
            "wanted",
            _("Muốn con số đi về đâu"),
            ("Chiều", "Hướng", "Chiều hướng", "Chiều mong muốn"),
            parse=parsers.choice(WAYS),
            hint=_("Chỉ cần khi trang “Số liệu” ghi là tùy kế hoạch."),
        ),
        Column(
            "span",
            _("Lấy số liệu của những ngày nào"),
            ("Kỳ số liệu", "Cách tính", "Kỳ tính"),
            parse=parsers.choice(SPANS),
            hint=_("Để trống thì lấy ba tháng gần nhất; số đếm, số cộng thì luôn cộng dồn."),
        ),
        PLAN,
    ),
)  # fmt: skip
