"""Makes the three forms in the folder beside this file, as a superior's office would: written here, then saved by LibreOffice.

    python camtay/foundation/office/tests/make_forms.py     # needs soffice; the forms are kept, so run it seldom

They are small and ours; nothing in them is shaped to fit the code that fills them.
"""

import io
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image as Picture

HERE = Path(__file__).parent / "data"
THIN = Border(*(Side(style="thin"),) * 4)
HEAD = PatternFill("solid", fgColor="DDEBF7")
BOLD, ITALIC = (
    Font(name="Times New Roman", size=12, bold=True),
    Font(name="Times New Roman", size=12, italic=True),
)
PLAIN = Font(name="Times New Roman", size=12)
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)

VILLAGE_HEADS = (
    "TT",
    "Thôn, tổ dân phố",
    "Số buổi hướng dẫn",
    "Lượt người được hướng dẫn",
    "Hồ sơ nộp trực tuyến",
    "Ghi chú",
)
PARTS = {
    "A. Vùng đồng bằng": ("Trưng Hà", "Diên Lộc", "Phường Bốn"),
    "B. Vùng ven phá": ("Mộc Trụ", "Hà Úc"),
}


def monthly() -> Workbook:
    """A city's form on public services: a head of two rows, five columns, totals, a chart, a list to choose from."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Biểu 01-DVC"
    for where, text in {"A1:D1": "UBND THÀNH PHỐ HUẾ", "E1:I1": "Biểu số 01/DVC"}.items():
        sheet.merge_cells(where)
        sheet[where.split(":")[0]].value = text
        sheet[where.split(":")[0]].font = BOLD
    sheet.merge_cells("A3:I3")
    sheet["A3"] = "KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH THÁNG …… NĂM ……"
    sheet["A3"].font, sheet["A3"].alignment = BOLD, CENTRE
    sheet.merge_cells("A4:I4")
    sheet["A4"] = "Đơn vị báo cáo: ……………………"
    sheet["A4"].font, sheet["A4"].alignment = ITALIC, CENTRE
    heads = {"A6:A7": "STT", "B6:B7": "Chỉ tiêu", "C6:C7": "Đơn vị tính", "D6:F6": "Kết quả thực hiện",
             "G6:G7": "Chỉ tiêu giao", "H6:H7": "% đạt", "I6:I7": "Ghi chú", "D7": "Kỳ này", "E7": "Lũy kế từ đầu năm", "F7": "Cùng kỳ năm trước"}  # fmt: skip
    for where, text in heads.items():
        if ":" in where:
            sheet.merge_cells(where)
        sheet[where.split(":")[0]] = text
    _monthly_rows(sheet)
    _more(book, sheet)
    return book


def _monthly_rows(sheet: Any) -> None:
    rows = [
        ("I", "Tiếp nhận, giải quyết", "", True),
        ("1", "Hồ sơ tiếp nhận", "hồ sơ", False),
        ("2", "Hồ sơ đã giải quyết", "hồ sơ", False),
        ("3", "Tỷ lệ hồ sơ giải quyết đúng hạn", "%", False),
        ("II", "Trực tuyến", "", True),
        ("4", "Tỷ lệ hồ sơ nộp trực tuyến", "%", False),
        ("5", "Số phản ánh trên kênh của tỉnh", "phản ánh", False),
    ]
    for index, (number, text, unit, group) in enumerate(rows, start=8):
        for column, value in enumerate((number, text, unit), start=1):
            sheet.cell(index, column, value).font = BOLD if group else PLAIN
        if group:
            sheet.merge_cells(start_row=index, start_column=2, end_row=index, end_column=9)
    sheet["B15"], sheet["D15"], sheet["E15"] = "Chênh lệch (2) - (1)", "=D10-D9", "=E10-E9"
    sheet["H9"] = '=IF(G9>0,E9/G9*100,"")'
    sheet["D9"], sheet["E9"] = 11, 22  # left from the month before
    _monthly_looks(sheet)


def _monthly_looks(sheet: Any) -> None:
    for row in sheet.iter_rows(min_row=6, max_row=15, max_col=9):
        for cell in row:
            cell.border = THIN
            if cell.row <= 7:
                cell.font, cell.fill, cell.alignment = BOLD, HEAD, CENTRE
            elif cell.column > 3:
                cell.number_format = "#,##0.0" if cell.column == 8 or cell.row in (11, 13) else "#,##0"
    for column, width in zip("ABCDEFGHI", (6, 40, 12, 12, 14, 14, 12, 10, 20), strict=True):
        sheet.column_dimensions[column].width = width


def _more(book: Workbook, sheet: Any) -> None:
    """What a library that writes the file anew is likely to lose."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.print_title_rows, sheet.print_area = "6:7", "A1:I18"
    sheet.freeze_panes = "A8"
    choice = DataValidation(type="list", formula1='"Đạt,Chưa đạt"', allow_blank=True)
    choice.add("I9:I14")
    sheet.add_data_validation(choice)
    sheet.conditional_formatting.add(
        "H9:H14", CellIsRule(operator="lessThan", formula=["80"], font=Font(color="C00000"))
    )
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=4, min_row=9, max_row=10))
    sheet.add_chart(chart, "K6")
    drop = io.BytesIO()
    Picture.new("RGB", (24, 24), "#7a2f8f").save(drop, "PNG")
    drop.seek(0)
    sheet.add_image(Image(drop), "J1")
    notes = book.create_sheet("Hướng dẫn")
    notes["A1"] = "Kỳ báo cáo từ ngày 15 tháng trước đến ngày 14 tháng báo cáo."
    notes["A2"] = "='Biểu 01-DVC'!D15"


