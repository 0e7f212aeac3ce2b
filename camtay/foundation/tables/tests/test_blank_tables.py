"""A blank table that is handed out: taken back as it is it holds nothing, filled in it is known without asking."""

import io

from openpyxl import load_workbook

from camtay.foundation.tables.blanks import Choices, blank_xlsx
from camtay.foundation.tables.reading import look, read
from camtay.foundation.tables.sheets import open_table

from .make import HOUSES

CHOICES = {HOUSES.columns[0].key: Choices("Các nhà", [("Lành", "ở đầu xóm"), ("=1+1", "không chạy")])}


def test_it_holds_no_row_and_its_headers_are_known():
    table = open_table(blank_xlsx(HOUSES, CHOICES), "mau.xlsx")
    found = look(table, HOUSES)
    assert found.proposal.sure
    assert found.header.sheet == table.sheets[0]
    assert list(read(table, HOUSES, found.proposal.mapping)) == []


def test_its_cells_can_be_picked_and_a_sheet_says_how_each_column_is_filled_in():
    book = load_workbook(io.BytesIO(blank_xlsx(HOUSES, CHOICES)))
    page = book.worksheets[0]
    [picked] = page.data_validations.dataValidation
    assert (str(picked.sqref), picked.formula1) == ("A2:A501", "='Các nhà'!$A$2:$A$3")
    assert book["Các nhà"]["A3"].value == "=1+1"
    assert book["Các nhà"]["A3"].data_type == "s"
    assert [row[0].value for row in book["Cách ghi"].iter_rows(min_row=2)] == [
        str(one.label) for one in HOUSES.columns
    ]
    assert load_workbook(io.BytesIO(blank_xlsx(HOUSES))).sheetnames[-1] == "Cách ghi"
