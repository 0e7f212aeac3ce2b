"""Cells as people, Excel and the national exchange write them."""

# ruff: noqa: DTZ001 - Excel's own cells are wall clocks

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camtay.foundation.tables import parsers
from camtay.foundation.tables.columns import CellProblem
from camtay.foundation.tables.time_cells import not_before

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
HALF_PAST_TWO = datetime(2026, 3, 5, 14, 30, tzinfo=LOCAL)


@pytest.mark.parametrize(
    "raw",
    [
        "20260305143000",
        20260305143000,
        20260305143000.0,
        "202603051430",
        "05/03/2026 14:30",
        "5/3/2026 14:30:00",
        "05-03-2026 14:30",
        "05.03.2026, 14:30",
        "14:30 05/03/2026",
        "14:30:00 05/03/2026",
        "14h30 05/03/2026",
        "2026-03-05T14:30:00+07:00",
        "2026-03-05T07:30:00Z",
        "2026-03-05 14:30",
        datetime(2026, 3, 5, 14, 30),
        datetime(2026, 3, 5, 14, 29, 59, 999_997),
        46086.6041666667,
        "46086.6041666667",
    ],
)
def test_it_reads_a_moment(raw):
    assert parsers.moment(raw) == HALF_PAST_TWO


@pytest.mark.parametrize("raw", ["05/03/2026", "20260305", 20260305, 46086, "2026-03-05", date(2026, 3, 5)])
def test_it_reads_a_day_and_its_first_minute(raw):
    assert parsers.day(raw) == date(2026, 3, 5)
    assert parsers.moment(raw) == datetime(2026, 3, 5, tzinfo=LOCAL)


@pytest.mark.parametrize(
    "raw",
    [
        "05/03/26",
        "hôm qua",
        "31/02/2026",
        "05/13/2026",
        "99999999999999",
        12,
        "25:00 01/03/2026",
        True,
        "27/11/1026",
        "30/11/9999 17:00",
        datetime(1026, 11, 27),
    ],
)
def test_it_refuses_what_is_no_date(raw):
    with pytest.raises(CellProblem):
        parsers.moment(raw)


def test_it_refuses_a_slip_of_the_year():
    with pytest.raises(CellProblem):
        not_before(date(2000, 1, 1))("05/03/1026")
    assert not_before(date(2000, 1, 1))("05/03/2026").year == 2026


@given(
    st.datetimes(min_value=datetime(1980, 1, 1), max_value=datetime(2100, 1, 1)).map(
        lambda d: d.replace(microsecond=0)
    )
)
def test_it_reads_every_way_of_writing_alike(wall):
    written = [
        f"{wall:%Y%m%d%H%M%S}",
        f"{wall:%d/%m/%Y %H:%M:%S}",
        f"{wall:%H:%M:%S %d-%m-%Y}",
        wall.isoformat(),
        wall,
    ]
    assert {parsers.moment(raw) for raw in written} == {wall.replace(tzinfo=LOCAL)}


@pytest.mark.parametrize(
    ("raw", "value"), [(120, 120), ("120", 120), ("1.250", 1250), ("1 250", 1250), (120.0, 120), ("0", 0)]
)
def test_it_reads_a_whole_number(raw, value):
    assert parsers.whole(0)(raw) == value


@pytest.mark.parametrize("raw", ["mười", 12.5, 1.234, "12,5", -1, "-5", 51, True])
def test_it_refuses_what_is_no_whole_number_within_bounds(raw):
    with pytest.raises(CellProblem):
        parsers.whole(0, 50)(raw)


@pytest.mark.parametrize(
    ("raw", "value"),
    [("12,5", "12.5"), ("12.5", "12.5"), ("1.250,75", "1250.75"), ("1.250", "1250"), (0.1, "0.1"), (3, "3")],
)
def test_it_reads_a_fraction(raw, value):
    assert parsers.decimal()(raw) == Decimal(value)


def test_it_refuses_what_is_no_fraction():
    for raw in ("1,2,3", "nhiều", True):
        with pytest.raises(CellProblem):
            parsers.decimal()(raw)


@pytest.mark.parametrize("raw", [1, "1", "có", "CÓ", "Co", "x", "X", "true", True, 1.0])
def test_it_reads_yes(raw):
    assert parsers.yes_no(raw) is True


@pytest.mark.parametrize("raw", [0, "0", "không", "Khong", "false", False, "-"])
def test_it_reads_no(raw):
    assert parsers.yes_no(raw) is False


def test_it_asks_back_for_neither():
    with pytest.raises(CellProblem, match="“có” hoặc “không”"):
        parsers.yes_no("có lẽ")


@pytest.mark.parametrize(
    "raw", ["0912345678", "0912 345 678", "+84 912 345 678", "0912.345.678", 912345678, "84912345678"]
)
def test_it_reads_a_telephone_number(raw):
    assert parsers.phone(raw) == "+84912345678"


@pytest.mark.parametrize("raw", ["12345", "không có", "0999"])
def test_it_refuses_what_rings_nowhere(raw):
    with pytest.raises(CellProblem, match="0912 345 678"):
        parsers.phone(raw)


def test_it_reads_a_choice_by_number_or_words():
    parse = parsers.choice({"online": ("2", "Trực tuyến"), "counter": ("1", "Trực tiếp")})
    assert [parse(raw) for raw in (2, 2.0, "2", "trực tuyến", "TRUC  TUYEN")] == ["online"] * 5
    with pytest.raises(CellProblem, match="2; 1"):
        parse("qua bưu điện")


def test_it_tells_when_excel_has_shortened_a_code():
    parse = parsers.code(30)
    assert parse(19753.0) == "19753"
    assert parse(" 000.00.12.H57-260305-0001 ") == "000.00.12.H57-260305-0001"
    for raw in ("4.6199E+10", "4,6199E+10", 1.5):
        with pytest.raises(CellProblem, match="Excel"):
            parse(raw)


def test_it_checks_the_pattern_of_a_code():
    parse = parsers.code(30, r"\d\.\d{6}", example="1.004859")
    assert parse("1.004859") == "1.004859"
    with pytest.raises(CellProblem, match=r"1\.004859"):
        parse("khai sinh")


def test_it_cleans_text():
    parse = parsers.text(20)
    assert parse("  Nguye\u0302\u0303n \n Thi\u0323 ") == "Nguyễn Thị"
    assert parse("a\x00b") == "a b"
    assert parse("'=1+1") == "=1+1"
    assert parse(12.0) == "12"
    for raw in ("a" * 21, "#N/A", "#REF!"):
        with pytest.raises(CellProblem):
            parse(raw)
