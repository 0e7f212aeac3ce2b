"""Running a statement that is made: on PostgreSQL the server keeps it too, and its plan with it."""

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper


def cursor_for(connection: BaseDatabaseWrapper) -> CursorWrapper:
    """A cursor whose statements the server may prepare (OPTIONS["prepare_threshold"] says from which run on)."""
    if connection.vendor != "postgresql" or connection.queries_logged:
        return connection.cursor()  # who reads the log of queries wants to see the values
    connection.ensure_connection()
    from django.db.backends.postgresql.base import ServerBindingCursor

    # Django's own cursor writes the values into the text: each text is another statement, planned anew.
    raw = ServerBindingCursor(connection.connection)  # type: ignore[call-arg]  # the stubs miss its parent
    wrapped: CursorWrapper = connection._prepare_cursor(raw)  # type: ignore[attr-defined]
    return wrapped


def rows_of(connection: BaseDatabaseWrapper, sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    with cursor_for(connection) as cursor:
        cursor.execute(sql, params)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def count_of(connection: BaseDatabaseWrapper, sql: str, params: Sequence[Any]) -> int:
    """The number of rows the statement touched."""
    with cursor_for(connection) as cursor:
        cursor.execute(sql, params)
        return int(cursor.rowcount)
