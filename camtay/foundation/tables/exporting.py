"""Tables out: Excel and CSV that open right in a Vietnamese office, and never run what someone typed."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from django.utils.functional import Promise
from django.utils.translation import gettext as _

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
RUNS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet takes a text that begins so for a formula
BLOCK = 500
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Shown(Protocol):
    """What a column of an export needs; a schema's Column will do."""

    @property
    def key(self) -> str: ...
    @property
    def label(self) -> str | Promise: ...


@dataclass(frozen=True)
class Field:
    """One column of an export. `width`: in characters."""

    key: str
    label: str | Promise
    width: int = 18


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook: an optional title row, the labels, then a row for each of `rows` (by column key; a key may
    lack)."""

    name: str
    columns: Sequence[Shown]
    rows: Iterable[Mapping[str, Any]]
    title: str = ""


def export_xlsx(
    columns: Sequence[Shown], rows: Iterable[Mapping[str, Any]], *, title: str = "", sheet: str = ""
) -> bytes:
    """An .xlsx of one sheet. Dates and numbers are real ones; text stays text whatever it begins with."""
    return export_book([Sheet(sheet or title or _("Bảng"), columns, rows, title)])


def export_book(sheets: Iterable[Sheet]) -> bytes:
    """An .xlsx of several sheets, streamed to disk while it is made."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    for sheet in sheets:
        page = book.create_sheet(sheet_name(sheet.name))
        for position, column in enumerate(sheet.columns, start=1):
            page.column_dimensions[get_column_letter(position)].width = getattr(column, "width", 18)
        page.freeze_panes = f"A{3 if sheet.title else 2}"
        if sheet.title:
            page.append([bold(page, sheet.title)])
        page.append([bold(page, str(column.label)) for column in sheet.columns])
        for row in sheet.rows:
            page.append([cell_of(page, row.get(column.key)) for column in sheet.columns])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def export_csv(columns: Sequence[Shown], rows: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """A CSV in UTF-8 with BOM (else Excel breaks the accents), `,` between cells, in blocks for a streamed answer.

    A text that a spreadsheet would run as a formula gets an apostrophe before it; our importer takes it off again.
    """
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow([_harmless(str(column.label)) for column in columns])
    first = True
    for count, row in enumerate(rows, start=1):
        writer.writerow([_text(row.get(column.key)) for column in columns])
        if count % BLOCK == 0:
            yield _taken(stream, first)
            first = False
    if first or stream.tell():
        yield _taken(stream, first)


def _taken(stream: io.StringIO, first: bool) -> bytes:
    block = stream.getvalue().encode("utf-8-sig" if first else "utf-8")
    stream.seek(0)
    stream.truncate()
    return block


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, datetime):
        return _local(value).strftime("%d/%m/%Y %H:%M:%S")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, int | float | Decimal):
        return str(value)
    return _harmless(_clean(str(value)))


def _harmless(said: str) -> str:
    return f"'{said}" if said.lstrip(" ").startswith(RUNS) else said


def _clean(said: str) -> str:
    """Without control characters, which Excel files may not hold; line breaks stay."""
    return "".join(
        letter for letter in said if letter == "\n" or unicodedata.category(letter) not in ("Cc", "Cs")
    )


def _local(value: datetime) -> datetime:
    """Excel knows no zones: the wall clock of Việt Nam."""
    return value.astimezone(LOCAL).replace(tzinfo=None) if value.tzinfo else value


def cell_of(page: Any, value: Any) -> Any:
    if isinstance(value, bool):
        return _text(value)
    if value is None or isinstance(value, int | float | Decimal):
        return value
    if isinstance(value, datetime):
        cell = _written(page, _local(value))
        cell.number_format = "dd/mm/yyyy hh:mm:ss"
        return cell
    if isinstance(value, date):
        cell = _written(page, datetime(value.year, value.month, value.day))  # noqa: DTZ001 - Excel has no zones
        cell.number_format = "dd/mm/yyyy"
        return cell
    said = _clean(str(value))
    if not said.startswith(RUNS):
        return said
    cell = _written(page, said)
    cell.data_type = "s"
    cell.quotePrefix = True  # stays text when somebody edits the cell
    return cell


def _written(page: Any, value: Any) -> Any:
    from openpyxl.cell import WriteOnlyCell

    return WriteOnlyCell(page, value)


def bold(page: Any, said: str) -> Any:
    from openpyxl.styles import Alignment, Font

    cell = _written(page, said)
    cell.data_type = "s"
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def sheet_name(name: str) -> str:
    return "".join(letter for letter in name if letter not in "[]:*?/\\")[:31].strip("' ") or "1"
