"""What of the live rows goes into a lake: the columns that figures are made of, real places only."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet

from camtay.connectors.warehouse import Kind
from camtay.domains.indicators.queries.records import objects
from camtay.domains.indicators.rules.definitions import DEFINITIONS
from camtay.domains.indicators.rules.lake import ID, Wanted, wanted
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place

UNDATED = "0"  # the month of what has none
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

    def months(self, folder: Folder) -> tuple[dict[str, list[_Row]], set[str]]:
        """All records of a commune by month, oldest id first, and the codes of the places that answer for them."""
        months: dict[str, list[_Row]] = {}
        answering: set[str] = set()
        names = list(self._fields)
        month = names.index(self.wanted.month) if self.wanted.month else None
        where = [names.index(one) for one in self.wanted.places]
        for raw in self._rows(folder):
            row = tuple(self._plain(value, place) for value, place in zip(raw, self._is_place, strict=True))
            day = row[month] if month is not None else None
            months.setdefault(UNDATED if day is None else str(day // 100), []).append(row)
            answering.update(row[index] for index in where if row[index] is not None)
        return months, answering

    def _rows(self, folder: Folder) -> Iterator[_Row]:
        at = self.wanted.places if self._astray else self.wanted.places[:1]
        here = reduce(
            or_, (self._without(index) & Q(**{f"{name}__in": folder.places}) for index, name in enumerate(at))
        )
        rows: QuerySet[Any, _Row] = objects(self.wanted.source).filter(here).order_by("pk")
        return rows.values_list("pk", *self.wanted.fields).iterator(5000)

    def _without(self, how_many: int) -> Q:
        """The first so many places are none, or for practice."""
        found = Q()
        for name in self.wanted.places[:how_many]:
            found &= Q(**{name: None}) | Q(**{f"{name}__practice": True})
        return found

    def _plain(self, value: Any, is_place: bool) -> Any:
        if is_place and value is not None:
            return self._codes[value]
        return str(value) if isinstance(value, UUID) else value


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
