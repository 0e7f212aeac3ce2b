"""Taking files in: what is kept, and what is refused with which words."""

import hashlib
import io
import zipfile
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from camtay.foundation.files import PAPERS, TABLES, BadFile, open_file, path_of, store
from camtay.foundation.files.models import StoredFile
from camtay.foundation.files.tests import samples

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
ALL = PAPERS | TABLES | {"docx"}


def take(data: bytes, name: str = "giay.pdf", kinds=ALL, **options) -> StoredFile:
    return store(io.BytesIO(data), name=name, kinds=kinds, now=NOW, **options)


def refused(data: bytes, name: str = "giay.pdf", kinds=ALL, **options) -> str:
    with pytest.raises(BadFile) as caught:
        take(data, name, kinds, **options)
    assert StoredFile.objects.count() == 0
    return caught.value.message


@pytest.mark.parametrize(
    ("data", "kind", "mime", "pages"),
    [
        (samples.pdf(3), "pdf", "application/pdf", 3),
        (samples.jpeg(), "jpeg", "image/jpeg", 1),
        (samples.png(), "png", "image/png", 1),
        (samples.office("docx"), "docx", samples._OFFICE + ".wordprocessingml.document", None),
        (samples.office("xlsx"), "xlsx", samples._OFFICE + ".spreadsheetml.sheet", None),
        ("mã,tên\n1,Hồ sơ\n".encode(), "csv", "text/csv", None),
    ],
)
def test_it_knows_a_file_by_its_content_whatever_its_name(data, kind, mime, pages):
    file = take(data, name="khong-noi-gi.bin")
    assert (file.kind, file.mime, file.pages, file.size) == (kind, mime, pages, len(data))
    with open_file(file) as content:
        assert content.read() == data
    assert file.sha256 == hashlib.sha256(data).hexdigest()


def test_it_lies_under_its_digest_readable_by_its_owner_alone(files_root):
    file = take(samples.pdf())
    place = path_of(file)
    assert place == files_root / file.sha256[:2] / file.sha256[2:4] / file.sha256
    assert place.stat().st_mode & 0o777 == 0o600
    assert list((files_root / "tmp").iterdir()) == []


def test_it_keeps_the_same_content_once():
    assert take(samples.pdf(), "mot.pdf") == take(samples.pdf(), "hai.pdf")
    assert StoredFile.objects.count() == 1


def test_it_refuses_with_the_name_the_fault_and_the_remedy(files_root):
    assert refused(b"") == "“giay.pdf” không có nội dung. Hãy chọn lại tệp rồi gửi."
    assert refused(samples.pdf(), max_bytes=100) == (
        "“giay.pdf” lớn hơn 0 MB. Hãy chụp hoặc quét ở cỡ nhỏ hơn, hoặc tách thành nhiều tệp."
    )
    words = refused(b"MZ\x90\x00" + bytes(200), name="C:\\tải về\\đơn.exe", kinds=PAPERS)
    assert words == ("“đơn.exe”: không nhận loại tệp này. Hãy gửi một trong các loại: PDF, ảnh JPG, ảnh PNG.")
    assert list((files_root / "tmp").iterdir()) == []


def test_it_refuses_a_kind_the_caller_does_not_take():
    assert "Excel (.xlsx), bảng CSV" in refused(samples.pdf(), kinds=TABLES)


def test_it_refuses_a_page_with_script_even_as_a_table():
    refused(b"<!DOCTYPE html><html><script>alert(1)</script></html>", kinds=TABLES)


def test_it_refuses_broken_and_cut_off_files():
    assert "bị hỏng" in refused(b"%PDF-1.4\nnothing here")
    whole = samples.jpeg((800, 600), quality=95)
    assert "ảnh bị hỏng" in refused(whole[: len(whole) // 2])
    damaged = bytearray(samples.png())
    damaged[60] ^= 0xFF
    assert "ảnh bị hỏng" in refused(bytes(damaged))
    assert "ảnh bị hỏng" in refused(samples.png()[:-20])


def test_it_refuses_a_pdf_of_too_many_pages(monkeypatch):
    monkeypatch.setattr("camtay.foundation.files.kinds.MAX_PAGES", 2)
    assert "có 3 trang, nhiều nhất là 2 trang" in refused(samples.pdf(3))


def test_it_refuses_a_picture_of_too_many_points(monkeypatch):
    monkeypatch.setattr("camtay.foundation.files.pictures.MAX_PIXELS", 1000)
    assert "ảnh quá lớn" in refused(samples.png())


def test_it_refuses_a_picture_that_would_unpack_to_gigabytes():
    header = (
        b"\x89PNG\r\n\x1a\n"
        + b"\x00\x00\x00\rIHDR"
        + (60_000).to_bytes(4, "big") * 2
        + b"\x08\x00\x00\x00\x00"
    )
    import zlib

    data = header + zlib.crc32(header[12:]).to_bytes(4, "big") + samples.png()[33:]
    assert "ảnh quá lớn" in refused(data)


def test_it_refuses_an_office_file_with_macros_or_a_bomb_inside(monkeypatch):
    assert "macro" in refused(samples.office("xlsx", {"xl/vbaProject.bin": b"x"}))
    monkeypatch.setattr("camtay.foundation.files.kinds.MAX_ZIP_BYTES", 1_000_000)
    assert "quá nhiều dữ liệu" in refused(samples.office("docx", {"word/media/a": bytes(2_000_000)}))


def test_it_refuses_a_zip_that_is_no_office_file():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "a")
    assert "không nhận loại tệp này" in refused(out.getvalue())


def test_it_tells_iphone_owners_and_users_of_old_word_what_to_do():
    assert "Tương thích nhất" in refused(b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(300))
    assert "lưu lại thành .docx" in refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))


def test_it_asks_the_scanner_and_lets_nothing_through_without_its_word(settings):
    settings.CAMTAY_SCANNER = "camtay.foundation.files.tests.samples.found_scanner"
    assert "có mã độc (Thu-nghiem)" in refused(b"ma,EICAR\n")
    settings.CAMTAY_SCANNER = "camtay.foundation.files.tests.samples.broken_scanner"
    assert "thử lại sau" in refused(samples.pdf())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=300),
    st.sampled_from([b"", samples.pdf(), samples.jpeg(), samples.png(), samples.office()]),
)
def test_it_takes_or_refuses_any_bytes_and_never_breaks(noise, whole):
    for data in (noise, whole + noise, whole[:50] + noise, noise + whole):
        with suppress(BadFile):
            file = take(data)
            assert hashlib.sha256(path_of(file).read_bytes()).hexdigest() == file.sha256
