"""What a breakdown shows: its parts with bars, beside the period before, in the order that was asked for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from camtay.domains.indicators import queries
from camtay.domains.places.models import Place
from camtay.entrances.cockpit.figures.presenters.figures import Split, figure_url, period_query, trend
from camtay.foundation.access import Actor
from camtay.foundation.tables.exporting import Field
from camtay.foundation.ui.measures import measure_words
from camtay.foundation.vietnamese import sort_key

FEW = 5  # a share of so few cases says little: such parts stand last where the worst is sought
ORDERS: Mapping[str, str | Promise] = {
    "worst": gettext_lazy("Kém nhất trước"),
    "most": gettext_lazy("Nhiều nhất trước"),
    "name": gettext_lazy("Theo tên"),
}


@dataclass(frozen=True)
class Line:
    """One part. `bar`: of a hundred; `rest`: how many do not count, None where that is not spoken of."""

    name: str
    url: str
    bar: int
    value: str
    size: int
    rest: int | None
    rest_url: str
    before: str
    before_url: str


def order_of(indicator: queries.Indicator, dimension: queries.Dimension, asked: str) -> str:
    """The order asked for, where it makes sense; months come one after the other."""
    if dimension.code == "month":
        return "time"
    if asked in ORDERS and (asked != "worst" or _has_worst(indicator)):
        return asked
    return "worst" if indicator.kind == "share" and indicator.good != "none" else "most"


def _has_worst(indicator: queries.Indicator) -> bool:
    return indicator.kind in ("share", "median")


def orders(indicator: queries.Indicator, window: queries.Window, chosen: str) -> list[Split]:
    """The orders to choose from; none for months."""
    if chosen == "time":
        return []
    return [
        Split(_said(indicator, code), f"?{period_query(window)}&order={code}", code == chosen)
        for code in ORDERS
        if code != "worst" or _has_worst(indicator)
    ]


def _said(indicator: queries.Indicator, code: str) -> str:
    if code == "worst" and indicator.kind == "median":
        return _("Lâu nhất trước")
    if code == "worst" and indicator.good == "none":
        return _("Thấp nhất trước")
    return str(ORDERS[code])


def lines(
    indicator: queries.Indicator,
    dimension: queries.Dimension,
    place: Place,
    window: queries.Window,
    rows: Sequence[queries.Row],
    before: Iterable[queries.Row],
    order: str,
) -> list[Line]:
    earlier = {row.key: row.figure for row in before}
    highest = max((float(row.figure.value or 0) for row in rows), default=0.0)
    top = 1.0 if indicator.kind == "share" else highest or 1.0
    return [
        Line(
            name=row.label,
            url=_url(indicator, dimension, place, window, row),
            bar=round(100 * float(row.figure.value or 0) / top),
            value=measure_words(row.figure.kind, row.figure.value, row.figure.unit),
            size=row.size,
            rest=row.rest,
            rest_url=_url(indicator, dimension, place, window, row, which="rest"),
            before=_words(earlier.get(row.key)),
            before_url=_url(indicator, dimension, place, window.before(), row) if row.key in earlier else "",
        )
        for row in _ordered(indicator, rows, order)
    ]


def _ordered(indicator: queries.Indicator, rows: Sequence[queries.Row], order: str) -> list[queries.Row]:
    if order == "worst":
        sign = -1 if indicator.good == "low" or indicator.kind == "median" else 1
        return sorted(rows, key=lambda row: (row.size < FEW, sign * float(row.figure.value or 0)))
    if order == "name":
        return sorted(rows, key=lambda row: (not row.key, sort_key(row.label)))
    return list(rows)


def _url(
    indicator: queries.Indicator,
    dimension: queries.Dimension,
    place: Place,
    window: queries.Window,
    row: queries.Row,
    which: str = "",
) -> str:
    return figure_url(place, indicator.code, window, queries.Part(dimension.code, row.key), which=which)


def _words(figure: queries.Figure | None) -> str:
    return "–" if figure is None else measure_words(figure.kind, figure.value, figure.unit)


def note(indicator: queries.Indicator, rows: Sequence[queries.Row]) -> str:
    """What to know before reading the parts."""
    unknown = next((row.size for row in rows if not row.key), 0)
    if not unknown:
        return ""
    return _("Có %(count)s %(things)s không rõ thuộc mục nào, đứng ở dòng riêng.") % {
        "count": unknown,
        "things": indicator.source.things,
    }


def year(
    place: Place, window: queries.Window, code: str, dimension: queries.Dimension, *, by: Actor
) -> dict[str, Any] | None:
    """Of months: the line of the twelve that end with the period, however short that is."""
    if dimension.code != "month":
        return None
    index = window.last.year * 12 + window.last.month - 12
    first = min(window.first, date(index // 12, index % 12 + 1, 1))
    return trend(queries.look(place, queries.Window(first, window.last, window.now), by=by), code)


def columns(indicator: queries.Indicator, dimension: queries.Dimension) -> list[Field]:
    """Of an exported table; a share has its two counts beside it."""
    found = [Field("key", _("Mã")), Field("label", str(dimension.label), 60)]
    said = {"things": indicator.source.things}
    if indicator.kind == "share":
        found += [Field("numerator", _("Được tính")), Field("denominator", _("Tổng số %(things)s") % said)]
    elif indicator.kind != "count":
        found.append(Field("numerator", _("Số %(things)s") % said))
    return [*found, Field("value", str(indicator.label), 30)]


def exported(rows: Iterable[queries.Row]) -> Iterable[dict[str, Any]]:
    for row in rows:
        yield {
            "key": row.key,
            "label": row.label,
            "numerator": row.figure.numerator,
            "denominator": row.figure.denominator,
            "value": row.figure.value,
        }
