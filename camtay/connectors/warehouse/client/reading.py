"""A DuckDB session over a lake.

What is asked of a table is read from the files once and kept in the session's memory, in as few columns as are asked
for: then every question is answered from there.
"""

import tempfile
from collections.abc import Collection, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb

from camtay.connectors.warehouse.client.lake import Lake
from camtay.connectors.warehouse.client.writing import Kind
from camtay.connectors.warehouse.settings import Limits

_SQL: dict[Kind, str] = {"text": "VARCHAR", "int": "BIGINT", "bool": "BOOLEAN", "time": "TIMESTAMP"}


def quoted(text: str) -> str:
    """A text as a literal."""
    return "'" + text.replace("'", "''") + "'"


def name(text: str) -> str:
    """A name as SQL writes names that are not words alone."""
    return '"' + text.replace('"', '""') + '"'


class Session:
    """One thread's. It never loads anything from the network, and spills to a folder that goes with it."""

    def __init__(self, limits: Limits | None = None) -> None:
        limits = limits or Limits.from_settings()
        self._folder = tempfile.TemporaryDirectory(prefix="camtay-warehouse-")
        config: dict[str, Any] = {
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "preserve_insertion_order": False,
            "temp_directory": self._folder.name,
            **({"threads": limits.threads} if limits.threads else {}),
            **({"memory_limit": limits.memory} if limits.memory else {}),
        }
        self._engine = duckdb.connect(config=config)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._engine.close()
        self._folder.cleanup()

    def run(self, sql: str) -> None:
        self._engine.execute(sql)

    def rows(self, sql: str) -> list[dict[str, Any]]:
        found = self._engine.execute(sql)
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def keep(
        self, lake: Lake, table: str, columns: Collection[str], *,
        places: Collection[str], kept_as: str, where: str = "", placed: Collection[str] = (),
    ) -> None:  # fmt: skip
        """Read these columns of what may name one of the places. `placed`: columns that hold the places that a folder
        answers for; known by number, they are quicker to group by. Raises LakeError where the lake lacks columns."""
        there = lake.columns(table, columns)
        files = lake.files(table, places)
        source = _scan(files) if files else _empty({one: there[one] for one in columns})
        known = {*places, *(code for one in lake.communes(table).values() for code in one.places)}
        kind = name(f"place_of_{kept_as}")
        self.run(f"DROP TABLE IF EXISTS {name(kept_as)}")
        self.run(f"DROP TYPE IF EXISTS {kind}")
        self.run(f"CREATE TYPE {kind} AS ENUM ({', '.join(quoted(one) for one in sorted(known))})")
        read = ", ".join(f"CAST({one} AS {kind}) AS {one}" if one in placed else one for one in columns)
        condition = f" WHERE {where}" if where else ""
        statement = f"SELECT {read} FROM {source}{condition}"  # noqa: S608  names and files of ours
        self.run(f"CREATE TEMP TABLE {name(kept_as)} AS {statement}")


def _scan(files: Sequence[Path]) -> str:
    listed = ", ".join(quoted(str(path)) for path in files)
    return f"read_parquet([{listed}], hive_partitioning = false)"


def _empty(columns: dict[str, Kind]) -> str:
    nothing = ", ".join(f"CAST(NULL AS {_SQL[kind]}) AS {one}" for one, kind in columns.items())
    return f"(SELECT {nothing} LIMIT 0)"
