"""Plans in a list, and the goals of one at a glance."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from camtay.domains.plans import queries, states
from camtay.domains.plans.models import Plan
from camtay.domains.plans.queries import Point, Seen, words
from camtay.entrances.cockpit.figures.presenters.figures import figure_url
from camtay.foundation.ui import formats
from camtay.foundation.ui.measures import Linked, month_label

TONES = {states.ON_COURSE: "good", states.AT_RISK: "late", states.LATE: "bad", states.UNKNOWN: "neutral"}
WIDTH, HEIGHT, EDGE = 120, 36, 4


@dataclass(frozen=True)
class PlanLine:
    """One plan."""

    title: str
    url: str
    paper: str
    place: str
    days: str
    goals: int


@dataclass(frozen=True)
class Spark:
    """A line of months so small that it stands in a row: `lines` of the value, cut where a month has none; `aim`: the
    way to the target; `x`, `y` of the latest value. `open`: that is of a month that is not over, to which `tail` leads,
    "" where it stands alone."""

    lines: list[str]
    aim: str
    x: str
    y: str
    open: bool
    tail: str


@dataclass(frozen=True)
class GoalLine:
    """One goal at a glance. `value_url` opens the records behind the value, "" where there is no figure."""

    number: int
    title: str
    url: str
    status: str
    tone: str
    value: str
    value_url: str
    target: str
    due: str
    why: str
    spark: Spark | None


def plan_lines(plans: Iterable[Plan]) -> list[PlanLine]:
    return [
        PlanLine(
            title=one.title,
            url=one.path,
            paper=paper(one),
            place=one.place.name,
            days=days(one),
            goals=getattr(one, "goals_set", 0),
        )
        for one in plans
    ]


def paper(plan: Plan) -> str:
    """The resolution's number and day, as far as they are written down."""
    if plan.number and plan.day:
        return _("%(number)s ngày %(day)s") % {"number": plan.number, "day": formats.day(plan.day)}
    return plan.number or (formats.day(plan.day) if plan.day else "")


def days(plan: Plan) -> str:
    return _("%(first)s đến %(last)s") % {
        "first": formats.day(plan.valid_from),
        "last": formats.day(plan.valid_until),
    }


def goal_lines(goals: Iterable[Seen]) -> list[GoalLine]:
    return [_line(number, one) for number, one in enumerate(goals, start=1)]


def _line(number: int, seen: Seen) -> GoalLine:
    status = seen.standing.status
    return GoalLine(
        number=number,
        title=seen.goal.title,
        url=seen.goal.path,
        status=str(states.LABELS[status]),
        tone=TONES[status],
        value=words.value_of(seen, seen.standing.value),
        value_url=value_url(seen),
        target=words.value_of(seen, seen.line.target if seen.line is not None else None),
        due=formats.day(seen.goal.due_day),
        why=words.why(seen),
        spark=spark(seen.points, seen.open_month),
    )


def value_url(seen: Seen) -> str:
    """The page of the figure over the very days it was taken of."""
    if seen.window is None or seen.figure is None:
        return ""
    return figure_url(seen.goal.plan.place, seen.figure.code, seen.window)


def counted(goals: Iterable[Seen]) -> list[tuple[str, str, int]]:
    """Label, tone and how many, the worst first."""
    found = Counter(one.standing.status for one in goals)
    return [(str(states.LABELS[one]), TONES[one], found[one]) for one in states.WORST_FIRST if found[one]]


def spark(points: Sequence[Point], open_month: int | None = None) -> Spark | None:
    """None where fewer than two months have a value."""
    known = [(at, one.value) for at, one in enumerate(points) if one.value is not None]
    if len(known) < 2:
        return None
    aims = [(at, one.needed) for at, one in enumerate(points) if one.needed is not None]
    heights = [value for _at, value in (*known, *aims)]
    low, spread = min(heights), max(heights) - min(heights)

    def place(at: int, value: float) -> tuple[float, float]:
        x = EDGE + at * (WIDTH - 2 * EDGE) / (len(points) - 1)
        y = HEIGHT / 2 if not spread else HEIGHT - EDGE - (value - low) / spread * (HEIGHT - 2 * EDGE)
        return round(x, 1), round(y, 1)

    x, y = place(*known[-1])
    apart = points[known[-1][0]].month == open_month
    follows = apart and known[-2][0] == known[-1][0] - 1
    return Spark(
        lines=[_path(run, place) for run in _runs(known[:-1] if apart else known)],
        aim=_path(aims, place),
        x=str(x),
        y=str(y),
        open=apart,
        tail=_path(known[-2:], place) if follows else "",
    )


def _runs(known: Sequence[tuple[int, float]]) -> list[list[tuple[int, float]]]:
    """Months that follow one another."""
    runs: list[list[tuple[int, float]]] = []
    for at, value in known:
        if runs and runs[-1][-1][0] == at - 1:
            runs[-1].append((at, value))
        else:
            runs.append([(at, value)])
    return runs


def _path(run: Sequence[tuple[int, float]], place: Callable[[int, float], tuple[float, float]]) -> str:
    return " ".join(f"{x},{y}" for x, y in (place(at, value) for at, value in run))


def months_table(goals: Sequence[Seen]) -> dict[str, object] | None:
    """The sparks as a table: a goal a row, a month a column; None where no goal has months."""
    months = sorted({point.month for one in goals for point in one.points})[-12:]
    if not months:
        return None
    rows = []
    for one in goals:
        known = {point.month: point.value for point in one.points}
        if known:
            rows.append([one.goal.title, *(month_cell(one, month, known.get(month)) for month in months)])
    runs = next((one.open_month for one in goals if one.open_month), None)
    return {"columns": [_("Mục tiêu"), *(month_label(month, runs) for month in months)], "rows": rows}


def month_cell(seen: Seen, month: int, value: float | None) -> str | Linked:
    """A month's value, which opens its records; what is added up, those since the plan began."""
    if value is None or seen.window is None:
        return words.value_of(seen, value)
    url = figure_url(seen.goal.plan.place, seen.goal.indicator, queries.window_of_month(seen, month))
    said = f"{seen.goal.title}, {month_label(month, seen.open_month)}"
    return Linked(words.value_of(seen, value), url, said)


def summary(goals: Sequence[Seen]) -> str:
    """The plan in one sentence."""
    if not goals:
        return ""
    late = sum(one.work.overdue for one in goals)
    pieces = sum(one.work.total for one in goals)
    return _("%(goals)s mục tiêu, %(pieces)s việc, %(late)s việc quá hạn.") % {
        "goals": formats.number(len(goals)), "pieces": formats.number(pieces), "late": formats.number(late),
    }  # fmt: skip


def dropped(plan: Plan) -> list[str]:
    return [one.title for one in queries.dropped_of(plan)]
