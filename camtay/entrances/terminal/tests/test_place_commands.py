"""`camtay load-units` and `camtay import-neighbourhoods`."""

import pytest
from django.core.management import CommandError, call_command

from camtay.domains.places import queries
from camtay.domains.places.tests.make import phu_vinh

pytestmark = pytest.mark.django_db


def test_it_loads_units_and_says_so(capsys):
    call_command("load_units")
    assert "3355 created, 0 changed, 0 as they were." in capsys.readouterr().out
    call_command("load_units")
    assert "0 created, 0 changed, 3355 as they were." in capsys.readouterr().out
    assert queries.by_code("19864").name == "Phường Phong Thái"


def test_it_brings_in_neighbourhoods_and_names_wrong_cells(capsys, tmp_path):
    file = tmp_path / "thôn.csv"
    file.write_text("Tên thôn;Số hộ\nHà Trung 1;312\nTrường An;nhiều\n", encoding="utf-8-sig")
    call_command("import_neighbourhoods", str(file), place=phu_vinh().code)
    said = capsys.readouterr().out
    assert "1 new, 0 changed, 0 unchanged, 1 wrong." in said
    assert "B3: Hãy ghi một số nguyên, ví dụ 120." in said
    assert [one.name for one in queries.neighbourhoods_of(phu_vinh())] == ["Thôn Hà Trung 1"]


def test_it_fails_in_words(tmp_path):
    file = tmp_path / "thôn.csv"
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_neighbourhoods", str(file), place=phu_vinh().code)
    file.write_text("Tên thôn;Số hộ\nHà Trung 1;nhiều\n")
    with pytest.raises(CommandError, match="No place has the code '999'"):
        call_command("import_neighbourhoods", str(file), place="999")
    with pytest.raises(CommandError, match="chưa nhập dòng nào"):
        call_command("import_neighbourhoods", str(file), place=phu_vinh().code, all_or_nothing=True)
    file.write_bytes(b"")
    with pytest.raises(CommandError, match="Tệp trống"):
        call_command("import_neighbourhoods", str(file), place=phu_vinh().code)
