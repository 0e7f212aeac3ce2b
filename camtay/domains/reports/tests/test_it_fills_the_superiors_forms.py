"""Forms not shaped to fit the code: pointed at once, filled for two periods, compared cell by cell."""

import io
from datetime import date

import docx
import pytest

from camtay.domains.places.tests.make import place
from camtay.domains.reports import actions, queries
from camtay.domains.reports.models import Filing
from camtay.domains.reports.tests import make
from camtay.domains.reports.tests.make import SHEET, figure, text
from camtay.foundation.access import Refused
from camtay.foundation.office.tests import compare

pytestmark = pytest.mark.django_db
OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)


def fill(at, form, day):
    return actions.fill(form_id=form.pk, day=day, by=at.officer, now=make.NOW)


def history():
    make.cases(date(2026, 11, 2), 4, late=1)
    make.cases(date(2026, 9, 20), 3, late=1)
    make.cases(date(2025, 11, 3), 5)


def monthly(at):
    form = make.form(at)
    make.point(
        at, form,
        D9=figure("cases.received"), E9=figure("cases.received", "to_date"), F9=figure("cases.received", "year_before"),
        D10=figure("cases.on_time", "whole"), D11=figure("cases.on_time"), E11=figure("cases.on_time", "to_date"),
        G11=figure("cases.on_time", "target"), H11=figure("cases.on_time", "percent"),
        D13=figure("cases.satisfied"), G9=figure("cases.received", "target"),
        **{"A3#0": text("month"), "A3#1": text("year"), "A4#0": text("place")},
    )  # fmt: skip
    return form


def test_a_workbook_with_merged_cells_formulas_and_styles():
    at = make.desk()
    history()
    make.target(at)
    form = monthly(at)
    before = compare.form("bieu-thang.xlsx")
    for day, period, month, this, on_time in ((NOVEMBER, 4, 11, 4, 75), (OCTOBER, 3, 10, 3, 66.7)):
        after = make.content(fill(at, form, day).file)
        found = compare.differences(before, after)
        assert found[f"{SHEET}!A3"] == f"KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH THÁNG {month} NĂM 2026"
        assert found[f"{SHEET}!A4"] == "Đơn vị báo cáo: Phường Phú Xuân"
        assert (found[f"{SHEET}!D9"], found[f"{SHEET}!D10"], found[f"{SHEET}!D11"]) == (this, period, on_time)
        assert found[f"{SHEET}!G11"] == 98
        assert found[f"{SHEET}!G9"] == found[f"{SHEET}!D13"] == "chưa có số liệu"
        assert found.keys() == {
            f"{SHEET}!{cell}"
            for cell in ("A3", "A4", "D9", "E9", "F9", "D10", "D11", "E11", "G11", "H11", "D13", "G9")
        }
        assert compare.shape(after) == compare.shape(before)
        assert compare.changed_parts(before, after) <= {
            "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml",
        }  # fmt: skip


def test_a_workbook_with_a_row_a_village_and_signatures():
    at = make.desk()
    villages = [
        place(f"19753-{n:02}", name, "thon", at.place) for n, name in enumerate(("Trưng Hà", "Diên Lộc"), 1)
    ]
    make.cases(date(2026, 11, 2), 3, neighbourhood=villages[0])
    make.cases(date(2026, 9, 20), 2, neighbourhood=villages[1])
    form = make.form(at, "bieu-thon.xlsx", title="Phụ lục 2")
    cells = {
        f"PL2!E{row}": figure("cases.received", place=one)
        for row, one in ((5, villages[0]), (6, villages[1]))
    }
    signed = {f"PL2!D13#{n}": text(name) for n, name in enumerate(("today_day", "today_month", "today_year"))}
    make.point(at, form, **cells, **signed, **{"PL2!D18": text("signer")})
    before = compare.form("bieu-thon.xlsx")
    first = compare.differences(before, make.content(fill(at, form, NOVEMBER).file))
    assert (first["PL2!E5"], first["PL2!E6"]) == (3, 0)
    assert first["PL2!D13"] == "Phú Vinh, ngày 24 tháng 11 năm 2026"
    assert (
        "PL2!D18" not in first
    )  # nobody was chosen to sign: said beside, and no words put into a name's place
    second = compare.differences(before, make.content(fill(at, form, OCTOBER).file))
    assert (second["PL2!E5"], second["PL2!E6"]) == (0, 2)
    assert not {cell for cell in second if cell in ("PL2!E4", "PL2!E8", "PL2!E11")}


