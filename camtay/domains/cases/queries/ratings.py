"""What was said of the service, and whether it may be said yet."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from camtay.domains.cases import permissions, states
from camtay.domains.cases.models import Case, CaseRating
from camtay.domains.cases.rules import ratings
from camtay.domains.cases.rules.ratings import MOST_WORDS
from camtay.foundation.access import Actor

__all__ = ["MOST_WORDS", "Rating", "awaits_rating", "can_rate", "rating"]


@dataclass(frozen=True)
class Rating:
    """`label` and `reasons` in words; `until`: how long it may be changed."""

    score: int
    label: str | Promise
    codes: list[str]
    reasons: list[str | Promise]
    words: str
    rated_at: datetime
    until: datetime


def rating(case: Case) -> Rating | None:
    """The rating of a case the asker has been shown to be allowed. One query; none where there is no rating."""
    found = CaseRating.objects.filter(pk=case.pk).first() if case.rating is not None else None
    if found is None:
        return None
    known = states.REASONS_FOR[states.Score.FAIR]
    return Rating(
        score=found.score,
        label=states.Score(found.score).label,
        codes=list(found.reasons),
        reasons=[known[code] for code in found.reasons if code in known],
        words=found.words,
        rated_at=found.rated_at,
        until=ratings.may_change_until(found.rated_at),
    )


def awaits_rating(case: Case) -> bool:
    """Has the office answered, here, and the person not yet said how it was?"""
    return case.rating is None and ratings.problem(case.state, case.origin) is None


def can_rate(case: Case, standing: Rating | None, *, by: Actor, now: datetime) -> bool:
    """May `by` rate the case now, or change what stands?"""
    if ratings.problem(case.state, case.origin) is not None:
        return False
    in_time = standing is None or now <= standing.until
    return in_time and permissions.can(permissions.RATE, case, by=by)
