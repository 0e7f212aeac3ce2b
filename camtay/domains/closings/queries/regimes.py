"""Regimes and their periods."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from camtay.domains.closings import permissions
from camtay.domains.closings.models import Regime
from camtay.domains.closings.rules import periods as rules
from camtay.domains.closings.rules.periods import Period
from camtay.domains.indicators import queries as indicators
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor, scope_of


@dataclass(frozen=True)
class Windows:
    """The days that one report compares: this period (kỳ này), the one before, the comparable one of last year (cùng
    kỳ), and the year so far (lũy kế)."""

    this: indicators.Window
    before: indicators.Window
    year_before: indicators.Window
    year_to_date: indicators.Window


def regimes_of(place: Place, on: date | None = None) -> list[Regime]:
    """The regimes that bind a place, by title: its own, those of what it lies in, and everybody's; of one code the
    nearest alone. `on`: only those in force that day. One query, two where the place was read without its parent."""
    above = [one.pk for one in places.path(place)]
    rows = Regime.objects.filter(Q(place=None) | Q(place__in=above)).select_related("place")
    nearest: dict[str, Regime] = {}
    for one in sorted(rows, key=lambda row: above.index(row.place_id) if row.place_id in above else -1):
        nearest[one.code] = one
    found = [one for one in nearest.values() if on is None or one.asks_on(on)]
    return sorted(found, key=lambda one: (one.title, one.pk))


def regime_of(place: Place, code: str) -> Regime | None:
    """The regime of this code that binds a place."""
    return next((one for one in regimes_of(place) if one.code == code), None)


def regime(regime_id: int) -> Regime | None:
    """By its id, whomever it binds."""
    return Regime.objects.select_related("place").filter(pk=regime_id).first()


def period_at(regime: Regime, day: date) -> Period:
    """The period in which a day lies, whether or not the regime is in force."""
    return rules.period_of(regime, day)


def periods_between(regime: Regime, first: date, until: date) -> list[Period]:
    """The periods the regime asks for that have a day between these two, oldest first."""
    return [one for one in rules.periods(regime, first, until) if regime.asks_on(one.last)]


def period_before(regime: Regime, period: Period) -> Period:
    return rules.before(regime, period)


def year_before(regime: Regime, period: Period) -> Period:
    """The comparable period of last year (cùng kỳ)."""
    return rules.year_before(regime, period)


def year_to_date(regime: Regime, period: Period) -> tuple[date, date]:
    """First and last day of the year so far (lũy kế)."""
    return rules.year_to_date(regime, period)


def last_over(regime: Regime, day: date) -> Period:
    """The latest period that is over on a day."""
    return rules.before(regime, rules.period_of(regime, day))


def windows(regime: Regime, period: Period, *, now: datetime) -> Windows:
    this, last_year = period, rules.year_before(regime, period)
    previous = rules.before(regime, period)
    begun, until = rules.year_to_date(regime, period)
    return Windows(
        this=indicators.Window(this.first, this.last, now),
        before=indicators.Window(previous.first, previous.last, now),
        year_before=indicators.Window(last_year.first, last_year.last, now),
        year_to_date=indicators.Window(begun, until, now),
    )


def places_to_set(by: Actor) -> Sequence[Place]:
    """The communes and provinces whose regimes `by` may set."""
    scope = scope_of(permissions.SET_REGIME, by)
    return places.in_order(places.real().exclude(kind="neighbourhood").filter(pk__in=scope.place_ids))
