"""Changing a form document: one deed at a time, the rest untouched; what contradicts itself is said in words."""

import json
from pathlib import Path

import pytest

from camtay.foundation.questions import editing, load
from camtay.foundation.questions.editing_conditions import (
    Row,
    Rows,
    build,
    in_words,
    offers,
    parse,
    row_of_key,
)
from camtay.foundation.questions.editing_faults import faults

SHIPPED = Path(__file__).parents[3] / "domains/procedures/data/forms"
DOCUMENTS = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(SHIPPED.glob("*.json"))]
every_form = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one["code"])


def words(text):
    return {"vi": text, "en": f"{text} (en)"}


def question(name, kind="text", **more):
    return {"id": name, "type": kind, "label": words(f"Câu {name}?"), **more}


def page(name, *questions, **more):
    return {"id": name, "title": words(f"Trang {name}"), "questions": list(questions), **more}


KIND = question("loai", "choice", choices=[{"value": v, "label": words(v)} for v in ("meo", "cho")])
FORM = {
    "code": "x", "version": 1, "title": words("Thú nuôi"),
    "pages": [page("mot", KIND, question("ten")),
              page("hai", question("tuoi", when={"op": "eq", "field": "loai", "value": "meo"}))],
}  # fmt: skip


def names(document):
    return [[one["id"] for one in each["questions"]] for each in document["pages"]]


@every_form
def test_a_shipped_form_is_in_order(document):
    assert faults(document) == []


@every_form
def test_conditions_are_written_as_lines_without_change_or_kept(document):
    """Most are lines; the others can be told in words."""
    found = [one["when"] for one in document["pages"] if "when" in one]
    found += [one["when"] for _page, one in editing.questions_of(document) if "when" in one]
    for condition in found:
        rows = parse(condition)
        assert rows is None or build(rows) == condition
        if rows:
            again = Rows(tuple(row_of_key(row.key, sign=row.sign) for row in rows.rows), rows.any_of)
            assert build(again) == condition
        said = in_words(document, condition)
        assert "một câu không còn" not in said
        assert "“" in said or "số" in said
    if found:
        assert sum(parse(one) is not None for one in found) >= len(found) * 0.7


@every_form
def test_every_line_that_stands_can_be_chosen(document):
    for each in document["pages"]:
        asked = [(each.get("when"), "")] + [(one.get("when"), one["id"]) for one in each["questions"]]
        for condition, name in asked:
            rows = parse(condition) if condition else None
            keys = {
                key
                for offer in offers(document, page_id=each["id"], question_id=name)
                for key, _l in offer.answers
            }
            assert {row.key for row in rows.rows} <= keys if rows else True


@every_form
def test_twins_of_pages_are_forms_of_their_own(document):
    twin, name = editing.duplicate_page(document, document["pages"][0]["id"])
    assert len(twin["pages"]) == len(document["pages"]) + 1
    assert twin["pages"][1]["id"] == name
    load(twin)


def test_it_moves_questions_across_pages():
    assert names(editing.move_question(FORM, "ten", -1)) == [["ten", "loai"], ["tuoi"]]
    assert names(editing.move_question(FORM, "ten", 1)) == [["loai"], ["ten", "tuoi"]]
    assert names(editing.move_question(FORM, "tuoi", -1)) == [["loai", "ten", "tuoi"], []]
    assert names(editing.move_question(FORM, "loai", -1)) == names(FORM)
    assert names(editing.move_page(FORM, "hai", -1)) == [["tuoi"], ["loai", "ten"]]
    assert names(FORM) == [["loai", "ten"], ["tuoi"]]


def test_names_come_from_the_words():
    assert editing.new_id(FORM, "Đàn ong có mấy tổ?", "cau") == "dan_ong_co_may_to"
    assert editing.new_id(FORM, "Tên", "cau") == "ten_2"
    assert editing.new_id(FORM, "12 con", "cau") == "cau_12_con"
    assert editing.new_id(FORM, "???", "cau") == "cau"


def test_a_question_of_another_name_is_still_spoken_of():
    made = editing.rename_question(FORM, "loai", "loai_moi")
    assert made["pages"][1]["questions"][0]["when"]["field"] == "loai_moi"
    load(made)


def test_another_type_keeps_only_what_belongs_to_it():
    made = editing.retype(FORM, "loai", "yes_no")
    assert set(made["pages"][0]["questions"][0]) == {"id", "type", "label"}
    made = editing.retype(FORM, "ten", "file")
    assert made["pages"][0]["questions"][1]["accept"] == ["pdf", "jpeg", "png"]


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ({**FORM, "pages": []}, "chưa có trang nào"),
        (editing.add_page(FORM, page("ba")), "chưa có câu hỏi nào"),
        (editing.remove_question(FORM, "loai"), "không còn trong biểu mẫu"),
        (editing.move_page(FORM, "hai", -1), "đứng sau nó"),
        (editing.put_question(FORM, "loai", {"choices": KIND["choices"][1:]}), "ý không còn để chọn"),
        (editing.put_question(FORM, "loai", {"choices": []}), "chưa có ý nào"),
    ],
)
def test_what_contradicts_itself_is_said_in_words(document, said):
    assert said in " ".join(one.text for one in faults(document))


def test_lines_about_one_question_are_read_as_or():
    cat, dog = Row("loai", "meo"), Row("loai", "cho")
    assert build(Rows((cat, dog))) == {"op": "in", "field": "loai", "values": ["meo", "cho"]}
    assert build(Rows((Row("loai", "meo", sign="not"),)))["op"] == "not"
    assert build(Rows(())) is None
