"""A workbook or a letter, under one face."""

from collections.abc import Mapping
from functools import cached_property

from django.utils.translation import gettext as _

from camtay.foundation.office import letters, workbooks
from camtay.foundation.office.errors import BadDocument
from camtay.foundation.office.grids import Block, Cell, Grid, Spot
from camtay.foundation.office.package import Package
from camtay.foundation.vietnamese.numbers import number

Value = int | float | str | None  # None empties the cell
WORKBOOK, LETTER = b"spreadsheetml.sheet.main+xml", b"wordprocessingml.document.main+xml"


class Document:
    """`kind`: xlsx or docx. Opened from bytes that have been checked; raises BadDocument."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        package = Package(content)
        types = package.part("[Content_Types].xml")
        if WORKBOOK in types:
            self.kind = "xlsx"
        elif LETTER in types:
            self.kind = "docx"
        else:
            raise BadDocument(_("Chỉ nhận biểu mẫu Excel (.xlsx) hoặc Word (.docx)."))

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """What a person sees, in order: sheets, or paragraphs and tables."""
        return (
            workbooks.blocks(self._content) if self.kind == "xlsx" else letters.blocks(Package(self._content))
        )

    @cached_property
    def spots(self) -> dict[str, Spot]:
        """Address → spot: all that may be written to, and cells of which `why_not` says why not."""
        found: dict[str, Spot] = {}
        for block in self.blocks:
            _gather(block, found)
        return found

    def filled(self, values: Mapping[str, Value]) -> bytes:
        """The file with these values at these addresses. Numbers stay numbers in a workbook.

        Raises BadDocument for an address that is not there, or that holds a formula.
        """
        for address in values:
            spot = self.spots.get(address)
            if spot is None:
                raise BadDocument(_("Biểu mẫu không có ô %(cell)s.") % {"cell": address})
            if spot.why_not:
                raise BadDocument(f"{address}: {spot.why_not}")
        package = Package(self._content)
        if self.kind == "xlsx":
            workbooks.fill(package, values)
        else:
            letters.fill(package, {address: _said(value) for address, value in values.items()})
        return package.written()


def open_document(content: bytes) -> Document:
    """Raises BadDocument, in words for people, for what is no office file, is hostile, or too large."""
    document = Document(content)
    if document.kind == "docx":
        letters.check(Package(content))
    if not document.spots or not any(_says(block) for block in document.blocks):
        raise BadDocument(_("Biểu mẫu này trống, không có ô nào để điền. Hãy chọn đúng tệp của cấp trên."))
    return document


def _says(block: Block) -> bool:
    """Does it hold a word?"""
    if not isinstance(block, Grid):
        return bool(block.text.strip())
    return any(cell.text.strip() or any(_says(inner) for inner in cell.blocks) for cell in block.cells())


def _said(value: Value) -> str:
    """In a letter numbers are written as people write them: 1.350 and 96,4."""
    if value is None:
        return ""
    return value if isinstance(value, str) else number(value, 4)


def _gather(block: Block, found: dict[str, Spot]) -> None:
    if not isinstance(block, Grid):
        found.update((spot.address, spot) for spot in block.spots)
        return
    for cell in block.cells():
        _gather_cell(cell, found)


def _gather_cell(cell: Cell, found: dict[str, Spot]) -> None:
    if cell.spot is not None:
        found[cell.spot.address] = cell.spot
    for inner in cell.blocks:
        _gather(inner, found)
