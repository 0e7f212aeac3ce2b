"""How long cases took, as a distribution in half working days, and what a batch closing is."""

from collections.abc import Mapping
from dataclasses import dataclass

# Up to and with so many half days: half a day, 1, 2, 3, 5, 10, 15, 20, 30 days.
EDGES = (1, 2, 4, 6, 10, 20, 30, 40, 60)
# So many cases of one place, settled within one minute, were not settled one by one.
BATCH = 20
# Above this share a figure of time says more of the closing than of the work.
TELLING = 0.1

Counts = Mapping[int, int]  # half days → how many cases took so long


@dataclass(frozen=True)
class Bin:
    """Cases that took `low` to `high` half days, both included; None: and more. `batched` of `total` were closed in
    a batch. `over`: past the limit."""

    low: int
    high: int | None
    total: int
    batched: int = 0
    over: bool = False

    @property
    def key(self) -> str:
        return f"{self.low}-{'' if self.high is None else self.high}"


def bins(counts: Counts, batched: Counts | None = None, *, limit: int | None = None) -> list[Bin]:
    """From the shortest on, to the last that has a case or lies within the limit, which is always an edge."""
    edges = sorted({*EDGES, *([limit] if limit else [])})
    bounds = [*zip([0, *(edge + 1 for edge in edges)], [*edges, None], strict=True)]
    found = [
        Bin(
            low,
            high,
            _between(counts, low, high),
            _between(batched or {}, low, high),
            bool(limit and low > limit),
        )
        for low, high in bounds
    ]
    while found and not found[-1].total and not (limit and found[-1].low <= limit):
        found.pop()
    return found


def _between(counts: Counts, low: int, high: int | None) -> int:
    return sum(many for value, many in counts.items() if low <= value and (high is None or value <= high))


def reached(counts: Counts, tenths: int) -> int | None:
    """Within how many half days at least so many tenths of the cases were done; None of none."""
    size, seen = sum(counts.values()), 0
    for value in sorted(counts):
        seen += counts[value]
        if seen * 10 >= size * tenths:
            return value
    return None
