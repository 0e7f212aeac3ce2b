"""Cells pointed at figures: proposed from their words, kept over editions, never over a formula."""

from datetime import date

import pytest

from camtay.domains.places.tests.make import place
from camtay.domains.reports import actions, queries
from camtay.domains.reports.models import Pointing
from camtay.domains.reports.tests import make
from camtay.domains.reports.tests.make import SHEET, figure, text
from camtay.foundation.access import Refused
from camtay.foundation.office.tests import compare

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def proposed(at, form):
    return queries.pointed(form, on=TODAY).proposals


def test_it_proposes_from_the_words_beside_and_above():
    at = make.desk()
    found = proposed(at, make.form(at))
    said = {
        cell: (found[f"{SHEET}!{cell}"].code, found[f"{SHEET}!{cell}"].column)
        for cell in ("D9", "E9", "F9", "G9", "D11", "H11", "D13")
    }
    assert said == {
        "D9": ("cases.received", "this"), "E9": ("cases.received", "to_date"), "F9": ("cases.received", "year_before"),
        "G9": ("cases.received", "target"), "D11": ("cases.on_time", "this"), "H11": ("cases.on_time", "percent"),
        "D13": ("cases.filed_online", "this"),
    }  # fmt: skip
    assert f"{SHEET}!H9" not in found  # a formula
    assert found[f"{SHEET}!A3#0"].text == "month"
    assert found[f"{SHEET}!A4#0"].text == "place"
    assert not Pointing.objects.exists()  # proposed, never applied unasked


def test_a_row_that_counts_is_offered_what_a_share_is_made_of():
    at = make.desk()
    found = proposed(at, make.form(at))
    assert (found[f"{SHEET}!D10"].column, found[f"{SHEET}!E10"].column) == ("whole", "whole_to_date")
    assert f"{SHEET}!F10" not in found  # last year's share is no count
    assert not [
        cell for cell in found if cell.partition("!")[2] in ("A5", "D5", "H5")
    ]  # below a blank that asks itself


def test_it_proposes_the_village_of_a_row():
    at = make.desk()
    village = place("19753-01", "Trưng Hà", "thon", at.place)
    found = proposed(at, make.form(at, "bieu-thon.xlsx"))
    assert (found["PL2!D5"].code, found["PL2!D5"].neighbourhood) == ("learning.taught", village.code)
    assert found["PL2!E5"].code == "cases.filed_online"
    assert found["PL2!D13#0"].text == "today_day"


def test_it_proposes_in_letters():
    at = make.desk()
    found = proposed(at, make.form(at, "bao-cao.docx"))
    assert found["t0.r1.c1.t0.r1.c2"].column == "to_date"
    assert found["p1#0"].code == "cases.received"
    assert found["p3"].text == "story"


def test_a_formula_and_what_is_not_there_are_refused():
    at = make.desk()
    form = make.form(at)
    for cell, words in (("H9", "công thức"), ("ZZ9", "không có ô")):
        with pytest.raises(actions.Unfit, match=words):
            make.point(at, form, **{cell: figure("cases.received")})


@pytest.mark.parametrize(
    ("aim", "field"),
    [
        (figure("cases.nothing"), "code"),
        (figure("cases.received", "sideways"), "column"),
        (figure("cases.received", "this", by="skill", key="vneid"), "part"),
        (figure("cases.received", "target", by="channel", key="online"), "column"),
        (text("fixed"), "words"),
        (text("whatever"), "text"),
        (actions.Aim("outside", code="nothing"), "outside"),
        (figure("cases.received", decimals=9), "shape"),
    ],
)
def test_an_aim_that_cannot_be_is_refused(aim, field):
    at = make.desk()
    form = make.form(at)
    with pytest.raises(actions.Unfit) as caught:
        make.point(at, form, D9=aim)
    assert caught.value.field == field


def test_two_who_point_one_cell_do_not_overwrite_each_other():
    at = make.desk()
    form = make.form(at)
    make.point(at, form, D9=figure("cases.received"))
    with pytest.raises(actions.Changed):
        make.point(at, form, D9=figure("cases.on_time"))
    actions.unpoint(form_id=form.pk, cell=f"{SHEET}!D9", by=at.officer, now=make.NOW)
    make.point(at, form, D9=figure("cases.on_time"))


def test_a_new_edition_takes_along_what_still_fits_and_lists_the_rest():
    at = make.desk()
    form = make.form(at)
    make.point(
        at, form, D9=figure("cases.received"), D11=figure("cases.on_time"), D13=figure("cases.filed_online")
    )
    edition, found = actions.add_edition(
        form_id=form.pk, file=actions.stored(next_year(), "bieu-2027.xlsx", make.NOW), file_name="bieu-2027.xlsx",
        version=form.version, by=at.officer, now=make.NOW,
    )  # fmt: skip
    assert found.moved == {f"{SHEET}!D9": f"{SHEET}!D9", f"{SHEET}!D11": f"{SHEET}!D12"}
    assert {one.cell: one.code for one in queries.pointings_of(edition)} == {
        f"{SHEET}!D9": "cases.received", f"{SHEET}!D12": "cases.on_time",
    }  # fmt: skip
    assert edition.lost == [["Tỷ lệ hồ sơ nộp trực tuyến · Kỳ này", "Nộp trực tuyến, Kỳ này"]]


def next_year() -> bytes:
    """A row put in above, and one row worded anew, as openpyxl would write it."""
    import io

    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(compare.form("bieu-thang.xlsx")))
    sheet = book[SHEET]
    for merged in list(sheet.merged_cells.ranges):
        if merged.min_row == 12:
            sheet.unmerge_cells(str(merged))
    sheet["B12"].value, sheet["C12"].value, sheet["B11"].value = sheet["B11"].value, "%", "Hồ sơ tồn kỳ trước"
    sheet["B13"].value = "Hồ sơ bưu chính"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_only_who_keeps_the_place_may_point():
    at = make.desk()
    form = make.form(at)
    clerk = make.people.actor(make.people.account("Trương Thị Nga", ("clerk", at.place)))
    with pytest.raises(Refused):
        actions.point(form_id=form.pk, cells={}, versions={}, by=clerk, now=make.NOW)
    with pytest.raises(Refused):
        actions.fill(form_id=form.pk, day=TODAY, by=clerk, now=make.NOW)
    elsewhere = make.people.actor(make.people.account("Ai Đó", ("data_officer", make.people.hue())))
    assert queries.form(form.pk, by=clerk).pk == form.pk
    stranger = make.people.actor(make.people.account("Lạ", ("helper", at.place)))
    with pytest.raises(Refused):
        queries.form(form.pk, by=stranger)
    assert queries.form(form.pk, by=elsewhere).pk == form.pk  # the city reaches down
