"""Which header serves which column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camtay.foundation.tables.columns import Column, Schema, TableProblem
from camtay.foundation.tables.mapping import (
    Confidence,
    checked,
    named,
    propose_mapping,
    remember,
    remembered,
    signature,
)

from .make import HOUSES, LABELS, NOW, STRAIGHT

CASES = Schema(
    name="test.cases",
    label="Hồ sơ",
    key=("code",),
    columns=(
        Column("code", "Mã hồ sơ", ("MaHoSo", "Số hồ sơ"), required=True),
        Column("received", "Ngày tiếp nhận", ("NgayTiepNhan",)),
        Column("due", "Ngày hẹn trả", ("NgayHenTra", "Hạn trả")),
        Column("filed", "Ngày nộp hồ sơ", ("NgayNopHoSo",)),
    ),
)


@pytest.mark.parametrize(
    ("header", "column", "confidence"),
    [
        ("Mã hồ sơ", "code", Confidence.EXACT),
        ("code", "code", Confidence.EXACT),
        ("MÃ HỒ SƠ (*)", "code", Confidence.FOLDED),
        ("Ma ho so", "code", Confidence.FOLDED),
        ("ma_ho_so", "code", Confidence.FOLDED),
        ("SO HO SO", "code", Confidence.ALIAS),
        ("Hạn trả", "due", Confidence.ALIAS),
        ("Ngày hẹn trả (dd/mm/yyyy)", "due", Confidence.FOLDED),
        ("Ngày hẹn trả KQ", "due", Confidence.FUZZY),
        ("Ngày tiêp nhân", "received", Confidence.FOLDED),
        ("Ngày tiếp nhậnn", "received", Confidence.FUZZY),
    ],
)
def test_it_matches_a_header(header, column, confidence):
    (match,) = propose_mapping(CASES, [header]).matches
    assert (match.column, match.confidence) == (column, confidence)


@pytest.mark.parametrize("header", ["Ngày trả", "Ngày kết thúc xử lý", "STT", "Chủ hồ sơ", "Ghi chú"])
def test_it_does_not_guess_wildly(header):
    assert propose_mapping(CASES, [header]).matches == ()


def test_it_says_what_is_missing_and_unused():
    proposal = propose_mapping(CASES, ["STT", "Ngày tiếp nhận", ""])
    assert (proposal.missing, proposal.unused, proposal.sure) == (("code",), ("STT",), False)
    assert propose_mapping(CASES, ["Mã hồ sơ"]).sure
    assert not propose_mapping(CASES, ["Mã hồ sơ", "Ngày tiếp nhậnn"]).sure


@given(st.permutations([*LABELS, "STT", "Ghi chú"]))
def test_it_matches_columns_in_any_order(headers):
    assert propose_mapping(HOUSES, headers).mapping == STRAIGHT
    assert signature(headers) == signature([*LABELS, "STT", "Ghi chú"])


def test_it_gives_each_header_once():
    proposal = propose_mapping(CASES, ["Mã hồ sơ", "MaHoSo"])
    assert proposal.mapping == {"code": "Mã hồ sơ"}
    assert proposal.unused == ("MaHoSo",)


def test_it_tells_repeated_headers_apart():
    assert named(["Ngày", " Ngày ", None, "Ngày", ""]) == ("Ngày", "Ngày (2)", "", "Ngày (3)", "")


@pytest.mark.django_db
def test_it_remembers_what_was_chosen_in_a_place():
    headers = ["Số", "Tên", "Ngày tiếp nhận", "Ngày nhận"]
    chosen = {"code": "Số", "received": "Ngày nhận", "due": ""}
    assert remembered(CASES, 1, headers) == {}
    remember(CASES, 1, headers, chosen, NOW)
    remember(CASES, 1, headers, chosen, NOW)
    permuted = ["NGÀY NHẬN", "Ngày tiếp nhận", "SỐ", "Tên"]
    assert remembered(CASES, 1, permuted) == {"code": "SỐ", "received": "NGÀY NHẬN"}
    assert remembered(CASES, 2, permuted) == {}
    assert remembered(CASES, 1, [*headers, "Mới"]) == {}
    proposal = propose_mapping(CASES, permuted, remembered(CASES, 1, permuted))
    assert proposal.mapping == {"code": "SỐ", "received": "NGÀY NHẬN"}
    assert {match.confidence for match in proposal.matches} == {Confidence.REMEMBERED}


@pytest.mark.parametrize(
    ("mapping", "words"),
    [
        ({"code": "Không có"}, "không có cột “Không có”"),
        ({"code": "Số", "due": "Số"}, "hai mục"),
        ({"due": "Số", "code": ""}, "thiếu cột “Mã hồ sơ”"),
    ],
)
def test_it_refuses_a_mapping_that_does_not_fit(mapping, words):
    with pytest.raises(TableProblem, match=words):
        checked(CASES, ["Số", "Tên"], mapping)
