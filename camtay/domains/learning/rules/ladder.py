"""The ladder: from what was seen, by when it happened, to the rung somebody stands on.

Nothing here knows in which order things were heard of: a session that a phone brings in late lands where it belongs,
and one that comes twice counts once.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from camtay.domains.learning.states import ALONE, KEPT_DAYS, Rung, Seen
from camtay.foundation.calendar import day_from_key

# Of two things at one moment, the teaching goes first, so that nobody checks in the same breath what they taught.
_ORDER = [
    Seen.SHOWN, Seen.WITH_HELP, Seen.FAMILY, Seen.ALONE_DECLARED, Seen.ALONE_CHECKED, Seen.ALONE_MATCHED,
    Seen.NOT_ALONE,
]  # fmt: skip
_PROOFS = ["", Seen.ALONE_DECLARED, Seen.ALONE_CHECKED, Seen.ALONE_MATCHED]
TAUGHT = frozenset({Seen.SHOWN, Seen.WITH_HELP})
OLDEST = timedelta(days=3 * 365)


@dataclass(frozen=True)
class Mark:
    """One observation of one person and skill. `cancelled`: so was its session. `by`: the account that saw it."""

    id: UUID
    seen: str
    at: datetime
    day: int
    by: int | None = None
    case_code: str = ""
    withdraws: UUID | None = None
    cancelled: bool = False


@dataclass
class Standing:
    """Where somebody stands in one skill; the days are keys, of when each rung was first reached.

    `own_case_day`: of the first real deed that was matched; a look that finds the skill gone does not undo a deed.
    """

    rung: int = Rung.NONE
    proof: str = ""
    family: bool = False
    shown_day: int | None = None
    helped_day: int | None = None
    alone_day: int | None = None
    kept_day: int | None = None
    family_day: int | None = None
    own_case_day: int | None = None
    last_at: datetime | None = None
    teachers: set[int | None] = field(default_factory=set, repr=False, compare=False)


def fold(marks: Iterable[Mark], session_days: Collection[int] = ()) -> Standing:
    """`session_days`: those on which somebody sat with the person, over whatever skill: what they filed on such a day
    was not filed alone."""
    standing = Standing()
    for mark in counted(marks):
        _climb(standing, mark, worth(mark, standing.teachers, session_days))
        standing.last_at = mark.at
    standing.rung = _rung(standing)
    return standing


def counted(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Each once, in the order in which they happened, without those withdrawn and those of cancelled sessions."""
    known = {mark.id: mark for mark in marks}
    withdrawn = {mark.withdraws for mark in known.values() if mark.seen == Seen.WITHDRAWN}
    standing = [
        mark
        for mark in known.values()
        if mark.seen != Seen.WITHDRAWN and mark.id not in withdrawn and not mark.cancelled
    ]
    yield from sorted(standing, key=lambda mark: (mark.at, _ORDER.index(Seen(mark.seen)), mark.id))


def worth(mark: Mark, teachers: Collection[int | None], session_days: Collection[int]) -> str:
    """What a mark is worth. "Alone" is seen by somebody who did not teach it, declared with the code of a case, or
    a case filed on a day without a helper; else it is no more than what it also shows."""
    if mark.seen == Seen.ALONE_CHECKED and mark.by is not None and mark.by in teachers:
        return Seen.WITH_HELP
    if mark.seen == Seen.ALONE_DECLARED and not mark.case_code:
        return Seen.SHOWN
    if mark.seen == Seen.ALONE_MATCHED and mark.day in session_days:
        return Seen.WITH_HELP
    return mark.seen


def _climb(standing: Standing, mark: Mark, seen: str) -> None:
    if seen in TAUGHT:
        standing.shown_day = standing.shown_day or mark.day
        standing.teachers.add(mark.by)
    if seen == Seen.WITH_HELP:
        standing.helped_day = standing.helped_day or mark.day
    elif seen == Seen.FAMILY:
        standing.family, standing.family_day = True, standing.family_day or mark.day
    elif seen == Seen.NOT_ALONE:
        standing.alone_day = standing.kept_day = None
        standing.proof = ""
    elif seen in ALONE:
        _alone(standing, mark, seen)


def _alone(standing: Standing, mark: Mark, seen: str) -> None:
    standing.family, standing.family_day = False, None
    standing.proof = max(standing.proof, seen, key=_PROOFS.index)
    if seen == Seen.ALONE_MATCHED:
        standing.own_case_day = standing.own_case_day or mark.day
    if standing.alone_day is None:
        standing.alone_day = mark.day
    elif standing.kept_day is None and has_stayed(standing.alone_day, mark.day):
        standing.kept_day = mark.day


def has_stayed(first: int, again: int) -> bool:
    """Alone again long enough after the first time?"""
    return (day_from_key(again) - day_from_key(first)).days >= KEPT_DAYS


def _rung(standing: Standing) -> int:
    if standing.kept_day:
        return Rung.KEPT
    if standing.alone_day:
        return Rung.ALONE
    if standing.helped_day:
        return Rung.WITH_HELP
    return Rung.SHOWN if standing.shown_day else Rung.NONE


def believed(claimed: datetime, now: datetime) -> datetime:
    """When it happened, by the helper's clock; a clock that is plainly wrong is not believed, and ours is taken."""
    return claimed if now - OLDEST <= claimed <= now else now
