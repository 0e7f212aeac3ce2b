"""A lake as a folder.

    lake.json                                    the tables that are complete, and their columns
    cases.Case/commune=19753/manifest.json       as of when; which parts, how many rows, digest; places named in them
    cases.Case/commune=19753/202603.parquet      a part: a month, a year, or all there is, as whoever writes divides it

A part is replaced whole: written beside, then renamed. lake.json names a table once all of it is written, so
that whoever reads never meets a column that half of the files lack. Stopped anywhere, the next run goes on: what a
manifest does not vouch for is written again.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from camtay.connectors.warehouse.client.writing import Kind

FORMAT = 2


class LakeError(Exception):
    """The folder is not a lake, or not one that can answer; says what to do."""


@dataclass(frozen=True)
class Partition:
    """One file. `read`: digest of the rows as they were read, by which whoever writes knows them again; "" where
    nobody looked."""

    rows: int
    size: int
    sha256: str
    read: str = ""


@dataclass(frozen=True)
class Table:
    """A table all of which is written. `covers`: the communes that were asked, whether or not they had a record."""

    columns: Mapping[str, Kind]
    as_of: datetime
    covers: frozenset[str]


@dataclass(frozen=True)
class Commune:
    """What the folder of a commune says of itself. `places`: every place that its rows name."""

    as_of: datetime
    places: frozenset[str]
    parts: Mapping[str, Partition]


class Lake:
    """`synthetic`: a made-up city; what is made up and what is real never lie in one lake."""

    def __init__(self, folder: Path, *, synthetic: bool = False) -> None:
        self.folder, self.synthetic = folder, synthetic
        self.tables: dict[str, Table] = {}
        self._seen: dict[str, dict[str, Commune]] = {}
        if (folder / "lake.json").exists():
            self._read()
            if self.synthetic != synthetic:
                raise LakeError(f"{folder} holds {'a made-up city' if self.synthetic else 'real records'}.")
        elif folder.exists() and any(folder.iterdir()) and not any(folder.glob("*/commune=*")):
            raise LakeError(f"{folder} is not empty, and not a lake. Name another folder.")

    @classmethod
    def open(cls, folder: Path) -> "Lake":
        """To read. Raises LakeError where nothing has been completed."""
        if not (folder / "lake.json").exists():
            raise LakeError(
                f"There is no complete lake in {folder}. Write it first: camtay export-lake {folder}"
            )
        found = cls.__new__(cls)
        found.folder, found._seen = folder, {}
        found._read()
        return found

    def _read(self) -> None:
        said = _read_json(self.folder / "lake.json")
        if said.get("format") != FORMAT:
            raise LakeError(
                f"{self.folder} has format {said.get('format')}, and this program reads {FORMAT}."
            )
        self.synthetic = said["synthetic"]
        self.tables = {
            name: Table(one["columns"], datetime.fromisoformat(one["as_of"]), frozenset(one["covers"]))
            for name, one in said["tables"].items()
        }

    def complete(
        self, table: str, columns: Mapping[str, Kind], *, covers: Collection[str], as_of: datetime
    ) -> None:
        """All that these communes have in the table is written with these columns. Another database may have
        written other communes into the same lake."""
        before = self.tables[table].covers if table in self.tables else frozenset()
        self.tables[table] = Table(dict(columns), as_of, before | frozenset(covers))
        tables = {
            name: {"columns": one.columns, "as_of": one.as_of.isoformat(), "covers": sorted(one.covers)}
            for name, one in sorted(self.tables.items())
        }
        said = {"format": FORMAT, "synthetic": self.synthetic, "tables": tables}
        _write_json(self.folder / "lake.json", said)

    def check_covers(self, table: str, places: Collection[str]) -> None:
        """Raises LakeError where nobody asked these communes."""
        covered = self.tables[table].covers if table in self.tables else frozenset()
        if missing := sorted(set(places) - covered):
            raise LakeError(
                f"{self.folder} says nothing of {table} in {', '.join(missing[:5])}. "
                f"Write it again: camtay export-lake {self.folder}"
            )

    def as_of(self, table: str, commune: str) -> datetime:
        """How fresh its records are."""
        found = self.communes(table).get(commune)
        return self.tables[table].as_of if found is None else found.as_of

    def columns(self, table: str, needed: Collection[str]) -> Mapping[str, Kind]:
        """Raises LakeError where the lake does not hold them."""
        there = self.tables[table].columns if table in self.tables else {}
        if missing := sorted(set(needed) - there.keys()):
            raise LakeError(
                f"{self.folder} lacks {', '.join(missing)} of {table}: it was written before figures asked for "
                f"them. Write it again: camtay export-lake {self.folder}"
            )
        return there

    def communes(self, table: str) -> dict[str, Commune]:
        """Folder by folder, in the order of their names; as they were when first asked for."""
        if table not in self._seen:
            self._seen[table] = dict(self._communes(table))
        return self._seen[table]

    def _communes(self, table: str) -> Iterator[tuple[str, Commune]]:
        for path in sorted((self.folder / table).glob("commune=*/manifest.json")):
            said = _read_json(path)
            parts = {part: Partition(**one) for part, one in said["parts"].items()}
            code = path.parent.name.partition("=")[2]
            yield code, Commune(datetime.fromisoformat(said["as_of"]), frozenset(said["places"]), parts)

    def files(self, table: str, places: Collection[str]) -> list[Path]:
        """The files that may name one of these places."""
        wanted = frozenset(places)
        return [
            self.path(table, code, part)
            for code, commune in self.communes(table).items()
            if commune.places & wanted
            for part in commune.parts
        ]

    def path(self, table: str, commune: str, part: str) -> Path:
        return self.folder / table / f"commune={commune}" / f"{part}.parquet"

    def known(self, table: str, commune: str) -> dict[str, Partition]:
        """The parts that are there as their manifest says; what a stopped run left half-way is not among them."""
        path = self.folder / table / f"commune={commune}" / "manifest.json"
        if not path.exists():
            return {}
        said = {part: Partition(**one) for part, one in _read_json(path)["parts"].items()}
        return {part: one for part, one in said.items() if _size(self.path(table, commune, part)) == one.size}

    def replace(
        self, table: str, commune: str, parts: Mapping[str, tuple[int, bytes, str] | Partition], *,
        places: Collection[str], as_of: datetime,
    ) -> int:  # fmt: skip
        """All that a commune has in a table: part → (rows, file, digest of what was read), or a part already known.
        How many files changed."""
        before = self.known(table, commune)
        now, changed = {}, 0
        for part, given in sorted(parts.items()):
            if isinstance(given, Partition):
                now[part] = given
                continue
            rows, content, read = given
            one = now[part] = Partition(rows, len(content), hashlib.sha256(content).hexdigest(), read)
            if part not in before or before[part].sha256 != one.sha256:
                write_whole(self.path(table, commune, part), content)
                changed += 1
        changed += self._sweep(self.folder / table / f"commune={commune}", now)
        self.vouch(table, commune, now, places=places, as_of=as_of)
        return changed

    def vouch(
        self, table: str, commune: str, parts: Mapping[str, Partition], *,
        places: Collection[str], as_of: datetime,
    ) -> None:  # fmt: skip
        """Write the manifest of files that are there."""
        said = {
            "as_of": as_of.isoformat(),
            "places": sorted(places),
            "parts": {part: asdict(one) for part, one in sorted(parts.items())},
        }
        _write_json(self.folder / table / f"commune={commune}" / "manifest.json", said)

    def remove(self, table: str, communes: Collection[str]) -> None:
        """Communes of which nothing may be told any more."""
        for code in communes:
            shutil.rmtree(self.folder / table / f"commune={code}", ignore_errors=True)

    def written(self, table: str) -> set[str]:
        """The communes that have a folder now."""
        return {path.name.partition("=")[2] for path in (self.folder / table).glob("commune=*")}

    def _sweep(self, folder: Path, kept: Collection[str]) -> int:
        """Parts that have no rows any more, and what a stopped run left half written."""
        gone = [path for path in folder.glob("*.parquet") if path.stem not in kept]
        for path in (*gone, *folder.glob("*.tmp")):
            path.unlink()
        return len(gone)


def partition_of(path: Path, rows: int) -> Partition:
    """What a manifest says of a file that is there."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Partition(rows, path.stat().st_size, digest)


def damaged(lake: Lake) -> Iterator[Path]:
    """Files that are not what their manifest says."""
    for table in lake.tables:
        for code, commune in lake.communes(table).items():
            for part, one in commune.parts.items():
                path = lake.path(table, code, part)
                if not path.exists() or partition_of(path, one.rows) != one:
                    yield path


def _size(path: Path) -> int | None:
    return path.stat().st_size if path.exists() else None


def _read_json(path: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise LakeError(f"{path} cannot be read: {error}") from error
    return found


def _write_json(path: Path, value: object) -> None:
    write_whole(path, json.dumps(value, ensure_ascii=False, indent=1).encode())


def write_whole(path: Path, content: bytes) -> None:
    """Whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.tmp")
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
