"""Places beside one another: who may be ranked, in which order, and who stands far from all others. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles
from typing import Literal

from camtay.domains.indicators.rules.shapes import Figure, Indicator

ENOUGH = 30  # records; a share of fewer swings by several points with a single one
REACH = 1.5  # of the middle half's width: beyond it a value is out of the usual (Tukey's fences)
AT_LEAST = 8  # values, before anything can be called unusual

Odd = Literal["high", "low", ""]


@dataclass(frozen=True)
class Standing:
    """One place, by its position in what was given. `rank`: from 1, alike for alike values; None where none is given.
    `odd`: far above or far below the others."""

    at: int
    figure: Figure
    rank: int | None = None
    odd: Odd = ""


@dataclass(frozen=True)
class League:
    """`ranked`: the best first, or the highest where nothing is better; `apart`: of too few records to be compared;
    `silent`: without any record."""

    ranked: list[Standing]
    apart: list[Standing]
    silent: list[Standing]


def size_of(figure: Figure) -> int:
    """Of how many records it is taken."""
    return figure.numerator if figure.denominator is None else figure.denominator


def is_judged(indicator: Indicator) -> bool:
    """Is one value better than another whatever the size of the place? A count grows with the people who live there."""
    return indicator.kind in ("share", "median") and indicator.good != "none"


def league(indicator: Indicator, figures: Sequence[Figure]) -> League:
    """A share or a median of fewer than ENOUGH records is not put beside others."""
    measured = indicator.kind in ("share", "median")
    found = League([], [], [])
    for at, figure in enumerate(figures):
        size = size_of(figure)
        few = measured and size < ENOUGH
        part = found.silent if not size else found.apart if few else found.ranked
        part.append(Standing(at, figure))
    sign = 1 if indicator.good == "low" and is_judged(indicator) else -1
    best = sorted(found.ranked, key=lambda one: (sign * value_of(one.figure), -size_of(one.figure)))
    return League(_ranked(indicator, best), found.apart, found.silent)


def value_of(figure: Figure) -> float:
    return float(figure.value or 0)


def _ranked(indicator: Indicator, best: Sequence[Standing]) -> list[Standing]:
    low, high = fences([value_of(one.figure) for one in best])
    found: list[Standing] = []
    for place, one in enumerate(best, start=1):
        value = value_of(one.figure)
        alike = bool(found) and value_of(found[-1].figure) == value
        rank = found[-1].rank if alike else place
        odd: Odd = "high" if value > high else "low" if value < low else ""
        found.append(Standing(one.at, one.figure, rank if is_judged(indicator) else None, odd))
    return found


def fences(values: Sequence[float]) -> tuple[float, float]:
    """Beyond these a value is out of the usual; no value is where there are too few to say what is usual."""
    if len(values) < AT_LEAST:
        return float("-inf"), float("inf")
    first, _middle, third = quantiles(values, n=4, method="inclusive")
    reach = REACH * (third - first)
    return first - reach, third + reach
