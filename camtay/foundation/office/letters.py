"""A letter (DOCX) as paragraphs and tables, tables within tables; and writing into its own XML.

Addresses count from 0 in the order of the file: `p4` the fifth paragraph, `t0.r2.c1` a cell of the first table,
`t0.r2.c1.t0.r0.c0` a cell of a table within it, `p4#0` the first blank of a paragraph.
"""

import copy
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from docx.oxml.ns import qn
from lxml import etree

from camtay.foundation.office.blanks import BLANK, SPACE, fill_blanks, words
from camtay.foundation.office.errors import BadDocument
from camtay.foundation.office.grids import Align, Beside, Block, Cell, Grid, Spot, Words, is_number
from camtay.foundation.office.package import Package

DEEPEST, MOST_CELLS = 6, 20_000
ALIGNED: Mapping[str, Align] = {"center": "center", "right": "right", "end": "right"}
P, TBL, TR, TC, R, T = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc"), qn("w:r"), qn("w:t")
TRACKED = tuple(qn(f"w:{name}") for name in ("ins", "del", "moveFrom", "moveTo"))
WRAPPERS = {
    qn("w:sdt"),
    qn("w:sdtContent"),
    qn("w:ins"),
    qn("w:smartTag"),
    qn("w:customXml"),
    qn("w:hyperlink"),
}


def check(package: Package) -> None:
    """Raises BadDocument for a letter with tracked changes: what is written between them would be sent as a proposal."""
    if any(True for _mark in package.tree(_part(package)).iter(*TRACKED)):
        raise BadDocument(
            _(
                "Tệp Word còn dấu vết sửa (Track Changes). Trong Word: Review, Accept, Accept All Changes; lưu lại rồi gửi bản ấy."
            )
        )


def blocks(package: Package) -> tuple[Block, ...]:
    """The body of the letter. Raises BadDocument."""
    found: list[Block] = []
    above = ""
    for address, element in _numbered(_body(package.tree(_part(package))), ""):
        shown = _block(address, element, depth=0)
        if isinstance(shown, Words):
            if shown.spots and not shown.spots[0].row:  # an empty line is told by the one above it
                shown = replace(shown, spots=(replace(shown.spots[0], row=(above,) if above else ()),))
            above = shown.text.strip()[:200] or above
        found.append(shown)
    return tuple(found)


def fill(package: Package, values: Mapping[str, str]) -> None:
    """Each address is one that `blocks` gave."""
    part = _part(package)
    root = package.tree(part)
    found = dict(_elements(_body(root), ""))
    by_element: dict[str, dict[int, str]] = {}
    for address, value in values.items():
        name, _hash, blank = address.partition("#")
        if blank:
            by_element.setdefault(name, {})[int(blank)] = value
        else:
            _write(found[name], value)
    for name, blanks in by_element.items():
        fill_blanks(_texts(found[name]), blanks)
    package.put(part, root)


def _part(package: Package) -> str:
    for kind, target in package.relations("").values():
        if kind == "officeDocument":
            return target.lstrip("/")
    return "word/document.xml"


def _body(root: etree._Element) -> Any:
    body = root.find(qn("w:body"))
    if body is None:
        raise BadDocument(
            _("Tệp Word này không có nội dung, hoặc là kiểu lạ. Hãy lưu lại thành .docx thường.")
        )
    return body


