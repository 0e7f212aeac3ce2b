"""Where to push next: which parts of a figure make up most of what is missing to its target."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from camtay.domains.plans.states import Wanted

MOST = 0.8  # the list ends when so much of the gap is named
LONGEST = 10
TELLING = 0.05  # so much more of the gap than of the records
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


def reaching(parts: Iterable[Counted], target: float, wanted: str) -> list[Counted]:
    """The parts of a share that reach the target by themselves, the largest first."""
    found = [one for one in parts if one.whole and not missing(one, target, wanted)]
    return sorted(found, key=lambda one: (-(one.whole or 0), one.label))


def tells(found: Sequence[Push], parts: Sequence[Counted]) -> bool:
    """Is the gap anywhere more than elsewhere? One part alone, or parts that miss alike, say nothing about where to
    push. A count has no records that are in order, so that its parts tell by their size."""
    if not found or len(parts) < 2:
        return False
    return found[0].whole is None or excess(found, parts) >= TELLING


def excess(found: Sequence[Push], parts: Sequence[Counted]) -> float:
    """How much more of the gap than of the records the first part has: a way to split tells more the higher it is, and
    one whose parts miss alike tells nothing."""
    if not found:
        return 0.0
    sizes = [one.counted if one.whole is None else one.whole for one in parts]
    first = found[0].counted if found[0].whole is None else found[0].whole
    return found[0].gap - first / sum(sizes)
