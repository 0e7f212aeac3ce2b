"""What has changed, and where the change sits. Pure: counts of parts in, the parts that tell out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from camtay.domains.indicators.rules.shapes import Figure, Indicator, Which

NOTABLE = 2  # records; one more or less is the week's chance
ENOUGH_A_WEEK = 10  # records on either side, before a share of a week is spoken of
POINTS = 0.03  # by which such a share must move
TELLING = 0.6  # of the records in question, before a part is named as where they are


@dataclass(frozen=True)
class Cluster:
    """A part in which many of the records in question lie. `value`: of the dimension's column."""

    dimension: str
    value: Any
    size: int
    before: int


def pointed_at(indicator: Indicator) -> Which:
    """Which records a leader asks about: of what should be high those that do not count, else those that do."""
    return "rest" if indicator.kind == "share" and indicator.good == "high" else "numerator"


def is_notable(indicator: Indicator, now: Figure, before: Figure) -> bool:
    """A count must move by a few records and a tenth; a share by points, where there are enough records for one."""
    if indicator.kind == "share":
        if min(now.denominator or 0, before.denominator or 0) < ENOUGH_A_WEEK:
            return False
        return abs(float(now.value or 0) - float(before.value or 0)) >= POINTS
    moved = abs(now.numerator - before.numerator)
    return moved >= NOTABLE and moved >= 0.1 * before.numerator


def is_better(indicator: Indicator, now: Figure, before: Figure) -> bool | None:
    """None where neither way is better."""
    if indicator.good == "none":
        return None
    rose = float(now.value or 0) > float(before.value or 0)
    return rose == (indicator.good == "high")


def clusters(
    dimensions: Iterable[str],
    now: Sequence[Mapping[str, Any]],
    before: Sequence[Mapping[str, Any]],
    counted: str,
) -> list[Cluster]:
    """The parts, at most one a dimension, that hold most of the records in question and have grown; the
    largest first. Rows say what each record has in every dimension, and under `counted` how many there are."""
    whole = sum(row[counted] for row in now)
    found = []
    for dimension in dimensions:
        sizes, earlier = _sizes(now, dimension, counted), _sizes(before, dimension, counted)
        if len({row[dimension] for row in (*now, *before)}) < 2:
            continue  # all records lie there, those in question and the others: it explains nothing
        value = max(sizes, key=lambda one: (sizes[one], str(one)), default=None)
        size, was = sizes.get(value, 0), earlier.get(value, 0)
        if value not in (None, "") and size >= NOTABLE and size >= TELLING * whole and size > was:
            found.append(Cluster(dimension, value, size, was))
    return sorted(found, key=lambda one: -one.size)


def _sizes(rows: Iterable[Mapping[str, Any]], dimension: str, counted: str) -> dict[Any, int]:
    found: dict[Any, int] = {}
    for row in rows:
        found[row[dimension]] = found.get(row[dimension], 0) + row[counted]
    return {value: size for value, size in found.items() if size}
