"""Taking a cut: every figure of a period as it was known at a moment, with the records behind it.

Each source is read once, and counted in Python by the definitions' own predicates: so the figures and their evidence
are of one reading, whatever is written meanwhile.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from camtay.domains.closings.queries import beneath
from camtay.domains.closings.rules import evidence
from camtay.domains.closings.rules.contents import BENEATH, LATEST, Contents, digest
from camtay.domains.indicators import queries as indicators
from camtay.domains.indicators.queries import Counted, Figure, Indicator, Window
from camtay.domains.places.models import Place
from camtay.foundation.predicates import holds, to_json, to_q

Row = Mapping[str, Any]


@dataclass(frozen=True)
class TakenFigure:
    """`number`: among the figures of its source."""

    indicator: Indicator
    figure: Figure
    definition: str
    contents: Contents
    number: int


@dataclass(frozen=True)
class Taken:
    """What stands at a cut. `lines`: by the name of the contents; `window.now` is the cut."""

    place: Place
    window: Window
    figures: tuple[TakenFigure, ...]
    lines: Mapping[str, evidence.Lines]

    @property
    def records(self) -> int:
        return sum(len(one) for one in self.lines.values())


def take(place: Place, window: Window, codes: Sequence[str], contents: Iterable[Contents] = ()) -> Taken:
    """Records that became known after `window.now` are left out, where their source says when they did. `contents`:
    other versions of the lists of fields than the latest, to compare with what was frozen by them. One query a source.

    Raises KeyError for a code that no definition has.
    """
    lists = {**LATEST, **{one.model: one for one in contents}}
    by_model: dict[str, list[Indicator]] = {}
    for code in codes:
        one = indicators.definition_of(code)
        by_model.setdefault(one.source.model, []).append(one)
    taken: dict[str, TakenFigure] = {}
    lines: dict[str, evidence.Lines] = {}
    for model, wanted in by_model.items():
        counting = _Counting(place, window, lists[model], wanted)
        lines[lists[model].name] = counting.read()
        taken |= {one.indicator.code: one for one in counting.figures()}
        if model in BENEATH:
            under = lists[BENEATH[model]]
            keys = lines[lists[model].name]
            lines[under.name] = {
                **lines.get(under.name, {}),
                **beneath.lines_of(lists[model], keys, under, window.now),
            }
    return Taken(place, window, tuple(taken[code] for code in dict.fromkeys(codes)), lines)


class _Counting:
    """The figures of one source."""

    def __init__(self, place: Place, window: Window, contents: Contents, wanted: Sequence[Indicator]) -> None:
        self.window, self.contents, self.wanted = window, contents, wanted
        self.places = frozenset(one.pk for one in indicators.answering(place))
        self.counted = [Counted() for _one in wanted]
        self._predicates = [(one, one.population(window), one.counts(window)) for one in wanted]

    def read(self) -> evidence.Lines:
        lines: dict[str, tuple[str, int]] = {}
        for row in self._rows():
            mark = self._mark(row)
            if mark:
                lines[self.contents.key_of(row)] = (self.contents.hash_of(row), mark)
        return lines

    def figures(self) -> list[TakenFigure]:
        return [
            TakenFigure(
                one,
                indicators.figure_of(one, count),
                definition_digest(one, self.window),
                self.contents,
                number,
            )
            for number, (one, count) in enumerate(zip(self.wanted, self.counted, strict=True))
        ]

    def _rows(self) -> Iterable[Row]:
        places = list(self.places)
        any_of = reduce(
            or_,
            (Q(**{f"{one.place_field}__in": places}) & to_q(belongs) for one, belongs, _ in self._predicates),
        )
        rows = indicators.objects(self.wanted[0].source).filter(any_of)
        if self.contents.recorded:
            rows = rows.filter(**{f"{self.contents.recorded}__lte": self.window.now})
        latest = LATEST[self.contents.model].fields  # predicates may read what an older list has not
        names = dict.fromkeys((*self.contents.key, *self.contents.fields, *latest, *self._needed()))
        found: Iterable[Row] = rows.order_by().values(*names).iterator(2000)
        return found

    def _needed(self) -> set[str]:
        return {name for one in self.wanted for name in (one.place_field, one.value_field) if name}

    def _mark(self, row: Row) -> int:
        """Count the row wherever it belongs."""
        mark = 0
        for number, (one, belongs, counts) in enumerate(self._predicates):
            if row[one.place_field] not in self.places or not holds(belongs, row):
                continue
            counting = one.counts is one.population or holds(counts, row)
            mark |= evidence.mark(number, counts=counting)
            add(self.counted[number], one, row, counting)
        return mark


def add(count: Counted, indicator: Indicator, row: Row, counting: bool) -> None:
    """Count a record of a figure's population; `counting`: does it count?"""
    count.total += 1
    if not counting:
        return
    count.counted += 1
    if indicator.kind == "sum":
        count.amount += row[indicator.value_field] or 0
    elif indicator.kind == "median":
        value = row[indicator.value_field]
        count.values[value] = count.values.get(value, 0) + 1


def definition_digest(indicator: Indicator, window: Window) -> str:
    """The version of a definition: a digest of what it counts in a window, out of what, and how it is measured. Words
    may be put better without making it another."""
    return digest(
        {
            "code": indicator.code, "kind": indicator.kind, "unit": indicator.unit, "source": indicator.source.model,
            "place": indicator.place_field, "value": indicator.value_field, "per": indicator.per,
            "population": to_json(indicator.population(window)), "counts": to_json(indicator.counts(window)),
        }
    )  # fmt: skip
