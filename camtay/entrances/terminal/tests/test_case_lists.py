"""`camtay import-cases` and `camtay undo-import`."""

import re

import pytest
from django.core.management import CommandError, call_command

from camtay.domains.cases.models import Case
from camtay.domains.cases.tests import factories as make
from camtay.domains.cases.tests.exported_lists import brought_in, csv_of, row, unfinished, xlsx_of
from camtay.foundation.ids import uuid7
from camtay.foundation.tables.models import Batch

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    make.procedure()
    return make.nam_dong()


@pytest.fixture
def bring_in(place, tmp_path, capsys):
    """What the command says of a list with these rows."""

    def one(rows, *, name="ds.csv", content=None, **options):
        file = tmp_path / name
        file.write_bytes(csv_of(rows) if content is None else content)
        call_command("import_cases", str(file), place=place.code, **options)
        return capsys.readouterr()

    return one


def test_it_brings_a_list_in_and_nothing_twice(bring_in):
    assert "new 2, changed 0, unchanged 0, wrong 0" in bring_in([unfinished(1), row(2)]).out
    assert "new 0, changed 1, unchanged 1, wrong 0" in bring_in([row(1), row(2)]).out
    excel = bring_in([], name="ds.xlsx", content=xlsx_of([row(1), row(2)]))
    assert "new 0, changed 0, unchanged 2, wrong 0" in excel.out


def test_it_names_wrong_cells(bring_in):
    said = bring_in([row(1), row(2, TrangThaiHoSo="99")])
    assert "new 1, changed 0, unchanged 0, wrong 1" in said.out
    assert "K3 (TrangThaiHoSo): Không có lựa chọn này. Hãy ghi một trong: Mới đăng ký;" in said.err


def test_it_only_says_what_would_change(bring_in):
    assert "new 1, changed 0, unchanged 0, wrong 0" in bring_in([row(1)], dry_run=True).out
    assert not Case.objects.exists()
    assert not Batch.objects.exists()


def test_it_takes_all_or_nothing(bring_in):
    with pytest.raises(CommandError, match="Có 1 dòng sai nên chưa nhập dòng nào"):
        bring_in([row(1), row(2, TrangThaiHoSo="99")], mode="all")
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "không có nội dung"), (b"PK\x03\x04", "tệp hỏng, không mở được"), (b"a;b\n1;2\n", "Mã hồ sơ")],
)
def test_it_fails_in_words(bring_in, content, words):
    with pytest.raises(CommandError, match=words):
        bring_in([], content=content)


def test_it_wants_a_file_and_a_place_that_exist(place, tmp_path):
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        call_command("import_cases", str(tmp_path / "none.csv"), place=place.code)
    with pytest.raises(CommandError, match="No place has the code '999'"):
        call_command("import_cases", str(tmp_path / "none.csv"), place="999")


def test_it_takes_a_list_back(bring_in, capsys):
    batch = re.search(r"batch (\S+)", bring_in([row(1), row(2)]).out).group(1)
    call_command("undo_import", batch)
    assert f"undone {batch}" in capsys.readouterr().out
    assert not Case.objects.exists()


def test_it_refuses_to_take_back_what_was_changed_since(bring_in, place, capsys):
    said = bring_in([unfinished(1), unfinished(2)]).out
    batch = Batch.objects.get(pk=re.search(r"batch (\S+)", said).group(1))
    brought_in([row(2)], place, now=batch.created_at)
    with pytest.raises(CommandError, match="Không hoàn tác được: 1 dòng"):
        call_command("undo_import", str(batch.pk))
    assert "row 3: đã được sửa sau khi nhập" in capsys.readouterr().err
    assert Case.objects.count() == 2
    with pytest.raises(CommandError, match="There is no import"):
        call_command("undo_import", str(uuid7()))
