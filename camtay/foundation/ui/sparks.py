"""Sparklines and steps of colour: pictures as small as a word, drawn into the page (`ui/partials/spark.html`).

They stand beside the numbers they show, forty at once, so that a picture of its own for each would cost forty requests.
"""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, EDGE = 120, 40, 4
STEPS = 5  # of colour: more the eye does not tell apart


@dataclass(frozen=True)
class Spark:
    """`lines`: points of each unbroken piece; `dots`: values that stand alone, and the last one (`last`). `open`: the
    last is of a month that is not over; `tail`: the piece that leads to it, "" where there is none."""

    lines: tuple[str, ...]
    dots: tuple[tuple[float, float], ...]
    last: tuple[float, float] | None
    open: bool = False
    tail: str = ""
    width: int = WIDTH
    height: int = HEIGHT


def spark(
    values: Sequence[float | None],
    *,
    low: float | None = None,
    high: float | None = None,
    unfinished: bool = False,
) -> Spark:
    """A line through the values, None leaving a gap. `low`, `high`: the ends of the scale, where several lines are to
    be compared; else the values' own. `unfinished`: the last value is of a month that is not over; it stands apart, and
    does not press the whole months together."""
    known = [value for value in values if value is not None]
    if not known:
        return Spark((), (), None)
    if unfinished and values[-1] is not None:
        known = known[:-1] or known
    bottom = min(known) if low is None else low
    top = max(known) if high is None else high
    points = [
        None if value is None else (_across(at, len(values)), _down(value, bottom, top))
        for at, value in enumerate(values)
    ]
    apart = unfinished and points[-1] is not None
    pieces = _pieces(points[:-1] if apart else points)
    lines = tuple(_line(piece) for piece in pieces if len(piece) > 1)
    alone = tuple(piece[0] for piece in pieces if len(piece) == 1)
    before = points[-2] if apart and len(points) > 1 else None
    tail = _line([before, points[-1]]) if before is not None and points[-1] is not None else ""
    last = next(point for point in reversed(points) if point is not None)
    return Spark(lines, alone, last, apart, tail)


def _line(piece: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in piece)


def _across(at: int, count: int) -> float:
    return round(EDGE + (WIDTH - 2 * EDGE) * (at / (count - 1) if count > 1 else 1), 1)


def _down(value: float, bottom: float, top: float) -> float:
    share = (value - bottom) / (top - bottom) if top > bottom else 0.5
    return round(HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * min(max(share, 0), 1), 1)


def _pieces(points: Sequence[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    found: list[list[tuple[float, float]]] = [[]]
    for point in points:
        if point is not None:
            found[-1].append(point)
        elif found[-1]:
            found.append([])
    return [piece for piece in found if piece]


def steps(values: Sequence[float]) -> list[tuple[float, float]]:
    """STEPS equal steps from the lowest to the highest value; one where all are alike, none of nothing."""
    if not values:
        return []
    low, high = min(values), max(values)
    if low == high:
        return [(low, high)]
    wide = (high - low) / STEPS
    return [(low + wide * at, low + wide * (at + 1)) for at in range(STEPS)]


def step_of(value: float, found: Sequence[tuple[float, float]]) -> int:
    """From 1; a single step is the middle one, as it says neither high nor low."""
    if len(found) <= 1:
        return (STEPS + 1) // 2
    below = sum(value >= low for low, _high in found[1:])
    return below + 1
