"""A letter as a workbook: its tables, or, where it has none, its words."""

import io

from openpyxl import load_workbook

from camtay.foundation.ui.letters import Letter, Part, Table
from camtay.foundation.ui.letters_xlsx import letter_xlsx


def book_of(*parts):
    letter = Letter(
        ["UBND XÃ A"], "BC-UBND", "A", "ngày 1", "BÁO CÁO", "Kết quả tháng 10", parts, ["CHỦ TỊCH"], []
    )
    return load_workbook(io.BytesIO(letter_xlsx(letter)))


def test_its_tables_are_sheets():
    book = book_of(Part("I", table=Table(["Việc", "Số"], [["Rà soát", 3]], [1, 1], name="Việc")))
    assert book.sheetnames == ["Việc"]


def test_without_a_table_its_words_stand_on_one():
    [page] = book_of(Part("I. Tình hình", ["Chưa có mục tiêu nào.", "=1+1"])).worksheets
    assert [row[0].value for row in page] == [
        "BÁO CÁO: Kết quả tháng 10", "I. Tình hình", "Chưa có mục tiêu nào.", "=1+1",
    ]  # fmt: skip
    assert page["A4"].data_type == "s"
