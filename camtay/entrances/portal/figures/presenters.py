"""Public figures as tiles and charts with their tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.indicators import queries
from camtay.domains.places.models import Place
from camtay.foundation.ui.charts import trend_chart
from camtay.foundation.ui.measures import (
    Tile,
    measure_tile,
    measure_words,
    month_label,
    month_ticks,
    open_note,
)

CHARTED = ("cases.filed_online", "cases.on_time")


# How a dimension is called in an address.
SLUGS = {
    "commune": "xa-phuong",
    "neighbourhood": "thon-to",
    "procedure": "thu-tuc",
    "channel": "kenh",
    "skill": "ky-nang",
    "duty": "vai-tro",
    "month": "thang",
}
DIMENSION_OF = {slug: code for code, slug in SLUGS.items()}


@dataclass(frozen=True)
class Split:
    """A way to look closer."""

    label: str
    url: str
    chosen: bool


@dataclass(frozen=True)
class Line:
    """One part of a figure. `bar`: of a hundred."""

    name: str
    value: str
    size: int
    bar: int


def splits(indicator: queries.Indicator, place: Place, *, chosen: str = "") -> list[Split]:
    return [
        Split(
            str(one.label),
            reverse("portal:place_breakdown", args=[place.code, indicator.code, SLUGS[one.code]]),
            SLUGS[one.code] == chosen,
        )
        for one in queries.dimensions_of(indicator, place, public=True)
    ]


def lines(indicator: queries.Indicator, rows: Sequence[queries.Row]) -> list[Line]:
    highest = max((float(row.figure.value or 0) for row in rows), default=0.0)
    top = 1.0 if indicator.kind == "share" else highest or 1.0
    return [
        Line(
            name=row.label,
            value=measure_words(row.figure.kind, row.figure.value, row.figure.unit),
            size=row.size,
            bar=round(100 * float(row.figure.value or 0) / top),
        )
        for row in rows
    ]


def groups(seen: queries.Look) -> list[tuple[str, list[Tile]]]:
    """In the order of the definitions, each opening into its parts, under the heading of what it counts."""
    known = {one.code: one for one in queries.definitions(public=True)}
    found: dict[str, list[Tile]] = {}
    for figure in seen.figures():
        definition = known[figure.code]
        found.setdefault(str(definition.source.group), []).append(_tile(seen.place, definition, figure))
    return list(found.items())


def _tile(place: Place, definition: queries.Indicator, figure: queries.Figure) -> Tile:
    if figure.hidden:
        note = _("quá ít %(things)s nên không nêu số") % {"things": definition.source.things}
        return Tile(str(definition.label), "–", note, "", "")
    ways = splits(definition, place) if figure.numerator else []
    return measure_tile(
        definition.label,
        kind=figure.kind,
        value=figure.value,
        numerator=figure.numerator,
        denominator=figure.denominator,
        unit=figure.unit,
        url=ways[0].url if ways else "",
        things=definition.source.things,
    )


def charts(seen: queries.Look) -> list[dict[str, Any]]:
    """What `ui/chart.html` draws, for the charted indicators that have records."""
    drawn = []
    for code in CHARTED:
        months = seen.by_month(code)
        if not months:
            continue
        label = str(queries.definition_of(code).label)
        runs = _open_month(months, seen)
        rows = [[month_label(key, runs), measure_words(one.kind, one.value)] for key, one in months]
        drawn.append(
            {
                "src": reverse("portal:place_chart", args=[seen.place.code, code]),
                "alt": _("%(label)s theo tháng") % {"label": label},
                "caption": _("%(label)s theo tháng") % {"label": label},
                "note": open_note(runs, seen.window.last),
                "columns": [_("Tháng"), label],
                "rows": rows,
            }
        )
    return drawn


def _open_month(months: Sequence[tuple[int, queries.Figure]], seen: queries.Look) -> int | None:
    """The last of these months, where it is not over."""
    return seen.window.open_month if months and months[-1][0] == seen.window.open_month else None


def chart(seen: queries.Look, code: str) -> str | None:
    """The SVG of one charted indicator; None for another."""
    if code not in CHARTED:
        return None
    months = seen.by_month(code)
    label = str(queries.definition_of(code).label)
    percents = [one.value * 100 if one.value is not None else None for _key, one in months]
    return trend_chart(
        label,
        _("%(label)s theo tháng") % {"label": label},
        month_ticks([key for key, _one in months]),
        {label: percents},
        highest=100,
        unfinished=_open_month(months, seen) is not None,
        write=lambda value: measure_words("share", value / 100),
    )
