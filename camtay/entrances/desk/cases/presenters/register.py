"""The register as a spreadsheet: the form's own columns, two of them left to be filled in. Always Vietnamese."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from camtay.domains.cases import queries
from camtay.domains.cases.models import Case
from camtay.domains.places.models import Place
from camtay.foundation.tables.exporting import Field

FIELDS = (
    Field("number", "STT", 6),
    Field("code", "Mã hồ sơ", 26),
    Field("procedure", "Tên TTHC", 50),
    Field("applicant", "Tên tổ chức, cá nhân", 26),
    Field("contact", "Địa chỉ/SĐT", 36),
    Field("agency", "Cơ quan chủ trì giải quyết", 26),
    Field("received_at", "Nhận hồ sơ", 20),
    Field("due_at", "Hẹn trả kết quả", 20),
    Field("handed_over_at", "Trả kết quả", 20),
    Field("way", "Phương thức nhận kết quả", 24),
    Field("signature", "Ký nhận", 16),
)


def rows(cases: Iterable[Case]) -> Iterator[dict[str, Any]]:
    return (asdict(row) for row in queries.register_rows(cases))


def title(place: Place, first: date, last: date) -> str:
    form = queries.FORMS["register"]
    practice = "THỰC HÀNH, không có giá trị. " if place.practice else ""
    return (
        f"{practice}{form.title} (Mẫu số {form.number}, Thông tư 03/2025/TT-VPCP), {place.name}, "
        f"từ ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y}"
    )
