"""What is hostile, broken or not what it says is refused with a plain sentence."""

import pytest

from camtay.foundation.office import BadDocument, open_document, package
from camtay.foundation.office.tests import compare

RELATION = '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="http://example.com/a" TargetMode="External"/>'
BOMB = b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'


def made(name: str = "bieu-thang.xlsx", **changes: bytes) -> bytes:
    parts = {
        **compare.parts(compare.form(name)),
        **{key.replace("__", "/"): value for key, value in changes.items()},
    }
    return compare.packed(parts)


def with_relation(name: str, where: str, kind: str) -> bytes:
    parts = compare.parts(compare.form(name))
    parts[where] = parts[where].replace(
        b"</Relationships>", RELATION.format(kind=kind).encode() + b"</Relationships>"
    )
    return compare.packed(parts)


def refused(content: bytes) -> str:
    with pytest.raises(BadDocument) as caught:
        open_document(content)
    return caught.value.message


def test_it_refuses_macros():
    assert "macro" in refused(made(**{"xl/vbaProject.bin": b"x"}))
    types = compare.parts(compare.form("bieu-thang.xlsx"))["[Content_Types].xml"]
    as_macro = types.replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    assert "macro" in refused(made(**{"[Content_Types].xml": as_macro}))


def test_it_refuses_links_to_other_files():
    assert "liên kết ngoài" in refused(made(**{"xl/externalLinks/externalLink1.xml": b"<a/>"}))
    said = refused(with_relation("bao-cao.docx", "word/_rels/document.xml.rels", "attachedTemplate"))
    assert "ở nơi khác" in said


def test_it_takes_a_link_for_reading_on():
    assert open_document(with_relation("bao-cao.docx", "word/_rels/document.xml.rels", "hyperlink"))


def test_it_refuses_entities():
    assert "hỏng" in refused(made(**{"xl/sharedStrings.xml": BOMB}))
    assert "hỏng" in refused(made(**{"docProps/app.xml": BOMB.decode().encode("utf-16")}))


def test_it_refuses_what_unpacks_too_large(monkeypatch):
    monkeypatch.setattr(package, "MAX_UNPACKED", 200_000)
    assert "quá lớn" in refused(made(**{"xl/big.bin": b"0" * 250_000}))
    monkeypatch.setattr(package, "MAX_PARTS", 5)
    assert "quá lớn" in refused(made())


def test_it_refuses_what_is_signed_and_what_is_embedded():
    assert "chữ ký số" in refused(made(**{"_xmlsignatures/sig1.xml": b"<a/>"}))
    assert "nhúng" in refused(made("bao-cao.docx", **{"word/embeddings/oleObject1.bin": b"x"}))


def test_it_refuses_old_and_broken_files():
    assert "kiểu cũ" in refused(package.OLD_OFFICE + b"x" * 100)
    assert "hỏng" in refused(b"PK not a zip")
    assert "hỏng" in refused(compare.form("bieu-thang.xlsx")[:4000])
    assert "hỏng" in refused(compare.packed({"a.txt": b"x"}))
    types = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    assert "Chỉ nhận" in refused(compare.packed({"[Content_Types].xml": types}))


def test_a_locked_cell_is_not_written():
    parts = compare.parts(compare.form("bieu-thon.xlsx"))
    sheet = parts["xl/worksheets/sheet1.xml"].replace(
        b"</sheetData>", b'</sheetData><sheetProtection sheet="1"/>'
    )
    document = open_document(compare.packed({**parts, "xl/worksheets/sheet1.xml": sheet}))
    with pytest.raises(BadDocument, match="bị khóa"):
        document.filled({"PL2!C5": 1})
