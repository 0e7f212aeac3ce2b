"""What the checks find: live for one commune, and as last counted for pages of figures and for a city."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Count, Max, QuerySet, Sum

from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.quality import permissions
from camtay.domains.quality.models import Looked, Tally
from camtay.domains.quality.queries.grouped import GROUPED
from camtay.domains.quality.rules.definitions import BY_CODE, CHECKS
from camtay.domains.quality.rules.shapes import Check, Moment
from camtay.foundation.access import Actor
from camtay.foundation.predicates import to_q

ORDER = {"high": 0, "medium": 1, "low": 2}


@dataclass(frozen=True)
class Finding:
    """What one check found in one commune. `fresh`: what nobody has looked into; `looked`: who did last, and why."""

    check: Check
    found: int
    fresh: int
    looked: Looked | None


@dataclass(frozen=True)
class Mark:
    """How much of what a figure leans on is suspect, as last counted. A record that two checks found counts twice."""

    findings: int
    checks: tuple[str, ...]
    counted_at: datetime


@dataclass(frozen=True)
class Standing:
    """One commune in a city's list: findings nobody has looked into, by severity."""

    place: Place
    high: int
    medium: int
    low: int
    counted_at: datetime


def checks() -> tuple[Check, ...]:
    return CHECKS


def check_of(code: str) -> Check | None:
    return BY_CODE.get(code)


def _within(check: Check, place: Place) -> QuerySet[Any]:
    rows: QuerySet[Any] = apps.get_model(check.source.model)._default_manager.all()
    return rows.filter(**{check.place_field: place.pk})


def suspects(check: Check, place: Place, now: datetime) -> QuerySet[Any]:
    """What the check finds in a commune, in no order."""
    moment, rows = Moment(now), _within(check, place)
    if check.suspect is None:
        found: QuerySet[Any] = GROUPED[check.code](rows, moment)
        return found
    return rows.filter(to_q(check.suspect(moment)))


def counts(place: Place, now: datetime) -> dict[str, int]:
    """By code. Predicates over one source are counted in one pass, what compares rows with rows by itself."""
    moment, found = Moment(now), dict.fromkeys(BY_CODE, 0)
    for alike in _sources():
        numbers = {
            one.code: Count("pk", filter=to_q(one.suspect(moment)))
            for one in alike
            if one.suspect is not None
        }
        found |= _within(alike[0], place).aggregate(**numbers)
    for code in GROUPED:
        found[code] = suspects(BY_CODE[code], place, now).order_by().count()
    return found


def _sources() -> list[list[Check]]:
    groups: dict[tuple[str, str], list[Check]] = {}
    for one in CHECKS:
        if one.suspect is not None:
            groups.setdefault((one.source.model, one.place_field), []).append(one)
    return list(groups.values())


def findings(place: Place, now: datetime, *, by: Actor) -> list[Finding]:
    """Every check of a commune, live, the gravest first. Raises Refused."""
    permissions.check_can_see(place, by=by)
    return found_in(place, now)


def found_in(place: Place, now: datetime) -> list[Finding]:
    """For who has been asked already: the nightly count, too."""
    found, looked = counts(place, now), _looked(place)
    made = [
        Finding(one, found[one.code], _fresh(one, place, now, found[one.code], looked), looked.get(one.code))
        for one in CHECKS
    ]
    return sorted(made, key=lambda one: (one.fresh == 0, one.found == 0, ORDER[one.check.severity]))


def finding(check: Check, place: Place, now: datetime, *, by: Actor) -> Finding:
    """One check of a commune. Raises Refused."""
    permissions.check_can_see(place, by=by)
    found, looked = suspects(check, place, now).order_by().count(), _looked(place, check.code)
    return Finding(check, found, _fresh(check, place, now, found, looked), looked.get(check.code))


def records(check: Check, place: Place, now: datetime, *, by: Actor) -> QuerySet[Any]:
    """The records behind a finding, in the order of their source. Raises Refused."""
    permissions.check_can_see(place, by=by)
    return suspects(check, place, now).order_by(*check.source.order)


def read(check: Check, ids: Sequence[Any]) -> list[Any]:
    """These records, in this order, with what a list says of them; who asks has been given their ids."""
    rows = apps.get_model(check.source.model)._default_manager.select_related(*check.source.related)
    found = rows.in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


def _looked(place: Place, code: str = "") -> dict[str, Looked]:
    """The last of each check."""
    rows = Looked.objects.filter(place=place).select_related("noted_by__person").order_by("noted_at", "pk")
    return {one.check_code: one for one in (rows.filter(check_code=code) if code else rows)}


def _fresh(check: Check, place: Place, now: datetime, found: int, looked: dict[str, Looked]) -> int:
    """How many records were not there, or not suspect, when somebody looked."""
    if not found or check.code not in looked:
        return found
    ids = suspects(check, place, now).order_by().values_list("pk", flat=True)
    return len({str(pk) for pk in ids} - set(looked[check.code].records))


def suspect(place: Place, codes: Collection[str]) -> dict[str, Mark]:
    """Of these figures those that lean on findings nobody has looked into, as last counted. One query."""
    leaning = [one for one in CHECKS if set(one.leans) & set(codes)]
    within = places.communes_of(place) if place.kind == "province" else [place]
    rows = (
        Tally.objects.filter(place__in=within, check_code__in=[one.code for one in leaning], fresh__gt=0)
        .values("check_code")
        .annotate(fresh_here=Sum("fresh"), at=Max("counted_at"))
        .order_by("check_code")
    )
    tallies = {row["check_code"]: row for row in rows}
    marks = {}
    for code in codes:
        of = [one.code for one in leaning if code in one.leans and one.code in tallies]
        if of:
            marks[code] = Mark(
                sum(tallies[one]["fresh_here"] for one in of),
                tuple(of),
                max(tallies[one]["at"] for one in of),
            )
    return marks


def standings(province: Place, *, by: Actor) -> list[Standing]:
    """The communes of a city in the order of their names, as last counted. Raises Refused."""
    permissions.check_can_see(province, by=by)
    communes = {one.pk: one for one in places.communes_of(province)}
    rows: dict[int, list[Tally]] = {}
    for tally in Tally.objects.filter(place__in=communes):
        rows.setdefault(tally.place_id, []).append(tally)
    return [_standing(one, rows[one.pk]) for one in communes.values() if one.pk in rows]


def _standing(place: Place, tallies: list[Tally]) -> Standing:
    grave = dict.fromkeys(ORDER, 0)
    for tally in tallies:
        check = BY_CODE.get(tally.check_code)
        if check is not None:
            grave[check.severity] += tally.fresh
    return Standing(place, **grave, counted_at=max(one.counted_at for one in tallies))
