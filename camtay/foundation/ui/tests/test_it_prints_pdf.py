import builtins
import ctypes

import pypdfium2
import pypdfium2.raw as raw
import pytest
from django.core.exceptions import SuspiciousFileOperation

from camtay.foundation.ui import pdf, qr
from camtay.foundation.ui.gallery import FOLLOWED, MOMENT


@pytest.fixture
def without_pango(monkeypatch):
    real = builtins.__import__

    def refuse(name, *rest, **more):
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *rest, **more)

    pdf._weasyprint.cache_clear()
    monkeypatch.setattr(builtins, "__import__", refuse)
    yield
    pdf._weasyprint.cache_clear()


def words_of(content):
    document = pypdfium2.PdfDocument(content)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def test_it_writes_vietnamese_letters(frame):
    response = frame.get("/giao-dien/ban-in.pdf")
    assert response.headers["Content-Type"] == "application/pdf"
    words = words_of(response.content)
    for sentence in ("Giấy tờ cần mang theo", "Căn cước của người đi khai", "24/11/2026"):
        assert sentence in words


def test_it_cuts_a_roll_where_the_words_end():
    more = {"moment": MOMENT, "qr_code": qr.qr_png_data_uri(FOLLOWED)}
    document = pypdfium2.PdfDocument(pdf.render_roll("ui/gallery/sheet.html", more, width=80))
    try:
        [(width, height)] = [page.get_size() for page in document]
        [page] = document
        words = page.get_textpage()
        lowest = min(words.get_rect(number)[1] for number in range(words.count_rects()))
    finally:
        document.close()
    assert round(width / 72 * 25.4) == 80
    assert height < 600 / 25.4 * 72
    assert 0 < lowest < 40 / 25.4 * 72, "nothing is cut off, and little paper is wasted"


def test_it_is_tagged_and_says_its_language(frame):
    document = pypdfium2.PdfDocument(frame.get("/giao-dien/ban-in.pdf").content)
    try:
        language = (ctypes.c_ushort * 8)()
        raw.FPDFCatalog_GetLanguage(document.raw, language, ctypes.sizeof(language))
        assert document.is_tagged()
        assert bytes(language).decode("utf-16-le").startswith("vi\0")
    finally:
        document.close()


@pytest.mark.parametrize(
    "address",
    [
        "https://example.vn/x.png",
        "file:" + "///etc/passwd",
        "http://static.invalid/static/../../etc/passwd",
        "http://static.invalid/static/ui/none.css",
    ],
)
def test_it_fetches_our_static_files_only(address):
    with pytest.raises((ValueError, SuspiciousFileOperation)):
        pdf.static_file(address)


def test_it_finds_our_static_files():
    assert pdf.static_file("http://static.invalid/static/django_htmx/htmx-2.min.js").is_file()


def test_it_names_the_missing_packages(frame, without_pango):
    response = frame.get("/giao-dien/ban-in.pdf")
    assert response.status_code == 503
    assert "libpango-1.0-0" in response.content.decode()
    assert "Người quản trị" in response.content.decode()
