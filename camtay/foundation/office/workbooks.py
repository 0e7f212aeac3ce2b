"""A workbook as grids. openpyxl reads it; it is never written by openpyxl, which drops what it does not know."""

import io
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from camtay.foundation.office.blanks import words
from camtay.foundation.office.errors import BadDocument
from camtay.foundation.office.grids import Align, Beside, Cell, Grid, Spot
from camtay.foundation.office.sheet_filling import fill

__all__ = ["blocks", "fill"]
MOST_ROWS, MOST_COLUMNS, MOST_SHEETS = 400, 60, 30
ALIGNED: Mapping[str, Align] = {
    "left": "left",
    "center": "center",
    "centerContinuous": "center",
    "right": "right",
}


def blocks(content: bytes) -> tuple[Grid, ...]:
    """The visible sheets. Raises BadDocument."""
    from openpyxl import (
        load_workbook,  # costs a quarter of a second: with the first workbook, not with each start
    )

    try:
        book = load_workbook(io.BytesIO(content), keep_links=False)
    except Exception as error:  # openpyxl meets broken files with errors of a dozen kinds
        raise BadDocument(
            _("Không mở được tệp Excel này. Hãy mở bằng Excel hoặc LibreOffice, lưu lại rồi gửi lần nữa.")
        ) from error
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if len(shown) > MOST_SHEETS:
        raise BadDocument(_("Tệp có quá %(most)s trang tính. Hãy chỉ gửi biểu mẫu.") % {"most": MOST_SHEETS})
    return tuple(_grid(sheet) for sheet in shown)


def _grid(sheet: Any) -> Grid:
    merged = {(one.min_row, one.min_col): one for one in sheet.merged_cells.ranges}
    hidden = {
        (row, column)
        for one in merged.values()
        for row in range(one.min_row, min(one.max_row, MOST_ROWS) + 1)
        for column in range(one.min_col, min(one.max_col, MOST_COLUMNS) + 1)
        if (row, column) != (one.min_row, one.min_col)
    }
    last_row, last_column = _used(sheet)
    rows, columns = min(last_row, MOST_ROWS), min(last_column, MOST_COLUMNS)
    ranges = _formula_ranges(sheet)
    bare = [
        _cell(sheet, row, column, merged.get((row, column)), (rows, columns), ranges)
        for row in range(1, rows + 1)
        for column in range(1, columns + 1)
        if (row, column) not in hidden
    ]
    beside = Beside.of(bare)
    spotted: dict[int, list[Cell]] = {row: [] for row in range(rows)}
    for cell in bare:
        spotted[cell.row].append(_spotted(sheet, cell, beside))
    return Grid(
        sheet.title,
        tuple(tuple(cells) for cells in spotted.values()),
        cut=(rows, columns) != (last_row, last_column),
        columns=tuple(_letter(column) for column in range(1, columns + 1)),
        numbers=tuple(range(1, rows + 1)),
    )


def _used(sheet: Any) -> tuple[int, int]:
    """The last row and column with words, a frame, a colour or a merged cell: not what a file says of its size."""
    row = max((one.max_row for one in sheet.merged_cells.ranges), default=1)
    column = max((one.max_col for one in sheet.merged_cells.ranges), default=1)
    for (at_row, at_column), cell in sheet._cells.items():
        if cell.value is not None or _framed(cell) or _filled(cell):
            row, column = max(row, at_row), max(column, at_column)
    return row, column


def _formula_ranges(sheet: Any) -> set[tuple[int, int]]:
    """Cells that one formula of many cells fills."""
    from openpyxl.utils import range_boundaries

    found: set[tuple[int, int]] = set()
    for cell in sheet._cells.values():
        reach = getattr(cell.value, "ref", None)
        if reach:
            edges: Any = range_boundaries(reach)
            left, top, right, bottom = edges
            found |= {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
    return found


def _cell(
    sheet: Any, row: int, column: int, merged: Any, most: tuple[int, int], ranges: set[tuple[int, int]]
) -> Cell:
    cell = sheet._cells.get((row, column))
    rows = min(merged.max_row, most[0]) - row + 1 if merged else 1
    columns = min(merged.max_col, most[1]) - column + 1 if merged else 1
    if cell is None:
        return Cell(row - 1, column - 1, rows, columns)
    formula = ""
    if cell.data_type == "f" or (row, column) in ranges:
        formula = str(getattr(cell.value, "text", cell.value) or "")
    return Cell(
        row - 1, column - 1, rows, columns, text=formula or _said(cell.value), formula=formula,
        bold=bool(cell.font and cell.font.b), fill=_filled(cell), border=_framed(cell),
        align=ALIGNED.get((cell.alignment.horizontal if cell.alignment else None) or "", ""),
    )  # fmt: skip


def _spotted(sheet: Any, cell: Cell, beside: Beside) -> Cell:
    address = f"{sheet.title}!{_letter(cell.column + 1)}{cell.row + 1}"
    source = sheet._cells.get((cell.row + 1, cell.column + 1))
    row, column = beside.row(cell), beside.column(cell)
    why_not = ""
    if cell.formula:
        why_not = _("ô này có công thức, máy không ghi đè.")
    elif sheet.protection.sheet and (source is None or source.protection.locked):
        why_not = _("ô này bị khóa trong biểu mẫu.")
    line = words(
        cell.text, address, row=row, column=column, bold=cell.bold, align=cell.align, why_not=why_not
    )
    if line.spots and not cell.formula:
        return _with(cell, blocks=(line,))
    shape = source.number_format if source is not None else "General"
    return _with(cell, spot=Spot(address, cell.text, shape, why_not, row, column))


def _with(cell: Cell, **changes: Any) -> Cell:
    from dataclasses import replace

    return replace(cell, **changes)


def _said(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float):
        return f"{value:.10g}".replace(".", ",")
    return str(value)


def _framed(cell: Any) -> bool:
    edges = cell.border
    return bool(
        edges and any(one and one.style for one in (edges.left, edges.right, edges.top, edges.bottom))
    )


def _filled(cell: Any) -> bool:
    return bool(cell.fill and cell.fill.fill_type == "solid")


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(column)