def _children(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables, and those in content controls."""
    for child in parent:
        if child.tag in (P, TBL):
            yield child
        elif child.tag in WRAPPERS:
            yield from _children(child)


def _numbered(parent: Any, prefix: str) -> Iterator[tuple[str, Any]]:
    counts = {P: 0, TBL: 0}
    for child in _children(parent):
        letter = "p" if child.tag == P else "t"
        yield f"{prefix}{letter}{counts[child.tag]}", child
        counts[child.tag] += 1


def _elements(parent: Any, prefix: str) -> Iterator[tuple[str, Any]]:
    """Every paragraph and cell by its address."""
    for address, child in _numbered(parent, prefix):
        if child.tag == P:
            yield address, child
            continue
        for row_index, row in enumerate(_wrapped(child, TR)):
            for cell_index, cell in enumerate(_wrapped(row, TC)):
                name = f"{address}.r{row_index}.c{cell_index}"
                yield name, cell
                yield from _elements(cell, f"{name}.")


def _wrapped(parent: Any, tag: str) -> Iterator[Any]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            yield from _wrapped(child, tag)


def _block(address: str, element: Any, *, depth: int) -> Block:
    return _paragraph(address, element) if element.tag == P else _table(address, element, depth)


def _texts(paragraph: Any) -> list[Any]:
    """The text elements of a line that stand in it: not those struck out by a tracked change, nor of a picture."""
    found: list[Any] = []
    for child in paragraph:
        if child.tag == R:
            found.extend(one for one in child if one.tag == T)
        elif child.tag in WRAPPERS:
            found.extend(_texts(child))
    return found


def _line(paragraph: Any) -> str:
    return "".join(one.text or "" for one in _texts(paragraph))


def _paragraph(address: str, paragraph: Any) -> Words:
    text = _line(paragraph)
    shown = words(text, address, bold=_bold(paragraph), align=_align(paragraph))
    if not BLANK.sub("", text).strip() and not _has_more(paragraph):
        return replace(shown, spots=(Spot(address, text),), pieces=("", ""))
    return shown


def _has_more(paragraph: Any) -> bool:
    """A picture, a page break or a field: what is more than words is not written over."""
    kinds = ("w:drawing", "w:pict", "w:object", "w:br", "w:fldChar", "w:instrText", "w:sectPr")
    return any(next(paragraph.iter(qn(kind)), None) is not None for kind in kinds)


def _bold(paragraph: Any) -> bool:
    runs = [run for run in paragraph.iter(R) if run.find(T) is not None]
    return bool(runs) and all(_is_on(run.find(f"{qn('w:rPr')}/{qn('w:b')}")) for run in runs)


def _is_on(mark: Any) -> bool:
    return mark is not None and mark.get(qn("w:val"), "1") not in ("0", "false")


def _align(paragraph: Any) -> Align:
    mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:jc')}")
    return ALIGNED.get(mark.get(qn("w:val"), ""), "") if mark is not None else ""


def _table(address: str, table: Any, depth: int) -> Grid:
    if depth >= DEEPEST:
        raise BadDocument(_("Tệp Word có bảng lồng nhau quá sâu nên không nhận."))
    placed = _placed(table)
    if len(placed) > MOST_CELLS:
        raise BadDocument(_("Bảng trong tệp Word dài quá mức. Hãy chỉ gửi biểu mẫu."))
    cells = [_cell(address, one) for one in placed]
    beside = Beside.of([cell for cell, _element, _name in cells])
    rows: dict[int, list[Cell]] = {index: [] for index, _row in enumerate(_wrapped(table, TR))}
    for cell, element, name in cells:
        rows[cell.row].append(_spotted(cell, element, name, beside, depth))
    return Grid("", tuple(tuple(row) for row in rows.values()))


def _placed(table: Any) -> list[tuple[int, int, int, int, int, Any]]:
    """(row, which cell of the row, column, rows, columns, element) of each cell that is seen. A cell that goes on the
    one above (vMerge) is part of it."""
    found: list[tuple[int, int, int, int, int, Any]] = []
    tall: dict[int, int] = {}  # column → index in `found` of the merged cell that may go on
    for row_index, row in enumerate(_wrapped(table, TR)):
        column = _value(row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"), 0)
        for index, cell in enumerate(_wrapped(row, TC)):
            properties = cell.find(qn("w:tcPr"))
            wide = _value(properties.find(qn("w:gridSpan")) if properties is not None else None, 1)
            merge = properties.find(qn("w:vMerge")) if properties is not None else None
            if merge is not None and merge.get(qn("w:val")) != "restart" and column in tall:
                above = found[tall[column]]
                found[tall[column]] = (*above[:3], row_index - above[0] + 1, *above[4:])
            else:
                tall.pop(column, None)
                if merge is not None:
                    tall[column] = len(found)
                found.append((row_index, index, column, 1, wide, cell))
            column += wide
    return found


def _value(mark: Any, default: int) -> int:
    said = mark.get(qn("w:val"), "") if mark is not None else ""
    return min(int(said), 200) if said.isdigit() else default


def _cell(address: str, placed: tuple[int, int, int, int, int, Any]) -> tuple[Cell, Any, str]:
    row, index, column, rows, columns, element = placed
    name = f"{address}.r{row}.c{index}"
    lines = [_line(one) for one in _children(element) if one.tag == P]
    first = next((one for one in _children(element) if one.tag == P), None)
    shape = Cell(
        row, column, rows, columns, text="\n".join(lines).strip(), border=True,
        bold=first is not None and _bold(first), align=_align(first) if first is not None else "",
    )  # fmt: skip
    return shape, element, name


def _spotted(cell: Cell, element: Any, name: str, beside: Beside, depth: int) -> Cell:
    """A cell that is empty or holds a figure is a spot; else its own blanks and tables are."""
    row, column = beside.row(cell), beside.column(cell)
    inner = list(_numbered(element, f"{name}."))
    plain = all(one.tag == P and not _has_more(one) for _address, one in inner)
    if plain and is_number(cell.text) and inner:
        return replace(cell, spot=Spot(name, cell.text, row=row, column=column))
    made = tuple(
        words(_line(one), address, row=row, column=column, bold=_bold(one), align=_align(one))
        if one.tag == P
        else _table(address, one, depth + 1)
        for address, one in inner
    )
    return replace(cell, blocks=made)


def _write(element: Any, value: str) -> None:
    """A whole cell, or an empty paragraph: the look of what stood there stays; each line a paragraph of its own."""
    paragraphs = [one for one in _children(element) if one.tag == P] if element.tag == TC else [element]
    first, *rest = paragraphs
    for one in rest:
        one.getparent().remove(one)
    lines = value.split("\n")
    _say(first, lines[0])
    for line in reversed(lines[1:]):
        more = copy.deepcopy(first)
        _say(more, line)
        first.addnext(more)


def _say(paragraph: Any, line: str) -> None:
    texts = _texts(paragraph)
    for one in texts[1:]:
        one.text = ""
    text = texts[0] if texts else etree.SubElement(_run(paragraph), T)
    text.text = line
    text.set(SPACE, "preserve")


def _run(paragraph: Any) -> Any:
    """A run with the look the paragraph keeps for what is written at its end."""
    found = next((one for one in paragraph if one.tag == R), None)
    if found is not None:
        return found
    run = etree.SubElement(paragraph, R)
    look = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    if look is not None:
        kept = etree.SubElement(run, qn("w:rPr"))
        kept.extend(
            copy.deepcopy(one)
            for one in look
            if etree.QName(one).localname not in ("ins", "del", "rPrChange")
        )
    return run
