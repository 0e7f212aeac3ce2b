"""Reading what was closed, and what stands otherwise by now."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from camtay.connectors import signing
from camtay.domains.closings import permissions
from camtay.domains.closings.models import ClosedEvidence, ClosedFigure, Closing, Regime
from camtay.domains.closings.queries.regimes import last_over, period_at, period_before, regimes_of
from camtay.domains.closings.queries.taking import Taken, TakenFigure, take
from camtay.domains.closings.queries.tracing import Since, Told, deeds
from camtay.domains.closings.rules import evidence
from camtay.domains.closings.rules.contents import BY_NAME, Contents
from camtay.domains.closings.rules.evidence import Difference
from camtay.domains.closings.rules.periods import Period
from camtay.domains.indicators import permissions as seeing
from camtay.domains.indicators import queries as indicators
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor, Refused
from camtay.foundation.calendar import local_day

BACK = 12  # periods of a regime that may still be offered for closing


@dataclass(frozen=True)
class Preview:
    """What closing would freeze now. `standing`: the closing of the same period, where there is one already."""

    regime: Regime
    period: Period
    taken: Taken
    before: Mapping[str, ClosedFigure]
    standing: Closing | None

    @property
    def empty(self) -> list[TakenFigure]:
        """Figures that rest on no record at all."""
        return [one for one in self.taken.figures if not one.figure.numerator and not one.figure.denominator]


@dataclass(frozen=True)
class Changed:
    """A figure that stands otherwise now. `records` may be none although its number is another (a definition was
    changed), and some although it is the same."""

    closed: ClosedFigure
    now: TakenFigure
    records: Difference

    @property
    def number_too(self) -> bool:
        now = self.now.figure
        return (self.closed.numerator, self.closed.denominator, self.closed.value) != (
            now.numerator, now.denominator, None if now.value is None else float(now.value),
        )  # fmt: skip


@dataclass(frozen=True)
class SinceClosed:
    """What is other now than it was closed. `records`: by contents' name; `told`: key → the deed that explains it."""

    closing: Closing
    now: Taken
    figures: tuple[Changed, ...]
    records: Mapping[str, Difference]
    told: Mapping[str, Mapping[str, Told]]

    @property
    def numbers(self) -> tuple[Changed, ...]:
        """Whose number is another: what a revision is for."""
        return tuple(one for one in self.figures if one.number_too)


def closings_of(place: Place, *, by: Actor, regime: str = "") -> QuerySet[Closing]:
    """All closings of a place, the latest first, each with its stamp and who made it. Raises Refused."""
    seeing.check_can_see(place, by=by)
    rows = Closing.objects.filter(place=place).order_by("-number")
    if regime:
        rows = rows.filter(regime_code=regime)
    later = Closing.objects.filter(
        place=OuterRef("place"), regime_code=OuterRef("regime_code"), first=OuterRef("first"), last=OuterRef("last"),
        revision__gt=OuterRef("revision"),
    )  # fmt: skip
    return rows.select_related("stamp", "closed_by__person", "place").annotate(overtaken=Exists(later))


def closing(closing_id: UUID, *, by: Actor) -> Closing:
    """Raises Refused, and just the same where there is none."""
    rows = Closing.objects.select_related("stamp", "closed_by__person", "place__parent", "regime")
    found = rows.filter(pk=closing_id).first()
    if found is None:
        raise Refused(seeing.NOT_YOURS)
    seeing.check_can_see(found.place, by=by)
    return found


def figures_of(one: Closing) -> list[ClosedFigure]:
    """In the order of the regime."""
    return list(ClosedFigure.objects.filter(closing=one).select_related("evidence").order_by("order"))


def revisions_of(one: Closing) -> list[Closing]:
    """All closings of the same period, the first first."""
    rows = Closing.objects.filter(
        place=one.place_id, regime_code=one.regime_code, first=one.first, last=one.last
    )
    return list(rows.select_related("closed_by__person").order_by("revision"))


def latest(place: Place, regime_code: str, first: date, last: date | None = None) -> Closing | None:
    """What stands for a period: its last revision. Whoever asks has been shown to be allowed to see figures."""
    rows = Closing.objects.filter(place=place, regime_code=regime_code, first=first)
    if last is not None:
        rows = rows.filter(last=last)
    return rows.order_by("-revision").first()


def of_ids(ids: Collection[str]) -> dict[str, Closing]:
    """Closings by their ids; whoever asks has been given these. One query."""
    return {str(one.pk): one for one in Closing.objects.filter(pk__in=ids)}


def standing(place: Place, regime_code: str) -> dict[tuple[date, date], Closing]:
    """What stands for each period of a regime: (first, last) → its last revision. Whoever asks has been shown to be allowed
    to see figures. One query."""
    rows = Closing.objects.filter(place=place, regime_code=regime_code).order_by("revision")
    return {(one.first, one.last): one for one in rows}


