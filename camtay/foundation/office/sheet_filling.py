"""Writing into a workbook's own XML: the named cells, and nothing else.

A cell keeps its style. Results that formulas had are taken out, and the workbook is told to compute when it is opened:
an old sum above new figures would be a lie.
"""

import copy
import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from camtay.foundation.office.blanks import SPACE, fill_blanks
from camtay.foundation.office.package import Package

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_REF = re.compile(r"([A-Z]{1,3})([0-9]+)")
# What comes before calcPr in a workbook, so that a new one is put where the standard wants it.
_BEFORE_CALC = (
    "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups",
    "externalReferences", "definedNames",
)  # fmt: skip
Value = int | float | str | None  # None empties the cell


def fill(package: Package, values: Mapping[str, Value]) -> None:
    """Addresses as “Biểu 1!D8”, or “Biểu 1!A3#0” for a blank within a text."""
    book_name = _book_of(package)
    book = package.tree(book_name)
    q = f"{{{etree.QName(book).namespace}}}"
    parts = _sheet_parts(package, book_name, book, q)
    shared = _shared_strings(package, book_name, q)
    wanted: dict[str, dict[str, Value]] = {}
    for address, value in values.items():
        sheet, _bang, reference = address.rpartition("!")
        wanted.setdefault(sheet, {})[reference] = value
    for sheet, part in parts.items():
        root = package.tree(part)
        for reference, value in sorted(wanted.get(sheet, {}).items(), key=_last_blank_first):
            _write(root, q, reference, value, shared)
        if _drop_results(root, q) or sheet in wanted:
            package.put(part, root)
    _compute_when_opened(book, q)
    package.put(book_name, book)


def _book_of(package: Package) -> str:
    for kind, target in package.relations("").values():
        if kind == "officeDocument":
            return target.lstrip("/")
    return "xl/workbook.xml"


def _sheet_parts(package: Package, book_name: str, book: etree._Element, q: str) -> dict[str, str]:
    """Name of a sheet → its part."""
    relations, found = package.relations(book_name), {}
    for sheet in book.iter(f"{q}sheet"):
        key = next((value for name, value in sheet.attrib.items() if str(name).endswith("}id")), "")
        kind, target = relations.get(str(key), ("", ""))
        if kind == "worksheet":
            found[str(sheet.get("name"))] = _resolved(book_name, target)
    return found


def _resolved(of: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    folder = of.rpartition("/")[0]
    return f"{folder}/{target}" if folder else target


def _shared_strings(package: Package, book_name: str, q: str) -> list[Any]:
    for kind, target in package.relations(book_name).values():
        if kind == "sharedStrings":
            return list(package.tree(_resolved(book_name, target)).iterchildren(f"{q}si"))
    return []


def _write(root: etree._Element, q: str, reference: str, value: Value, shared: list[Any]) -> None:
    name, _hash, blank = reference.partition("#")
    cell = _cell(root, q, name)
    if blank:
        _write_blank(cell, q, int(blank), "" if value is None else str(value), shared)
        return
    _empty(cell)
    if value is None:
        return
    if isinstance(value, str):
        cell.set("t", "inlineStr")
        text = etree.SubElement(etree.SubElement(cell, f"{q}is"), f"{q}t")
        text.text = value
        text.set(SPACE, "preserve")
    else:
        etree.SubElement(cell, f"{q}v").text = repr(value)


def _last_blank_first(wanted: tuple[str, Value]) -> int:
    """Blanks are numbered as they stood before any was filled."""
    return -int(wanted[0].partition("#")[2] or 0)


def _write_blank(cell: Any, q: str, index: int, value: str, shared: list[Any]) -> None:
    """Into one blank of a text, which keeps its other words and their looks."""
    if cell.get("t") != "inlineStr":
        source = shared[int(cell.findtext(f"{q}v") or 0)]
        _empty(cell)
        cell.set("t", "inlineStr")
        inline = etree.SubElement(cell, f"{q}is")
        inline.extend(copy.deepcopy(child) for child in source if child.tag in (f"{q}t", f"{q}r"))
    fill_blanks(list(cell.iter(f"{q}t")), {index: value})


def _empty(cell: Any) -> None:
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", None)


def _cell(root: etree._Element, q: str, name: str) -> Any:
    """The cell of this name, made in its place where the sheet has none there."""
    number = int(_number(name))
    data = root.find(f"{q}sheetData")
    assert data is not None  # every sheet has one, by the standard and by openpyxl, which has read it
    row = _placed(data, f"{q}row", str(number), lambda one: int(one.get("r")), number)
    row.attrib.pop("spans", None)
    before = len(row)
    cell = _placed(row, f"{q}c", name, lambda one: _column(one.get("r")), _column(name))
    if len(row) > before and (look := _look_of_new(root, q, row, _column(name))):
        cell.set("s", look)
    return cell


def _look_of_new(root: etree._Element, q: str, row: Any, column: int) -> str:
    """The style an empty cell is seen in: its row's, else its column's."""
    if row.get("customFormat") in ("1", "true") and row.get("s"):
        return str(row.get("s"))
    for one in root.iter(f"{q}col"):
        if int(one.get("min", 0)) <= column <= int(one.get("max", 0)):
            return str(one.get("style", ""))
    return ""


def _placed(parent: Any, tag: str, name: str, order: Any, own: int) -> Any:
    for index, one in enumerate(parent):
        if order(one) == own:
            return one
        if order(one) > own:
            made = etree.Element(tag, r=name)
            parent.insert(index, made)
            return made
    return etree.SubElement(parent, tag, r=name)


def _number(name: str) -> str:
    found = _REF.fullmatch(name)
    if found is None:
        raise ValueError(name)
    return found[2]


def _column(name: str) -> int:
    found = _REF.fullmatch(name)
    if found is None:
        raise ValueError(name)
    index = 0
    for letter in found[1]:
        index = index * 26 + ord(letter) - 64
    return index


def _drop_results(root: etree._Element, q: str) -> bool:
    """Were there any?"""
    dropped = False
    for formula in root.iter(f"{q}f"):
        cell = formula.getparent()
        result = cell.find(f"{q}v") if cell is not None else None
        if cell is not None and result is not None:
            cell.remove(result)
            cell.attrib.pop("t", None)
            dropped = True
    return dropped


def _compute_when_opened(book: etree._Element, q: str) -> None:
    calc = book.find(f"{q}calcPr")
    if calc is None:
        after = 0
        for index, child in enumerate(book):
            if etree.QName(child).localname in _BEFORE_CALC:
                after = index + 1
        calc = etree.Element(f"{q}calcPr")
        book.insert(after, calc)
    calc.set("fullCalcOnLoad", "1")
