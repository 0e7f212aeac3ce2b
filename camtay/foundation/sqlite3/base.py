"""The database backend (ENGINE "camtay.foundation.sqlite3")."""

from functools import lru_cache
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from camtay.foundation.sqlite3.queue import Queue, queue_of, watch_forks

PATIENCE = 20.0  # seconds, where OPTIONS["timeout"] says nothing


class Cursor(base.SQLiteCursorWrapper):
    """Knows the statements it has rewritten: the same few hundred come again and again."""

    def convert_query(self, query: str, *, param_names: list[str] | None = None) -> str:
        return (
            _with_question_marks(query)
            if param_names is None
            else super().convert_query(query, param_names=param_names)
        )


@lru_cache(maxsize=512)
def _with_question_marks(query: str) -> str:
    return str(base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%"))


class DatabaseWrapper(base.DatabaseWrapper):
    """Waits for its turn before a transaction that is going to write (transaction_mode IMMEDIATE or EXCLUSIVE)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        watch_forks()
        self._holds: Queue | None = None

    def create_cursor(self, name: str | None = None) -> Any:  # noqa: ARG002 -- Django's signature
        return self.connection.cursor(factory=Cursor)

    def _start_transaction_under_autocommit(self) -> None:
        mode = self.settings_dict["OPTIONS"].get("transaction_mode")
        if mode in ("IMMEDIATE", "EXCLUSIVE") and not self.is_in_memory_db():
            self._enter()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._leave()
            raise

    def _commit(self) -> Any:
        try:
            return super()._commit()  # type: ignore[misc]
        finally:
            self._leave()

    def _rollback(self) -> Any:
        try:
            return super()._rollback()  # type: ignore[misc]
        finally:
            self._leave()

    def _close(self) -> Any:
        try:
            return super()._close()  # type: ignore[misc]
        finally:
            self._leave()

    def _enter(self) -> None:
        queue = queue_of(str(self.settings_dict["NAME"]))
        if not queue.enter(self.settings_dict["OPTIONS"].get("timeout", PATIENCE)):
            raise OperationalError("database is locked")
        self._holds = queue

    def _leave(self) -> None:
        queue, self._holds = self._holds, None
        if queue is not None:
            queue.leave()