def closed_before(place: Place, regime_code: str, day: date) -> Closing | None:
    """The closing of the latest period of a regime that was over before a day; its last revision."""
    rows = Closing.objects.filter(place=place, regime_code=regime_code, last__lt=day)
    return rows.order_by("-last", "-revision").first()


def figures_before(one_place: Place, regime_code: str, first: date) -> dict[str, ClosedFigure]:
    """By code, as the period before was closed; empty where it was not."""
    earlier = closed_before(one_place, regime_code, first)
    return {} if earlier is None else {one.code: one for one in figures_of(earlier)}


def open_periods(place: Place, *, on: date) -> list[tuple[Regime, Period]]:
    """Of each regime in force the periods that are over and not closed, at most BACK back, the oldest first: as they are
    best closed, since each is compared with the one before. Two queries."""
    closed = set(Closing.objects.filter(place=place).values_list("regime_code", "first", "last"))
    return [
        (one, period)
        for one in regimes_of(place, on)
        for period in _lately_over(one, on)
        if one.asks_on(period.last) and (one.code, period.first, period.last) not in closed
    ]


def open_before(place: Place, regime: Regime, period: Period, *, on: date) -> list[Period]:
    """Periods of the same regime that wait and are older than this one."""
    waiting = open_periods(place, on=on)
    return [one for each, one in waiting if each == regime and one.last < period.first]


def _lately_over(regime: Regime, on: date) -> list[Period]:
    found = [last_over(regime, on)]
    while len(found) < BACK:
        found.append(period_before(regime, found[-1]))
    return found[::-1]


def preview(place: Place, regime: Regime, day: date, *, by: Actor, now: datetime) -> Preview:
    """What would be frozen of the period in which a day lies. Raises Refused."""
    permissions.check_can_close(place, by=by)
    period = period_at(regime, day)
    window = indicators.Window(period.first, period.last, now)
    return Preview(
        regime,
        period,
        take(place, window, regime.indicators),
        figures_before(place, regime.code, period.first),
        latest(place, regime.code, period.first, period.last),
    )


def is_over(period: Period, now: datetime) -> bool:
    return local_day(now) > period.last


def lines_of(one: Closing) -> dict[str, evidence.Lines]:
    """The frozen evidence by the name of its contents. Raises evidence.Damaged."""
    rows = ClosedEvidence.objects.filter(closing=one)
    return {row.contents: evidence.unpack(row.lines) for row in rows}


def frozen_keys(figure: ClosedFigure, *, counts: bool) -> list[str]:
    """The records of a figure as it was closed: those that count, or the rest."""
    lines = evidence.unpack(figure.evidence.lines)
    return [key for key, _hash, counted in evidence.population(lines, figure.number) if counted == counts]


def source_of(figure: ClosedFigure) -> Contents:
    """Raises KeyError for a list of fields that this version does not know any more."""
    return BY_NAME[figure.evidence.contents]


def since_closed(one: Closing, *, now: datetime) -> SinceClosed:
    """How the figures of a closing stand now, and by which records they differ. A handful of queries a source."""
    figures = [each for each in figures_of(one) if indicators.definition(each.code) is not None]
    before = lines_of(one)
    lists = [BY_NAME[name] for name in before if name in BY_NAME]
    window = indicators.Window(one.first, one.last, now)
    taken = take(one.place, window, [each.code for each in figures], lists)
    changed = _changed(figures, taken, before)
    records = {
        name: evidence.difference(before[name], taken.lines.get(name, {}))
        for name in before
        if name in BY_NAME
    }
    since = Since(one.cut, {place: length for place, length, _head in one.journal})
    told = {name: deeds(BY_NAME[name], found, since) for name, found in records.items() if found.size}
    return SinceClosed(one, taken, changed, records, told)


def _changed(
    figures: Sequence[ClosedFigure], taken: Taken, before: Mapping[str, evidence.Lines]
) -> tuple[Changed, ...]:
    now = {one.indicator.code: one for one in taken.figures}
    found = []
    for one in figures:
        standing = now[one.code]
        old = _marked(before.get(one.evidence.contents, {}), one.number)
        new = _marked(taken.lines.get(standing.contents.name, {}), standing.number)
        changed = Changed(one, standing, evidence.difference(old, new))
        if changed.number_too or changed.records.size:
            found.append(changed)
    return tuple(found)


def _marked(lines: evidence.Lines, number: int) -> evidence.Lines:
    return {key: (found, int(counts)) for key, found, counts in evidence.population(lines, number)}


def stamping_configured() -> bool:
    """Has the installation an authority that stamps times?"""
    return signing.configured()


def check_stamping() -> None:
    """Raises ImproperlyConfigured where the authority that stamps times is set by halves."""
    signing.check()
