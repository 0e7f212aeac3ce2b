"""The form of 1.001193, filled in twice from the first page to the last, as the national declaration has it."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.utils.translation import override

from camtay.domains import procedures
from camtay.foundation.questions import (
    check_page,
    load,
    missing,
    next_page,
    notes,
    pages,
    problems,
    prune,
    summary,
)

DOCUMENT = json.loads(
    (Path(procedures.__file__).parent / "data/forms/1.001193.json").read_text(encoding="utf-8")
)
FORM = load(DOCUMENT)
TODAY = date(2026, 11, 24)
KINH = {"child_ethnic": "Kinh", "mother_ethnic": "Kinh", "father_ethnic": "Kinh"}
VIETNAMESE = {"child_nationality": "vn", "mother_nationality": "vn", "father_nationality": "vn"}
COMMON = {
    **KINH,
    **VIETNAMESE,
    "requester_paper": "citizen",
    "requester_home.code": "19753",
    "requester_home.text": "12 Lê Lợi",
    "child_birth.day": "3",
    "child_birth.month": "11",
    "child_birth.year": "2026",
    "birth_place.text": "Bệnh viện Trung ương Huế",
    "child_home_town.code": "19945",
    "phone": "0912 345 678",
    "declaration": "true",
}
MOTHER_FILES = {
    **COMMON,
    "requester_name": "Trần Thị Mận",
    "requester_number": "046 199 001 234",
    "relation": "mother",
    "child_name": "Lê Trần Minh An",
    "child_sex": "female",
    "mother_birth": "12/5/1999",
    "married": "yes",
    "father_name": "Lê Văn Bưởi",
    "father_birth": "1997",
    "father_number": "046097004321",
    "father_home.code": "19753",
    "copies": "2",
    "birth_paper": "certificate",
    "certificate_file": ["file-1"],
    "receive": "counter",
}
GRANDMOTHER_FILES = {
    **COMMON,
    "requester_name": "Hồ Thị Kiều",
    "requester_number": "046165001234",
    "relation": "grandparent",
    "child_name": "Hồ Văn Núi",
    "child_birth.month": "7",
    "child_sex": "male",
    "child_ethnic": "Pa Cô",
    "birth_place.text": "Thôn A Hưa (sinh ở nhà)",
    "mother_name": "Hồ Thị Suối",
    "mother_birth": "2005",
    "mother_ethnic": "Pa Cô",
    "mother_home.code": "20179",
    "married": "no",
    "father_how": "blank",
    "copies": "0",
    "birth_paper": "witness",
    "witness_file": ["file-1"],
    "receive": "post",
    "post_address.code": "20179",
    "post_address.text": "Thôn A Hưa",
}


def fill_in(typed):
    """Answers, ids of the pages seen, by pressing on from page to page."""
    answers, seen, page = {}, [], pages(FORM, {})[0]
    while page is not None:
        clean, errors = check_page(FORM, page.id, typed, answers=answers, today=TODAY, files=["file-1"])
        assert errors == {}, page.id
        answers = {**answers, **{name: value for name, value in clean.items() if value is not None}}
        seen.append(page.id)
        page = next_page(FORM, answers, page.id)
    assert missing(FORM, answers) == []
    assert problems(FORM, answers, today=TODAY) == {}
    assert prune(FORM, answers) == answers
    return answers, seen


def words_of(answers):
    names = {"19753": "Phường Phú Xuân", "19945": "Xã Phú Vinh", "20179": "Xã Nam Đông"}
    with override("vi"):
        return dict(row for _page, rows in summary(FORM, answers, place_name=names.get) for row in rows)


def test_a_married_mother_is_not_asked_about_herself_twice():
    answers, seen = fill_in(MOTHER_FILES)
    assert not {
        "mother_name",
        "mother_number",
        "mother_home",
        "abandoned",
        "father_how",
        "post_address",
    } & set(seen)
    assert [page for page in seen if page.startswith("father")] == [
        "father_name",
        "father_birth",
        "father_number",
        "father_origin_group",
        "father_home",
    ]
    told = words_of(answers)
    assert told["Người yêu cầu"] == "Trần Thị Mận"
    assert told["Ngày, tháng, năm sinh"] == (
        "3/11/2026 (bằng chữ: ngày ba tháng mười một năm hai nghìn không trăm hai mươi sáu)"
    )
    assert told["Nơi sinh"] == "Bệnh viện Trung ương Huế"
    assert told["Quê quán"] == "Xã Phú Vinh"
    assert told["Số bản sao"] == "2 bản"
    assert notes(FORM, answers, today=TODAY) == {}


def test_a_grandmother_registers_late_without_the_hospitals_paper_and_without_a_father():
    answers, seen = fill_in(GRANDMOTHER_FILES)
    assert "father_how" in seen
    assert not [page for page in seen if page.startswith("father_") and page != "father_how"]
    assert {"mother_name", "mother_number", "mother_home", "post_address"} <= set(seen)
    told = words_of(answers)
    assert told["Số định danh cá nhân của mẹ"] == "Không ghi"
    assert told["Địa chỉ nhận bưu chính"] == "Thôn A Hưa, Xã Nam Đông"
    assert "Giấy chứng sinh" not in told
    with override("vi"):
        late = notes(FORM, answers, today=TODAY)
    assert list(late) == ["child_birth"]
    assert "đăng ký muộn" in late["child_birth"]


def test_an_abandoned_child_has_no_questions_about_parents():
    typed = {**GRANDMOTHER_FILES, "relation": "raising", "abandoned": "yes", "abandonment_file": ["file-1"]}
    _answers, seen = fill_in(typed)
    assert not [page for page in seen if page.startswith(("mother_", "father_", "married", "birth_paper"))]


def test_a_father_who_recognises_the_child_is_told_what_follows():
    typed = {**MOTHER_FILES, "married": "no", "father_how": "recognise"}
    answers, seen = fill_in(typed)
    assert "father_name" in seen
    with override("vi"):
        assert "1.000689" in notes(FORM, answers, today=TODAY)["father_how"]


@pytest.mark.parametrize(
    ("page", "wrong", "name", "says"),
    [
        ("child_birth", {"child_birth": "25/11/2026"}, "child_birth", "không thể sau hôm nay"),
        ("child_name", {"child_name": "Lê Minh An 2"}, "child_name", "không có chữ số"),
        (
            "father_number",
            {"father_number": "046197004321"},
            "father_number",
            "không khớp với năm sinh của cha",
        ),
        ("mother_birth", {"mother_birth": "2027"}, "mother_birth", "phải trước ngày sinh của trẻ"),
        ("papers", {}, "certificate_file", "Giấy chứng sinh"),
        ("copies", {"copies": "21"}, "copies", "nhiều nhất 20"),
        ("declaration", {}, "declaration", "đánh dấu lời cam đoan"),
    ],
)
def test_it_says_what_is_wrong_in_plain_words(page, wrong, name, says):
    answers, _seen = fill_in(MOTHER_FILES)
    with override("vi"):
        _clean, errors = check_page(FORM, page, wrong, answers=answers, today=TODAY, files=[])
    assert list(errors) == [name]
    assert says in errors[name]


def test_it_asks_for_no_paper_that_data_replaces():
    """Nghị quyết 66.7/2025/NQ-CP: identity, residence and marriage are looked up, never asked for on paper."""
    assert [question.id for question in FORM.questions() if question.type == "file"] == [
        "certificate_file",
        "witness_file",
        "pledge_file",
        "abandonment_file",
        "authorisation_file",
        "other_files",
    ]


def test_every_text_is_there_in_both_languages():
    def texts(node):
        if isinstance(node, dict) and set(node) == {"vi", "en"}:
            yield node
        elif isinstance(node, dict):
            for key, value in node.items():
                assert key not in ("label", "title", "hint", "short", "message", "unit") or isinstance(
                    value, dict
                )
                yield from texts(value)
        elif isinstance(node, list):
            for value in node:
                yield from texts(value)

    same = [node["vi"] for node in texts(DOCUMENT) if node["vi"] == node["en"]]
    assert same == ["Việt Nam"] * 3
