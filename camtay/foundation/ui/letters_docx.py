"""The same letter as DOCX: to be put right in a word processor before it is signed."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from django.utils.translation import override
from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from camtay.foundation.ui.letters import MOTTO, NATION, Letter, Part, Table

FACE = "Times New Roman"
CENTRE, JUSTIFY, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.RIGHT
BODY_MM = 165  # 210 less the margins


def letter_docx(letter: Letter) -> bytes:
    """A4, margins 20, 20, 30, 15 mm, Times New Roman 14, page numbers at the top from the second page on."""
    with override("vi"):
        return _letter(letter)


def _letter(letter: Letter) -> bytes:
    made = Document()
    _page(made)
    _head(made, letter)
    _line(made, letter.kind.upper(), bold=True, align=CENTRE, before=10)
    _line(made, letter.subject, bold=True, align=CENTRE, after=10, rule=True)
    _parts(made, letter.parts)
    _sign(made, letter)
    for one in letter.appendices:
        made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        _line(made, f"PHỤ LỤC {one.number}".strip(), bold=True, align=CENTRE)
        _line(made, one.title, bold=True, align=CENTRE, after=10)
        _parts(made, one.parts)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _page(made: Any) -> None:
    section = made.sections[0]
    section.start_type = WD_SECTION.NEW_PAGE
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.different_first_page_header_footer = True
    style = made.styles["Normal"]
    style.font.name, style.font.size = FACE, Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FACE)
    number = section.header.paragraphs[0]
    number.alignment = CENTRE
    _field(number.add_run(), "PAGE")


def _field(run: Any, code: str) -> None:
    """A field that the word processor counts itself."""
    for kind, text in (("begin", None), (None, code), ("end", None)):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)


def _head(made: Any, letter: Letter) -> None:
    left, right = _pair(made, (66, 99))
    if letter.superior:
        _line(left, letter.superior, size=13, align=CENTRE)
    for at, words in enumerate(letter.agency, start=1):
        _line(left, words, size=13, bold=True, align=CENTRE, rule=at == len(letter.agency))
    _line(left, letter.numbered, size=13, align=CENTRE, before=4)
    _line(right, NATION, size=12.5, bold=True, align=CENTRE)
    _line(right, MOTTO, size=13, bold=True, align=CENTRE, rule=True)
    _line(right, f"{letter.town}, {letter.day}", size=13.5, italic=True, align=CENTRE, before=4)
    if letter.practice:
        _line(made, "THỰC HÀNH, không có giá trị", bold=True, align=CENTRE)


def _pair(made: Any, widths: Sequence[int]) -> tuple[Any, Any]:
    """Two cells side by side without borders."""
    table = made.add_table(rows=1, cols=2)
    table.autofit = False
    cells = table.rows[0].cells
    for cell, width in zip(cells, widths, strict=True):
        cell.width = Mm(width)
    return cells[0], cells[1]


def _line(
    where: Any, words: str, *, size: float = 14, bold: bool = False, italic: bool = False, align: Any = None,
    before: float = 0, after: float = 0, indent: bool = False, rule: bool = False,
) -> Any:  # fmt: skip
    """A paragraph. `where`: the document or a cell, whose empty first paragraph is used. `rule`: a line below it."""
    first = getattr(where, "paragraphs", [])[:1] if hasattr(where, "_tc") else []
    line = first[0] if first and not first[0].text and len(where.paragraphs) == 1 else where.add_paragraph()
    run = line.add_run(words)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    form = line.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), 1.15
    if indent:
        form.first_line_indent = Mm(12.7)
    if align is not None:
        line.alignment = align
    if rule:
        _rule(line)
    return line


def _rule(line: Any) -> None:
    border = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", "000000")):
        bottom.set(qn(f"w:{name}"), value)
    border.append(bottom)
    line._p.get_or_add_pPr().append(border)
    line.paragraph_format.left_indent = line.paragraph_format.right_indent = Mm(14)


def _parts(made: Any, parts: Iterable[Part]) -> None:
    for part in parts:
        if part.title:
            _line(made, part.title, bold=True, before=6, after=3, indent=True)
        for words in part.paragraphs:
            _line(made, words, align=JUSTIFY, after=6, indent=True)
        if part.table is not None:
            _table(made, part.table)


def _table(made: Any, said: Table) -> None:
    table = made.add_table(rows=1, cols=len(said.columns))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    widths = [Mm(BODY_MM * share / 100) for share in said.shares]
    for cell, name in zip(table.rows[0].cells, said.columns, strict=True):
        _line(cell, name, size=11.5, bold=True, align=CENTRE)
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    for row in said.laid:
        for cell, (words, number) in zip(table.add_row().cells, row, strict=True):
            _line(cell, words, size=11.5, align=RIGHT if number else None)
    if not said.rows:
        cells = table.add_row().cells
        _line(cells[0].merge(cells[-1]), said.empty, size=11.5, align=CENTRE)
    for column, width in zip(table.columns, widths, strict=True):
        for cell in column.cells:
            cell.width = width
    _line(made, "", size=6)


def _sign(made: Any, letter: Letter) -> None:
    _line(made, "", size=6)
    left, right = _pair(made, (80, 85))
    _line(left, "Nơi nhận:", size=12, bold=True, italic=True)
    for one in letter.receivers:
        _line(left, f"- {one};", size=11)
    _line(left, f"- {letter.kept}", size=11)
    for words in letter.powers:
        _line(right, words, bold=True, align=CENTRE)
    for _space in range(4):
        _line(right, " ", align=CENTRE)
    _line(right, letter.signer, bold=True, align=CENTRE)
