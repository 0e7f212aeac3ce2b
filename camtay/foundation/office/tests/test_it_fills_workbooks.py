"""Workbooks made by another program, filled twice: only what was named is another."""

import io

import pytest
from openpyxl import load_workbook

from camtay.foundation.office import BadDocument, open_document
from camtay.foundation.office.tests import compare

SHEET = "Biểu 01-DVC"
FIRST = {
    f"{SHEET}!D9": 120,
    f"{SHEET}!E9": 1350,
    f"{SHEET}!D10": 118,
    f"{SHEET}!D11": 96.4,
    f"{SHEET}!G9": 1500,
}
SECOND = {
    f"{SHEET}!D9": 131,
    f"{SHEET}!E9": 1481,
    f"{SHEET}!D10": 130,
    f"{SHEET}!D11": 97,
    f"{SHEET}!G9": 1500,
}


@pytest.mark.parametrize("values", [FIRST, SECOND])
def test_it_writes_what_was_named_and_nothing_else(values):
    before = compare.form("bieu-thang.xlsx")
    after = open_document(before).filled(values)
    assert compare.differences(before, after) == values
    assert compare.shape(after) == compare.shape(before)
    assert compare.changed_parts(before, after) == {
        "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml",
    }  # fmt: skip


def test_it_keeps_the_chart_the_picture_and_the_list_to_choose_from():
    before = compare.form("bieu-thang.xlsx")
    after = compare.parts(open_document(before).filled(FIRST))
    assert {"xl/charts/chart1.xml", "xl/media/image1.png", "xl/drawings/drawing1.xml"} <= after.keys()
    assert "Đạt,Chưa đạt" in after["xl/worksheets/sheet1.xml"].decode()


def test_it_leaves_no_old_result_beside_a_formula():
    """Who opens it sees sums of the new figures, or none; never last month's."""
    before = compare.form("bieu-thang.xlsx")
    results = load_workbook(io.BytesIO(before), data_only=True)
    assert results[SHEET]["D15"].value is not None
    after = open_document(before).filled(FIRST)
    results = load_workbook(io.BytesIO(after), data_only=True)
    assert [results[SHEET][cell].value for cell in ("D15", "E15", "H9")] == [None, None, None]
    assert results["Hướng dẫn"]["A2"].value is None
    assert load_workbook(io.BytesIO(after)).calculation.fullCalcOnLoad


def test_it_never_writes_over_a_formula():
    document = open_document(compare.form("bieu-thang.xlsx"))
    assert "công thức" in document.spots[f"{SHEET}!H9"].why_not
    with pytest.raises(BadDocument, match="công thức"):
        document.filled({f"{SHEET}!H9": 3})
    with pytest.raises(BadDocument, match="không có ô"):
        document.filled({"Biểu 99!A1": 3})


def test_it_fills_the_blanks_of_a_line_and_keeps_its_words():
    before = compare.form("bieu-thang.xlsx")
    after = open_document(before).filled(
        {f"{SHEET}!A3#0": "10", f"{SHEET}!A3#1": "2026", f"{SHEET}!A4#0": "UBND phường Phú Vinh"}
    )
    assert compare.differences(before, after) == {
        f"{SHEET}!A3": "KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH THÁNG 10 NĂM 2026",
        f"{SHEET}!A4": "Đơn vị báo cáo: UBND phường Phú Vinh",
    }


def test_it_fills_a_row_a_village_between_sub_totals_and_the_signatures():
    before = compare.form("bieu-thon.xlsx")
    villages = {f"PL2!{column}{row}": row * 10 for column in "CDE" for row in (5, 6, 7, 9, 10)}
    signed = {"PL2!D13#0": "15", "PL2!D13#1": "11", "PL2!D13#2": "2026", "PL2!D18": "Trần Văn Tám"}
    after = open_document(before).filled({**villages, **signed})
    assert compare.differences(before, after) == {
        **villages, "PL2!D13": "Phú Vinh, ngày 15 tháng 11 năm 2026", "PL2!D18": "Trần Văn Tám",
    }  # fmt: skip
    assert compare.shape(after) == compare.shape(before)


def test_it_makes_a_cell_that_the_sheet_does_not_have_in_the_look_of_its_column():
    parts = compare.parts(compare.form("bieu-thon.xlsx"))
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert b'r="B17"' not in sheet
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b'min="2" style="0"', b'min="2" style="6"')
    after = load_workbook(io.BytesIO(open_document(compare.packed(parts)).filled({"PL2!B17": "đã xem"})))[
        "PL2"
    ]
    assert (after["B17"].value, after["B17"]._style) == ("đã xem", after["D18"]._style)


def test_it_tells_a_cell_by_the_words_beside_and_above_it():
    spots = open_document(compare.form("bieu-thang.xlsx")).spots
    assert spots[f"{SHEET}!D9"].row[:2] == ("hồ sơ", "Hồ sơ tiếp nhận")
    assert spots[f"{SHEET}!D13"].row[0] == "Tỷ lệ hồ sơ nộp trực tuyến"
    assert spots[f"{SHEET}!E13"].column[0] == "Lũy kế từ đầu năm"
    assert spots[f"{SHEET}!D11"].number_format == "#,##0.0"
