"""Numbers, breakdowns and evidence: all from the same two predicates of a definition."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.utils.timezone import localtime

from camtay.domains.cases import states as case_states
from camtay.domains.cases.models import Case
from camtay.domains.indicators import permissions
from camtay.domains.indicators.rules.definitions import BY_CODE, DEFINITIONS, LABELS
from camtay.domains.indicators.rules.shapes import Figure, Indicator, Which, Window, figure
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor, check
from camtay.foundation.calendar import day_from_key
from camtay.foundation.predicates import Not, Predicate, to_q, words
from camtay.foundation.predicates.wording import plain

__all__ = ["Figure", "Formula", "Indicator", "Which", "Window", "definition", "definitions"]


@dataclass(frozen=True)
class Formula:
    """A definition in words: what is counted, and out of what."""

    counts: str
    population: str
    law: str


def definitions(*, public: bool = False) -> tuple[Indicator, ...]:
    """All definitions, or those anybody may see."""
    return tuple(one for one in DEFINITIONS if one.public or not public)


def definition(code: str) -> Indicator | None:
    return BY_CODE.get(code)


def definition_of(code: str) -> Indicator:
    """Raises KeyError for an unknown code."""
    return BY_CODE[code]


def formula(indicator: Indicator, window: Window) -> Formula:
    """The two predicates in words, in the active language."""
    return Formula(
        counts=words(indicator.counts(window), LABELS, _say),
        population=words(indicator.population(window), LABELS, _say),
        law=str(indicator.law),
    )


def figures(place: Place, window: Window, *, by: Actor, codes: Sequence[str] = ()) -> list[Figure]:
    """The figures of a place (and all that lies in it). Raises Refused. One query a population."""
    permissions.check_can_see(place, by=by)
    return _figures(place, window, [BY_CODE[code] for code in codes] or DEFINITIONS)


def public_figures(place: Place, window: Window, *, by: Actor) -> list[Figure]:
    """The figures anybody may see."""
    check(permissions.PUBLIC, by, places=[place.pk])
    return _figures(place, window, definitions(public=True))


def by_commune(code: str, city: Place, window: Window, *, by: Actor) -> list[tuple[Place, Figure]]:
    """One indicator side by side over the communes of a city that `by` may see, in the order of their names.

    Communes without a single case are left out. One query for the numbers.
    """
    permissions.check_can_see(city, by=by)
    indicator = BY_CODE[code]
    communes = {place.pk: place for place in places.communes_of(city)}
    rows = (
        Case.objects.filter(_in(indicator, list(communes)), to_q(indicator.population(window)))
        .values(indicator.place_field)
        .annotate(**_numbers([indicator], window))
        .order_by(indicator.place_field)
    )
    pairs = [
        (communes[row[indicator.place_field]], figure(indicator, counted=row["of_0"], total=row["total"]))
        for row in rows
    ]
    return sorted(pairs, key=lambda pair: pair[0].short_name)


def by_month(code: str, place: Place, window: Window, *, by: Actor) -> list[tuple[int, Figure]]:
    """(month 202603, figure) for each month of the window that has records. A stock has no trend: empty."""
    permissions.check_can_see(place, by=by)
    return _by_month(BY_CODE[code], place, window)


def public_by_month(code: str, place: Place, window: Window, *, by: Actor) -> list[tuple[int, Figure]]:
    """As `by_month`, for an indicator anybody may see."""
    check(permissions.PUBLIC, by, places=[place.pk])
    indicator = BY_CODE[code]
    return _by_month(indicator, place, window) if indicator.public else []


def _by_month(indicator: Indicator, place: Place, window: Window) -> list[tuple[int, Figure]]:
    if indicator.month_field is None:
        return []
    rows: Any = (  # the stubs lose the counted names
        Case.objects.filter(_in(indicator, _answering(place)), to_q(indicator.population(window)))
        .annotate(month=F(indicator.month_field) / 100)
        .values("month")
        .annotate(**_numbers([indicator], window))
        .order_by("month")
    )
    return [(row["month"], figure(indicator, counted=row["of_0"], total=row["total"])) for row in rows]


def places_seen(*, by: Actor) -> list[Place]:
    """The provinces and communes whose figures `by` may see, provinces first; at most two hundred."""
    scope = permissions.scope(by)
    found = places.real().exclude(kind="neighbourhood")
    if not scope.everywhere:
        found = found.filter(pk__in=scope.place_ids)
    ordered = places.in_order(found[:200])
    return sorted(ordered, key=lambda place: place.kind != "province")


def places_with_figures() -> list[Place]:
    """The real communes that have at least one case, in the order of their names."""
    taking_in = Case.objects.values_list("receiving_place", flat=True).distinct()
    return places.in_order(places.real().filter(pk__in=taking_in))


def evidence(code: str, place: Place, window: Window, which: Which, *, by: Actor) -> QuerySet[Case]:
    """The records that count ("numerator") or those of the population that do not ("rest"), oldest first.

    As many as the figure says. Raises Refused; KeyError for an unknown code.
    """
    permissions.check_can_open(place, by=by)
    indicator = BY_CODE[code]
    counts = indicator.counts(window)
    wanted: Predicate = counts if which == "numerator" else Not(counts)
    rows = Case.objects.filter(
        _in(indicator, _answering(place)), to_q(indicator.population(window)), to_q(wanted)
    )
    return rows.select_related("receiving_place", "deciding_place").order_by("received_at", "pk")


def in_order_of(ids: Sequence[UUID]) -> list[Case]:
    """These records in this order; who asks has been given their ids."""
    rows = Case.objects.select_related("receiving_place", "deciding_place").in_bulk(ids)
    return [rows[pk] for pk in ids if pk in rows]


def evidence_rows(cases: Iterable[Case]) -> Iterable[dict[str, Any]]:
    """Records as plain values for export: no names, no numbers, no addresses of people."""
    for case in cases:
        yield {
            "id": str(case.pk),
            "code": case.code,
            "procedure_code": case.procedure_code,
            "procedure_name": case.procedure_name,
            "receiving_place": case.receiving_place.code,
            "deciding_place": case.deciding_place.code,
            "channel": case.channel,
            "state": case.state,
            "received_at": _iso(case.received_at),
            "due_at": _iso(case.due_at),
            "settled_at": _iso(case.settled_at),
            "supplement_count": case.supplement_count,
            "components_attached": case.components_attached,
            "electronic_result": case.electronic_result,
            "on_time": case.on_time,
        }


def _iso(moment: Any) -> str | None:
    return localtime(moment).isoformat() if moment is not None else None


def _figures(place: Place, window: Window, wanted: Iterable[Indicator]) -> list[Figure]:
    """Those that speak of the same records are counted in one look at them."""
    indicators, where = list(wanted), _answering(place)
    alike: dict[tuple[str, Any], list[Indicator]] = {}
    for one in indicators:
        alike.setdefault((one.place_field, one.population), []).append(one)
    found = {one.code: one for some in alike.values() for one in _counted(some, where, window)}
    return [found[one.code] for one in indicators]


def _counted(indicators: Sequence[Indicator], where: list[int], window: Window) -> list[Figure]:
    """Figures of one population."""
    rows = Case.objects.filter(_in(indicators[0], where), to_q(indicators[0].population(window)))
    row = rows.aggregate(**_numbers(indicators, window))
    return [figure(one, counted=row[f"of_{n}"], total=row["total"]) for n, one in enumerate(indicators)]


def _numbers(indicators: Sequence[Indicator], window: Window) -> dict[str, Count]:
    """What is counted: `total`, and `of_0` … for each indicator. By the place, which every record has: with it
    begins the index that answers, so that no record is looked at."""
    place = indicators[0].place_field
    counts = {f"of_{n}": Count(place, filter=to_q(one.counts(window))) for n, one in enumerate(indicators)}
    return {"total": Count(place), **counts}


def _answering(place: Place) -> list[int]:
    """Ids of the real communes that a figure of `place` speaks of. A practice commune's own page sees only itself."""
    if place.kind == "province":
        return [commune.pk for commune in places.communes_of(place)]
    return [place.pk]


def _in(indicator: Indicator, where: list[int]) -> Q:
    return Q(**{f"{indicator.place_field}__in": where})


def _say(field: str, value: Any) -> str:
    if field.endswith("_day") and isinstance(value, int):
        return _short(day_from_key(value))
    if field == "channel":
        return f"“{case_states.Channel(value).label}”"
    return plain(value)


def _short(day: date) -> str:
    return f"{day:%d/%m/%Y}"
