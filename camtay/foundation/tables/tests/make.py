"""Files and a target made for tests: a list of households, kept in a dictionary."""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from openpyxl import Workbook

from camtay.foundation.tables import parsers
from camtay.foundation.tables.columns import CellProblem, Column, Schema
from camtay.foundation.tables.targets import Found, plain

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 3, 2, 8, 0, tzinfo=LOCAL)

HOUSES = Schema(
    name="test.houses",
    label="Danh sách hộ",
    key=("code",),
    columns=(
        Column("code", "Mã hộ", ("số hộ khẩu",), required=True, parse=parsers.code(20)),
        Column("head", "Chủ hộ", ("họ tên chủ hộ",), required=True, parse=parsers.text(100)),
        Column("people", "Số nhân khẩu", ("nhân khẩu",), parse=parsers.whole(0, 50)),
        Column("since", "Ngày nhập khẩu", (), parse=parsers.day),
    ),
)
LABELS = ["Mã hộ", "Chủ hộ", "Số nhân khẩu", "Ngày nhập khẩu"]
STRAIGHT = {"code": "Mã hộ", "head": "Chủ hộ", "people": "Số nhân khẩu", "since": "Ngày nhập khẩu"}


def csv_of(*lines: Sequence[Any], delimiter: str = ",") -> bytes:
    return "\n".join(delimiter.join(str(cell) for cell in line) for line in lines).encode()


def xlsx_of(*lines: Sequence[Any], title: str = "", hidden: bool = False) -> bytes:
    book = Workbook()
    page = book.active
    if hidden:
        book.create_sheet("Ghi chú", 0).sheet_state = "hidden"
        book["Ghi chú"].append(["Mã hộ", "Chủ hộ", "Số nhân khẩu", "Ngày nhập khẩu"])
    if title:
        page.append([title])
        page.merge_cells("A1:D1")
        page.append([])
    for line in lines:
        page.append(list(line))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


class Shelf:
    """A target in memory. `crash_at`: the chunk (counted from 1) in which `create` breaks, once."""

    object_type = "test.house"

    def __init__(self, crash_at: int = 0) -> None:
        self.houses: dict[str, dict[str, Any]] = {}
        self.used: set[str] = set()
        self.crash_at = crash_at
        self.chunk = 0

    def key(self, values):
        return values["code"]

    def prepare(self, rows):
        self.chunk += 1

    def existing(self, keys, *, lock):
        return {key: Found(key, dict(self.houses[key])) for key in keys if key in self.houses}

    def wanted(self, row, found):
        if row.values.get("head") == "Không ai":
            raise CellProblem("Hộ phải có chủ.", column="head")
        return {name: plain(value) for name, value in row.values.items()}

    def create(self, steps, batch_id):
        if self.chunk == self.crash_at:
            self.crash_at = 0
            raise RuntimeError("power cut")
        for step in steps:
            self.houses[step.key] = dict(step.wanted)
        return [Found(step.key, dict(self.houses[step.key])) for step in steps]

    def update(self, steps, batch_id):
        for step in steps:
            self.houses[step.key] |= step.wanted
        return [Found(step.key, dict(self.houses[step.key])) for step in steps]

    def current(self, ids):
        return self.existing(ids, lock=True)

    def in_use(self, ids):
        return {one: "đang được dùng" for one in ids if one in self.used}

    def delete(self, ids):
        for one in ids:
            del self.houses[one]

    def restore(self, before):
        for one, values in before.items():
            self.houses[one] |= values
