"""Communes side by side, and how they have gone: of a province from the lake, where one is kept (CAMTAY_LAKE); of a
commune always live."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from camtay.domains.indicators import permissions
from camtay.domains.indicators.queries.figures import Look
from camtay.domains.indicators.queries.records import answering
from camtay.domains.indicators.rules.definitions import BY_CODE
from camtay.domains.indicators.rules.shapes import Counted, Figure, Window, figure
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Beside:
    """One commune: code → figure, for every code that was asked for, of nothing where it has no records."""

    place: Place
    figures: Mapping[str, Figure]

    @property
    def silent(self) -> bool:
        """It has no record of any of them."""
        return not any(one.numerator or one.denominator for one in self.figures.values())


@dataclass(frozen=True)
class Compared:
    """`whole`: code → the figure of all communes together. `rows`: every commune, in the order of their names.
    `as_of`: when the records were read that were counted; None: now. `window`: what was counted, which ends with the
    day of `as_of` where more was asked for."""

    window: Window
    whole: Mapping[str, Figure]
    rows: list[Beside]
    as_of: datetime | None


@dataclass(frozen=True)
class Trends:
    """`whole` and `of` (id of the commune): code → month 202603 → figure, for months that have records. A stock is
    taken at the end of each month, or now."""

    window: Window
    whole: Mapping[str, Mapping[int, Figure]]
    of: Mapping[int, Mapping[str, Mapping[int, Figure]]]
    as_of: datetime | None


def compared(place: Place, codes: Sequence[str], window: Window, *, by: Actor) -> Compared:
    """Raises Refused; KeyError for an unknown code."""
    with seen(place, codes, window, by=by) as look:
        whole = {one.code: one for one in look.figures(codes)}
        sides = {code: {at.pk: one for at, one in look.by_commune(code)} for code in codes}
        nothing = {code: figure(BY_CODE[code], Counted()) for code in codes}
        rows = [
            Beside(one, {code: sides[code].get(one.pk, nothing[code]) for code in codes})
            for one in places.in_order(answering(place))
        ]
        return Compared(look.window, whole, rows, look.as_of())


def whole(place: Place, codes: Sequence[str], window: Window, *, by: Actor) -> Compared:
    """As `compared`, without the rows. Raises Refused; KeyError for an unknown code."""
    with seen(place, codes, window, by=by) as look:
        return Compared(look.window, {one.code: one for one in look.figures(codes)}, [], look.as_of())


def trends(place: Place, codes: Sequence[str], window: Window, *, by: Actor, each: bool = True) -> Trends:
    """Of a province and each commune in it, month by month; without `each` of the whole alone. Raises Refused; KeyError
    for an unknown code."""
    with seen(place, codes, window, by=by, whole=True) as look:
        of: dict[int, dict[str, dict[int, Figure]]] = {}
        whole: dict[str, dict[int, Figure]] = {}
        for code in codes:
            whole[code] = look.all_months(code)
            for (pk, month), one in look.grid(code).items() if each else ():
                of.setdefault(pk, {}).setdefault(code, {})[month] = one
        return Trends(look.window, whole, of, look.as_of())


@contextmanager
def seen(
    place: Place, codes: Sequence[str], window: Window, *, by: Actor, whole: bool = False
) -> Iterator[Look]:
    """A look at these figures alone: from the lake where there is one that answers, else live. `whole`: also at what
    stood at the end of each month. Raises Refused; KeyError for an unknown code."""
    permissions.check_can_see(place, by=by)
    wanted = [BY_CODE[code] for code in dict.fromkeys(codes)]
    if settings.CAMTAY_LAKE and place.kind == "province":
        from camtay.domains.indicators.queries import lake  # its libraries are loaded by who needs them

        try:
            with lake.kept(place, window, settings.CAMTAY_LAKE, wanted, whole=whole) as look:
                yield look
            return
        except lake.LakeError as error:
            log.warning("Figures are counted live: %s", error)
    yield Look(place, window, wanted)
