"""What has changed between two windows, and in which parts: for the page that a leader opens in the morning."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Max

from camtay.domains.indicators import permissions
from camtay.domains.indicators.queries.figures import looked_at, sum_up
from camtay.domains.indicators.queries.records import records
from camtay.domains.indicators.rules import changes as rules
from camtay.domains.indicators.rules.definitions import BY_CODE
from camtay.domains.indicators.rules.parts import STEP, Part
from camtay.domains.indicators.rules.shapes import Figure, Indicator, Which, Window
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor
from camtay.foundation.predicates import to_q

# Counts and shares that move within a week; in the order in which they are spoken of.
WATCHED = ("cases.overdue_now", "cases.on_time", "cases.satisfied", "cases.digitised", "cases.filed_online", "cases.received")  # fmt: skip
_LYING = ("commune", "neighbourhood")
_DULL = {"channel"}  # nobody can be asked to do something about it


@dataclass(frozen=True)
class Cause:
    """A part that holds `size` of the records in question."""

    part: Part
    label: str
    size: int


@dataclass(frozen=True)
class Change:
    """One figure that has moved. `which`: the records in question, `size` of them now; `better`: None where neither
    way is."""

    indicator: Indicator
    now: Figure
    before: Figure
    which: Which
    size: int
    better: bool | None
    causes: list[Cause]


def changes(place: Place, window: Window, before: Window, *, by: Actor) -> list[Change]:
    """What got worse first. Causes are said of what got worse, and of what is neither. Two queries a population and
    window, and one for names. Raises Refused."""
    permissions.check_can_see(place, by=by)
    watched = [BY_CODE[code] for code in WATCHED]
    seen: dict[Any, tuple[_Rows, _Rows]] = {}
    for one in watched:
        if (key := looked_at(one)) not in seen:
            alike = [other for other in watched if looked_at(other) == key]
            seen[key] = (_rows(alike, place, window), _rows(alike, place, before))
    found = [(one, *seen[looked_at(one)]) for one in watched]
    moved = [_change(place, one, now, earlier) for one, now, earlier in found]
    known = _named(places.by_ids({value for one in moved if one for value in _lying(one.clusters)}))
    told = [one.told(known) for one in moved if one is not None]
    return sorted(told, key=lambda one: (one.better is not False, one.better is not None))


_Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class _Moved:
    indicator: Indicator
    now: Figure
    before: Figure
    size: int
    clusters: Sequence[rules.Cluster]
    names: Mapping[tuple[str, Any], str]

    def told(self, known: Mapping[int, tuple[str, str]]) -> Change:
        causes = []
        for one in self.clusters:
            key, label = str(one.value), self.names.get((one.dimension, one.value), "")
            if one.dimension in _LYING:
                key, label = known.get(one.value, ("", ""))
            causes.append(Cause(Part(one.dimension, key), label or key, one.size))
        better = rules.is_better(self.indicator, self.now, self.before)
        return Change(
            self.indicator, self.now, self.before, rules.pointed_at(self.indicator), self.size, better, causes
        )


def _change(place: Place, indicator: Indicator, now: _Rows, before: _Rows) -> _Moved | None:
    figures = sum_up(indicator, now), sum_up(indicator, before)
    if not rules.is_notable(indicator, *figures):
        return None
    pointed, earlier = _pointed(indicator, now), _pointed(indicator, before)
    size = sum(row["pointed"] for row in pointed)
    better = rules.is_better(indicator, *figures)
    grew = size > sum(row["pointed"] for row in earlier)
    found = []
    if better is not True and grew:
        found = rules.clusters(_dimensions(indicator, place), pointed, earlier, "pointed")
    names = {
        (dimension, row[dimension]): row.get(f"name_{dimension}")
        or indicator.source.say(column, row[dimension])
        or ""
        for row in now
        for dimension, column in _columns(indicator, place).items()
    }
    return _Moved(indicator, *figures, size, found, names)


def _pointed(indicator: Indicator, rows: _Rows) -> _Rows:
    """With how many of each row are in question."""
    rest = rules.pointed_at(indicator) == "rest"
    return [
        {**row, "pointed": row["total"] - counted if rest else counted}
        for row in rows
        if (counted := row.get(indicator.code, row["total"])) is not None
    ]


def _columns(indicator: Indicator, place: Place) -> dict[str, str]:
    """Dimension → the column that says it. The present step of a record is told of today's records alone."""
    source = indicator.source
    step = {STEP: source.step} if source.step else {}
    if place.kind == "province":
        return {"commune": indicator.place_field, **step, **_without(source.splits, "neighbourhood")}
    return {**step, **_without(source.splits, "commune")}


def _without(splits: Mapping[str, str], one: str) -> dict[str, str]:
    return {dimension: column for dimension, column in splits.items() if dimension not in {one, *_DULL}}


def _dimensions(indicator: Indicator, place: Place) -> list[str]:
    """By what it may be explained: what is settled has no step to be held up in."""
    left = {STEP} if indicator.month_field is not None else set()
    own = {STEP, "commune", *indicator.split_by} - left
    return [one for one in _columns(indicator, place) if one in own]


def _rows(alike: Sequence[Indicator], place: Place, window: Window) -> _Rows:
    first = alike[0]
    columns = _columns(first, place)
    numbers: dict[str, Any] = {"total": Count("pk")}
    for one in alike:
        if one.counts is not one.population:
            numbers[one.code] = Count("pk", filter=to_q(one.counts(window)))
    for dimension, column in first.source.names.items():
        if dimension in columns:
            numbers[f"name_{dimension}"] = Max(column)
    keys = {f"by_{one}": F(column) for one, column in columns.items()}
    rows: Any = (
        records(first, place, window).annotate(**keys).values(*keys).annotate(**numbers).order_by(*keys)
    )
    return [{**row, **{one: row[f"by_{one}"] for one in columns}} for row in rows]


def _lying(found: Sequence[rules.Cluster]) -> list[int]:
    return [one.value for one in found if one.dimension in _LYING]


def _named(known: Mapping[int, Place]) -> dict[int, tuple[str, str]]:
    return {pk: (one.code, one.name) for pk, one in known.items()}
