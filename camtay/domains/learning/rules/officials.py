"""The roll of officials: the table it is brought in by, and what an assessment makes of somebody."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from camtay.domains.people.states import Department
from camtay.foundation.calendar import day_key
from camtay.foundation.tables import parsers
from camtay.foundation.tables.columns import Column, Schema
from camtay.foundation.vietnamese import clean, fold

DEPARTMENT_WORDS: dict[str, tuple[str, ...]] = {
    Department.OFFICE: (
        "Văn phòng HĐND và UBND", "Văn phòng", "Văn phòng HĐND&UBND", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
    ),
    Department.ECONOMY: (
        "Phòng Kinh tế", "Kinh tế", "Phòng Kinh tế, Hạ tầng và Đô thị",
        "Phòng Kinh tế (phường: Kinh tế, Hạ tầng và Đô thị)", "Phòng KT-HT-ĐT",
    ),
    Department.CULTURE: ("Phòng Văn hóa - Xã hội", "Văn hóa - Xã hội", "Phòng VH-XH", "Văn hóa xã hội"),
    Department.CENTRE: ("Trung tâm Phục vụ hành chính công", "Trung tâm PVHCC", "TT PVHCC", "Một cửa"),
    Department.POLICE: ("Công an", "Công an xã", "Công an phường"),
    Department.MILITARY: ("Ban Chỉ huy quân sự", "Ban CHQS", "Quân sự"),
}  # fmt: skip

SCHEMA = Schema(
    name="learning.officials",
    label=_("Danh sách cán bộ"),
    key=("number", "name"),
    columns=(
        Column(
            "number", _("Mã số"), ("Mã cán bộ", "Số hiệu", "Số hiệu cán bộ", "Mã CBCC", "Mã số cán bộ"),
            parse=parsers.code(40, r"[\w.\-/]+", example="PX-017"),
        ),
        Column(
            "name", _("Họ và tên"), ("Họ tên", "Tên", "Họ và tên cán bộ", "Cán bộ", "Họ và tên CBCCVC"),
            required=True, parse=parsers.text(200),
        ),
        Column(
            "department", _("Phòng"), ("Phòng ban", "Đơn vị", "Đơn vị công tác", "Bộ phận"),
            parse=parsers.choice(DEPARTMENT_WORDS),
        ),
        Column("duty", _("Chức vụ"), ("Chức danh", "Chức vụ, chức danh", "Vị trí việc làm"), parse=parsers.text(120)),
        Column("since", _("Từ ngày"), ("Ngày vào", "Ngày bắt đầu", "Ngày nhận việc"), parse=parsers.day),
        Column("until", _("Đến hết ngày"), ("Ngày nghỉ", "Ngày thôi việc", "Ngày kết thúc"), parse=parsers.day),
    ),
)  # fmt: skip


def key_of(number: str, name: str) -> str:
    return f"number:{number.casefold()}" if number else f"name:{fold(clean(name))}"


def search_words(number: str, name: str, duty: str) -> str:
    return fold(f"{name} {number} {duty}")[:300]


def trained_day(passed_on: Iterable[date]) -> int | None:
    """The day of the first assessment that was passed."""
    first = min(passed_on, default=None)
    return None if first is None else day_key(first)
