import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camtay.foundation.questions import check_page, notes, pages, problems, prune, summary
from camtay.foundation.questions.fields import page_view
from camtay.foundation.questions.kept import typed_from
from camtay.foundation.questions.tests.forms import ANSWERS, TREE, form, page, question

TODAY = dt.date(2026, 11, 24)


def test_it_finds_nothing_wrong_with_good_answers():
    assert problems(TREE, ANSWERS, today=TODAY) == {}


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({"kind": "oak"}, {"kind"}),
        ({"kind": ["lemon"]}, {"kind"}),
        ({"day": "3/7/2026"}, {"day"}),
        ({"day": "2026-11-25"}, {"day"}),
        ({"day": 20260703}, {"day"}),
        ({"fruit_many": "1200"}, {"fruit_many"}),
        ({"fruit_many": True}, {"fruit_many"}),
        ({"fruit_many": float("nan")}, {"fruit_many"}),
        ({"agree": "yes"}, {"agree"}),
        ({"agree": 1}, {"agree"}),
        ({"where_place": "Huế"}, {"where_place"}),
        ({"where_place": {"code": "", "text": ""}}, {"where_place"}),
        ({"where_place": {"code": {}, "text": "x"}}, {"where_place"}),
        ({"tools": "lemon"}, {"tools"}),
        ({"tools": [["lemon"]]}, {"tools"}),
        ({"photo_file": ["a", "b", "c"]}, {"photo_file"}),
        ({"where_note": "  hai dấu cách"}, {"where_note"}),
        ({"helpers": "Hoa"}, {"helper.0"}),
        ({"helpers": [{"helper": "R2D2"}]}, {"helper.0"}),
        ({"helpers": [{"helper": "An", "helper_phone": "0912345678"}]}, {"helper_phone.0"}),
        ({"helpers": [{"helper": "An"}] * 4}, {"helpers"}),
    ],
)
def test_it_names_each_answer_nobody_could_have_given(changes, names):
    assert set(problems(TREE, {**ANSWERS, **changes}, today=TODAY)) == names


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["code", "text", "helper"]), inner)
    ),
    max_leaves=4,
)
KEYS = st.sampled_from([q.id for q in TREE.questions()] + [p.id for p in TREE.pages])


@given(st.dictionaries(KEYS, JSON, max_size=6))
def test_it_stands_any_document(answers):
    mixed = {**ANSWERS, **answers}
    filed = prune(TREE, mixed)
    assert prune(TREE, filed) == filed
    assert json.loads(json.dumps(filed)) == filed
    assert set(problems(TREE, filed, today=TODAY)) <= set(problems(TREE, mixed, today=TODAY)) | {"day"}
    assert len(summary(TREE, mixed)) == len(pages(TREE, mixed))
    for shown in TREE.pages:
        assert page_view(TREE, shown.id, mixed).id == shown.id


RAW_KEYS = [
    f"{q.id}{part}"
    for q in TREE.questions()
    for part in ("", ".0", ".1", ".day", ".month", ".year", ".code", ".text", ".remove")
] + ["helpers.count", "helpers.add", "helpers.remove"]
TYPED = st.text(max_size=8) | st.sampled_from(
    ["lemon", "yes", "3", "7", "2026", "3/7/2026", "1.200", "Lê Hoa", "²", "٣"]
)


@given(
    st.sampled_from([p.id for p in TREE.pages]),
    st.dictionaries(st.sampled_from(RAW_KEYS), TYPED | st.lists(TYPED, max_size=3), max_size=8),
)
def test_it_stands_whatever_is_typed_and_gives_only_sound_answers(page_id, raw):
    clean, errors = check_page(TREE, page_id, raw, answers=ANSWERS, today=TODAY)
    kept = {**ANSWERS, **clean}
    found = problems(TREE, kept, today=TODAY)
    asked = {q.id for q in TREE.page(page_id).questions}
    if not errors:
        assert not {name for name in found if name.split(".")[0] in asked}
    assert page_view(TREE, page_id, ANSWERS, raw=raw, errors=errors).count <= 5
    assert json.loads(json.dumps(clean)) == clean


@given(st.integers(-(10**9) + 1, 10**9 - 1))
def test_it_reads_back_every_number_it_writes(number):
    small = form(page("n", question("n", "number")))
    raw = typed_from(small.question("n"), number, "n")
    assert check_page(small, "n", raw, answers={}, today=TODAY) == ({"n": number}, {})


def test_it_tells_notes_of_one_page_or_of_all():
    late = {"kind": "within_days", "value": 60, "level": "note", "message": "Muộn"}
    two = form(
        page("a", question("x", "date", checks=[late])), page("b", question("y", "date", checks=[late]))
    )
    answers = {"x": "2026-01-01", "y": "2026-01-02"}
    assert notes(two, answers, today=TODAY) == {"x": "Muộn", "y": "Muộn"}
    assert notes(two, answers, today=TODAY, page_id="b") == {"y": "Muộn"}
