"""One line a commune: its figure, what it is taken of, and the other period's beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from camtay.domains.indicators import queries
from camtay.domains.places.models import Place
from camtay.entrances.cockpit.figures.presenters.figures import figure_url
from camtay.foundation.ui import formats
from camtay.foundation.ui.measures import measure_words
from camtay.foundation.vietnamese import sort_key

MARKS = {"high": "▲", "low": "▼", "": ""}


@dataclass(frozen=True)
class Line:
    """One commune in the table. `part`: "ranked", "apart" or "silent"; `size`, `rest`: of how many records, and how
    many of them do not count; `tone` of the change: "good", "bad" or "" where neither is said."""

    place: Place
    figure: queries.Figure
    part: str
    rank: int | None
    odd: str
    value: str
    url: str
    size: int
    rest: int | None
    rest_url: str
    before: str
    before_url: str
    moved: float | None
    change: str
    tone: str

    @property
    def mark(self) -> str:
        return MARKS[self.odd]

    @property
    def odd_words(self) -> str:
        return {"high": _("cao hẳn hơn các nơi khác"), "low": _("thấp hẳn hơn các nơi khác"), "": ""}[
            self.odd
        ]


def lines(
    indicator: queries.Indicator, now: queries.Compared, other: queries.Compared
) -> dict[str, list[Line]]:
    """Part of the league → its lines: the ranked by rank, the others in the order of their names."""
    league = queries.league(indicator, [row.figures[indicator.code] for row in now.rows])
    earlier = {row.place.pk: row.figures[indicator.code] for row in other.rows}
    parts = {"ranked": league.ranked, "apart": league.apart, "silent": league.silent}
    return {
        part: [_line(indicator, now, other, now.rows[one.at].place, one, earlier, part) for one in standings]
        for part, standings in parts.items()
    }


def _line(
    indicator: queries.Indicator,
    now: queries.Compared,
    other: queries.Compared,
    place: Place,
    standing: queries.Standing,
    earlier: Mapping[int, queries.Figure],
    part: str,
) -> Line:
    figure, before = standing.figure, earlier.get(place.pk)
    moved = moved_of(figure, before)
    rest = None if figure.denominator is None else figure.denominator - figure.numerator
    return Line(
        place=place,
        figure=figure,
        part=part,
        rank=standing.rank,
        odd=standing.odd,
        value=measure_words(figure.kind, figure.value, figure.unit),
        url=figure_url(place, indicator.code, now.window),
        size=queries.size_of(figure),
        rest=rest,
        rest_url=figure_url(place, indicator.code, now.window, which="rest") if rest else "",
        before=_words(before),
        before_url=figure_url(place, indicator.code, other.window)
        if before and queries.size_of(before)
        else "",
        moved=moved,
        change=change_words(indicator, moved),
        tone=tone_of(indicator, moved),
    )


def _words(figure: queries.Figure | None) -> str:
    """Nothing where nothing was counted: a 0 would say that it was looked at."""
    if figure is None or not queries.size_of(figure):
        return formats.NOTHING
    return measure_words(figure.kind, figure.value, figure.unit)


def moved_of(figure: queries.Figure, before: queries.Figure | None) -> float | None:
    """By how much it has changed: a share in points of a hundred. None where one side says nothing."""
    if before is None or not queries.size_of(figure) or not queries.size_of(before):
        return None
    if figure.value is None or before.value is None:
        return None
    return (float(figure.value) - float(before.value)) * (100 if figure.kind == "share" else 1)


def change_words(indicator: queries.Indicator, moved: float | None) -> str:
    """`+1,2 điểm`, `−3`; – where there is nothing to compare."""
    if moved is None:
        return formats.NOTHING
    rounded = round(moved, 1)
    number = ("+" if rounded > 0 else "") + formats.number(rounded)
    return _("%(number)s điểm") % {"number": number} if indicator.kind == "share" else number


def tone_of(indicator: queries.Indicator, moved: float | None) -> str:
    if indicator.good == "none" or moved is None or round(moved, 1) == 0:
        return ""
    return "good" if (moved > 0) == (indicator.good == "high") else "bad"


# How the table may be put in order: key of the address → (which lines have it, by what).
def in_order(found: Sequence[Line], asked: str) -> list[Line]:
    """As the address asks (`gia-tri`, `-gia-tri`); else as given. What says nothing stands last either way."""
    key, falling = asked.lstrip("-"), asked.startswith("-")
    if key == "ten":
        return sorted(found, key=lambda one: sort_key(one.place.short_name), reverse=falling)
    worth = {
        "hang": lambda one: one.rank,
        "gia-tri": lambda one: one.figure.value,
        "so-luong": lambda one: one.size,
        "con-lai": lambda one: one.rest,
        "chenh": lambda one: one.moved,
    }.get(key)
    if worth is None:
        return list(found)
    known = [one for one in found if worth(one) is not None]
    unknown = [one for one in found if worth(one) is None]
    return sorted(known, key=worth, reverse=falling) + unknown
