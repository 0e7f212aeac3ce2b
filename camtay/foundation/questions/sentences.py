"""What the engine says by itself, where the form has no words of its own. Vietnamese is the source."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

_REQUIRED: dict[str, Callable[[], str]] = {
    "choice": lambda: _("Hãy chọn một ý ở câu “%(label)s”."),
    "yes_no": lambda: _("Hãy chọn “Có” hoặc “Không” ở câu “%(label)s”."),
    "choices": lambda: _("Hãy chọn ít nhất một ý ở câu “%(label)s”."),
    "date": lambda: _("Hãy ghi đủ ngày, tháng, năm ở câu “%(label)s”."),
    "partial_date": lambda: _("Hãy ghi ít nhất là năm ở câu “%(label)s”."),
    "place": lambda: _("Hãy chọn hoặc ghi nơi ở câu “%(label)s”."),
    "file": lambda: _("Hãy gửi ảnh chụp hoặc tệp ở câu “%(label)s”."),
}

_UNREADABLE: dict[str, Callable[[], str]] = {
    "too_long": lambda: _("Ghi dài quá. Hãy ghi gọn trong %(limit)s chữ cái."),
    "number": lambda: _("Hãy chỉ ghi số, ví dụ 1.200."),
    "whole_number": lambda: _("Hãy ghi số nguyên, không có phần lẻ."),
    "too_many_decimals": lambda: _("Hãy ghi nhiều nhất %(decimals)s chữ số sau dấu phẩy."),
    "number_too_large": lambda: _("Số này lớn quá. Hãy xem lại."),
    "date": lambda: _("Hãy ghi ngày, tháng, năm bằng số, ví dụ 3/7/2026."),
    "date_incomplete": lambda: _("Hãy ghi đủ ngày, tháng và năm."),
    "date_year": lambda: _("Hãy ghi năm đủ bốn chữ số, ví dụ 2026."),
    "date_month": lambda: _("Tháng chỉ từ 1 đến 12. Hãy xem lại tháng."),
    "date_impossible": lambda: _("Không có ngày %(typed)s. Hãy xem lại ngày, tháng và năm."),
    "partial_date": lambda: _("Hãy ghi bằng số, ví dụ 3/7/1950. Không nhớ ngày, tháng thì chỉ ghi năm."),
    "partial_date_year": lambda: _("Hãy ghi ít nhất là năm."),
    "partial_date_month": lambda: _("Đã ghi ngày thì hãy ghi cả tháng."),
    "choice": lambda: _("Hãy chọn trong các ý đã cho."),
    "yes_no": lambda: _("Hãy chọn “Có” hoặc “Không”."),
    "phone": lambda: _("Số điện thoại chưa đúng. Hãy ghi đủ 10 chữ số, ví dụ 0912 345 678."),
    "person_name": lambda: _("Họ tên chỉ gồm chữ cái, không có chữ số hay ký hiệu. Hãy xem lại."),
    "citizen_number": lambda: _("Số định danh gồm đúng 12 chữ số. Bạn đã ghi %(count)s chữ số."),
    "citizen_number_letters": lambda: _("Số định danh chỉ gồm 12 chữ số, không có chữ cái. Hãy xem lại."),
    "citizen_number_wrong": lambda: _(
        "Số định danh này chưa đúng. Hãy xem lại từng chữ số trên thẻ căn cước."
    ),
    "place": lambda: _("Hãy chọn xã, phường trong danh sách, hoặc ghi vào ô bên dưới."),
    "too_many_files": lambda: _("Chỉ gửi được nhiều nhất %(limit)s tệp ở câu này. Hãy bỏ bớt."),
    "again": lambda: _("Hãy trả lời lại câu này."),
}

_FAILED: dict[str, Callable[[], str]] = {
    "min": lambda: _("Hãy ghi số từ %(value)s trở lên."),
    "max": lambda: _("Hãy ghi số không quá %(value)s."),
    "min_length": lambda: _("Ghi ngắn quá. Hãy ghi ít nhất %(value)s chữ cái."),
    "max_length": lambda: _("Ghi dài quá. Hãy ghi gọn trong %(value)s chữ cái."),
    "pattern": lambda: _("Ghi chưa đúng mẫu. Hãy xem lại."),
    "no_digits": lambda: _("Ở đây không ghi chữ số. Hãy xem lại."),
    "not_future": lambda: _("Ngày này chưa tới. Hãy xem lại."),
    "not_past": lambda: _("Ngày này đã qua. Hãy ghi từ hôm nay trở đi."),
    "before": lambda: _("Ngày này phải trước ngày ở câu “%(other)s”. Hãy xem lại."),
    "after": lambda: _("Ngày này phải sau ngày ở câu “%(other)s”. Hãy xem lại."),
    "not_before": lambda: _("Ngày này không được trước ngày ở câu “%(other)s”. Hãy xem lại."),
    "not_after": lambda: _("Ngày này không được sau ngày ở câu “%(other)s”. Hãy xem lại."),
    "within_days": lambda: _("Ngày này đã quá %(value)s ngày."),
    "at_least_years": lambda: _("Tính đến hôm nay phải đủ %(value)s năm. Hãy xem lại."),
    "at_most_years": lambda: _("Tính đến hôm nay không được quá %(value)s năm. Hãy xem lại."),
    "min_count": lambda: _("Hãy chọn ít nhất %(value)s ý."),
    "max_count": lambda: _("Hãy chọn nhiều nhất %(value)s ý."),
    "matches_person": lambda: _(
        "Số định danh không khớp với năm sinh hoặc giới tính đã ghi. Hãy xem lại từng chữ số trên thẻ."
    ),
    "holds": lambda: _("Câu này chưa khớp với các câu khác. Hãy xem lại."),
}


def required(question_type: str, label: object) -> str:
    frame = _REQUIRED.get(question_type, lambda: _("Hãy trả lời câu “%(label)s”."))
    return frame() % {"label": label}


def unreadable(code: str, **values: Any) -> str:
    return _UNREADABLE[code]() % values


def failed(kind: str, **values: Any) -> str:
    return _FAILED[kind]() % values


def too_few(minimum: int) -> str:
    return _("Hãy ghi ít nhất %(minimum)s mục.") % {"minimum": minimum}


def too_many(maximum: int) -> str:
    return _("Chỉ ghi được nhiều nhất %(maximum)s mục. Hãy bỏ bớt.") % {"maximum": maximum}
