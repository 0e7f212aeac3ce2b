"""The map of tiles and the small multiples: the table's numbers, seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from camtay.domains.indicators import queries
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.entrances.cockpit.city.presenters.lines import Line
from camtay.entrances.cockpit.figures.presenters.figures import figure_url, split_url
from camtay.foundation.ui import formats
from camtay.foundation.ui.measures import Linked, measure_words, month_words
from camtay.foundation.ui.sparks import Spark, spark, step_of, steps

MONTHS = 36


@dataclass(frozen=True)
class Shade:
    """One step of colour in the legend."""

    step: int
    words: str


@dataclass(frozen=True)
class Tile:
    """One commune on the map. `step`: its colour, 0 for none; `short`: the number as a tile has room for; `said`: the
    same for who cannot see it."""

    line: Line
    place: places.Tile
    step: int
    short: str
    said: str


@dataclass(frozen=True)
class TileMap:
    """`tiles` in reading order; `columns`, `rows` of the grid; empty for a province whose map was not laid out."""

    tiles: list[Tile]
    legend: list[Shade]


@dataclass(frozen=True)
class Multiple:
    """One commune's months. `range`: from the lowest to the highest, in words; `table`: each month's value, which opens its
    records, – where none; empty where the lines alone are shown."""

    line: Line
    spark: Spark
    url: str
    range: str
    said: str
    table: list[str | Linked]


def tile_map(indicator: queries.Indicator, found: Sequence[Line]) -> TileMap:
    """Coloured by value, those alone that are compared. One far off the others would leave these a single colour: it
    has that of the nearest end."""
    layout = places.tiles()
    scale = steps([float(one.figure.value or 0) for one in found if one.part == "ranked" and not one.odd])
    tiles = [_tile(one, layout[one.place.code], scale) for one in found if one.place.code in layout]
    return TileMap(
        sorted(tiles, key=lambda one: (one.place.row, one.place.column)), _legend(indicator, scale)
    )


def _legend(indicator: queries.Indicator, scale: Sequence[tuple[float, float]]) -> list[Shade]:
    last = len(scale) - 1
    return [
        Shade(step_of(low, scale), _range(indicator, low, high, at == 0, at == last))
        for at, (low, high) in enumerate(scale)
    ]


def _tile(line: Line, at: places.Tile, scale: Sequence[tuple[float, float]]) -> Tile:
    step = step_of(float(line.figure.value or 0), scale) if line.part == "ranked" else 0
    note = {
        "ranked": "",
        "apart": _("ít hơn %(enough)s bản ghi, không xếp") % {"enough": queries.ENOUGH},
        "silent": _("không có số liệu"),
    }[line.part]
    words = [line.place.name, line.value if line.part != "silent" else "", line.odd_words, note]
    return Tile(line, at, step, _short(line), ", ".join(word for word in words if word))


def _short(line: Line) -> str:
    """Without its unit, which the heading says: a tile is narrow."""
    if line.part == "silent":
        return formats.NOTHING
    value = line.figure.value
    if line.figure.kind == "share" and value is not None:
        return formats.number(100 * float(value), 1).removesuffix(",0").removesuffix(".0")
    if value is not None and abs(value) >= 10_000:
        return formats.number(value / 1000, 1) + "k"
    return formats.number(value, 0 if value is not None and abs(value) >= 100 else 1).removesuffix(",0")


def _range(indicator: queries.Indicator, low: float, high: float, first: bool, last: bool) -> str:
    said = {"low": measure_words(indicator.kind, low), "high": measure_words(indicator.kind, high)}
    if first and last:
        return said["low"]
    if first:
        return _("dưới %(high)s") % said
    return _("từ %(low)s trở lên") % said if last else _("%(low)s đến dưới %(high)s") % said


def window_of(window: queries.Window) -> queries.Window:
    """The months that end with the period's last day."""
    index = window.last.year * 12 + window.last.month - MONTHS
    return queries.Window(date(index // 12, index % 12 + 1, 1), window.last, window.now)


def months_of(seen: queries.Trends) -> list[int]:
    """202603 of every month from the first that has records anywhere; a place younger than three years has fewer."""
    known = [month for months in seen.whole.values() for month in months]
    earliest, window = min(known, default=0), seen.window
    first = window.first.year * 12 + window.first.month - 1
    last = window.last.year * 12 + window.last.month - 1
    return [key for at in range(first, last + 1) if (key := at // 12 * 100 + at % 12 + 1) >= earliest]


def multiples(
    indicator: queries.Indicator, found: Sequence[Line], seen: queries.Trends, *, as_table: bool = False
) -> list[Multiple]:
    """In the order of the lines, all on one scale, so that heights can be compared across."""
    months = months_of(seen)
    series = {one.place.pk: _series(seen, one.place, indicator.code, months) for one in found}
    known = [value for values in series.values() for value in values if value is not None]
    low = 0.0 if indicator.kind != "share" else min(known, default=0.0)
    high = max(known, default=0.0)
    return [
        _multiple(indicator, one, series[one.place.pk], months, seen.window, (low, high), as_table=as_table)
        for one in found
        if any(value is not None for value in series[one.place.pk])
    ]


def _series(seen: queries.Trends, place: Place, code: str, months: Sequence[int]) -> list[float | None]:
    """A month without records says nothing; it is not a zero."""
    figures = seen.of.get(place.pk, {}).get(code, {})
    return [
        float(figures[month].value)  # type: ignore[arg-type]
        if month in figures and figures[month].value is not None
        else None
        for month in months
    ]


def _multiple(
    indicator: queries.Indicator, line: Line, values: Sequence[float | None], months: Sequence[int],
    window: queries.Window, scale: tuple[float, float], *, as_table: bool,
) -> Multiple:  # fmt: skip
    known = [(value, month) for value, month in zip(values, months, strict=True) if value is not None]
    lowest, highest = min(known), max(known)

    def words(value: float | None) -> str:
        return measure_words(indicator.kind, value)

    runs = bool(months) and months[-1] == window.open_month
    said = _("%(place)s: thấp nhất %(low)s (%(when_low)s), cao nhất %(high)s (%(when_high)s), mới nhất %(last)s") % {
        "place": line.place.name, "low": words(lowest[0]), "when_low": month_words(lowest[1]),
        "high": words(highest[0]), "when_high": month_words(highest[1]), "last": words(known[-1][0]),
    }  # fmt: skip
    url = split_url(line.place, indicator.code, "month", window) if indicator.month_field else line.url
    drawn = spark(values, low=scale[0], high=scale[1], unfinished=runs)
    return Multiple(
        line, drawn, url, " – ".join(dict.fromkeys((words(lowest[0]), words(highest[0])))), said,
        _cells(indicator, line, values, months, window) if as_table else [],
    )  # fmt: skip


def _cells(
    indicator: queries.Indicator, line: Line, values: Sequence[float | None], months: Sequence[int],
    window: queries.Window,
) -> list[str | Linked]:  # fmt: skip
    each = window.months()
    return [
        formats.NOTHING
        if value is None
        else Linked(
            measure_words(indicator.kind, value), figure_url(line.place, indicator.code, each[month]),
            f"{line.place.name}, {month_words(month)}",
        )
        for value, month in zip(values, months, strict=True)
    ]  # fmt: skip
