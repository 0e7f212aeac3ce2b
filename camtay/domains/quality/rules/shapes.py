"""The shape of a check, and the moment at which it is made."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from django.utils.functional import Promise

from camtay.domains.indicators.queries import Source
from camtay.foundation.calendar import day_key
from camtay.foundation.predicates import Predicate

Words = str | Promise
Severity = Literal["high", "medium", "low"]


@dataclass(frozen=True)
class Moment:
    """`now`, and so many days before it."""

    now: datetime

    @property
    def today(self) -> int:
        return day_key(self.now)

    def ago(self, days: int) -> datetime:
        return self.now - timedelta(days=days)

    def day_ago(self, days: int) -> int:
        return day_key(self.ago(days))


@dataclass(frozen=True, kw_only=True)
class Check:
    """`suspect`: which rows of `source`, as a predicate; None where rows are suspect only beside others, and a query of
    the same code in `queries/grouped.py` finds them. `place_field`: the column that says which commune answers.
    `todo`: what to do about it. `leans`: codes of the figures that lean on such records."""

    code: str
    source: Source
    place_field: str
    title: Words
    todo: Words
    severity: Severity
    leans: tuple[str, ...] = ()
    suspect: Callable[[Moment], Predicate] | None = None
