"""What is found about one person, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

Words = str | Promise
FOLDED_FROM = 12


@dataclass(frozen=True)
class Ground:
    """Why something is kept. All three are words for the person it is about."""

    purpose: Words
    basis: Words
    term: Words


@dataclass(frozen=True)
class Whom:
    """`ids`: the person's row and every row merged with it. `phones`, `emails`: addresses that are theirs."""

    ids: frozenset[int]
    phones: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()

    @property
    def addresses(self) -> frozenset[str]:
        return self.phones | self.emails


@dataclass(frozen=True)
class Kept:
    """One line: under which title, what it is, what it says, why it is kept, and the fields it was read from."""

    section: str
    label: str
    value: str
    ground: Ground
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stays:
    """What is not erased: what, by which law, until when."""

    what: Words
    law: Words
    until: Words


@dataclass(frozen=True)
class Forgotten:
    """What one domain, or all of them, did."""

    erased: tuple[Words, ...] = ()
    stays: tuple[Stays, ...] = ()

    def __add__(self, other: Forgotten) -> Forgotten:
        return Forgotten(self.erased + other.erased, self.stays + other.stays)


@dataclass(frozen=True)
class Section:
    """The lines under one title, and the grounds they are kept on, each once."""

    title: str
    lines: tuple[Kept, ...]
    grounds: tuple[Ground, ...]

    @property
    def long(self) -> bool:
        """So many lines that a page had better fold them away."""
        return len(self.lines) > FOLDED_FROM


def sections(lines: Iterable[Kept]) -> list[Section]:
    """In the order in which the titles first come up."""
    under: dict[str, list[Kept]] = {}
    for line in lines:
        under.setdefault(line.section, []).append(line)
    return [
        Section(title, tuple(found), tuple(dict.fromkeys(line.ground for line in found)))
        for title, found in under.items()
    ]
