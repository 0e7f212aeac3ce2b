"""Querysets whose SQL is made once for each connection."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from weakref import WeakKeyDictionary

from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression
from django.db.models.query import get_related_populators
from django.db.models.sql.compiler import SQLCompiler
from django.db.transaction import TransactionManagementError

from camtay.foundation.prepared.running import rows_of

M = TypeVar("M", bound=models.Model)


class Slot(Expression):
    """Stands in a filter for the value `name` of each call; `field` says how such a value is written."""

    def __init__(self, name: str, field: "models.Field[Any, Any]") -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Any:  # noqa: ARG002
        return "%s", [self]


@dataclass(frozen=True)
class _Plan:
    sql: str
    params: Sequence[Any]
    locks: bool
    compiler: SQLCompiler
    converters: dict[int, Any]

    def run(self, connection: BaseDatabaseWrapper, values: Mapping[str, Any]) -> list[Any]:
        if self.locks and connection.features.has_select_for_update and not connection.in_atomic_block:
            raise TransactionManagementError("a row is locked only within a transaction")
        params = [
            one.output_field.get_db_prep_value(values[one.name], connection) if isinstance(one, Slot) else one
            for one in self.params
        ]
        found: Any = rows_of(connection, self.sql, params)
        return list(self.compiler.apply_converters(found, self.converters)) if self.converters else found


@dataclass(frozen=True)
class _Maker:
    """Makes a model's row, with the related ones, out of a row of the answer."""

    model: type[models.Model]
    names: list[str]
    start: int
    end: int
    related: list[Any]
    annotated: dict[str, int]

    def make(self, row: Sequence[Any]) -> Any:
        made = self.model.from_db("default", self.names, row[self.start : self.end])
        for populator in self.related:
            populator.populate(row, made)
        for name, column in self.annotated.items():
            setattr(made, name, row[column])
        return made


class Prepared(Generic[M]):
    """`build` gives the queryset, with slots where each call has its own values. It runs once a connection.

    Rows come as from the queryset itself: related rows that it selects are there, what it defers is deferred, what
    it annotates is set. Not for prefetches.
    """

    def __init__(self, build: Callable[[], "models.QuerySet[M]"]) -> None:
        self._build = build
        self._plans: WeakKeyDictionary[BaseDatabaseWrapper, tuple[_Plan, _Maker]] = WeakKeyDictionary()

    def rows(self, **values: Any) -> list[M]:
        """The rows for these values, by name of slot. Raises KeyError for a slot without a value."""
        connection = connections["default"]
        found = self._plans.get(connection)
        if found is None:
            plan = _plan(self._build(), connection)
            found = self._plans[connection] = plan, _maker(plan.compiler)
        plan, maker = found
        return [maker.make(row) for row in plan.run(connection, values)]

    def one(self, **values: Any) -> M | None:
        """The first row, or None."""
        return next(iter(self.rows(**values)), None)


class PreparedTuples:
    """As `Prepared`, of a `values_list`: bare tuples."""

    def __init__(self, build: Callable[[], "models.QuerySet[Any, Any]"]) -> None:
        self._build = build
        self._plans: WeakKeyDictionary[BaseDatabaseWrapper, _Plan] = WeakKeyDictionary()

    def rows(self, **values: Any) -> list[tuple[Any, ...]]:
        connection = connections["default"]
        plan = self._plans.get(connection)
        if plan is None:
            plan = self._plans[connection] = _plan(self._build(), connection)
        return [tuple(row) for row in plan.run(connection, values)]


def _plan(rows: "models.QuerySet[Any, Any]", connection: BaseDatabaseWrapper) -> _Plan:
    compiler = rows.query.get_compiler(connection=connection)
    sql, params = compiler.as_sql()
    converters = compiler.get_converters([column[0] for column in compiler.select])
    return _Plan(sql, params, rows.query.select_for_update, compiler, converters)


def _maker(compiler: SQLCompiler) -> _Maker:
    select, info = compiler.select, compiler.klass_info
    populators: Any = get_related_populators  # the stubs have a later version's
    start, end = info["select_fields"][0], info["select_fields"][-1] + 1
    return _Maker(
        model=info["model"],
        names=[column[0].target.attname for column in select[start:end]],
        start=start,
        end=end,
        related=populators(info, select, "default"),
        annotated=dict(compiler.annotation_col_map),
    )
