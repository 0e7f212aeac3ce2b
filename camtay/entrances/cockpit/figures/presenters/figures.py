"""What the cockpit shows: tiles, trends and places side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.indicators import queries
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor
from camtay.foundation.ui import formats
from camtay.foundation.ui.charts import trend_chart
from camtay.foundation.ui.measures import (
    Linked,
    Tile,
    measure_tile,
    measure_words,
    month_label,
    month_ticks,
    open_note,
)

# Below this a share is shown in the colour of a warning: the programme's own targets (QĐ 766, items 4.2, 3.3).
LOW_SHARE = 0.9


@dataclass(frozen=True)
class Side:
    """One commune beside the others."""

    name: str
    url: str
    value: str
    note: str


@dataclass(frozen=True)
class Split:
    """A way to look closer."""

    label: str
    url: str
    chosen: bool = False


# How a dimension is called in an address.
SLUGS = {
    "commune": "xa-phuong",
    "neighbourhood": "thon-to",
    "procedure": "thu-tuc",
    "channel": "kenh",
    "skill": "ky-nang",
    "duty": "vai-tro",
    "month": "thang",
    "department": "phong",
}
DIMENSION_OF = {slug: code for code, slug in SLUGS.items()}
OF_TIME = frozenset({"cases.on_time", "cases.on_time_explained", "cases.median_working_days"})


def period_query(window: queries.Window, parts: Iterable[queries.Part] = ()) -> str:
    asked = urlencode({part.by: part.key for part in parts})
    return f"first={window.first}&last={window.last}{f'&{asked}' if asked else ''}"


def figure_url(place: Place, code: str, window: queries.Window, *parts: queries.Part, which: str = "") -> str:
    """The page of a figure, or of a part of it, with its records."""
    asked = f"{period_query(window, parts)}{f'&which={which}' if which else ''}"
    return f"{_page_of(place.code, code)}?{asked}{'#minh-chung' if parts else ''}"


@lru_cache(maxsize=4096)
def _page_of(place: str, code: str) -> str:
    """A page of a city leads to it a thousand times."""
    return reverse("cockpit:indicator", args=[place, code])


def split_url(place: Place, code: str, by: str, window: queries.Window) -> str:
    return f"{reverse('cockpit:breakdown', args=[place.code, code, SLUGS[by]])}?{period_query(window)}"


def splits(
    indicator: queries.Indicator, place: Place, window: queries.Window, chosen: str = ""
) -> list[Split]:
    """The ways to split a figure, and for figures of time how it is distributed."""
    found = [
        Split(str(one.label), split_url(place, indicator.code, one.code, window), one.code == chosen)
        for one in queries.dimensions_of(indicator, place)
    ]
    if indicator.code in OF_TIME:
        found.append(Split(_("Thời gian giải quyết"), durations_url(place, window), chosen == "durations"))
    return found


def durations_url(place: Place, window: queries.Window) -> str:
    return f"{reverse('cockpit:durations', args=[place.code])}?{period_query(window)}"


def told_of_batches(
    seen: queries.Look, indicator: queries.Indicator, figure: queries.Figure, *, by: Actor
) -> str:
    """A warning where much of a figure of time comes from batch closings; empty where it does not."""
    whole = figure.denominator or figure.numerator
    if indicator.code not in OF_TIME or not whole:
        return ""
    batched = sum(one.size for one in queries.closings(seen.place, seen.window, by=by))
    if batched <= queries.TELLING * whole:
        return ""
    said = {
        "batched": formats.number(batched),
        "whole": formats.number(whole),
        "share": formats.percent(batched / whole),
        "size": queries.BATCH,
    }
    return (
        _(
            "%(batched)s trong %(whole)s hồ sơ (%(share)s) được kết thúc hàng loạt: từ %(size)s hồ sơ trở lên trong "
            "cùng một phút. Con số này có thể nói về lúc bấm kết thúc nhiều hơn là về lúc làm xong."
        )
        % said
    )


def tile(place: Place, window: queries.Window, definition: queries.Indicator, figure: queries.Figure) -> Tile:
    """A figure linked to its own page."""
    return measure_tile(
        definition.label,
        kind=figure.kind,
        value=figure.value,
        numerator=figure.numerator,
        denominator=figure.denominator,
        unit=figure.unit,
        url=figure_url(place, figure.code, window),
        tone=_tone(definition, figure),
        things=definition.source.things,
    )


def _tone(indicator: queries.Indicator, figure: queries.Figure) -> str:
    if indicator.good == "low":
        return "bad" if figure.value else "good"
    if figure.kind != "share" or figure.value is None:
        return ""
    return "good" if figure.value >= LOW_SHARE else "warn"


def trend(seen: queries.Look, code: str) -> dict[str, Any] | None:
    """A chart with its table, as `ui/chart.html` draws it; None where there is no trend."""
    months = seen.by_month(code)
    if len(months) < 2:
        return None
    definition = queries.definition_of(code)
    label = str(definition.label)
    caption = _("%(label)s theo tháng") % {"label": label}
    return {
        "src": f"{reverse('cockpit:chart', args=[seen.place.code, code])}?{period_query(seen.window)}",
        "alt": caption,
        "caption": caption,
        "note": open_note(open_month(months, seen.window), seen.window.last),
        "columns": [_("Tháng"), label, _("Số %(things)s") % {"things": definition.source.things}],
        "rows": [_month_row(seen, code, key, one) for key, one in months],
    }


def _month_row(seen: queries.Look, code: str, key: int, figure: queries.Figure) -> list[str | Linked]:
    """A month, its number and of how many records; both open them."""
    month = month_label(key, seen.window.open_month)
    url = figure_url(seen.place, code, seen.window.months()[key])
    value = measure_words(figure.kind, figure.value, figure.unit)
    return [month, Linked(value, url, month), Linked(parts_words(figure), url, month)]


def open_month(months: Sequence[tuple[int, Any]], window: queries.Window) -> int | None:
    """The last of these months, where it is not over."""
    return window.open_month if months and months[-1][0] == window.open_month else None


def parts_words(figure: queries.Figure) -> str:
    if figure.denominator is None:
        return formats.number(figure.numerator)
    return f"{formats.number(figure.numerator)}/{formats.number(figure.denominator)}"


def trend_svg(seen: queries.Look, code: str) -> str:
    """The chart itself."""
    months = seen.by_month(code)
    label = str(queries.definition_of(code).label)
    share = queries.definition_of(code).kind == "share"
    values = [None if one.value is None else one.value * (100 if share else 1) for _key, one in months]
    return trend_chart(
        label,
        _("%(label)s theo tháng") % {"label": label},
        month_ticks([key for key, _one in months]),
        {label: values},
        highest=100 if share else None,
        unfinished=open_month(months, seen.window) is not None,
        write=(lambda value: formats.percent(value / 100)) if share else formats.number,
    )


def side_by_side(seen: queries.Look, code: str) -> list[Side]:
    """The communes of a city that have records, in the order of their names."""
    return [
        Side(
            name=place.name,
            url=figure_url(place, code, seen.window),
            value=measure_words(figure.kind, figure.value, figure.unit),
            note=parts_words(figure),
        )
        for place, figure in seen.by_commune(code)
    ]
