"""Numbers, trends and evidence: all from the same two predicates of a definition."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Q, Sum

from camtay.domains.cases.models import Case
from camtay.domains.indicators import permissions
from camtay.domains.indicators.queries.records import answering, objects
from camtay.domains.indicators.rules.definitions import BY_CODE, DEFINITIONS
from camtay.domains.indicators.rules.few import in_public
from camtay.domains.indicators.rules.shapes import Counted, Figure, Indicator, Which, Window, figure
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.teams.models import Team
from camtay.foundation.access import Actor, check
from camtay.foundation.calendar import day_from_key
from camtay.foundation.predicates import to_q, words
from camtay.foundation.predicates.wording import plain


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
    labels = indicator.source.labels

    def say(field: str, value: Any) -> str:
        if field.endswith("_day") and isinstance(value, int):
            return f"{day_from_key(value):%d/%m/%Y}"
        said = indicator.source.say(field, value)
        return plain(value) if said is None else f"“{said}”"

    return Formula(
        counts=words(indicator.counts(window), labels, say),
        population=words(indicator.population(window), labels, say),
        law=str(indicator.law),
    )


class Look:
    """All numbers of a place (and what lies in it) in a window. Each population is looked at once, by place and
    month; figures, trends and places side by side are sums of what was seen. A stock has no months: it is as it is
    at the end of the window.
    """

    def __init__(self, place: Place, window: Window, indicators: Sequence[Indicator]) -> None:
        self.place, self.window = place, window
        self._indicators = {one.code: one for one in indicators}
        self._communes = {one.pk: one for one in answering(place)}
        self._seen: dict[_Population, list[dict[str, Any]]] = {}
        self._ends: dict[_Population, list[dict[str, Any]]] = {}

    def figures(self, codes: Sequence[str] = ()) -> list[Figure]:
        """In the order of the definitions, or of `codes`. Raises KeyError for a code that is not shown here."""
        return [
            self._shown(self._indicators[code], sum_up(self._indicators[code], self._rows(code)))
            for code in codes or self._indicators
        ]

    def size(self, code: str, which: Which) -> int:
        """How many records `evidence` has."""
        indicator, rows = self._indicators[code], self._rows(code)
        counted: int = sum(row.get(indicator.code, row["total"]) for row in rows)
        return counted if which == "numerator" else sum(int(row["total"]) for row in rows) - counted

    def by_month(self, code: str) -> list[tuple[int, Figure]]:
        """(month 202603, figure) for each month that has records; empty for a stock, and for what is not shown."""
        indicator = self._indicators.get(code)
        if indicator is None or indicator.month_field is None:
            return []
        months = _grouped(indicator, self._rows(code), "month")
        return [(month, self._shown(indicator, one)) for month, one in months]

    def by_commune(self, code: str) -> list[tuple[Place, Figure]]:
        """Side by side, in the order of their names. Communes without a single record are left out."""
        indicator = self._indicators[code]
        pairs = _grouped(indicator, self._rows(code), indicator.place_field)
        found = [(self._communes[pk], self._shown(indicator, one)) for pk, one in pairs]
        return sorted(found, key=lambda pair: pair[0].short_name)

    def grid(self, code: str) -> dict[tuple[int, int], Figure]:
        """(id of the commune, month 202603) → figure, for every month of the window that has records. A stock is
        taken at the end of each month, or now."""
        one = self._indicators[code]
        cells: dict[tuple[int, int], list[dict[str, Any]]] = {}
        for row in self._monthly(one):
            cells.setdefault((row[one.place_field], row["month"]), []).append(row)
        return {cell: self._shown(one, sum_up(one, rows)) for cell, rows in sorted(cells.items())}

    def all_months(self, code: str) -> dict[int, Figure]:
        """Month → figure of all communes together, as in `grid`."""
        one = self._indicators[code]
        months = _grouped(one, self._monthly(one), "month")
        return {month: self._shown(one, figure) for month, figure in months}

    def _monthly(self, one: Indicator) -> list[dict[str, Any]]:
        return self._rows(one.code) if one.month_field is not None else self._stocks(one)

    def as_of(self) -> datetime | None:
        """When what is counted here was read; None: it is read now."""
        return None

    def _shown(self, _indicator: Indicator, figure: Figure) -> Figure:
        return figure

    def _rows(self, code: str) -> list[dict[str, Any]]:
        indicator = self._indicators[code]
        key = looked_at(indicator)
        if key not in self._seen:
            self._seen[key] = self.count(self._alike(key), self.window)
        return self._seen[key]

    def _alike(self, key: "_Population") -> list[Indicator]:
        return [one for one in self._indicators.values() if looked_at(one) == key]

    def _stocks(self, indicator: Indicator) -> list[dict[str, Any]]:
        """The rows of a stock at the end of each month."""
        key = looked_at(indicator)
        if key not in self._ends:
            self._ends[key] = self._count_ends(self._alike(key))
        return self._ends[key]

    def _count_ends(self, alike: Sequence[Indicator]) -> list[dict[str, Any]]:
        return [
            {**row, "month": month}
            for month, window in self.window.months().items()
            for row in self.count(alike, window)
        ]

    def count(self, alike: Sequence[Indicator], window: Window) -> list[dict[str, Any]]:
        """Counted by the place, which every record has: with it begins the index that answers, so that no record
        is looked at."""
        first = alike[0]
        rows: Any = (
            objects(first.source)
            .filter(**{f"{first.place_field}__in": list(self._communes)})
            .filter(to_q(first.population(window)))
        )
        by = [first.place_field]
        if first.month_field is not None:
            rows = rows.annotate(month=F(first.month_field) / 100)
            by.append("month")
        if first.kind == "median":
            rows = rows.filter(to_q(first.counts(window)))
            by.append(first.value_field)
        numbers: dict[str, Any] = {}
        for one in alike:
            where = to_q(one.counts(window)) if one.counts is not one.population else None
            if where is not None:
                numbers[one.code] = Count(first.place_field, filter=where)
            if one.kind == "sum":
                numbers[amount_of(one)] = Sum(one.value_field, filter=where)
        return list(rows.values(*by).annotate(total=Count(first.place_field), **numbers).order_by(*by))


class PublicLook(Look):
    """As anybody may see it: of people's affairs no small number."""

    def _shown(self, indicator: Indicator, figure: Figure) -> Figure:
        return in_public(indicator, figure)


