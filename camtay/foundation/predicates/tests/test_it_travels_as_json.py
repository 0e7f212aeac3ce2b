import json

import pytest
from hypothesis import given

from camtay.foundation.predicates import (
    And,
    Compare,
    Field,
    In,
    Not,
    PredicateError,
    fields_of,
    from_json,
    to_json,
)
from camtay.foundation.predicates.tests.rows import trees


@given(trees())
def test_it_comes_back_equal(tree):
    assert from_json(json.loads(json.dumps(to_json(tree)))) == tree


def test_it_writes_a_readable_document():
    tree = And(Compare("done", "le", Field("due")), Not(In("channel", ("post",))))
    assert to_json(tree) == {
        "op": "and",
        "parts": [
            {"op": "le", "field": "done", "other": "due"},
            {"op": "not", "part": {"op": "in", "field": "channel", "values": ["post"]}},
        ],
    }
    assert fields_of(tree) == {"done", "due", "channel"}


@pytest.mark.parametrize(
    ("document", "says"),
    [
        ("text", "is an object"),
        ({"op": "like", "field": "a", "value": "x"}, "not 'like'"),
        ({"op": "eq", "field": "a"}, "lacks 'value'"),
        ({"op": "eq", "field": "a", "value": None}, "use the op `null`"),
        ({"op": "eq", "field": "a b", "value": 1}, "small letters"),
        ({"op": "eq", "field": 7, "value": 1}, "cannot be read"),
        ({"op": "lt", "field": "a", "value": "x"}, "no order"),
        ({"op": "lt", "field": "a", "value": {"time": "2026-03-01T00:00:00"}}, "zone"),
        ({"op": "eq", "field": "a", "value": {"decimal": "one"}}, "cannot be read"),
        ({"op": "and", "parts": {}}, "a list was expected"),
        ({"op": "null", "field": "a", "value": 1}, "should not: value"),
    ],
)
def test_it_says_what_is_wrong_with_a_document(document, says):
    with pytest.raises(PredicateError, match=says):
        from_json(document)
