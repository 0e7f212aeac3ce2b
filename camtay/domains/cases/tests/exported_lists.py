"""Lists as a provincial system exports them, in the national field names or in office Vietnamese."""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from openpyxl import Workbook

from camtay.domains.cases import actions
from camtay.domains.places.models import Place
from camtay.foundation import files
from camtay.foundation.access import SYSTEM, Actor
from camtay.foundation.files.models import StoredFile
from camtay.foundation.tables.exporting import Field, export_csv
from camtay.foundation.tables.models import Batch, Mode

HEADERS = (
    "MaHoSo", "MaTTHC", "TenTTHC", "KenhThucHien", "ChuHoSo", "NgayNopHoSo", "NgayTiepNhan", "NgayHenTra",
    "NgayKetThucXuLy", "NgayTra", "TrangThaiHoSo", "DuongDanTepTinKetQua", "SoLanBoSung",
)  # fmt: skip
Row = dict[str, str]


def row(number: int, **cells: str) -> Row:
    """A case received in the morning of 2 March 2026 and settled by noon; `cells` say otherwise."""
    standard = {
        "MaHoSo": f"H57.31-260302-{number:04}", "MaTTHC": "1.001193", "TenTTHC": "Đăng ký khai sinh",
        "KenhThucHien": "2", "ChuHoSo": f"Người thứ {number}", "NgayNopHoSo": "20260302073000",
        "NgayTiepNhan": "20260302080000", "NgayHenTra": "20260302170000", "NgayKetThucXuLy": "20260302113000",
        "NgayTra": "20260302140000", "TrangThaiHoSo": "10", "DuongDanTepTinKetQua": "ketqua/1.pdf", "SoLanBoSung": "0",
    }  # fmt: skip
    return standard | cells


def unfinished(number: int, **cells: str) -> Row:
    return row(number, NgayKetThucXuLy="", NgayTra="", TrangThaiHoSo="4", DuongDanTepTinKetQua="", **cells)


def csv_of(rows: Iterable[Row], headers: Sequence[str] = HEADERS) -> bytes:
    return b"".join(export_csv([Field(name, name) for name in headers], rows))


def xlsx_of(rows: Iterable[Row], headers: Sequence[str] = HEADERS) -> bytes:
    book = Workbook()
    sheet: Any = book.active
    sheet.append(list(headers))
    for one in rows:
        sheet.append([one.get(name, "") for name in headers])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def stored(content: bytes, now: datetime, name: str = "danh-sach.csv") -> StoredFile:
    return files.store(io.BytesIO(content), name=name, kinds=files.TABLES, now=now)


def brought_in(
    rows: Iterable[Row], place: Place, *, now: datetime, by: Actor = SYSTEM, mode: str = Mode.GOOD
) -> Batch:
    """Proposed, and carried out at once."""
    batch = actions.propose_import(
        place=place, file=stored(csv_of(rows), now), name="danh-sach.csv", mode=mode, by=by, now=now
    )
    return actions.run_import(batch_id=batch.pk, by=by, now=now)
