"""Which three houses: somebody who was shown and cannot yet alone, and somebody nobody has reached. Never why."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

A_WEEK = 3
FIRST_LESSON = "vneid"


@dataclass(frozen=True)
class Candidate:
    """A person, and the lesson that would be shown. `begun`: was it shown before?"""

    person_id: int
    skill: str
    begun: bool
    place_id: int


def chosen(
    candidates: Iterable[Candidate], *, week: int, helper_id: int, taken: Collection[int], most: int = A_WEEK
) -> list[Candidate]:
    """Mixed, so that the list says of nobody whether they were reached; in an order that the week decides, so that
    nobody stands first for ever. A person comes once."""
    free = [one for one in candidates if one.person_id not in taken]
    free.sort(key=lambda one: _lot(week, helper_id, one.person_id))
    begun, new = [one for one in free if one.begun], [one for one in free if not one.begun]
    found: list[Candidate] = []
    for one in _in_turn(begun, new):
        if one.person_id not in {each.person_id for each in found}:
            found.append(one)
        if len(found) == most:
            break
    return sorted(found, key=lambda one: _lot(week + 1, helper_id, one.person_id))


def _in_turn(first: Sequence[Candidate], second: Sequence[Candidate]) -> Iterable[Candidate]:
    for number in range(max(len(first), len(second))):
        yield from first[number : number + 1]
        yield from second[number : number + 1]


def _lot(week: int, helper_id: int, person_id: int) -> bytes:
    return hashlib.blake2b(f"{week}|{helper_id}|{person_id}".encode(), digest_size=8).digest()
