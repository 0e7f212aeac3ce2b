"""Whether the figure of a long stretch of days is the sum of the figures of its parts."""

from collections.abc import Sequence

from camtay.domains.indicators.rules.shapes import Indicator, Window
from camtay.foundation.predicates import And, Compare, Predicate


def adds_up(indicator: Indicator, parts: Sequence[Window]) -> bool:
    """Does each record of the stretch that the parts make, one after the other, lie in exactly one of them, and count
    there as it does in the whole? It does where a definition asks of its window nothing but the days between which a
    record lies. Never for a median, nor for a stock, which is taken at the end of its window."""
    if indicator.kind == "median" or indicator.month_field is None or not parts:
        return False
    now = max(one.now for one in parts)
    windows = [Window(one.first, one.last, now) for one in parts]
    windows.append(Window(windows[0].first, windows[-1].last, now))
    asked = [_asked(indicator, one) for one in windows]
    return asked[0] is not None and all(one == asked[0] for one in asked)


def _asked(indicator: Indicator, window: Window) -> tuple[tuple[Predicate, ...], Predicate | None] | None:
    """What the definition asks besides the days of the window; None where it does not ask for both ends of them."""
    assert indicator.month_field is not None  # whoever asks has looked
    ends = {
        Compare(indicator.month_field, "ge", window.first_key), Compare(indicator.month_field, "le", window.last_key)
    }  # fmt: skip
    every = _flat(indicator.population(window))
    if not ends <= set(every):
        return None
    counts = None if indicator.counts is indicator.population else indicator.counts(window)
    return tuple(one for one in every if one not in ends), counts


def _flat(predicate: Predicate) -> list[Predicate]:
    if isinstance(predicate, And):
        return [one for part in predicate.parts for one in _flat(part)]
    return [predicate]
