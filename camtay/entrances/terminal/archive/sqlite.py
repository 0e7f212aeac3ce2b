"""SQLite: its own backup interface, and a file put in place of a file."""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import DEFAULT_DB_ALIAS, connections

from camtay.entrances.terminal.archive.manifest import ArchiveError


class Sqlite:
    name = "sqlite"
    member = "database.sqlite3"

    def __init__(self) -> None:
        self.path = Path(connections[DEFAULT_DB_ALIAS].settings_dict["NAME"])

    def snapshot(self, target: Path) -> dict[str, int]:
        # All pages in one go: page by page, the copy would start over at each foreign write and never end.
        with (
            closing(sqlite3.connect(self.path, timeout=60)) as source,
            closing(sqlite3.connect(target)) as copy,
        ):
            source.backup(copy, pages=-1)
            copy.execute("PRAGMA journal_mode=DELETE")
        return checked_rows(target)

    def load(self, source: Path, tables: dict[str, int], aside: Path | None) -> None:
        found = checked_rows(source)
        if found != tables:
            raise ArchiveError(
                f"The database copy is not what the archive says: {difference(tables, found)}."
            )
        connections.close_all()
        for suffix in ("-wal", "-shm", ""):
            old = self.path.with_name(self.path.name + suffix)
            if old.exists() and aside is not None:
                old.rename(aside / old.name)
            else:
                old.unlink(missing_ok=True)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        source.rename(self.path)

    def others(self) -> int:
        return 0  # a file does not know; the lock of `camtay serve` does


def checked_rows(path: Path) -> dict[str, int]:
    """Rows by table of a database file found whole. Raises ArchiveError when it is damaged."""
    with closing(sqlite3.connect(path)) as copy:
        try:
            health = copy.execute("PRAGMA quick_check").fetchone()[0]
            names = copy.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
            ).fetchall()
            counts = {name: copy.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0] for (name,) in names}  # noqa: S608
        except sqlite3.DatabaseError as error:
            raise ArchiveError(f"The database copy is damaged: {error}.") from error
    if health != "ok":
        raise ArchiveError(f"The database copy is damaged: {health}.")
    return counts


def difference(wanted: dict[str, int], found: dict[str, int]) -> str:
    names = sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
    return ", ".join(
        f"{name} {found.get(name, 'missing')} instead of {wanted.get(name, 'none')}" for name in names
    )
