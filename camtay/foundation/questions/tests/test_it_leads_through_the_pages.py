import pytest

from camtay.foundation.questions import first_missing_page, missing, next_page, pages, previous_page, prune
from camtay.foundation.questions.tests.forms import ANSWERS, TREE


def ids(found):
    return [page.id for page in found]


def test_it_asks_only_what_applies():
    assert ids(pages(TREE, {})) == ["kinds", "planted", "helpers", "photo", "where", "last"]
    assert ids(pages(TREE, ANSWERS)) == ["kinds", "planted", "helpers", "photo", "fruit", "where", "last"]


def test_it_goes_forward_and_back_past_hidden_pages():
    assert next_page(TREE, {}, "photo").id == "where"
    assert next_page(TREE, ANSWERS, "photo").id == "fruit"
    assert previous_page(TREE, {}, "where").id == "photo"
    assert previous_page(TREE, ANSWERS, "where").id == "fruit"
    assert next_page(TREE, {}, "fruit").id == "where"  # a page hidden since it was drawn
    assert (next_page(TREE, ANSWERS, "last"), previous_page(TREE, ANSWERS, "kinds")) == (None, None)
    with pytest.raises(KeyError):
        next_page(TREE, {}, "nowhere")


def test_it_knows_what_is_missing_and_where_to_go_on():
    assert [gap.name for gap in missing(TREE, {})] == ["kind", "day", "helper.0", "agree"]
    assert first_missing_page(TREE, {"kind": "lemon"}).id == "planted"
    assert first_missing_page(TREE, ANSWERS) is None
    assert [gap.name for gap in missing(TREE, {**ANSWERS, "kind": "other"})] == ["other_kind"]
    assert [gap.name for gap in missing(TREE, {**ANSWERS, "helpers": [{"helper": "An"}, {}]})] == ["helper.1"]


def test_it_files_only_what_was_asked_and_is_sound():
    odd = {
        **ANSWERS,
        "kind": "other",
        "other_kind": "Bưởi",
        "day": "3/7/2026",
        "helpers": [{"helper": "An", "spy": 1}, {}],
        "where_place": None,
        "extra": 1,
    }
    assert prune(TREE, odd) == {
        "kind": "other",
        "other_kind": "Bưởi",
        "helpers": [{"helper": "An"}],
        "agree": True,
    }
