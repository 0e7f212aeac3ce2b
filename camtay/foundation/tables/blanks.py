"""A blank table of a kind: the columns ready to be filled in, and beside them what each one takes."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from camtay.foundation.tables.columns import Column, Schema, Words
from camtay.foundation.tables.exporting import bold, cell_of, sheet_name

ROWS = 500  # as far as the choices reach


@dataclass(frozen=True)
class Choices:
    """What may be picked in a column: a sheet of its own lists them. `options`: what is written, and what that means."""

    sheet: Words
    options: Sequence[tuple[str, str]]


def blank_xlsx(schema: Schema, choices: Mapping[str, Choices] | None = None) -> bytes:
    """An .xlsx with the schema's headers; brought in as it is, it holds no row. `choices`: by column key; a last sheet
    says how each column is filled in."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    shown = {key: one for key, one in (choices or {}).items() if one.options}
    labels = [_label(column) for column in schema.columns]
    page = _sheet(book, schema.label, labels, (), [40, *[22] * (len(labels) - 1)])
    for key, one in shown.items():
        listed = _sheet(book, one.sheet, (_("Ghi vào ô"), _("Nghĩa là")), one.options, (46, 90))
        _pick(page, schema.columns.index(schema.column(key)), str(listed.title), len(one.options))
    heads = (_("Cột"), _("Bắt buộc"), _("Ghi thế nào"), _("Tên khác cũng nhận"))
    _sheet(book, _("Cách ghi"), heads, (_told(column) for column in schema.columns), (30, 12, 70, 60))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _label(column: Column) -> str:
    return f"{column.label} *" if column.required else str(column.label)


def _told(column: Column) -> tuple[str, ...]:
    return (
        str(column.label), _("có") if column.required else "", str(column.hint), "; ".join(column.aliases),
    )  # fmt: skip


def _sheet(
    book: Any, name: Words, heads: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]
) -> Any:
    from openpyxl.utils import get_column_letter

    page = book.create_sheet(sheet_name(str(name)).replace("'", ""))
    for position, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(position)].width = width
    page.freeze_panes = "A2"
    page.append([bold(page, said) for said in heads])
    for row in rows:
        page.append([cell_of(page, said) for said in row])
    return page


def _pick(page: Any, position: int, sheet: str, options: int) -> None:
    """Another word of the same meaning is taken too, so that the spreadsheet does not insist."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    letter = get_column_letter(position + 1)
    picked = DataValidation("list", formula1=f"='{sheet}'!$A$2:$A${options + 1}", allow_blank=True)
    picked.showErrorMessage = False
    picked.add(f"{letter}2:{letter}{ROWS + 1}")
    page.data_validations.append(picked)