def test_a_letter_with_tables_within_tables():
    at = make.desk()
    history()
    form = make.form(at, "bao-cao.docx", title="Báo cáo tình hình")
    inner = "t0.r1.c1.t0"
    make.point(
        at, form,
        **{
            "p0#0": text("month"), "p0#1": text("fixed", words="26"), "p1#0": figure("cases.received"),
            "p1#1": figure("cases.on_time"), "p3": text("story"), f"{inner}.r1.c1": figure("cases.received"),
            f"{inner}.r1.c2": figure("cases.received", "to_date"),
            f"{inner}.r2.c1": figure("cases.filed_online", shape="words"),
        },
    )  # fmt: skip
    for day, said, cells in (
        (NOVEMBER, "4 hồ sơ; đúng hạn 75 %", ["Hồ sơ tiếp nhận", "4", "7"]),
        (OCTOBER, "3 hồ sơ; đúng hạn 66,7 %", ["Hồ sơ tiếp nhận", "3", "3"]),
    ):
        filing = fill(at, form, day)
        made = docx.Document(io.BytesIO(make.content(filing.file)))
        assert made.paragraphs[1].text.endswith(f"{said}.")
        table = made.tables[0].cell(1, 1).tables[0]
        assert [cell.text for cell in table.rows[1].cells] == cells
        assert table.cell(2, 1).text == "100 %"
        assert filing.story.splitlines()[0] in [one.text for one in made.paragraphs]
        assert compare.changed_parts(compare.form("bao-cao.docx"), make.content(filing.file)) == {
            "word/document.xml"
        }


def test_what_cannot_be_computed_is_said_with_its_reason():
    at = make.desk()
    filing = fill(at, monthly(at), NOVEMBER)
    whys = {one.cell.partition("!")[2]: one.why for one in queries.lines_of(filing) if one.missing}
    assert whys["G9"] == "Kế hoạch chưa giao chỉ tiêu này."
    assert whys["D11"] == "Không có hồ sơ, bản ghi nào trong thời gian này để tính."
    assert "D9" not in whys


def test_an_empty_cell_where_blanks_are_wanted():
    at = make.desk()
    form = monthly(at)
    actions.change_form(
        form_id=form.pk, title=form.title, missing="blank", signer=None, version=form.version, by=at.officer, now=make.NOW
    )  # fmt: skip
    make.point(at, form, B9=figure("cases.satisfied"))
    found = compare.differences(compare.form("bieu-thang.xlsx"), make.content(fill(at, form, NOVEMBER).file))
    assert found[f"{SHEET}!B9"] is None
    assert f"{SHEET}!G9" not in found


def test_each_figure_is_kept_with_what_it_is_made_of():
    at = make.desk()
    history()
    filing = fill(at, monthly(at), NOVEMBER)
    line = next(one for one in queries.lines_of(filing) if one.cell == f"{SHEET}!D11")
    assert (line.value, line.numerator, line.denominator) == (75, 3, 4)
    assert (line.code, line.place, line.first, line.last) == (
        "cases.on_time",
        "19753",
        "2026-10-15",
        "2026-11-14",
    )


def test_filling_again_takes_new_records_and_keeps_one_draft():
    at = make.desk()
    form = monthly(at)
    first = fill(at, form, NOVEMBER)
    make.cases(date(2026, 11, 2), 2)
    again = fill(at, form, NOVEMBER)
    assert (first.pk, Filing.objects.count()) == (again.pk, 1)
    assert compare.sheets(make.content(again.file))[SHEET]["D9"][0] == 2


def test_what_was_sent_stays_and_the_next_is_a_revision():
    at = make.desk()
    form = monthly(at)
    filing = fill(at, form, NOVEMBER)
    sent = actions.send(
        filing_id=filing.pk, on=date(2026, 11, 17), how="Trục văn bản", version=filing.version, by=at.officer, now=make.NOW
    )  # fmt: skip
    with pytest.raises(Refused, match="đã gửi"):
        actions.edit_story(filing_id=sent.pk, story="Khác", version=sent.version, by=at.officer, now=make.NOW)
    make.cases(date(2026, 11, 2), 2)
    again = fill(at, form, NOVEMBER)
    assert again.revision == 1
    sent.refresh_from_db()
    assert compare.sheets(make.content(sent.file))[SHEET]["D9"][0] == 0
    assert sent.sent_on == date(2026, 11, 17)


def test_a_far_period_and_a_form_without_cells_are_refused():
    at = make.desk()
    form = make.form(at)
    with pytest.raises(actions.Unfit, match="chưa được chỉ"):
        fill(at, form, NOVEMBER)
    with pytest.raises(actions.Unfit, match="quá xa"):
        fill(at, form, date(2020, 1, 1))
