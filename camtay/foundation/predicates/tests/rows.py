"""A table made for the tests, rows for it, and random trees over its fields."""

import datetime as dt
from decimal import Decimal

import pytest
from django.apps.registry import Apps
from django.db import connection, models
from hypothesis import strategies as st

from camtay.foundation.predicates import And, Compare, Field, In, IsNull, Not, Or


class Row(models.Model):
    number = models.IntegerField(null=True)
    other_number = models.IntegerField(null=True)
    amount = models.DecimalField(max_digits=9, decimal_places=2, null=True)
    text = models.TextField(null=True)
    other_text = models.TextField(null=True)
    flag = models.BooleanField(null=True)
    moment = models.DateTimeField(null=True)
    other_moment = models.DateTimeField(null=True)
    always = models.IntegerField(default=0)

    class Meta:
        app_label = "predicates_rows"
        apps = Apps()


@pytest.fixture(scope="module")
def row_table(django_db_setup, django_db_blocker):
    """Made outside any transaction: SQLite changes no table inside one."""
    with django_db_blocker.unblock():
        with connection.schema_editor() as editor:
            editor.create_model(Row)
        yield
        with connection.schema_editor() as editor:
            editor.delete_model(Row)


HANOI = dt.timezone(dt.timedelta(hours=7))
START = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)

# Few values, so that equal ones meet often; among them what quoting, zones and rounding trip over.
VALUES = {
    "number": st.integers(-2, 3),
    "amount": st.sampled_from([Decimal(x) for x in ("-1.50", "0", "0.10", "0.30", "2.00", "99999.99")]),
    "text": st.sampled_from(["", "a", "A", "'", "a'b", "a\\b", "\\", "%", "ô", "đ", " a"]),
    "flag": st.booleans(),
    "moment": st.builds(
        lambda step, zone: (START + step).astimezone(zone),
        st.sampled_from(
            [
                dt.timedelta(0),
                dt.timedelta(microseconds=1),
                dt.timedelta(hours=17),
                dt.timedelta(days=-1, seconds=1),
            ]
        ),
        st.sampled_from([dt.UTC, HANOI]),
    ),
}
KIND = {"other_number": "number", "other_text": "text", "other_moment": "moment", "always": "number"}
FIELDS = [*VALUES, *KIND]
ORDERED = ("eq", "ne", "lt", "le", "gt", "ge")


def kind_of(field):
    return KIND.get(field, field)


@st.composite
def leaves(draw):
    field = draw(st.sampled_from(FIELDS))
    kind = kind_of(field)
    ops = ("eq", "ne") if kind in ("text", "flag") else ORDERED
    match draw(st.sampled_from(["value", "value", "field", "null", "in"])):
        case "value":
            return Compare(field, draw(st.sampled_from(ops)), draw(VALUES[kind]))
        case "field":
            same = [other for other in FIELDS if kind_of(other) == kind]
            return Compare(field, draw(st.sampled_from(ops)), Field(draw(st.sampled_from(same))))
        case "null":
            return IsNull(field)
        case _:
            return In(field, tuple(draw(st.lists(VALUES[kind], max_size=3))))


def trees():
    def grown(inner):
        parts = st.lists(inner, max_size=3)
        return st.builds(Not, inner) | parts.map(lambda p: And(*p)) | parts.map(lambda p: Or(*p))

    return st.recursive(leaves(), grown, max_leaves=6)


def rows():
    values = {field: st.none() | VALUES[kind_of(field)] for field in FIELDS if field != "always"}
    return st.fixed_dictionaries(values | {"always": VALUES["number"]})
