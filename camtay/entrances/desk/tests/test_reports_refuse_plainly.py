"""Files that cannot be filled, and forms that change under a draft: said in plain words, and nothing typed is lost."""

import io
from datetime import date

import docx
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from camtay.domains.people.tests.make import account, sign_in
from camtay.domains.reports.models import Filing, Form, Pointing
from camtay.domains.reports.tests import make
from camtay.foundation.office.tests import compare

pytestmark = pytest.mark.django_db
ADD = "/can-bo/bao-cao/moi/"
TYPED = "Biểu 02 kèm Công văn 512"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 2000
PICTURE = b"\x89PNG\r\n\x1a\n" + b"x" * 2000


@pytest.fixture
def at(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.NOW)
    return make.desk()


@pytest.fixture
def officer(client, at):
    return sign_in(client, account("Lê Thị Sổ", ("data_officer", at.place)))


def workbook(**parts):
    return compare.packed(
        {
            **compare.parts(compare.form("bieu-thang.xlsx")),
            **{name.replace("__", "/"): said for name, said in parts.items()},
        }
    )


def tracked():
    parts = compare.parts(compare.form("bao-cao.docx"))
    mark = b'<w:p><w:ins w:id="1" w:author="A" w:date="2026-11-01T00:00:00Z"><w:r><w:t>x ....</w:t></w:r></w:ins></w:p>'
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:body>", b"<w:body>" + mark, 1)
    return compare.packed(parts)


def empty_workbook():
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


def empty_letter():
    out = io.BytesIO()
    docx.Document().save(out)
    return out.getvalue()


FILES = {
    "a.pdf": (
        b"%PDF-1.4\n" + b"x" * 500,
        "không nhận loại tệp này. Hãy gửi một trong các loại: Word (.docx), Excel",
    ),
    "a.png": (PICTURE, "không nhận loại tệp này"),
    "a.txt": (b"xin chao", "không nhận loại tệp này"),
    "a.xls": (OLD, "kiểu cũ"),
    "empty.xlsx": (b"", "Tệp này trống"),
    "broken.xlsx": (b"PK\x03\x04 broken", "hỏng"),
    "large.xlsx": (b"PK\x03\x04" + b"0" * (20 * 1024 * 1024 + 1), "20 MB"),
    "macro.xlsx": (workbook(**{"xl/vbaProject.bin": b"x"}), "macro"),
    "links.xlsx": (workbook(**{"xl/externalLinks/externalLink1.xml": b"<a/>"}), "liên kết ngoài"),
    "tracked.docx": (tracked(), "Accept All"),
    "blank.xlsx": (empty_workbook(), "không có ô nào"),
    "blank.docx": (empty_letter(), "không có ô nào"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_filled(officer, at, name):
    content, said = FILES[name]
    sent = {"regime": at.regime.pk, "title": TYPED, "file": SimpleUploadedFile(name, content), "key": "k"}
    answer = officer.post(ADD, sent)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert said in text, text[text.index("Còn chỗ cần sửa") :][:900]
    assert TYPED in text
    assert f'value="{at.regime.pk}" selected' in text
    assert not Form.objects.exists()


def test_no_file_and_no_title(officer, at):
    answer = officer.post(ADD, {"regime": at.regime.pk, "title": "", "key": "k"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Hãy ghi tên biểu mẫu." in text
    assert "Hãy chọn tệp." in text


def draft(officer, at):
    form = make.form(at)
    make.point(at, form, D9=make.figure("cases.received"), **{"A4#0": make.text("story")})
    officer.post(f"{form.desk_path}dien/", {"ky": "2026-10-15"})
    return form, Filing.objects.get()


def test_a_new_file_while_a_draft_waits(officer, at):
    form, filing = draft(officer, at)
    new = SimpleUploadedFile("bieu-thon.xlsx", compare.form("bieu-thon.xlsx"))
    officer.post(f"{form.desk_path}ban-moi/", {"version": form.version, "file": new})
    page = officer.get(filing.desk_path)
    text = page.content.decode()
    assert page.status_code == 200
    assert "Cấp trên đã gửi tệp mới" in text
    answer = officer.post(
        f"{filing.desk_path}loi/", {"story": "Lời đã gõ.", "version": filing.version}, follow=True
    )
    assert "Lời đã gõ." in answer.content.decode()
    filing.refresh_from_db()
    assert filing.edition.number == 1
    make.point(at, form, **{"PL2!E5": make.figure("cases.received")})
    officer.post(f"{form.desk_path}dien/", {"ky": "2026-10-15"})
    filing.refresh_from_db()
    assert (filing.edition.number, filing.story) == (2, "Lời đã gõ.")
    assert "Cấp trên đã gửi tệp mới" not in officer.get(filing.desk_path).content.decode()


def test_a_new_file_with_none_of_the_old_cells_cannot_be_filled_yet(officer, at):
    form, filing = draft(officer, at)
    new = SimpleUploadedFile("bieu-thon.xlsx", compare.form("bieu-thon.xlsx"))
    officer.post(f"{form.desk_path}ban-moi/", {"version": form.version, "file": new})
    assert Pointing.objects.filter(edition__number=2).count() == 0
    answer = officer.post(f"{form.desk_path}dien/", {"ky": "2026-10-15"}, follow=True)
    text = answer.content.decode()
    assert "Biểu mẫu chưa được chỉ ô nào." in text
    assert "Ô đã chỉ không còn trong tệp mới" in text
    assert Filing.objects.get().file_id == filing.file_id


def test_a_new_file_that_is_broken_changes_nothing(officer, at):
    form, _filing = draft(officer, at)
    broken = SimpleUploadedFile("a.xlsx", FILES["links.xlsx"][0])
    answer = officer.post(f"{form.desk_path}ban-moi/", {"version": form.version, "file": broken})
    assert answer.status_code == 422
    assert "liên kết ngoài" in answer.content.decode()
    assert form.editions.count() == 1


def test_a_draft_of_a_form_that_is_not_asked_for_any_more(officer, at):
    form, filing = draft(officer, at)
    officer.post(f"{form.desk_path}thoi/", {"version": form.version})
    assert officer.get(filing.desk_path).status_code == 200
    assert officer.get(form.desk_path).status_code == 200
    answer = officer.post(f"{form.desk_path}dien/", {"ky": "2026-10-15"})
    assert "đã thôi dùng" in answer.content.decode()


def test_a_story_that_was_overtaken_is_kept(officer, at):
    _form, filing = draft(officer, at)
    officer.post(f"{filing.desk_path}loi/", {"story": "Của người trước.", "version": filing.version})
    answer = officer.post(f"{filing.desk_path}loi/", {"story": "Của tôi.", "version": filing.version})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Có người vừa sửa" in text
    assert "Của tôi." in text


def test_a_sent_day_that_is_not_a_day_is_kept(officer, at):
    _form, filing = draft(officer, at)
    answer = officer.post(
        f"{filing.desk_path}da-gui/", {"on": "32/13/2026", "how": "số 215/BC-UBND", "version": filing.version}
    )
    assert answer.status_code == 422
    assert "số 215/BC-UBND" in answer.content.decode()
    assert date(2026, 11, 24) >= Filing.objects.get().first