def villages() -> Workbook:
    """A form with a row a village in two parts, sub-totals, a grand total, and a block for signing."""
    book = Workbook()
    sheet = book.active
    sheet.title = "PL2"
    sheet.merge_cells("A1:F1")
    sheet["A1"] = "PHỤ LỤC 2: TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG HƯỚNG DẪN NGƯỜI DÂN"
    sheet["A1"].font, sheet["A1"].alignment = BOLD, CENTRE
    for column, text in enumerate(VILLAGE_HEADS, 1):
        cell = sheet.cell(3, column, text)
        cell.font, cell.fill, cell.alignment, cell.border = BOLD, HEAD, CENTRE, THIN
    row, totals = 4, []
    for part, names in PARTS.items():
        head = row
        sheet.cell(row, 2, part).font = BOLD
        for number, name in enumerate(names, 1):
            row += 1
            sheet.cell(row, 1, number)
            sheet.cell(row, 2, name)
        for letter in "CDE":
            sheet[f"{letter}{head}"] = f"=SUM({letter}{head + 1}:{letter}{row})"
        totals.append(head)
        row += 1
    sheet.cell(row, 2, "TỔNG CỘNG").font = BOLD
    for letter in "CDE":
        sheet[f"{letter}{row}"] = "=" + "+".join(f"{letter}{one}" for one in totals)
    for line in sheet.iter_rows(min_row=4, max_row=row, max_col=6):
        for cell in line:
            cell.border = THIN
    _signatures(sheet, row + 2)
    sheet.column_dimensions["B"].width = 30
    return book


def _signatures(sheet: Any, row: int) -> None:
    sheet.merge_cells(start_row=row, start_column=4, end_row=row, end_column=6)
    sheet.cell(row, 4, "Phú Vinh, ngày … tháng … năm ……").font = ITALIC
    for column, text in ((1, "NGƯỜI LẬP BIỂU"), (4, "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH")):
        sheet.merge_cells(start_row=row + 1, start_column=column, end_row=row + 1, end_column=column + 2)
        sheet.cell(row + 1, column, text).font = BOLD
        sheet.cell(row + 1, column).alignment = CENTRE
    sheet.merge_cells(start_row=row + 5, start_column=4, end_row=row + 5, end_column=6)


def letter() -> Document:
    """A report in words with tables within a table, blanks split over runs, and merged cells."""
    made = Document()
    made.styles["Normal"].font.name, made.styles["Normal"].font.size = "Times New Roman", Pt(13)
    title = made.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run("BÁO CÁO TÌNH HÌNH CHUYỂN ĐỔI SỐ ").bold = True
    title.add_run("THÁNG …").bold = True
    title.add_run("…/20…").bold = True
    first = made.add_paragraph("1. Tổng số hồ sơ tiếp nhận trong kỳ: ..")
    first.add_run("....").italic = True
    first.add_run(".... hồ sơ; đúng hạn ")
    first.add_run("……").bold = True
    first.add_run(" %.")
    made.add_paragraph("2. Đánh giá chung:")
    made.add_paragraph("")
    outer = made.add_table(rows=3, cols=2, style="Table Grid")
    outer.cell(0, 0).merge(outer.cell(0, 1)).text = "3. SỐ LIỆU CHI TIẾT"
    outer.cell(1, 0).text = "Nộp hồ sơ"
    inner = outer.cell(1, 1).add_table(rows=3, cols=3)
    inner.style = "Table Grid"
    for column, text in enumerate(("Nội dung", "Kỳ này", "Lũy kế")):
        inner.cell(0, column).text = text
        inner.cell(0, column).paragraphs[0].runs[0].bold = True
    inner.cell(1, 0).text, inner.cell(2, 0).text = "Hồ sơ tiếp nhận", "Tỷ lệ trực tuyến"
    outer.cell(2, 0).text = "Ghi chú"
    outer.cell(2, 1).text = "Số liệu trước đây: 5 hồ sơ"
    made.add_paragraph("")
    signs = made.add_table(rows=1, cols=2)
    signs.cell(0, 0).text = "Nơi nhận:\n- Như trên;\n- Lưu: VT."
    signs.cell(0, 1).text = "……, ngày … tháng … năm ……\nCHỦ TỊCH"
    return made


def saved(source: Path, kind: str) -> None:
    """By LibreOffice, into that folder."""
    command = ["soffice", "--headless", "--convert-to", kind, "--outdir", str(HERE), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, made in (
            ("bieu-thang.xlsx", monthly()),
            ("bieu-thon.xlsx", villages()),
            ("bao-cao.docx", letter()),
        ):
            source = Path(folder) / name
            made.save(source)
            saved(source, source.suffix[1:])


if __name__ == "__main__":
    main()
