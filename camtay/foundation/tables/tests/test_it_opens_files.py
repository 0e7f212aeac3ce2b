"""Every kind of file a commune has; every kind it must not bring in."""

import io
import re
import unicodedata
import zipfile

import pytest

from camtay.foundation.tables.columns import TableProblem
from camtay.foundation.tables.encodings import decode
from camtay.foundation.tables.reading import find_header, look, read
from camtay.foundation.tables.sheets import Limits, open_table

from .make import HOUSES, LABELS, STRAIGHT, csv_of, xlsx_of

LINES = [LABELS, ["H1", "Nguyễn Thị Lành", "4", "05/03/2020"], ["H2", "Trần Đình Bửu", "", ""]]


def values(content, mapping=None, **options):
    table = open_table(content, **options)
    return [dict(row.values) for row in read(table, HOUSES, mapping or look(table, HOUSES).proposal.mapping)]


EXPECTED = values(csv_of(*LINES))


def in_1258(text: str) -> bytes:
    """As old Windows saved it: base letters with circumflex or horn whole, tones as marks after them."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = b""
    for letter in text:
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tone = next(mark for mark in parts if mark in tones)
            base = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark != tone))
            out += base.encode("cp1258") + tone.encode("cp1258")
    return out


def test_it_reads_values():
    assert [one["head"] for one in EXPECTED] == ["Nguyễn Thị Lành", "Trần Đình Bửu"]
    assert EXPECTED[1] == {"code": "H2", "head": "Trần Đình Bửu", "people": None, "since": None}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_it_reads_text_in_every_encoding_and_delimiter(encoding, delimiter):
    text = csv_of(*LINES, delimiter=delimiter).decode()
    assert values(text.encode(encoding)) == EXPECTED


@pytest.mark.parametrize("times", [1, 40])
def test_it_reads_the_old_vietnamese_code_page(times):
    text = csv_of(LABELS, *LINES[1:] * times, delimiter=";").decode()
    assert values(in_1258(text)) == EXPECTED * times


def test_it_keeps_delimiters_and_line_breaks_within_quotes():
    content = b'Ma ho,Chu ho,Nhan khau\nH1,"Le, ""Van""\nTam",3\n'
    assert values(content) == [{"code": "H1", "head": 'Le, "Van" Tam', "people": 3}]


def test_it_takes_excels_word_for_the_delimiter():
    assert values(b"sep=;\n" + csv_of(*LINES, delimiter=";")) == EXPECTED


@pytest.mark.parametrize("title", ["", "DANH SÁCH HỘ THÔN HÀ TRUNG, XÃ PHÚ VINH"])
@pytest.mark.parametrize("hidden", [False, True])
def test_it_reads_excel_with_titles_and_hidden_sheets(title, hidden):
    assert values(xlsx_of(*LINES, title=title, hidden=hidden)) == EXPECTED


def test_it_passes_over_letterheads_and_the_line_of_column_numbers():
    content = xlsx_of(
        ["ỦY BAN NHÂN DÂN", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["XÃ PHÚ VINH", None, "Độc lập - Tự do - Hạnh phúc"],
        [],
        LABELS,
        ["(1)", "(2)", "(3)", "(4)"],
        *LINES[1:],
    )
    table = open_table(content)
    header = find_header(table, HOUSES)
    assert (header.row, header.first) == (4, 6)
    assert [row.number for row in read(table, HOUSES, STRAIGHT)] == [6, 7]
    assert values(content) == EXPECTED


def test_it_takes_a_list_of_one_column():
    header = find_header(open_table("DANH SÁCH HỘ\nChủ hộ\nLành\nBửu\n".encode()), HOUSES)
    assert (header.row, header.first) == (2, 3)
    with pytest.raises(TableProblem):
        find_header(open_table("Lành\nBửu\n".encode()), HOUSES)


def test_it_points_at_the_cell():
    content = xlsx_of(["Danh sách"], LABELS, ["H1", "Lành", "bốn", "31/02/2020"], ["", "Bửu", 2, None])
    first, second = read(open_table(content), HOUSES, STRAIGHT)
    assert [(one.row, one.column, one.header, one.raw) for one in first.problems] == [
        (3, "C", "Số nhân khẩu", "bốn"),
        (3, "D", "Ngày nhập khẩu", "31/02/2020"),
    ]
    assert [(one.row, one.column, one.message) for one in second.problems] == [
        (4, "A", "Ô này không được để trống.")
    ]


def test_it_numbers_rows_as_the_spreadsheet_does():
    content = csv_of(LABELS, LINES[1], ["", "", "", ""], LINES[2])
    assert [row.number for row in read(open_table(content), HOUSES, STRAIGHT)] == [2, 4]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "trống"),
        (b" \n ", "trống"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99, "đời cũ"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (b"<html><table><tr><td>H1</td></tr></table></html>", "không phải bảng Excel thật"),
        (b"%PDF-1.7 ...", "không phải bảng Excel thật"),
        (b"PK\x03\x04broken", "hỏng"),
        (b"Ma ho\x00\x01\x02", "không phải bảng chữ"),
        (b"\n\n,,\nmot cot\n", "tiêu đề"),
        (b"\xff\xfea", "Không đọc được chữ"),
    ],
)
def test_it_says_what_to_do_with_other_files(content, words):
    with pytest.raises(TableProblem, match=words):
        values(content)


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Limits(size=10), "lớn quá"),
        (Limits(unpacked=10), "bung ra"),
        (Limits(rows=2), "dài quá"),
        (Limits(columns=3), "cột"),
        (Limits(cell=5), "ô dài"),
    ],
)
def test_it_keeps_its_limits(limits, words):
    with pytest.raises(TableProblem, match=words):
        values(xlsx_of(*LINES), mapping=STRAIGHT, limits=limits)


def with_parts(content: bytes, **changes) -> bytes:
    """The workbook with some of its files changed, or added (from b"")."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        parts = {name: old.read(name) for name in old.namelist()}
        for part, change in changes.items():
            name = next((one for one in parts if one.endswith(f"{part}.xml")), f"xl/{part}.xml")
            parts[name] = change(parts.get(name, b""))
        for name, data in parts.items():
            new.writestr(name, data)
    return stream.getvalue()


