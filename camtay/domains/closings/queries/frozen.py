"""What was closed, read again: whole figures as they stand, parts counted from the frozen records.

A closing keeps of each record its key and a hash, not its values. A part can be counted again where every record of the
figure still has the hash that was frozen: then it says today what it said then, and it is known in which part it lay.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from django.apps import apps

from camtay.domains.closings.models import ClosedFigure, Closing
from camtay.domains.closings.queries.closed import lines_of
from camtay.domains.closings.queries.taking import Row, add, definition_digest
from camtay.domains.closings.rules import evidence
from camtay.domains.closings.rules.contents import BY_NAME, Contents
from camtay.domains.indicators import queries as indicators
from camtay.domains.indicators.queries import Counted, Figure, Indicator, Part, Window
from camtay.foundation.predicates import fields_of, holds

AT_ONCE = 500


class CannotSplit(ValueError):  # noqa: N818  a sentence where it is raised
    """A figure cannot be split as it was closed. `other`: so many of its records are other than they were, or gone; 0
    where it splits by what was not frozen."""

    def __init__(self, other: int) -> None:
        super().__init__(other)
        self.other = other


class Frozen:
    """One closing, to be asked many things: its figures are read once, the records of each source once. Whoever asks has
    been shown to be allowed to see the place's figures."""

    def __init__(self, one: Closing) -> None:
        self.closing = one
        self._read: dict[str, tuple[dict[str, Row], frozenset[str]]] = {}

    @cached_property
    def figures(self) -> Mapping[str, ClosedFigure]:
        rows = ClosedFigure.objects.filter(closing=self.closing).select_related("evidence")
        return {one.code: one for one in rows.defer("evidence__lines")}

    @cached_property
    def _lines(self) -> Mapping[str, evidence.Lines]:
        return lines_of(self.closing)

    @property
    def window(self) -> Window:
        """Its days, as known at the cut."""
        return Window(self.closing.first, self.closing.last, self.closing.cut)

    def figure(self, code: str) -> Figure | None:
        """As it was closed; None where it was not among the figures."""
        one = self.figures.get(code)
        if one is None:
            return None
        value = int(one.value) if one.value is not None and one.kind == "count" else one.value
        return Figure(code, one.kind, one.numerator, one.denominator, value, one.unit)  # type: ignore[arg-type]

    def defined_as_now(self, code: str) -> bool:
        """Was it counted as its definition counts today?"""
        return definition_digest(indicators.definition_of(code), self.window) == self.figures[code].definition

    def keys(self, code: str) -> frozenset[str]:
        """The records of its population. Raises Damaged."""
        return frozenset(key for key, _hash, _counts in self._population(code))

    def counted(
        self, code: str, dimension: str, parts: Sequence[Part] = ()
    ) -> dict[Any, tuple[str, Counted]]:
        """Value of the dimension's column → (what it is called, what was counted), within these parts.

        Raises CannotSplit; KeyError for a figure that was not closed or a part that cannot be; Damaged.
        """
        indicator = indicators.definition_of(code)
        within = [indicators.part_condition(one, indicator) for one in parts]
        column, whole_months = indicators.split_column(indicator, dimension)
        asked = {column, *(name for one in within for name in fields_of(one)), indicator.value_field} - {""}
        found: dict[Any, tuple[str, Counted]] = {}
        for row, counts in self._rows(code, asked):
            if not all(holds(one, row) for one in within):
                continue
            value = row[column] // 100 if whole_months else row[column]
            name = row.get(indicator.source.names.get(dimension, ""), "") or ""
            _name, seen = found.setdefault(value, (name, Counted()))
            add(seen, indicator, row, counts)
        return found

    def _population(self, code: str) -> Iterable[tuple[str, str, bool]]:
        one = self.figures[code]
        return evidence.population(self._lines[one.evidence.contents], one.number)

    def _rows(self, code: str, asked: Collection[str]) -> list[tuple[Row, bool]]:
        """The records of a figure as they were frozen, and whether each counted."""
        contents = BY_NAME.get(self.figures[code].evidence.contents)
        if contents is None or not {name.split("__")[0] for name in asked} <= {
            *contents.fields,
            *contents.key,
        }:
            raise CannotSplit(0)
        rows, other = self._records(contents)
        population = list(self._population(code))
        changed = sum(key in other for key, _hash, _counts in population)
        if changed:
            raise CannotSplit(changed)
        return [(rows[key], counts) for key, _hash, counts in population]

    def _records(self, contents: Contents) -> tuple[dict[str, Row], frozenset[str]]:
        """Key → record of those that say what they said, and the keys of the others."""
        if contents.name not in self._read:
            lines = self._lines[contents.name]
            found = {
                key: row
                for row in _now(contents, sorted(lines), _names(contents, self.figures))
                if (key := contents.key_of(row)) in lines and contents.hash_of(row) == lines[key][0]
            }
            self._read[contents.name] = found, frozenset(lines.keys() - found.keys())
        return self._read[contents.name]


def _names(contents: Contents, figures: Iterable[str]) -> list[str]:
    """What is read of a record: what is frozen, what parts of it are called, and the codes of its places."""
    found = dict.fromkeys((*contents.key, *contents.fields))
    for code in figures:
        one = indicators.definition(code)
        if one is not None and one.source.model == contents.model:
            found |= dict.fromkeys((*one.source.names.values(), *_codes(one)))
    return list(found)


def _codes(one: Indicator) -> list[str]:
    homes = [one.place_field, *(column for by, column in one.source.splits.items() if by == "neighbourhood")]
    return [f"{column}__code" for column in homes]


def _now(contents: Contents, keys: Sequence[str], names: Sequence[str]) -> Iterable[Row]:
    model = apps.get_model(contents.model)
    heads = sorted({key.split("|")[0] for key in keys})
    for first in range(0, len(heads), AT_ONCE):
        rows = model._default_manager.filter(**{f"{contents.key[0]}__in": heads[first : first + AT_ONCE]})
        yield from rows.order_by().values(*names).iterator(2000)
