"""Tables out: right in Excel, harmless, and readable by our own importer."""

import csv
import io
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from camtay.foundation.tables.exporting import Field, export_csv, export_xlsx
from camtay.foundation.tables.reading import read
from camtay.foundation.tables.sheets import open_table

from .make import HOUSES, LOCAL, STRAIGHT

COLUMNS = [Field("name", "Họ tên", 30), Field("value", "Giá trị")]


def csv_cells(value):
    content = b"".join(export_csv(COLUMNS, [{"name": "Lành", "value": value}]))
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))[1][1]


def xlsx_cell(value):
    book = load_workbook(io.BytesIO(export_xlsx(COLUMNS, [{"name": "Lành", "value": value}])))
    return book.active["B2"]


@pytest.mark.parametrize("said", ["=1+1", "+84912", "-5", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")'])
def test_it_never_runs_what_someone_typed(said):
    assert csv_cells(said)[0] == "'"
    assert xlsx_cell(said).data_type == "s"
    assert xlsx_cell(said).value in (said, said.strip())


@pytest.mark.parametrize(
    ("value", "as_csv", "as_xlsx"),
    [
        (None, "", None),
        (True, "có", "có"),
        (False, "không", "không"),
        (-5, "-5", -5),
        (Decimal("12.5"), "12.5", 12.5),
        (date(2026, 3, 5), "05/03/2026", datetime(2026, 3, 5)),  # noqa: DTZ001
        (datetime(2026, 3, 5, 14, 30, tzinfo=LOCAL), "05/03/2026 14:30:00", datetime(2026, 3, 5, 14, 30)),  # noqa: DTZ001
        ("hai\ndòng\x07", "hai\ndòng", "hai\ndòng"),
    ],
)
def test_it_writes_values_as_what_they_are(value, as_csv, as_xlsx):
    assert csv_cells(value) == as_csv
    assert xlsx_cell(value).value == as_xlsx


def test_it_writes_labels_and_a_title():
    content = export_xlsx(COLUMNS, [{"name": "Lành"}], title="Danh sách: tháng 3/2026", sheet="a/b:c")
    page = load_workbook(io.BytesIO(content)).active
    assert [[cell.value for cell in row] for row in page] == [
        ["Danh sách: tháng 3/2026", None],
        ["Họ tên", "Giá trị"],
        ["Lành", None],
    ]
    assert page.title == "abc"
    assert page.freeze_panes == "A3"


def test_it_streams_csv_with_one_mark_at_the_start():
    blocks = list(export_csv(COLUMNS, ({"name": f"Hộ {number}"} for number in range(1200))))
    assert len(blocks) == 3
    content = b"".join(blocks)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\xef\xbb\xbf") == 1
    assert len(content.decode().splitlines()) == 1201


def test_it_writes_labels_even_without_rows():
    assert b"".join(export_csv(COLUMNS, [])).decode("utf-8-sig") == "Họ tên,Giá trị\r\n"


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "code": st.from_regex(r"\A[A-Z][0-9]{1,5}\Z"),
                "head": st.text("=+-@'ăâđêôơưNguyễn T,;\"", min_size=1, max_size=20)
                .map(lambda said: " ".join(said.split()))
                .filter(lambda said: said and said[:2] not in ("'=", "'+", "'-", "'@")),
                "people": st.none() | st.integers(0, 50),
                "since": st.none() | st.dates(date(1950, 1, 1), date(2100, 1, 1)),
            }
        ),
        min_size=1,
        max_size=5,
    )
)
def test_it_reads_its_own_exports_back(rows):
    for content in (export_xlsx(HOUSES.columns, rows), b"".join(export_csv(HOUSES.columns, rows))):
        back = list(read(open_table(content), HOUSES, STRAIGHT))
        assert [dict(row.values) for row in back] == rows
        assert not any(row.problems for row in back)
