"""Where to push next: which parts of a figure make up most of what is missing to its target."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from camtay.domains.plans.states import Wanted

MOST = 0.8  # the list ends when so much of the gap is named
LONGEST = 10
_EXACT = 1e-9


@dataclass(frozen=True)
class Counted:
    """One part of a figure: how many of its records count, and of how many; `whole` None where a count is no share."""

    key: str
    label: str
    counted: int
    whole: int | None


@dataclass(frozen=True)
class Push:
    """One line. `must_change`: how many records must change for the part to reach the target by itself; `gap`: its
    part of all that is missing, of 1; `counted`, `whole` as they stand."""

    key: str
    label: str
    must_change: int
    gap: float
    counted: int
    whole: int | None


def can_push(kind: str, wanted: str) -> bool:
    """A share is missed by records; a count that should be low is made of them. What a count that should be high
    lacks does not exist yet, and a median or a sum is not missed by so many records."""
    return kind == "share" or (kind == "count" and wanted == Wanted.LOW)


def missing(part: Counted, target: float, wanted: str) -> float:
    """How many records separate a part from the target, unrounded: of a share by its own whole."""
    aim = target * part.whole if part.whole is not None else 0.0
    away = aim - part.counted if wanted == Wanted.HIGH else part.counted - aim
    return away if away > _EXACT else 0.0


def must_change(part: Counted, target: float, wanted: str) -> int:
    """Whole records: one more than not enough."""
    return math.ceil(missing(part, target, wanted) - _EXACT)


def to_change(counted: int, whole: int | None, target: float, wanted: str) -> int:
    """How many records must change for the whole figure: a count is held against its target, not against none."""
    if whole is not None:
        return must_change(Counted("", "", counted, whole), target, wanted)
    away = target - counted if wanted == Wanted.HIGH else counted - target
    return max(math.ceil(away - _EXACT), 0)


def pushes(parts: Iterable[Counted], target: float, wanted: str) -> list[Push]:
    """The parts that fall short, the largest gap first, until MOST of it is named; parts that reach the target are no
    part of the gap, however large they are."""
    behind = [(missing(one, target, wanted), one) for one in parts]
    total = sum(away for away, _one in behind)
    ranked = sorted((pair for pair in behind if pair[0]), key=lambda pair: (-pair[0], pair[1].label))
    found: list[Push] = []
    named = 0.0
    for away, one in ranked[:LONGEST]:
        if named >= MOST - _EXACT:
            break
        needed = must_change(one, target, wanted)
        found.append(Push(one.key, one.label, needed, away / total, one.counted, one.whole))
        named += away / total
    return found


def sharpest(lists: Sequence[Sequence[Push]]) -> int | None:
    """Of several ways to split a gap the one in which one part explains most of it; None where none explains any."""
    known = [(found[0].gap, -len(found), -at) for at, found in enumerate(lists) if found]
    return -max(known)[2] if known else None
