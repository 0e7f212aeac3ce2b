"""A small file of numbers that were counted before: rows found by what they begin with, without an engine."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from camtay.connectors.warehouse.client.lake import LakeError, write_whole
from camtay.connectors.warehouse.client.writing import Kind, encode

_SAYS = b"camtay"
_GROUP = 20_000


@dataclass(frozen=True)
class Grid:
    """`says`: what its writer said of it."""

    path: Path
    says: Mapping[str, str]

    @classmethod
    def open(cls, path: Path, columns: Collection[str]) -> "Grid":
        """Raises LakeError where there is none with these columns."""
        try:
            schema = pq.read_schema(path)
        except (OSError, pa.ArrowInvalid) as error:
            raise LakeError(f"{path} cannot be read: {error}") from error
        if set(schema.names) != set(columns) or _SAYS not in (schema.metadata or {}):
            raise LakeError(f"{path} holds something else.")
        return cls(path, json.loads(schema.metadata[_SAYS]))

    def rows(self, keys: Mapping[str, int], codes: Collection[str]) -> list[dict[str, Any]]:
        """The rows with these numbers and one of these codes."""
        written = self.path.stat().st_mtime_ns
        return _rows(self.path, written, tuple(sorted(keys.items())), tuple(sorted(codes)))

    @staticmethod
    def write(
        path: Path, columns: Mapping[str, Kind], rows: Sequence[Sequence[Any]], says: Mapping[str, str]
    ) -> None:
        """In the order of its rows: those that are asked for together should stand together."""
        write_whole(path, encode(columns, rows, says={_SAYS: json.dumps(says).encode()}, group=_GROUP))


@lru_cache(maxsize=64)
def _rows(
    path: Path, _written: int, keys: tuple[tuple[str, int], ...], codes: tuple[str, ...]
) -> list[dict[str, Any]]:
    """Read once by this process, until the file is written again."""
    wanted = [*((name, "==", value) for name, value in keys), ("code", "in", codes)]
    found: list[dict[str, Any]] = pq.read_table(path, filters=wanted).to_pylist()
    return found
