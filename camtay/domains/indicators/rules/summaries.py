"""How a figure of whole months can be put together from what was counted before: which part of the window its
predicates look at."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Literal

from camtay.domains.indicators.rules.shapes import Indicator, Window
from camtay.foundation.predicates import And, Compare, Predicate

# By month: each month is counted once. By last: for each month with which a window may end. By both: for each window.
Leaning = Literal["month", "last", "both"]

_NOW = datetime(2026, 11, 24, tzinfo=UTC)
_ONE = Window(date(2026, 3, 1), date(2026, 8, 31), _NOW)
_EARLIER = Window(date(2026, 1, 1), date(2026, 8, 31), _NOW)
_LATER = Window(date(2026, 3, 1), date(2026, 9, 30), _NOW)


def leaning(indicator: Indicator) -> Leaning:
    """On what its rows lean, apart from the month in which each record lies."""
    one, earlier, later = (_leans(indicator, window) for window in (_ONE, _EARLIER, _LATER))
    if one != earlier:
        return "both"
    return "last" if indicator.month_field is None or one != later else "month"


def of_all(alike: Sequence[Indicator]) -> Leaning:
    """What is counted together leans on what any of them does."""
    found = {leaning(one) for one in alike}
    return "both" if "both" in found else "last" if "last" in found else "month"


def version(indicators: Sequence[Indicator]) -> str:
    """Another one whenever a definition counts otherwise."""
    told = [
        (
            one.code,
            one.kind,
            one.place_field,
            one.month_field,
            one.value_field,
            one.population(w),
            one.counts(w),
        )
        for one in indicators
        for w in (_ONE, _EARLIER, _LATER)
    ]
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _leans(indicator: Indicator, window: Window) -> tuple[Predicate, Predicate | None]:
    counts = None if indicator.counts is indicator.population else indicator.counts(window)
    return _without_days(indicator, indicator.population(window), window), counts


def _without_days(indicator: Indicator, predicate: Predicate, window: Window) -> Predicate:
    """Without saying in which months a record lies: of whole months that is known by its own."""
    match predicate:
        case And(parts):
            rest = [_without_days(indicator, one, window) for one in parts]
            return And(*(one for one in rest if one != And()))
        case Compare(field, "ge", int() as day) if field == indicator.month_field:
            whole = day // 100 == window.first_key // 100 and day % 100 <= 1
            return And() if whole else predicate
        case Compare(field, "le", int() as day) if field == indicator.month_field:
            return And() if day == window.last_key else predicate
    return predicate
