"""Numbers and ids of evidence read from a lake. Each source is read from its files once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from camtay.connectors.warehouse import Engine, Lake, Name, engine
from camtay.connectors.warehouse import name as named
from camtay.domains.indicators import permissions
from camtay.domains.indicators.queries.figures import Look, amount_of
from camtay.domains.indicators.rules.definitions import DEFINITIONS
from camtay.domains.indicators.rules.lake import ID, fields_needed
from camtay.domains.indicators.rules.shapes import Indicator, Which, Window
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor
from camtay.foundation.predicates import And, In, Not, Or, Predicate, to_sql

_Rows = list[dict[str, Any]]


class LakeLook(Look):
    """As `Look`, from a lake. `session`: of an engine, closed by whoever opened it. Raises LakeError for a commune that
    the lake says nothing of.

    `whole`: read every record of the places, not only those that the window speaks of: for `grid`, which looks at
    many windows."""

    def __init__(
        self, place: Place, window: Window, indicators: Sequence[Indicator], lake: Lake, session: Engine, *,
        whole: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(place, window, indicators)
        self._lake, self._session, self._whole = lake, session, whole
        self.pks = {one.code: pk for pk, one in self._communes.items()}
        self._kept: dict[tuple[str, ...], str] = {}
        for table in {one.source.model for one in indicators}:
            lake.check_covers(table, self.pks.keys())

    def as_of(self) -> datetime | None:
        """How fresh the oldest of these figures is; None where there are none."""
        tables = {one.source.model for one in self._indicators.values()}
        return min((self._lake.as_of(table, code) for table in tables for code in self.pks), default=None)

    def ids(self, code: str, which: Which) -> list[str]:
        """Of the records that count, or of those of the population that do not; in the order of their text."""
        one = self._indicators[code]
        counts = one.counts(self.window)
        wanted: Predicate = counts if which == "numerator" else Not(counts)
        where = self.here(one, And(one.population(self.window), wanted))
        return sorted(row[ID] for row in self.rows(one, {ID: f"CAST({ID} AS STRING)"}, {}, where, ID))

    def here(self, indicator: Indicator, where: Predicate) -> Predicate:
        """Of this place's communes alone: a file may hold records of others too."""
        return And(where, In(indicator.place_field, tuple(self.pks)))

    def rows(
        self, indicator: Indicator, by: Mapping[str, str], numbers: Mapping[str, str],
        where: Predicate, *more: str,
    ) -> _Rows:  # fmt: skip
        """Name → expression, of what is grouped by and of what is counted; without numbers each record is a row."""
        return self._session.rows(self._statement(indicator, by, numbers, where, *more))

    def _statement(
        self, indicator: Indicator, by: Mapping[str, str], numbers: Mapping[str, str],
        where: Predicate, *more: str,
    ) -> str:  # fmt: skip
        columns = ", ".join(f"{what} AS {named(called)}" for called, what in {**by, **numbers}.items())
        groups = ", ".join(str(index) for index in range(1, len(by) + 1))
        return (
            f"SELECT {columns} FROM {self._read(indicator, more)} WHERE {to_sql(where)}"  # noqa: S608  ours
            + (f" GROUP BY {groups}" if numbers else "")
        )

    def _read(self, indicator: Indicator, more: Sequence[str]) -> str:
        """The source of the indicator, read once: the columns that all its figures here need, and `more`."""
        table = indicator.source.model
        key = (table, *more)
        if key not in self._kept:
            alike = [one for one in self._indicators.values() if one.source.model == table]
            fields = {name for one in alike for name in fields_needed(one, [self.window])} | set(more)
            self._kept[key] = f"kept_{len(self._kept)}"
            self._session.keep(
                self._lake, table, sorted(fields), places=self.pks, kept_as=self._kept[key],
                placed={one.place_field for one in alike},
                where="" if self._whole else to_sql(Or(*(one.population(self.window) for one in alike))),
            )  # fmt: skip
        return self._kept[key]

    def count(self, alike: Sequence[Indicator], window: Window) -> _Rows:
        return self._by_id(self._session.rows(self._counting(alike, window)), alike[0].place_field)

    def _counting(self, alike: Sequence[Indicator], window: Window, month: int | None = None) -> str:
        """`month`: of a stock, whose records have none."""
        first = alike[0]
        by, where = {first.place_field: first.place_field}, first.population(window)
        if month is not None or first.month_field is not None:
            by["month"] = str(month) if month is not None else month_of(first.month_field or "")
        if first.kind == "median":
            by[first.value_field], where = first.value_field, And(where, first.counts(window))
        numbers = {"total": "COUNT(*)"}
        for one in alike:
            numbers |= numbers_of(one, window, one.code, amount_of(one))
        return self._statement(first, by, numbers, where)

    def _count_ends(self, alike: Sequence[Indicator]) -> _Rows:
        """All ends of months in one pass."""
        if not self._whole:
            raise ValueError("a look that has not read everything knows the end of its window alone")
        ends = (self._counting(alike, window, month) for month, window in self.window.months().items())
        return self._by_id(self._session.rows(" UNION ALL ".join(ends)), alike[0].place_field)

    def _by_id(self, rows: Iterable[dict[str, Any]], at: str) -> _Rows:
        """Of this place's communes alone, by their ids in this database."""
        return [{**row, at: self.pks[row[at]]} for row in rows if row[at] in self.pks]


@contextmanager
def opened(
    place: Place, window: Window, folder: Path, *, by: Actor, whole: bool = False, name: Name = "duckdb"
) -> Iterator[LakeLook]:
    """Look at a place from the lake in a folder, by the engine of this name. Raises Refused; LakeError where the lake
    cannot answer."""
    permissions.check_can_see(place, by=by)
    lake = Lake.open(folder)
    with engine(name) as session:
        yield LakeLook(place, window, DEFINITIONS, lake, session, whole=whole)


def month_of(day: str) -> str:
    """20260315 → 202603, as every engine divides whole numbers."""
    return f"CAST(({day} - {day} % 100) / 100 AS INTEGER)"


def numbers_of(one: Indicator, window: Window, counted: str, amount: str) -> dict[str, str]:
    """How many records of the population count, and what a sum adds up, under these names. Where all of them count,
    their total says how many."""
    found = {} if one.counts is one.population else {counted: _count_of(one.counts(window))}
    if one.kind == "sum":
        value = f"CASE WHEN {to_sql(one.counts(window))} THEN {one.value_field} END"
        found[amount] = f"CAST(SUM({value}) AS BIGINT)"
    return found


def _count_of(predicate: Predicate) -> str:
    return f"COUNT(CASE WHEN {to_sql(predicate)} THEN 1 END)"