_Population = tuple[str, str, Any, str]


def looked_at(indicator: Indicator) -> _Population:
    """Indicators of one population are counted together; a median looks at each value by itself."""
    apart = indicator.value_field if indicator.kind == "median" else ""
    return (indicator.source.model, indicator.place_field, indicator.population, apart)


def amount_of(indicator: Indicator) -> str:
    return f"{indicator.code}.amount"


def sum_up(indicator: Indicator, rows: Iterable[Mapping[str, Any]]) -> Figure:
    seen = Counted()
    for row in rows:
        seen.total += row["total"]
        seen.counted += row.get(indicator.code, row["total"])
        seen.amount += row.get(amount_of(indicator)) or 0
        if indicator.kind == "median":
            value = row[indicator.value_field]
            seen.values[value] = seen.values.get(value, 0) + row["total"]
    return figure(indicator, seen)


def _grouped(indicator: Indicator, rows: Iterable[dict[str, Any]], by: str) -> list[tuple[int, Figure]]:
    groups: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault(row[by], []).append(row)
    return [(key, sum_up(indicator, groups[key])) for key in sorted(groups)]


def look(place: Place, window: Window, *, by: Actor) -> Look:
    """Raises Refused. What a page shows of one place and window is read from one look."""
    permissions.check_can_see(place, by=by)
    return Look(place, window, DEFINITIONS)


def public_look(place: Place, window: Window, *, by: Actor) -> Look:
    """At what anybody may see."""
    check(permissions.PUBLIC, by, places=[place.pk])
    return PublicLook(place, window, definitions(public=True))


def figures(place: Place, window: Window, *, by: Actor, codes: Sequence[str] = ()) -> list[Figure]:
    """The figures of a place. Raises Refused; KeyError for an unknown code. One query a population."""
    return look(place, window, by=by).figures(codes)


def places_seen(*, by: Actor) -> list[Place]:
    """The provinces and communes whose figures `by` may see, provinces first; at most two hundred."""
    scope = permissions.scope(by)
    found = places.real().exclude(kind="neighbourhood")
    if not scope.everywhere:
        found = found.filter(pk__in=scope.place_ids)
    ordered = places.in_order(found[:200])
    return sorted(ordered, key=lambda place: place.kind != "province")


def places_with_figures() -> list[Place]:
    """The real communes that have at least one case or team, in the order of their names."""
    taking_in = Case.objects.values_list("receiving_place", flat=True).distinct()
    with_teams = Team.objects.values_list("commune", flat=True).distinct()
    return places.in_order(places.real().filter(Q(pk__in=taking_in) | Q(pk__in=with_teams)))
