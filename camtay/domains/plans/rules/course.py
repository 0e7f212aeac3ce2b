"""Where a goal stands: the figure against the line from its start to its target, and the work towards it.

A status is never typed. The line is straight, from the starting value on the plan's first day to the target on the day it
is due; before the first day and after the last it is level.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from camtay.domains.plans.states import AT_RISK, LATE, ON_COURSE, UNKNOWN, Status, Wanted

LEEWAY_POINTS = 0.02  # of a share: so far behind the line is still a risk, farther is late
LEEWAY = 0.1  # of any other figure: so much of what the line asks for
OVERDUE_IS_LATE = 0.5  # so much of the unfinished work past its deadline, where work alone is judged
_EXACT = 1e-9  # two fractions that are written alike are alike


@dataclass(frozen=True)
class Line:
    """From `start` on `first` to `target` on `due`, in the unit of the figure (a share as a fraction)."""

    start: float
    target: float
    first: date
    due: date
    wanted: str
    share: bool

    def at(self, on: date) -> float:
        """What the line asks for on a day."""
        if on >= self.due:
            return self.target
        if on <= self.first:
            return self.start
        gone = (on - self.first).days / (self.due - self.first).days
        return self.start + (self.target - self.start) * gone

    def needed(self, on: date) -> float:
        """What is asked for on a day. A start that lies beyond the target asks for no more than the target."""
        return min(self.at(on), self.target) if self.wanted == Wanted.HIGH else max(self.at(on), self.target)


@dataclass(frozen=True)
class Work:
    """How many pieces of work there are, how many are not finished, and how many of those are overdue."""

    total: int = 0
    unfinished: int = 0
    overdue: int = 0


@dataclass(frozen=True)
class Standing:
    """`status` from `figure` and `work`, what each says by itself; `needed`: what the line asks for today, None without
    a figure of ours; `behind`: how far the value is from it, 0 where it is not; `reached`: is the target reached?"""

    status: Status
    figure: Status
    work: Status
    value: float | None
    needed: float | None
    behind: float
    reached: bool


def short(value: float, aim: float, wanted: str) -> float:
    """How far a value falls short of an aim; 0 where it does not."""
    missing = aim - value if wanted == Wanted.HIGH else value - aim
    return missing if missing > _EXACT else 0.0


def of_figure(value: float | None, line: Line, on: date) -> Status:
    """On the line or beyond it: on course. Behind: a risk within the leeway, late outside it and once it is due."""
    if value is None:
        return UNKNOWN
    behind = short(value, line.needed(on), line.wanted)
    if not behind:
        return ON_COURSE
    leeway = LEEWAY_POINTS if line.share else LEEWAY * abs(line.needed(on))
    return AT_RISK if on < line.due and behind <= leeway + _EXACT else LATE


def of_work(work: Work, due: date, on: date) -> Status:
    """Work alone: late when half of what is left is overdue, or something is left after the goal is due."""
    if not work.total:
        return UNKNOWN
    if work.unfinished and (on > due or work.overdue >= OVERDUE_IS_LATE * work.unfinished):
        return LATE
    return AT_RISK if work.overdue else ON_COURSE


def standing(value: float | None, line: Line | None, work: Work, *, due: date, on: date) -> Standing:
    """A goal with a figure is judged by it; overdue work makes an open one a risk, and never excuses a figure. A goal
    without a figure of ours (`line` None) is judged by its work."""
    by_work = of_work(work, due, on)
    if line is None:
        return Standing(by_work, UNKNOWN, by_work, None, None, 0.0, reached=False)
    figure, needed = of_figure(value, line, on), line.needed(on)
    behind = short(value, needed, line.wanted) if value is not None else 0.0
    reached = value is not None and not short(value, line.target, line.wanted)
    status = figure
    if figure == UNKNOWN:
        status = by_work if by_work in (AT_RISK, LATE) else UNKNOWN
    elif figure == ON_COURSE and not reached and work.overdue:
        status = AT_RISK
    return Standing(status, figure, by_work, value, needed, behind, reached)


def way_gone(value: float, line: Line) -> float | None:
    """Of the way from start to target so much is behind us, of 1; below 0 where it went back, None where there is no
    way: the line is level."""
    whole = line.target - line.start
    return (value - line.start) / whole if abs(whole) > _EXACT else None


def time_gone(line: Line, on: date) -> float:
    """Of the time from the first day to the day it is due, of 1."""
    days = (line.due - line.first).days
    return min(max((on - line.first).days / days, 0.0), 1.0) if days else 1.0


def turning(values: Sequence[float | None], wanted: str) -> str:
    """Which way the latest three known months went: "better", "worse", "" where they went to and fro or stood."""
    known = [one for one in values if one is not None][-3:]
    if len(known) < 3:  # two months are no direction yet
        return ""
    steps = [after - before for before, after in pairwise(known)]
    if all(step > _EXACT for step in steps):
        return "better" if wanted == Wanted.HIGH else "worse"
    if all(step < -_EXACT for step in steps):
        return "worse" if wanted == Wanted.HIGH else "better"
    return ""
