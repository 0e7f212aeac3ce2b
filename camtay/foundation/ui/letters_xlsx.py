"""The tables of a letter as a workbook: a sheet each, numbers as numbers."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from camtay.foundation.ui.letters import Letter, Part, Percent, Table

WHOLE_WIDTH = 110  # characters
LONGEST_NAME = 31  # of a sheet, by the format


def letter_xlsx(letter: Letter) -> bytes:
    """What the letter says in tables, under its title; the appendices on sheets of their own."""
    book: Any = Workbook()
    book.remove(book.active)
    for number, (title, table) in enumerate(_tables(letter), start=1):
        name = "".join(one for one in table.name if one not in r"[]:*?/\\")[:LONGEST_NAME]
        sheet = book.create_sheet(name if name not in book.sheetnames else f"{name[:27]} {number}")
        _write(sheet, f"{letter.kind}: {title}", table)
    if not book.sheetnames:  # no workbook is without a sheet, though the letter has no table
        _write_words(book.create_sheet(), letter)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _write_words(sheet: Any, letter: Letter) -> None:
    sheet.append([f"{letter.kind}: {letter.subject}"])
    for part in letter.parts:
        for said in (part.title, *part.paragraphs):
            if said:
                sheet.append([said])
    for row in sheet:
        row[0].data_type = "s"
    sheet.column_dimensions["A"].width = WHOLE_WIDTH


def _tables(letter: Letter) -> Iterator[tuple[str, Table]]:
    for part in letter.parts:
        yield from _of(part, letter.subject)
    for one in letter.appendices:
        for part in one.parts:
            yield from _of(part, f"Phụ lục {one.number}. {one.title}")


def _of(part: Part, title: str) -> Iterator[tuple[str, Table]]:
    if part.table is not None:
        yield title, part.table


def _write(sheet: Any, title: str, table: Table) -> None:
    sheet.append([title])
    sheet["A1"].font = Font(bold=True, size=13)
    sheet.append(list(table.columns))
    for cell in sheet[2]:
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    for row in table.rows:
        sheet.append([_safe(one) for one in row])
        for cell, one in zip(sheet[sheet.max_row], row, strict=True):
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(one, Percent):
                cell.number_format = "0.0%"
    for at, share in enumerate(table.shares, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = max(WHOLE_WIDTH * share / 100, 6)
    sheet.freeze_panes = "A3"


def _safe(cell: object) -> object:
    """What a spreadsheet would take for a formula stays text."""
    if isinstance(cell, str):
        return f"'{cell}" if cell[:1] in "=+-@" and len(cell) > 1 else cell
    return float(cell) if isinstance(cell, Percent) else cell
