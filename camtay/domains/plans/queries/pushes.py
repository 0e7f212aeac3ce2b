"""Where to push next, from the parts of a goal's figure."""

from collections.abc import Sequence
from dataclasses import dataclass

from camtay.domains.indicators import queries as indicators
from camtay.domains.indicators.queries import Dimension, Row, Which
from camtay.domains.plans.queries.goals import Seen
from camtay.domains.plans.rules import gaps
from camtay.domains.plans.rules.gaps import Counted, Push
from camtay.domains.plans.states import Wanted
from camtay.foundation.access import Actor

MOST_REACHING = 3


@dataclass(frozen=True)
class Split:
    """The gap split one way: the parts that make up most of it, and the largest that reach the target."""

    dimension: Dimension
    pushes: Sequence[Push]
    reaching: Sequence[Counted]
    excess: float


@dataclass(frozen=True)
class Next:
    """`must_change`: how many records separate the figure from its target; `which`: the evidence in which they stand;
    `splits`: the most telling first. `can`: may the gap be split at all? A goal that is reached has none."""

    can: bool
    must_change: int
    which: Which
    splits: Sequence[Split]


def next_pushes(seen: Seen, *, by: Actor) -> Next | None:
    """None for a goal without a figure of ours. Two queries a dimension. Raises Refused."""
    definition, figure, line, window = seen.definition, seen.figure, seen.line, seen.window
    if definition is None or figure is None or line is None or window is None:
        return None
    wanted = seen.goal.wanted
    which: Which = "rest" if wanted == Wanted.HIGH else "numerator"
    if not gaps.can_push(definition.kind, wanted):
        return Next(False, 0, which, ())
    missing = gaps.to_change(figure.numerator, figure.denominator, line.target, wanted)
    if not missing:
        return Next(True, 0, which, ())
    place = seen.goal.plan.place
    found = []
    for dimension in indicators.dimensions_of(definition, place):
        if dimension.code == "month":
            continue  # a month that is past can no longer be pushed
        rows = indicators.breakdown(definition.code, place, window, dimension.code, by=by)
        found.append(_split(dimension, [_counted(row) for row in rows], line.target, wanted))
    telling = [one for one in found if one is not None]
    telling.sort(key=lambda one: (-one.excess, -one.pushes[0].gap))
    return Next(True, missing, which, telling)


def _split(dimension: Dimension, parts: Sequence[Counted], target: float, wanted: str) -> Split | None:
    """None where this way to split tells nothing."""
    pushed = gaps.pushes(parts, target, wanted)
    if not gaps.tells(pushed, parts):
        return None
    reached = gaps.reaching(parts, target, wanted)[:MOST_REACHING]
    return Split(dimension, pushed, reached, gaps.excess(pushed, parts))


def _counted(row: Row) -> Counted:
    return Counted(row.key, row.label, row.figure.numerator, row.figure.denominator)
