import pytest

from camtay.foundation.questions import FormError, load
from camtay.foundation.questions.tests.forms import page, question

BEFORE = page(
    "first", question("born", "date"), question("sex", "choice", choices=[{"value": "x", "label": "X"}])
)
REPEAT = {"item": "Người", "add": "Thêm"}


def load_with(*pages, **changes):
    return load({"code": "test", "version": 1, "title": "Thử", "pages": [BEFORE, *pages], **changes})


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"version": 0}, "`version` is a whole number"),
        ({"code": ""}, "`code` must be a text"),
        ({"title": {"vi": "Thử"}}, '"en"'),
        ({"title": {"vi": "Thử", "en": " "}}, '"en"'),
        ({"pages": []}, "has no pages"),
        ({"pages": {}}, "must be a list"),
        ({"colour": "red"}, "unknown key colour"),
    ],
)
def test_it_names_what_is_wrong_with_the_form(changes, says):
    with pytest.raises(FormError, match=says):
        load_with(**changes)


@pytest.mark.parametrize(
    ("one", "says"),
    [
        (page("first", question("a")), "id first is there twice"),
        (page("two", question("born")), "id born is there twice"),
        (page("a", question("a"), repeat=REPEAT), "may not be named as a question is"),
        (page("Two", question("a")), "small letters"),
        (page("two", question("a__b")), "small letters"),
        (page("two"), "page two: has no questions"),
        (
            page("two", question("a"), when={"op": "eq", "field": "later", "value": 1}),
            "later is not an answer asked",
        ),
        (
            page("two", question("a"), when={"op": "eq", "field": "a", "value": "x"}),
            "a is not an answer asked",
        ),
        (page("two", question("a"), when={"op": "like"}), "not 'like'"),
        (page("two", question("a"), when={"op": "eq", "field": "born", "value": "x"}), "born is a number"),
        (page("two", question("a"), when={"op": "eq", "field": "born", "other": "sex"}), "born is a number"),
        (
            page("two", question("a"), when={"op": "in", "field": "sex", "values": ["y"]}),
            "sex has no choice 'y'",
        ),
        (
            page("two", question("a"), when={"op": "not", "part": {"op": "null", "field": "z"}}),
            "z is not an answer",
        ),
        (page("two", question("a"), repeat={**REPEAT, "minimum": 3, "maximum": 2}), "do not fit"),
        (page("two", question("a"), repeat={"item": "Người"}), "`add` must be"),
    ],
)
def test_it_names_what_is_wrong_with_a_page(one, says):
    with pytest.raises(FormError, match=says):
        load_with(one)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"question_type": "colour"}, "type 'colour' is not one of"),
        ({"required": "yes"}, "`required` is not as expected"),
        ({"decimals": 2}, "`decimals` does not belong to type text"),
        ({"question_type": "number", "decimals": 7}, "goes up to 6"),
        ({"question_type": "number", "decimals": -1}, "`decimals` is not as expected"),
        ({"question_type": "choice"}, "has no choices"),
        ({"question_type": "choice", "choices": [{"value": "A", "label": "A"}]}, "small letters"),
        (
            {"question_type": "choice", "choices": [{"value": "a", "label": "A"}] * 2},
            "a choice is there twice",
        ),
        ({"question_type": "file"}, "`accept` must list"),
        ({"question_type": "file", "accept": ["exe"]}, "unknown kinds of file"),
        ({"label": ""}, "`label` must be"),
        ({"checks": [{"kind": "funny"}]}, "no such check"),
        ({"checks": [{"kind": "min", "value": 1}]}, "does not belong to type text"),
        ({"checks": [{"kind": "min_length"}]}, "needs `value`"),
        ({"checks": [{"kind": "no_digits", "value": 1}]}, "takes no `value`"),
        ({"checks": [{"kind": "min_length", "value": 1.5}]}, "whole number"),
        ({"checks": [{"kind": "min_length", "value": "one"}]}, "must be a number"),
        ({"checks": [{"kind": "pattern", "value": "(", "message": "Sai"}]}, "no regular expression"),
        ({"checks": [{"kind": "pattern", "value": "a"}]}, "needs a `message`"),
        ({"checks": [{"kind": "no_digits", "level": "loud"}]}, "error or note"),
        ({"checks": [{"kind": "no_digits", "sex": "sex"}]}, "only matches_person"),
        ({"question_type": "date", "checks": [{"kind": "before", "other": "sex"}]}, "sex is not a date"),
        ({"question_type": "date", "checks": [{"kind": "before", "other": "zz"}]}, "zz is not a question"),
        ({"question_type": "citizen_number", "checks": [{"kind": "matches_person"}]}, "needs `sex`"),
        (
            {"question_type": "citizen_number", "checks": [{"kind": "matches_person", "sex_is": "x"}]},
            "male or female",
        ),
        (
            {"question_type": "citizen_number", "checks": [{"kind": "matches_person", "sex": "sex"}]},
            "does not offer",
        ),
        (
            {"question_type": "citizen_number", "checks": [{"kind": "matches_person", "birth": "sex"}]},
            "nor a year",
        ),
    ],
)
def test_it_names_what_is_wrong_with_a_question(more, says):
    with pytest.raises(FormError, match=says):
        load_with(page("two", question("a", more.pop("question_type", "text"), **more)))


def test_it_may_not_ask_elsewhere_about_a_page_that_repeats_but_for_how_many_there_are():
    people = page("people", question("name"), repeat=REPEAT)
    assert load_with(
        people, page("two", question("a"), when={"op": "gt", "field": "people__count", "value": 1})
    )
    with pytest.raises(FormError, match="name is not an answer"):
        load_with(people, page("two", question("a"), when={"op": "null", "field": "name"}))
