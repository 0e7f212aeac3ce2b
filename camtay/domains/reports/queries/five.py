"""The five columns that every report asks for: kỳ này, lũy kế, cùng kỳ, chỉ tiêu giao, % đạt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from camtay.domains.closings import queries as closings
from camtay.domains.closings.models import Regime
from camtay.domains.closings.queries import Period
from camtay.domains.indicators import queries as indicators
from camtay.domains.indicators.queries import Figure, Indicator, Part, Window
from camtay.domains.places.models import Place
from camtay.domains.plans import queries as plans
from camtay.domains.plans.queries import Target
from camtay.domains.reports.rules import five as rules
from camtay.foundation.access import Actor
from camtay.foundation.ui.measures import UNITS


@dataclass(frozen=True)
class Five:
    """One indicator's row. `reached`: % đạt of what has been reached so far this year, as a fraction; None where no
    target was set or nothing measured. A share's figures bring their numerator and denominator."""

    indicator: Indicator
    this: Figure
    before: Figure
    to_date: Figure
    year_before: Figure
    target: Target | None
    reached: float | None


class Reading:
    """All figures of one place and period, each population looked at once a window, each split once."""

    def __init__(self, place: Place, regime: Regime, period: Period, *, by: Actor, now: datetime) -> None:
        self.place, self.regime, self.period, self.by, self.now = place, regime, period, by, now
        self.windows = closings.windows(regime, period, now=now)
        self._looks: dict[tuple[int, Window], indicators.Look] = {}
        self._rows: dict[tuple[int, Window, str, str, Part | None], dict[str, Figure]] = {}
        self._targets: dict[str, Target | None] = {}

    def figure(
        self, code: str, window: Window, place: Place | None = None, part: Part | None = None
    ) -> Figure:
        """Of the place itself, of a commune or neighbourhood in it, or of one part of it. Raises KeyError where the
        figure is not split so, Refused where it may not be seen."""
        where = place or self.place
        if where.kind == "neighbourhood":
            commune = where.parent
            assert commune is not None  # every neighbourhood lies in a commune
            return self._split(code, window, commune, "neighbourhood", where.code, part)
        if part is not None:
            return self._split(code, window, where, part.by, part.key, None)
        key = (where.pk, window)
        if key not in self._looks:
            self._looks[key] = indicators.look(where, window, by=self.by)
        [found] = self._looks[key].figures([code])
        return found

    def target(self, code: str) -> Target | None:
        if code not in self._targets:
            self._targets[code] = plans.target_of(code, self.place, self.period.last)
        return self._targets[code]

    def reached(self, code: str) -> float | None:
        """% đạt: what the year has reached so far of what was set."""
        target = self.target(code)
        if target is None:
            return None
        so_far = self.figure(code, self.windows.year_to_date)
        return rules.reached(so_far.value, target.value, wanted=target.wanted)

    def _split(
        self, code: str, window: Window, place: Place, dimension: str, key: str, part: Part | None
    ) -> Figure:
        name = (place.pk, window, code, dimension, part)
        if name not in self._rows:
            parts = [part] if part is not None else []
            rows = indicators.breakdown(code, place, window, dimension, parts=parts, by=self.by)
            self._rows[name] = {row.key: row.figure for row in rows}
        return self._rows[name].get(key) or nothing(indicators.definition_of(code))


def nothing(indicator: Indicator) -> Figure:
    """Of a part without a single record."""
    empty: int | None = None if indicator.kind in ("share", "median") else 0
    whole = 0 if indicator.kind == "share" else None
    return Figure(indicator.code, indicator.kind, 0, whole, empty, indicator.unit)


def unit_words(indicator: Indicator) -> str:
    """In what a figure is counted, as people say it; nothing for a share."""
    if indicator.kind == "share":
        return ""
    return str(UNITS.get(indicator.unit, indicator.source.things))


def rows(reading: Reading, codes: Sequence[str] = ()) -> list[Five]:
    """The row of each indicator, in the order of `codes` or of the regime. Indicators that are no more are left out."""
    wanted = [code for code in codes or reading.regime.indicators if indicators.definition(code) is not None]
    return [_row(reading, code) for code in wanted]


def five(
    place: Place, regime: Regime, period: Period, codes: Sequence[str] = (), *, by: Actor, now: datetime
) -> list[Five]:
    """The rows of a place and period. Raises Refused."""
    return rows(Reading(place, regime, period, by=by, now=now), codes)


def _row(reading: Reading, code: str) -> Five:
    windows = reading.windows
    return Five(
        indicators.definition_of(code),
        this=reading.figure(code, windows.this),
        before=reading.figure(code, windows.before),
        to_date=reading.figure(code, windows.year_to_date),
        year_before=reading.figure(code, windows.year_before),
        target=reading.target(code),
        reached=reading.reached(code),
    )
