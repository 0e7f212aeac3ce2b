"""Giving files out so that no browser runs them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camtay.foundation.files import answer, headers, path_of, safe_name
from camtay.foundation.files.models import StoredFile

PDF = StoredFile(sha256="a" * 64, size=12, kind="pdf", mime="application/pdf")
SHEET = StoredFile(sha256="b" * 64, size=9, kind="xlsx", mime="application/x")


def test_it_is_a_download_unless_it_may_be_shown():
    assert headers(PDF, "Giấy hẹn.pdf")["Content-Disposition"] == (
        "attachment; filename*=utf-8''Gi%E1%BA%A5y%20h%E1%BA%B9n.pdf"
    )
    assert headers(PDF, "a.pdf", inline=True)["Content-Disposition"] == 'inline; filename="a.pdf"'
    assert headers(SHEET, "a.xlsx", inline=True)["Content-Disposition"].startswith("attachment")


def test_it_says_what_it_is_and_that_nobody_may_guess_or_keep_it():
    given_headers = headers(PDF, "a.pdf")
    assert given_headers["Content-Type"] == "application/pdf"
    assert given_headers["Content-Length"] == "12"
    assert given_headers["X-Content-Type-Options"] == "nosniff"
    assert given_headers["Cache-Control"] == "private, no-store"
    assert headers(SHEET, "a.xlsx")["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_it_gives_a_name_the_ending_of_its_content():
    assert headers(PDF, "anh.exe")["Content-Disposition"].endswith('"anh.exe.pdf"')


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\giay khai sinh.PDF", "giay khai sinh.PDF"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie x.pdf"),
        ("...", "tep"),
        ("", "tep"),
        ("gpj\u202efdp.exe", "gpj fdp.exe"),
    ],
)
def test_it_makes_names_safe(name, safe):
    assert safe_name(name) == safe


@given(st.text(max_size=300))
def test_it_makes_any_name_short_safe_and_stable(name):
    safe = safe_name(name)
    assert 0 < len(safe) <= 120
    assert not set(safe) & set('/\\\r\n\x00"')
    assert safe_name(safe) == safe


@pytest.mark.parametrize(("inline", "disposition"), [(False, "attachment"), (True, "inline")])
def test_it_answers_with_its_own_name_and_the_type_of_its_content(tmp_path, settings, inline, disposition):
    settings.CAMTAY_HOME = tmp_path
    path = path_of(PDF)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"%PDF-1.4 ...")
    response = answer(PDF, "khai-sinh.pdf", inline=inline)
    response.file_to_stream.close()  # closing the answer itself would ask for the database
    assert response["Content-Disposition"] == f'{disposition}; filename="khai-sinh.pdf"'
    assert response["Content-Type"] == "application/pdf"
