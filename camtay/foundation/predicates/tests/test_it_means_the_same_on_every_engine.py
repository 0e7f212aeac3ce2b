import datetime as dt

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from camtay.foundation.predicates import And, Compare, Field, IsNull, Not, Or, holds, to_q, to_sql
from camtay.foundation.predicates.tests.rows import FIELDS, START, Row, row_table, rows, trees

pytestmark = pytest.mark.usefixtures("row_table", "db")
__all__ = ["row_table"]

EMPTY = dict.fromkeys(FIELDS) | {"always": 0}


def expected(tree, stored):
    return {row.pk for row in stored if holds(tree, row)}


def by_orm(tree):
    return set(Row.objects.filter(to_q(tree)).values_list("pk", flat=True))


def by_sql(tree):
    dialect = "sqlite" if connection.vendor == "sqlite" else "ansi"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {Row._meta.db_table} WHERE {to_sql(tree, dialect)}")
        return {row[0] for row in cursor.fetchall()}


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(trees(), st.lists(rows(), min_size=1, max_size=6))
@example(Not(Compare("number", "lt", 1)), [EMPTY])
@example(Not(Compare("always", "lt", Field("number"))), [EMPTY])
@example(Not(And()), [EMPTY])
@example(Not(Or()), [EMPTY])
@example(Not(Or(Not(IsNull("text")), Compare("text", "ne", "a"))), [EMPTY])
def test_it_finds_the_same_rows_in_python_orm_and_sql(tree, values):
    with transaction.atomic():
        stored = [Row.objects.create(**value) for value in values]
        expected_rows = expected(tree, stored)
        assert by_orm(tree) == expected_rows
        assert by_sql(tree) == expected_rows
        assert set(Row.objects.exclude(to_q(tree)).values_list("pk", flat=True)) == (
            {row.pk for row in stored} - expected_rows
        )
        transaction.set_rollback(True)


@pytest.mark.parametrize("op", ["eq", "ne", "lt", "le", "gt", "ge"])
@pytest.mark.parametrize("right", [3, Field("other_number")])
def test_it_takes_a_comparison_with_nothing_as_false_and_its_negation_as_true(op, right):
    row = Row.objects.create()
    tree = Compare("number", op, right)
    assert (holds(tree, row), by_orm(tree), by_sql(tree)) == (False, set(), set())
    assert (holds(Not(tree), row), by_orm(Not(tree)), by_sql(Not(tree))) == (True, {row.pk}, {row.pk})


def test_it_compares_times_to_the_microsecond_whatever_their_zone():
    exact = Row.objects.create(moment=START)
    late = Row.objects.create(moment=START + dt.timedelta(microseconds=1))
    seven = START.astimezone(dt.timezone(dt.timedelta(hours=7)))
    assert by_orm(Compare("moment", "le", seven)) == by_sql(Compare("moment", "le", seven)) == {exact.pk}
    assert by_orm(Compare("moment", "gt", seven)) == by_sql(Compare("moment", "gt", seven)) == {late.pk}


def test_it_reads_a_row_from_a_mapping_or_through_attributes():
    class Place:
        code = "19753"

    class Thing:
        place = Place()
        nowhere = None

    assert holds(Compare("place__code", "eq", "19753"), Thing())
    assert holds(IsNull("nowhere__code"), Thing())
    assert holds(Compare("a", "eq", 1), {"a": 1})
    assert holds(IsNull("missing"), {})
