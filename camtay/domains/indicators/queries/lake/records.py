"""What of the live rows goes into a lake: the columns that figures are made of, real places only."""

import marshal
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import reduce
from hashlib import blake2b
from operator import or_
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Cast

from camtay.connectors.warehouse import Kind
from camtay.domains.indicators.queries.records import objects
from camtay.domains.indicators.rules.definitions import DEFINITIONS
from camtay.domains.indicators.rules.lake import ID, Wanted, wanted
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place

_Row = tuple[Any, ...]


def wanted_here() -> list[Wanted]:
    """Every source that a figure is counted from."""
    return wanted(DEFINITIONS)


@dataclass(frozen=True)
class Folder:
    """A commune, or a province itself, by the code that its folder is called by, and the places whose records lie
    there: itself and what lies in it."""

    code: str
    places: frozenset[int]


def folders() -> list[Folder]:
    """Of every real place, in the order of their codes."""
    homes: dict[str, set[int]] = {}
    for one in places.real().select_related("parent"):
        inside = one.kind == "neighbourhood" and one.parent is not None
        homes.setdefault(one.parent.code if inside and one.parent else one.code, set()).add(one.pk)
    return [Folder(code, frozenset(homes[code])) for code in sorted(homes)]


class Live:
    """A source as it is in the database now."""

    def __init__(self, wanted: Wanted, codes: Mapping[int, str]) -> None:
        self.wanted = wanted
        self._codes = codes
        self._model: type[models.Model] = apps.get_model(wanted.table)
        self._fields = {ID: self._model._meta.pk, **{one: _field(self._model, one) for one in wanted.fields}}
        self._is_place = [name != ID and one.related_model is Place for name, one in self._fields.items()]
        # A record whose first place is none or for practice lies where its next one is.
        self._astray = len(wanted.places) > 1 and objects(wanted.source).filter(self._without(1)).exists()

    def places(self) -> set[int]:
        """Every place that a record names first, or next."""
        rows = [
            objects(self.wanted.source).order_by().values_list(one).distinct() for one in self.wanted.places
        ]
        return {pk for found in rows for (pk,) in found if pk is not None}

    @property
    def columns(self) -> dict[str, Kind]:
        return {
            name: "text" if place else _kind(field)
            for (name, field), place in zip(self._fields.items(), self._is_place, strict=True)
        }

    def read(self, folder: Folder) -> "Read":
        """All records of a commune as the engine says them, oldest id first: enough to tell whether they changed."""
        names = list(self._fields)
        month = names.index(self.wanted.month) if self.wanted.month else None
        where = [names.index(one) for one in self.wanted.places]
        found = Read(",".join(f"{name} {kind}" for name, kind in self.columns.items()))
        bare = [_bare(name, field) for name, field in self._fields.items()]
        for row in self._rows(folder).values_list(*bare).iterator(5000):
            day = row[month] if month is not None else None
            found.months.setdefault(0 if day is None else day // 100, []).append(row)
            found.places.update([row[index] for index in where])
        return found

    def rows(self, folder: Folder, months: Collection[int]) -> list[_Row]:
        """The records of these months as a lake keeps them: months in their order, oldest id first."""
        rows: QuerySet[Any] = self._rows(folder)
        if self.wanted.month:
            rows = rows.filter(reduce(or_, (_in_month(self.wanted.month, one) for one in months)))
            # A stable order of ids within each month, whatever the engine thinks of the ids.
            index = list(self._fields).index(self.wanted.month)
        found = [self._plain(row) for row in rows.values_list("pk", *self.wanted.fields).iterator(5000)]
        return sorted(found, key=lambda row: (row[index] or 0) // 100) if self.wanted.month else found

    def code_of(self, place: int) -> str:
        return self._codes[place]

    def _rows(self, folder: Folder) -> QuerySet[Any]:
        at = self.wanted.places if self._astray else self.wanted.places[:1]
        here = reduce(
            or_, (self._without(index) & Q(**{f"{name}__in": folder.places}) for index, name in enumerate(at))
        )
        return objects(self.wanted.source).filter(here).order_by("pk")

    def _without(self, how_many: int) -> Q:
        """The first so many places are none, or for practice."""
        found = Q()
        for name in self.wanted.places[:how_many]:
            found &= Q(**{name: None}) | Q(**{f"{name}__practice": True})
        return found

    def _plain(self, raw: _Row) -> _Row:
        row = list(raw)
        for index, place in enumerate(self._is_place):
            value = row[index]
            if place and value is not None:
                row[index] = self._codes[value]
            elif isinstance(value, UUID):
                row[index] = str(value)
        return tuple(row)


@dataclass
class Read:
    """`head`: the columns. `places`: ids of the places that answer for the records, and None."""

    head: str
    months: dict[int, list[_Row]] = field(default_factory=dict)
    places: set[int | None] = field(default_factory=set)

    def digest(self, months: Collection[int]) -> str:
        """Another one whenever a record of these months, or what is kept of each, is another."""
        found = blake2b(self.head.encode(), digest_size=16)
        for month in sorted(months):
            # Of values that the engine said as numbers and texts; version 0 writes equal ones alike.
            found.update(marshal.dumps(self.months[month], 0))
        return found.hexdigest()


def _bare(name: str, field: Any) -> Any:
    """A column that nobody turns into anything: times and opaque ids are texts."""
    path = "pk" if name == ID else name
    if isinstance(field, models.DateTimeField | models.UUIDField):
        return Cast(path, models.TextField())
    return Cast(path, models.IntegerField()) if isinstance(field, models.BooleanField) else F(path)


def _in_month(field: str, month: int) -> Q:
    return (
        Q(**{f"{field}__gte": month * 100, f"{field}__lt": month * 100 + 100})
        if month
        else Q(**{field: None})
    )


def lives() -> list[Live]:
    codes = places.codes()
    return [Live(one, codes) for one in wanted_here()]


def _field(model: type[models.Model], path: str) -> Any:
    """The field that `a__b` ends at."""
    found: Any = None
    for step in path.split("__"):
        found = model._meta.get_field(step)
        model = found.related_model or model
    return found


def _kind(field: Any) -> Kind:
    """Raises TypeError for a column that a lake has no form for."""
    while field.is_relation:
        field = field.target_field
    if isinstance(field, models.BooleanField):
        return "bool"
    if isinstance(field, models.IntegerField):
        return "int"
    if isinstance(field, models.DateTimeField):
        return "time"
    if isinstance(field, models.CharField | models.TextField | models.UUIDField):
        return "text"
    raise TypeError(f"A figure compares {field}, and a lake has no column for {type(field).__name__}.")
