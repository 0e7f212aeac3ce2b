"""Letters with tables within tables, and blanks that lie over many runs."""

import io

import docx

from camtay.foundation.office import Grid, open_document
from camtay.foundation.office.tests import compare

NAME = "bao-cao.docx"
INNER = "t0.r1.c1.t0"
FIRST = {
    "p0#0": "10", "p0#1": "26", "p1#0": "120", "p1#1": "96,4", "p3": "Kỳ này tốt hơn.\nKỳ sau làm tiếp.",
    f"{INNER}.r1.c1": "120", f"{INNER}.r1.c2": "1.350", f"{INNER}.r2.c1": "88,1 %",
    "t1.r0.c1.p0#0": "Phú Vinh", "t1.r0.c1.p0#1": "15", "t1.r0.c1.p0#2": "11", "t1.r0.c1.p0#3": "2026",
}  # fmt: skip


def opened(content: bytes):
    return docx.Document(io.BytesIO(content))


def test_it_fills_blanks_cells_and_a_story():
    before = compare.form(NAME)
    after = open_document(before).filled(FIRST)
    assert compare.changed_parts(before, after) == {"word/document.xml"}
    made = opened(after)
    lines = [one.text for one in made.paragraphs]
    assert lines[0] == "BÁO CÁO TÌNH HÌNH CHUYỂN ĐỔI SỐ THÁNG 10/2026"
    assert lines[1] == "1. Tổng số hồ sơ tiếp nhận trong kỳ: 120 hồ sơ; đúng hạn 96,4 %."
    assert lines[3:5] == ["Kỳ này tốt hơn.", "Kỳ sau làm tiếp."]
    inner = made.tables[0].cell(1, 1).tables[0]
    assert [cell.text for cell in inner.rows[1].cells] == ["Hồ sơ tiếp nhận", "120", "1.350"]
    assert [cell.text for cell in inner.rows[2].cells] == ["Tỷ lệ trực tuyến", "88,1 %", ""]
    assert made.tables[1].cell(0, 1).text.startswith("Phú Vinh, ngày 15 tháng 11 năm 2026")


def test_it_fills_it_again_for_the_next_period():
    before = compare.form(NAME)
    values = {**FIRST, "p0#0": "11", "p1#0": "131", f"{INNER}.r1.c1": "131"}
    made = opened(open_document(before).filled(values))
    assert made.paragraphs[1].text.startswith("1. Tổng số hồ sơ tiếp nhận trong kỳ: 131 hồ sơ")
    assert made.tables[0].cell(1, 1).tables[0].cell(1, 1).text == "131"


def test_a_blank_over_many_runs_takes_the_look_of_its_first_and_the_others_keep_theirs():
    before = opened(compare.form(NAME)).paragraphs[1]
    after = opened(open_document(compare.form(NAME)).filled(FIRST)).paragraphs[1]
    assert len(after.runs) == len(before.runs)
    assert [run.bold for run in after.runs] == [run.bold for run in before.runs]
    assert [run.text for run in after.runs if run.bold] == ["96,4"]


def test_it_keeps_merged_cells_and_what_they_hold():
    table = opened(open_document(compare.form(NAME)).filled(FIRST)).tables[0]
    assert table.cell(0, 0)._tc is table.cell(0, 1)._tc
    assert table.cell(0, 0).text == "3. SỐ LIỆU CHI TIẾT"
    assert table.cell(2, 1).text == "Số liệu trước đây: 5 hồ sơ"


def test_it_shows_tables_within_tables():
    document = open_document(compare.form(NAME))
    outer = next(one for one in document.blocks if isinstance(one, Grid))
    title = outer.rows[0][0]
    assert (title.text, title.columns) == ("3. SỐ LIỆU CHI TIẾT", 2)
    inner = next(one for one in outer.rows[1][1].blocks if isinstance(one, Grid))
    assert inner.rows[1][0].text == "Hồ sơ tiếp nhận"
    spot = document.spots[f"{INNER}.r1.c2"]
    assert (spot.row, spot.column) == (("Hồ sơ tiếp nhận",), ("Lũy kế",))


def test_words_are_no_place_to_write_to():
    spots = open_document(compare.form(NAME)).spots
    assert "t0.r2.c1" not in spots
    assert "p2" not in spots
