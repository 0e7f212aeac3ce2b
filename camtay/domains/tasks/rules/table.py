"""The table of work of a plan, as it comes in Excel: the six clear columns under the names they are met by."""

from django.utils.translation import gettext_lazy as _

from camtay.foundation.tables import parsers
from camtay.foundation.tables.columns import Column, Schema

SCHEMA = Schema(
    name="tasks.tasks",
    label=_("Bảng việc được giao"),
    key=("code", "title"),
    columns=(
        Column("code", _("Mã việc"), ("Mã số việc", "Số hiệu việc"), parse=parsers.code(40, r"[A-Za-z0-9.\-]+", example="CV-19753-2026-0001"), hint=_("Việc mới thì để trống. Ghi mã khi muốn sửa việc đã giao.")),
        Column(
            "title",
            _("Việc"),
            ("Nội dung công việc", "Công việc", "Nhiệm vụ", "Nội dung nhiệm vụ", "Tên việc", "Nhiệm vụ cụ thể", "Rõ việc"),
            required=True,
            parse=parsers.text(300),
            hint=_("Phải làm gì, trong một câu."),
        ),
        Column(
            "doer",
            _("Người làm"),
            ("Người thực hiện", "Người", "Người chủ trì", "Cán bộ thực hiện", "Cá nhân thực hiện", "Rõ người", "Phụ trách"),
            required=True,
            parse=parsers.text(200),
            hint=_("Đủ họ tên, hoặc địa chỉ thư điện tử."),
        ),
        Column("authority", _("Thẩm quyền"), ("Rõ thẩm quyền", "Căn cứ", "Cấp có thẩm quyền"), parse=parsers.text(300)),
        Column(
            "answerable",
            _("Trách nhiệm"),
            ("Người chịu trách nhiệm", "Rõ trách nhiệm", "Chịu trách nhiệm", "Lãnh đạo phụ trách"),
            parse=parsers.text(200),
            hint=_("Cán bộ của nơi giao việc. Để trống thì là người nạp bảng này."),
        ),
        Column("product", _("Sản phẩm"), ("Rõ sản phẩm", "Kết quả", "Sản phẩm đầu ra", "Kết quả đầu ra"), parse=parsers.text(300)),
        Column(
            "due",
            _("Thời gian"),
            ("Thời hạn", "Hạn", "Hạn hoàn thành", "Thời gian hoàn thành", "Ngày hoàn thành", "Rõ thời gian", "Hạn xong"),
            required=True,
            parse=parsers.day,
            hint=_("Ngày phải xong, như 31/12/2026."),
        ),
        Column("detail", _("Nội dung"), ("Ghi chú", "Cách làm", "Chi tiết"), parse=parsers.text(4000)),
    ),
)  # fmt: skip
