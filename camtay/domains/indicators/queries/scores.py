"""The service-quality index (Bộ chỉ số 766) of a place: from the same look as its figures."""

from collections.abc import Iterable
from typing import TypeVar

from camtay.domains.indicators.queries.figures import Look
from camtay.domains.indicators.rules.scores import CODES, ScoreCard, scored
from camtay.domains.indicators.rules.shapes import Figure
from camtay.domains.places.models import Place

Key = TypeVar("Key")


def scored_codes() -> tuple[str, ...]:
    """The figures that points are given for."""
    return tuple(CODES)


def scorecard(seen: Look) -> ScoreCard:
    """The score of the place and window that were looked at; one query a population."""
    return scored(seen.figures(CODES))


def scores_by_month(seen: Look) -> list[tuple[int, ScoreCard]]:
    """(month 202603, score) for each month in which something could be judged; nothing more is asked."""
    months: dict[int, list[Figure]] = {}
    for code in CODES:
        _gather(months, seen.by_month(code))
    cards = [(month, scored(months[month])) for month in sorted(months)]
    return [(month, card) for month, card in cards if card.judged]


def scores_by_commune(seen: Look) -> list[tuple[Place, ScoreCard]]:
    """Side by side, in the order of their names; communes without anything to judge are left out."""
    found: dict[Place, list[Figure]] = {}
    for code in CODES:
        _gather(found, seen.by_commune(code))
    cards = [(place, scored(found[place])) for place in sorted(found, key=lambda place: place.short_name)]
    return [(place, card) for place, card in cards if card.judged]


def _gather(into: dict[Key, list[Figure]], pairs: Iterable[tuple[Key, Figure]]) -> None:
    for key, figure in pairs:
        into.setdefault(key, []).append(figure)
