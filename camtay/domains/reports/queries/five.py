"""The five columns that every report asks for: kỳ này, lũy kế, cùng kỳ, chỉ tiêu giao, % đạt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from camtay.domains.closings import queries as closings
from camtay.domains.closings.models import Regime
from camtay.domains.closings.queries import Period
from camtay.domains.indicators import permissions as seeing
from camtay.domains.indicators import queries as indicators
from camtay.domains.indicators.queries import Figure, Indicator, Part, Row, Window
from camtay.domains.places.models import Place
from camtay.domains.plans import queries as plans
from camtay.domains.plans.queries import Target
from camtay.domains.reports.queries.sources import LIVE, Closed, Origin
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
    """All figures of one place and period, each population looked at once a window, each split once. `closed`: what was
    closed there under the regime stands before what would be counted now. Raises Refused."""

    def __init__(
        self, place: Place, regime: Regime, period: Period, *, closed: Closed | None = None, by: Actor, now: datetime
    ) -> None:  # fmt: skip
        seeing.check_can_see(place, by=by)
        self.place, self.regime, self.period, self.by, self.now = place, regime, period, by, now
        self.closed = closed
        self.windows = closings.windows(regime, period, now=now)
        self._looks: dict[tuple[int, Window], indicators.Look] = {}
        self._splits: dict[tuple[int, Window, str, str, tuple[Part, ...]], tuple[list[Row], Origin]] = {}
        self._wholes: dict[tuple[str, Window], tuple[Figure | None, Origin]] = {}
        self._targets: dict[str, Target | None] = {}

    def figure(
        self, code: str, window: Window, place: Place | None = None, part: Part | None = None
    ) -> Figure:
        """Of the place itself, of a commune or neighbourhood in it, or of one part of it. Raises KeyError where the
        figure is not split so, Refused where it may not be seen."""
        return self.told(code, window, place, part)[0]

    def told(
        self, code: str, window: Window, place: Place | None = None, part: Part | None = None
    ) -> tuple[Figure, Origin]:
        """The same, and where it comes from."""
        where = place or self.place
        if where.kind == "neighbourhood":
            commune = where.parent
            assert commune is not None  # every neighbourhood lies in a commune
            rows, origin = self.split(code, window, "neighbourhood", commune, (part,) if part else ())
            return _of_key(rows, where.code, code), origin
        if part is not None:
            rows, origin = self.split(code, window, part.by, where)
            return _of_key(rows, part.key, code), origin
        found, origin = self._of_closings(code, window, where)
        return found or self._counted(code, window, where), origin

    def split(
        self, code: str, window: Window, dimension: str, place: Place | None = None, parts: tuple[Part, ...] = ()
    ) -> tuple[list[Row], Origin]:  # fmt: skip
        """Part by part, and where that comes from. Raises KeyError, Refused."""
        where = place or self.place
        name = (where.pk, window, code, dimension, parts)
        if name not in self._splits:
            found, origin = None, LIVE
            if self.closed is not None:
                within = parts if where.pk == self.place.pk else (Part("commune", where.code), *parts)
                found, origin = self.closed.rows(code, window, dimension, within)
            if found is None:
                found = indicators.breakdown(code, where, window, dimension, parts=parts, by=self.by)
            self._splits[name] = found, origin
        return self._splits[name]

    def _of_closings(self, code: str, window: Window, where: Place) -> tuple[Figure | None, Origin]:
        if self.closed is None:
            return None, LIVE
        if where.pk != self.place.pk:
            rows, origin = self.split(code, window, "commune")
            return (_of_key(rows, where.code, code), origin) if origin.closings else (None, origin)
        if (code, window) not in self._wholes:
            self._wholes[code, window] = self.closed.figure(code, window)
        return self._wholes[code, window]

    def _counted(self, code: str, window: Window, where: Place) -> Figure:
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


def _of_key(rows: Sequence[Row], key: str, code: str) -> Figure:
    return next((row.figure for row in rows if row.key == key), None) or nothing(
        indicators.definition_of(code)
    )


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