def as_excel_writes(content: bytes, before: bytes = b"") -> bytes:
    """The texts in a part of their own, as Excel keeps them. `before`: what that part begins with."""
    texts: list[bytes] = []

    def take(match: re.Match[bytes]) -> bytes:
        texts.append(match[1])
        return b't="s"><v>%d</v></c>' % (len(texts) - 1)

    sheet = rb't="inlineStr"><is>(.*?)</is></c>'
    content = with_parts(content, sheet1=lambda data: re.sub(sheet, take, data))
    listed = b"".join(b"<si>%s</si>" % one for one in texts)
    strings = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%s</sst>' % listed
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = b'<Override PartName="/xl/sharedStrings.xml" ContentType="%s" /></Types>' % kind
    types = {"[Content_Types]": lambda data: data.replace(b"</Types>", override)}
    return with_parts(content, sharedStrings=lambda _data: before + strings, **types)


def test_it_reads_texts_where_excel_keeps_them():
    assert values(as_excel_writes(xlsx_of(*LINES))) == EXPECTED


BOMB = b'<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "content",
    [
        with_parts(xlsx_of(*LINES), sheet1=lambda data: BOMB + data),
        with_parts(xlsx_of(*LINES), workbook=lambda data: BOMB + data),
        as_excel_writes(xlsx_of(*LINES), before=BOMB),
    ],
    ids=["sheet", "workbook", "texts"],
)
def test_it_refuses_entities_in_excel(content):
    with pytest.raises(TableProblem, match="hỏng"):
        values(content)


def test_it_does_not_believe_a_sheet_about_its_size():
    lie = lambda data: data.replace(b'<dimension ref="A1:D3"', b'<dimension ref="A1:A1"')  # noqa: E731
    content = with_parts(xlsx_of(*LINES), sheet1=lie)
    assert values(content) == EXPECTED


def test_it_reads_the_same_table_twice():
    table = open_table(xlsx_of(*LINES))
    assert list(read(table, HOUSES, STRAIGHT)) == list(read(table, HOUSES, STRAIGHT))


def test_it_opens_paths_and_streams(tmp_path):
    path = tmp_path / "hộ.csv"
    path.write_bytes(csv_of(*LINES))
    assert open_table(path).name == "hộ.csv"
    assert open_table(io.BytesIO(csv_of(*LINES))).sha256 == open_table(path).sha256


def test_it_shows_a_sample_for_confirming():
    preview = look(open_table(csv_of(*LINES)), HOUSES)
    assert preview.proposal.sure
    assert [number for number, _cells in preview.sample] == [2, 3]


def test_it_composes_letters():
    assert decode("Nguyễn".encode()) == decode(unicodedata.normalize("NFD", "Nguyễn").encode()) == "Nguyễn"


def test_it_does_not_walk_a_sheet_formatted_to_its_last_row():
    gap = [[""] for _ in range(60)]
    far = csv_of(*LINES, *gap, ["H3", "Lê Thị Xa", "1", ""])
    assert len(list(open_table(far, limits=Limits(empty=60)).rows())) == 4
    with pytest.raises(TableProblem, match="Sau dòng 3 "):
        list(open_table(far, limits=Limits(empty=59)).rows())
