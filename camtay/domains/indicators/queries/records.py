"""The records behind a figure, whatever their source."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils.timezone import localtime

from camtay.domains.indicators import permissions
from camtay.domains.indicators.rules.definitions import BY_CODE
from camtay.domains.indicators.rules.parts import Part, condition
from camtay.domains.indicators.rules.shapes import Indicator, Which, Window
from camtay.domains.indicators.rules.sources import Column, Source
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor
from camtay.foundation.predicates import And, Not, Predicate, to_q


def objects(source: Source) -> QuerySet[Any]:
    rows: QuerySet[Any] = apps.get_model(source.model)._default_manager.all()
    return rows


def answering(place: Place) -> list[Place]:
    """The real communes that a figure of `place` speaks of. A practice commune's own page sees only itself."""
    return places.communes_of(place) if place.kind == "province" else [place]


def records(indicator: Indicator, place: Place, window: Window, parts: Sequence[Part] = ()) -> QuerySet[Any]:
    """The population, narrowed to these parts of it. Raises KeyError for a part that cannot be."""
    where = Q(**{f"{indicator.place_field}__in": [one.pk for one in answering(place)]})
    within = And(*(condition(part, indicator) for part in parts))
    return objects(indicator.source).filter(where, to_q(indicator.population(window)), to_q(within))


def evidence(
    code: str, place: Place, window: Window, which: Which, *, parts: Sequence[Part] = (), by: Actor
) -> QuerySet[Any]:
    """The records that count ("numerator") or those of the population that do not ("rest"), oldest first.

    As many as the figure says, of the whole or of a part. Raises Refused; KeyError for an unknown code or part.
    """
    permissions.check_can_open(place, by=by)
    indicator = BY_CODE[code]
    counts = indicator.counts(window)
    wanted: Predicate = counts if which == "numerator" else Not(counts)
    rows = records(indicator, place, window, parts).filter(to_q(wanted))
    return rows.select_related(*indicator.source.related).order_by(*indicator.source.order)


def in_order_of(indicator: Indicator, ids: Sequence[Any]) -> list[Any]:
    """These records in this order; who asks has been given their ids."""
    rows = objects(indicator.source).select_related(*indicator.source.related).in_bulk(ids)
    return [rows[pk] for pk in ids if pk in rows]


def opened(indicator: Indicator, rows: Iterable[Any], *, by: Actor) -> list[bool]:
    """Of each record whether `by` may open it and read whose it is. Who may count records may not always."""
    return opened_of(indicator.source, rows, by=by)


def opened_of(source: Source, rows: Iterable[Any], *, by: Actor) -> list[bool]:
    """As `opened`, of a source that no figure counts."""
    scope = permissions.scope_to_open(source.sees, by=by)
    return [
        scope.everywhere or bool(scope.place_ids & {getattr(row, name) for name in source.places})
        for row in rows
    ]


def exported_columns(indicator: Indicator) -> list[Column]:
    return [one for one in indicator.source.columns if one.exported and not one.personal]


def evidence_rows(indicator: Indicator, rows: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Records as plain values for export: no names, no numbers, no addresses of people."""
    columns = exported_columns(indicator)
    for row in rows:
        yield {"id": str(row.pk), **{one.name: _plain(one.value(row)) for one in columns}}


def _plain(value: Any) -> Any:
    if not hasattr(value, "isoformat"):
        return value
    return localtime(value).isoformat() if hasattr(value, "hour") else value.isoformat()
