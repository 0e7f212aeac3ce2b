"""Two editions of one file, compared part by part and cell by cell."""

import io
import zipfile
from pathlib import Path

from openpyxl import load_workbook

DATA = Path(__file__).parent / "data"


def form(name: str) -> bytes:
    return (DATA / name).read_bytes()


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {one.filename: archive.read(one) for one in archive.infolist()}


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def changed_parts(before: bytes, after: bytes) -> set[str]:
    old, new = parts(before), parts(after)
    assert list(old) == list(new), "no part comes or goes"
    return {name for name in old if old[name] != new[name]}


def sheets(content: bytes) -> dict[str, dict[str, tuple]]:
    """Of each sheet, address → (value or formula, and everything a cell looks like)."""
    book = load_workbook(io.BytesIO(content))
    return {
        sheet.title: {
            cell.coordinate: (
                cell.value,
                cell.number_format,
                *map(repr, (cell.font, cell.fill, cell.border, cell.alignment, cell.protection)),
            )
            for row in sheet.iter_rows()
            for cell in row
        }
        for sheet in book.worksheets
    }  # fmt: skip


def shape(content: bytes) -> list[tuple]:
    """What a sheet has beside its cells."""
    book = load_workbook(io.BytesIO(content))
    return [
        (
            sheet.title, sorted(map(str, sheet.merged_cells.ranges)), sheet.print_area, sheet.print_title_rows,
            sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.freeze_panes,
            {key: one.width for key, one in sheet.column_dimensions.items()},
            [(str(one.sqref), one.formula1) for one in sheet.data_validations.dataValidation],
            [str(one.sqref) for one in sheet.conditional_formatting],
            len(sheet._charts), len(sheet._images),
        )
        for sheet in book.worksheets
    ]  # fmt: skip


def differences(before: bytes, after: bytes) -> dict[str, object]:
    """Address → new value, of the cells whose value is another. No cell may look otherwise."""
    old, new, found = sheets(before), sheets(after), {}
    assert old.keys() == new.keys()
    for sheet, cells in new.items():
        assert cells.keys() >= old[sheet].keys()
        for address, (value, *look) in cells.items():
            was, *looked = old[sheet].get(address, (None, *look))
            assert look == looked, f"{sheet}!{address} looks otherwise"
            if value != was:
                found[f"{sheet}!{address}"] = value
    return found
