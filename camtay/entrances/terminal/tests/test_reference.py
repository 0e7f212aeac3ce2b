import ast

import pytest

from camtay.entrances.terminal.reference import environment, house, page, permissions, words
from camtay.foundation.access import Permission, Reach


def test_it_keeps_a_cell_on_one_line():
    assert page.grid(["a"], [["one\ntwo | three"]]).splitlines()[-1] == "| one two \\| three |"


def test_it_takes_the_first_sentence_of_a_caption():
    assert page.first_sentence("People: who they are. More words.\n\nAnd more.") == "People: who they are."
    assert page.first_sentence(None) == ""


def test_it_reads_settings_that_go_on_over_two_lines():
    caption = "Settings.\n\nCAMTAY_A  first\n          and more\nCAMTAY_B  second\n"
    assert environment.described(caption) == [("CAMTAY_A", "first and more"), ("CAMTAY_B", "second")]


def test_it_refuses_a_setting_nobody_described(monkeypatch):
    monkeypatch.setattr(environment, "read_by_code", lambda: {"CAMTAY_SILENT"})
    with pytest.raises(ValueError, match="CAMTAY_SILENT"):
        environment.page()


def test_it_refuses_one_word_for_two_things():
    head = "code,vietnamese,english,room,meaning\n"
    assert [row["code"] for row in words.rows(head + "case,hồ sơ,case,cases,A file\n")] == ["case"]
    with pytest.raises(ValueError, match="case"):
        words.rows(head + "case,hồ sơ,case,cases,A file\ncase,vụ việc,case,cases,Another\n")


def test_it_shows_every_room_of_the_house():
    shown = house.page().text
    for storey in ("config", "domains", "foundation"):
        assert f"**`{storey}/`**" in shown
    for folder in (page.ROOT / "camtay" / "domains").glob("*/__init__.py"):
        assert f"`{folder.parent.name}/`" in shown
        assert ast.get_docstring(ast.parse(folder.read_text())).split(".")[0].split("\n")[0][:40] in shown


def test_it_makes_the_table_in_the_plan_anew_and_leaves_the_rest(tmp_path, monkeypatch):
    monkeypatch.setattr(house, "table", lambda: "| new |")
    (tmp_path / "ARCHITECTURE.md").write_text(f"Before\n{house.BEGIN}\nold\n{house.END}\nAfter\n")
    monkeypatch.setattr(house, "ROOT", tmp_path)
    plan = house.architecture()
    assert plan is not None
    assert plan.text == f"Before\n{house.BEGIN}\n| new |\n{house.END}\nAfter\n"


def test_it_shows_who_may_do_what(monkeypatch):
    accept = Permission(
        "cases.accept", "Tiếp nhận", {"clerk": Reach.PLACE, "resident": Reach.OWN}, never_own=True
    )
    look = Permission("news.read", "Đọc tin", {}, public=True)
    monkeypatch.setattr(permissions.access, "matrix", lambda: [accept, look])
    shown = permissions.page().text
    assert "| Deed | In words | clerk | resident | Notes |" in shown
    assert "| `cases.accept` | Tiếp nhận | ● | ○ | not own |" in shown
    assert "| `news.read` | Đọc tin | anybody |" in shown
