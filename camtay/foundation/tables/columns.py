"""What a domain wants from a table, and what a row of it gives."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

Raw = str | int | float | bool | datetime | date | time | timedelta | None
Words = str | Promise


class CellProblem(ValueError):  # noqa: N818 - it is a finding to show, not a failure
    """A cell cannot be taken as it is. `message`: what is wrong and what to write instead, in words for people.

    `column` (a key of the schema) may be given by a domain that finds the fault only after the row is read.
    """

    def __init__(self, message: Words, column: str | None = None) -> None:
        super().__init__(str(message))
        self.message = str(message)
        self.column = column


class TableProblem(ValueError):  # noqa: N818
    """The whole file, or the whole import, cannot be taken. `message` says why and what to do."""

    def __init__(self, message: Words) -> None:
        super().__init__(str(message))
        self.message = str(message)


def _as_is(raw: Raw) -> Any:
    return raw


@dataclass(frozen=True)
class Column:
    """One wanted column. `aliases`: other headers it is met under. `parse` gets a cell that is not blank and
    returns the value, or raises CellProblem; a blank cell is `None` without asking it. `hint`: how it is filled in, for
    the blank table that is handed out."""

    key: str
    label: Words
    aliases: tuple[str, ...] = ()
    required: bool = False
    parse: Callable[[Raw], Any] = _as_is
    hint: Words = ""


@dataclass(frozen=True)
class Schema:
    """A kind of table. `name` is stable (it is stored with batches and remembered mappings).

    `key`: the column, or columns, by which two rows are about the same thing.
    """

    name: str
    label: Words
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    def column(self, key: str) -> Column:
        return next(column for column in self.columns if column.key == key)


@dataclass(frozen=True)
class Problem:
    """What is wrong with one cell. `column` is its letter as in a spreadsheet ("" when the whole row is meant)."""

    row: int
    column: str
    header: str
    message: str
    raw: str = ""

    def as_json(self) -> dict[str, Any]:
        return {
            "row": self.row,
            "column": self.column,
            "header": self.header,
            "message": self.message,
            "raw": self.raw,
        }


@dataclass(frozen=True)
class Row:
    """One line. `number`: as the spreadsheet shows it. `values`: by column key, mapped columns only.

    `places`: column key → (letter, header), so that a later check can still point at the cell.
    """

    number: int
    values: Mapping[str, Any]
    problems: tuple[Problem, ...] = ()
    places: Mapping[str, tuple[str, str]] = field(default_factory=dict, compare=False)

    def problem(self, found: CellProblem) -> Problem:
        """`found` as a problem of this row, at its cell when the column is known."""
        letter, header = self.places.get(found.column or "", ("", ""))
        raw = _as_written(self.values.get(found.column or ""))
        return Problem(self.number, letter, header, found.message, raw[:200])


def _as_written(value: Any) -> str:
    """A value that was read, as people write it."""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value).replace(".", ",") if isinstance(value, Decimal) else str(value)


def missing_column(column: Column) -> str:
    return _("Bảng thiếu cột “%(label)s”. Hãy thêm cột này, hoặc chọn cột tương ứng.") % {
        "label": column.label
    }
