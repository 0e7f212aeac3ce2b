"""The evidence of the figures of one source, kept once: which records, with their hashes, and which figure counts which.

A line is key TAB hash TAB mark, the lines sorted by key; bit 2n of the mark (hex): the record belongs to the population
of figure n of this source, bit 2n+1: it counts. Kept compressed with zlib.
"""

import hashlib
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Lines = Mapping[str, tuple[str, int]]  # key → hash, mark


class Damaged(ValueError):  # noqa: N818  a sentence where it is raised
    """What is kept cannot be read any more."""


def pack(lines: Lines) -> bytes:
    text = "".join(f"{key}\t{lines[key][0]}\t{lines[key][1]:x}\n" for key in sorted(lines))
    return zlib.compress(text.encode(), 6)


def unpack(packed: bytes | memoryview) -> dict[str, tuple[str, int]]:
    """Raises Damaged."""
    try:
        rows = [line.split("\t") for line in zlib.decompress(bytes(packed)).decode().splitlines()]
        return {key: (found, int(mark, 16)) for key, found, mark in rows}
    except (zlib.error, ValueError) as error:
        raise Damaged(str(error)) from error


def digest_of(lines: Lines) -> str:
    """Of all records of a source."""
    return _digest(f"{key}\t{lines[key][0]}" for key in sorted(lines))


def digest_of_figure(lines: Lines, number: int) -> str:
    """Of the population of one figure and what of it counts."""
    return _digest(f"{key}\t{found}\t{int(counts)}" for key, found, counts in population(lines, number))


def population(lines: Lines, number: int) -> Iterator[tuple[str, str, bool]]:
    """Key, hash and whether it counts, of each record of figure `number`, sorted by key."""
    for key in sorted(lines):
        found, mark = lines[key]
        if mark >> 2 * number & 1:
            yield key, found, bool(mark >> 2 * number + 1 & 1)


def mark(number: int, *, counts: bool) -> int:
    return 1 << 2 * number | counts << 2 * number + 1


def _digest(lines: Iterator[str]) -> str:
    whole = hashlib.sha256()
    for line in lines:
        whole.update(line.encode() + b"\n")
    return whole.hexdigest()


@dataclass(frozen=True)
class Difference:
    """Keys of the records of one source that are there now and were not, that are gone, that say something else, and
    (`moved`) that say the same but count otherwise; sorted."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        return len(self.added) + len(self.removed) + len(self.changed) + len(self.moved)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(sorted({*self.added, *self.removed, *self.changed, *self.moved}))


def difference(before: Lines, now: Lines) -> Difference:
    both = sorted(before.keys() & now.keys())
    return Difference(
        added=tuple(sorted(now.keys() - before.keys())),
        removed=tuple(sorted(before.keys() - now.keys())),
        changed=tuple(key for key in both if before[key][0] != now[key][0]),
        moved=tuple(key for key in both if before[key][0] == now[key][0] and before[key][1] != now[key][1]),
    )
