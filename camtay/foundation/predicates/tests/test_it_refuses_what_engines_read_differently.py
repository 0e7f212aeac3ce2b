import datetime as dt
from decimal import Decimal

import pytest

from camtay.foundation.predicates import And, Compare, Field, In, Not, to_sql


@pytest.mark.parametrize(
    "make",
    [
        lambda: Compare("a", "eq", None),
        lambda: Compare("a", "eq", 1.5),
        lambda: Compare("a", "eq", dt.datetime(2026, 3, 1, tzinfo=dt.UTC).replace(tzinfo=None)),
        lambda: Compare("a", "eq", Decimal("NaN")),
        lambda: Compare("a", "eq", "a\x00b"),
        lambda: Compare("a", "lt", "text"),
        lambda: Compare("a", "ge", True),
        lambda: Compare("a", "like", 1),
        lambda: Compare("a; DROP", "eq", 1),
        lambda: Field("A"),
        lambda: In("a", (None,)),
        lambda: And([Compare("a", "eq", 1)]),
        lambda: Not(None),
    ],
)
def test_it_refuses_when_the_node_is_made(make):
    with pytest.raises(ValueError):
        make()


def test_it_writes_plain_sql_that_is_never_null():
    assert to_sql(Not(Compare("done", "le", Field("due")))) == "(NOT COALESCE(done <= due, FALSE))"
    assert to_sql(In("kind", ("a", "o'b"))) == "COALESCE(kind IN ('a', 'o''b'), FALSE)"
    assert to_sql(Compare("path", "eq", "a\\b")) == "COALESCE(path = ('a' || CHR(92) || 'b'), FALSE)"
    moment = dt.datetime(2026, 3, 1, 7, tzinfo=dt.timezone(dt.timedelta(hours=7)))
    assert to_sql(Compare("at", "lt", moment)) == "COALESCE(at < TIMESTAMP '2026-03-01 00:00:00', FALSE)"
    assert to_sql(Compare("at", "lt", moment), "sqlite") == "COALESCE(at < '2026-03-01 00:00:00', FALSE)"
