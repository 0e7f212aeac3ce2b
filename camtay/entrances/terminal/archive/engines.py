"""What backup and restore need of a database, whichever it is."""

from pathlib import Path
from typing import Protocol

from django.db import DEFAULT_DB_ALIAS, connections

# Rows that a migration writes by itself, so that a database with nothing else counts as empty.
WRITTEN_BY_MIGRATE = {"django_migrations", "django_content_type", "auth_permission"}


class Engine(Protocol):
    """`name` is Django's vendor; `member` the copy's name within the archive."""

    name: str
    member: str

    def snapshot(self, target: Path) -> dict[str, int]:
        """Write a consistent copy to `target` while others go on writing; rows by table, of that very copy."""

    def load(self, source: Path, tables: dict[str, int], aside: Path | None) -> None:
        """Put the copy in place, whole or not at all. What was there is laid into `aside`. Raises ArchiveError
        when rows by table differ from `tables`; then nothing has changed."""

    def others(self) -> int:
        """How many other connections this database has, as far as it can tell."""


def count_rows() -> dict[str, int]:
    """Rows by table, as the default connection sees them now."""
    connection = connections[DEFAULT_DB_ALIAS]
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        names = sorted(connection.introspection.table_names(cursor))
        counts = {}
        for name in names:
            cursor.execute(f"SELECT COUNT(*) FROM {quote(name)}")  # noqa: S608 -- names from the database itself
            counts[name] = cursor.fetchone()[0]
    return counts


def holds_records() -> bool:
    """Has this database anything that somebody entered?"""
    return any(count for name, count in count_rows().items() if name not in WRITTEN_BY_MIGRATE)
