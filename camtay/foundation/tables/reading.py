"""From a table to rows of values: where the header is, then each line with its problems by cell."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from camtay.foundation.tables.columns import CellProblem, Column, Problem, Raw, Row, Schema, TableProblem
from camtay.foundation.tables.mapping import (
    Confidence,
    Proposal,
    checked,
    named,
    propose_mapping,
    remembered,
)
from camtay.foundation.tables.sheets import Cells, Table

LOOKED_AT = 30  # rows in which a header is sought, below titles and letterheads
COUNTED = re.compile(r"^\(?(\d{1,3}|[A-Za-z])\)?$")


@dataclass(frozen=True)
class Header:
    """The row of labels: its sheet, its number, the labels by position ("" where blank), and the first row of data."""

    sheet: str
    row: int
    labels: tuple[str, ...]
    first: int


@dataclass(frozen=True)
class Preview:
    """All that a page needs to let someone confirm the mapping. `sample`: the first rows as read."""

    table: Table
    header: Header
    proposal: Proposal
    sample: tuple[tuple[int, Cells], ...]


def look(table: Table, schema: Schema, place_id: int | None = None) -> Preview:
    """Find the header and propose a mapping, remembering what was chosen in this place before."""
    header = find_header(table, schema)
    before = remembered(schema, place_id, header.labels) if place_id is not None else {}
    sample = (row for row in table.rows(header.sheet) if row[0] >= header.first)
    return Preview(table, header, propose_mapping(schema, header.labels, before), tuple(islice(sample, 5)))


def find_header(table: Table, schema: Schema) -> Header:
    """The row, on any visible sheet, whose cells best name the schema's columns; titles above it are passed over.

    Where no row names any, the row with the most text; the mapping is then chosen by hand.
    """
    best: tuple[float, Header] | None = None
    for sheet in table.sheets:
        rows = list(islice(table.rows(sheet), LOOKED_AT))
        for index, (number, cells) in enumerate(rows):
            score = _header_score(schema, cells)
            if score > 0 and (best is None or score > best[0]):
                best = (
                    score,
                    Header(sheet, number, named(cells), _first_data_row(number, rows[index + 1 :])),
                )
    if best is None:
        raise TableProblem(_("Không thấy hàng tiêu đề. Hàng đầu bảng phải ghi tên từng cột."))
    return best[1]


def _header_score(schema: Schema, cells: Cells) -> float:
    """Named columns count most; texts decide among rows that name none (a header has more of them than a title)."""
    texts = [cell for cell in cells if isinstance(cell, str) and cell.strip()]
    if not texts:
        return 0.0
    matches = propose_mapping(schema, named(cells)).matches
    certain = [match for match in matches if match.confidence is not Confidence.FUZZY]
    if len(texts) < min(2, len(schema.columns)) and not certain:
        return 0.0  # one text alone is a title, unless it is exactly a column's name
    sure = len(certain) + 0.6 * (len(matches) - len(certain))
    return sure + min(len(texts), 99) / 1000


def _first_data_row(header: int, following: Sequence[tuple[int, Cells]]) -> int:
    """Official forms number their columns under the header, (1) (2) (3) or A B 1 2: that line is no data."""
    if not following:
        return header + 1
    number, cells = following[0]
    filled = [str(cell).strip() for cell in cells if cell not in (None, "")]
    if len(filled) >= 3 and all(COUNTED.match(cell) for cell in filled):
        digits = [int(found) for cell in filled if (found := cell.strip("()")).isdigit()]
        if len(digits) >= 2 and digits == list(range(digits[0], digits[0] + len(digits))):
            return number + 1
    return header + 1


def read(
    table: Table, schema: Schema, mapping: Mapping[str, str], header: Header | None = None
) -> Iterator[Row]:
    """Every row of data, streamed. `mapping`: column key → header label; unmapped columns are not in `values`.

    Raises TableProblem when the mapping does not fit the file.
    """
    from openpyxl.utils import get_column_letter

    header = header or find_header(table, schema)
    positions = checked(schema, header.labels, mapping)
    readers = [
        (schema.column(key), position, get_column_letter(position + 1), header.labels[position])
        for key, position in positions.items()
    ]
    places = {column.key: (letter, label) for column, _position, letter, label in readers}
    for number, cells in table.rows(header.sheet):
        if number >= header.first:
            yield _row(number, cells, readers, places)


Reader = tuple[Column, int, str, str]


def _row(number: int, cells: Cells, readers: Sequence[Reader], places: Mapping[str, tuple[str, str]]) -> Row:
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for column, position, letter, label in readers:
        raw = cells[position] if position < len(cells) else None
        try:
            values[column.key] = _value(column, raw)
        except CellProblem as found:
            problems.append(
                Problem(number, letter, label, found.message, "" if raw is None else str(raw)[:200])
            )
    return Row(number, values, tuple(problems), places)


def _value(column: Column, raw: Raw) -> Any:
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        if column.required:
            raise CellProblem(_("Ô này không được để trống."))
        return None
    return column.parse(raw)
