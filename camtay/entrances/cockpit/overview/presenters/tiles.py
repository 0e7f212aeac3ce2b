"""Every figure as a tile: its number, a year of months behind it, the target and what is missing to it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from camtay.domains.indicators import queries
from camtay.domains.places.models import Place
from camtay.domains.quality.queries import Mark
from camtay.entrances.cockpit.city.presenters.doubts import checks_url, doubt_words
from camtay.entrances.cockpit.figures.presenters.figures import tile
from camtay.foundation.ui import formats
from camtay.foundation.ui.measures import Tile, measure_words, month_label, month_words
from camtay.foundation.ui.sparks import Spark, spark

MONTHS = 12
FEWEST = 3  # months that make a line


@dataclass(frozen=True)
class Shown:
    """A tile and what stands in it. `spark` None: there is nothing to draw; `said`: the line in words; `aim`:
    the target in law and what is missing, empty where law sets none; `doubt`: how many suspect
    records it leans on, with the page that lists them."""

    tile: Tile
    spark: Spark | None
    said: str
    aim: str
    met: bool
    doubt: str = ""
    doubt_url: str = ""


def groups(
    place: Place, now: queries.Compared, year: queries.Trends, marks: Mapping[str, Mark]
) -> list[tuple[str, list[Shown]]]:
    """Under the heading of what is counted; all figures, in the order of the definitions."""
    aims = queries.aims()
    found: dict[str, list[Shown]] = {}
    for code, figure in now.whole.items():
        definition = queries.definition_of(code)
        months = year.whole.get(code, {})
        own, wanted = tile(place, now.window, definition, figure), aims.get(code)
        shown = _shown(own, definition, figure, months, wanted, year.window.open_month)
        if code in marks:
            shown = replace(shown, doubt=doubt_words(marks[code]), doubt_url=checks_url(place))
        found.setdefault(str(definition.source.group), []).append(shown)
    return list(found.items())


def _shown(
    tile: Tile,
    definition: queries.Indicator,
    figure: queries.Figure,
    months: Mapping[int, queries.Figure],
    wanted: float | None,
    open_month: int | None,
) -> Shown:
    known = [(key, one.value) for key, one in sorted(months.items()) if one.value is not None]
    moves = len(known) >= FEWEST and len({value for _key, value in known}) > 1
    runs = bool(known) and known[-1][0] == open_month
    drawn = spark([float(value) for _key, value in known], unfinished=runs) if moves else None
    aim, met = _aim(figure, wanted)
    return Shown(tile, drawn, _said(definition, known, open_month) if drawn else "", aim, met)


def _said(
    definition: queries.Indicator, months: list[tuple[int, float | int]], open_month: int | None
) -> str:
    (first, was), (last, now) = months[0], months[-1]
    return _("Tháng %(first)s: %(was)s; tháng %(last)s: %(now)s") % {
        "first": month_words(first), "was": measure_words(definition.kind, was, definition.unit),
        "last": month_label(last, open_month), "now": measure_words(definition.kind, now, definition.unit),
    }  # fmt: skip


def _aim(figure: queries.Figure, aim: float | None) -> tuple[str, bool]:
    """`Chuẩn 80 %: đạt`, or how many points are missing."""
    if aim is None or figure.value is None:
        return "", False
    missing = aim - float(figure.value)
    if missing <= 0:
        return _("Chuẩn %(aim)s: đạt") % {"aim": formats.percent(aim)}, True
    return _("Chuẩn %(aim)s: còn thiếu %(points)s điểm") % {
        "aim": formats.percent(aim), "points": formats.number(max(0.1, round(100 * missing, 1))),
    }, False  # fmt: skip


def year_of(window: queries.Window) -> queries.Window:
    """The months that a tile's line is drawn of."""
    index = window.last.year * 12 + window.last.month - MONTHS
    return queries.Window(date(index // 12, index % 12 + 1, 1), window.last, window.now)


def codes() -> list[str]:
    """All figures."""
    return [one.code for one in queries.definitions()]


def flowing() -> list[str]:
    """Those that have months; what a stock was at each month's end would have to be counted anew for each."""
    return [one.code for one in queries.definitions() if one.month_field is not None]
