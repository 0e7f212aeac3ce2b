"""What the page of the index shows: points, bars, what was left out and why, months, communes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.indicators import queries
from camtay.domains.places.models import Place
from camtay.domains.quality.queries import Mark
from camtay.entrances.cockpit.city.presenters.doubts import checks_url, doubt_words
from camtay.entrances.cockpit.figures.presenters.figures import (
    figure_url,
    open_month,
    parts_words,
    period_query,
)
from camtay.foundation.ui import formats
from camtay.foundation.ui.charts import trend_chart
from camtay.foundation.ui.measures import Linked, month_label, month_ticks, open_note


@dataclass(frozen=True)
class Total:
    """In words: how many points out of how many, and of how many nothing can be said."""

    points: str
    judged: str
    missing: str
    share: str
    bar: int


@dataclass(frozen=True)
class Line:
    """One item. `why`: empty where it is judged; `doubt`: how many suspect records its figure leans on, "" for none and
    for whoever may not see them."""

    number: str
    label: str
    url: str
    rate: str
    parts: str
    points: str
    most: str
    why: str
    note: str
    law: str
    doubt: str
    doubt_url: str


@dataclass(frozen=True)
class Block:
    """One group with its items. `missing`: points that could not be judged."""

    label: str
    points: str
    judged: str
    most: str
    missing: str
    bar: int
    lines: list[Line]


@dataclass(frozen=True)
class Side:
    """One commune beside the others."""

    name: str
    url: str
    points: str
    judged: str
    share: str
    bar: int
    doubt: str
    doubt_url: str


def total(card: queries.ScoreCard) -> Total:
    return Total(
        points=_points(card.points),
        judged=formats.number(card.judged),
        missing=formats.number(card.missing),
        share=formats.percent(card.share),
        bar=_bar(card.points, card.judged),
    )


def groups(card: queries.ScoreCard, seen: queries.Look, marks: Mapping[str, Mark]) -> list[Block]:
    return [
        Block(
            label=str(one.group.label),
            points=_points(one.points) if one.judged else formats.NOTHING,
            judged=formats.number(one.judged),
            most=formats.number(one.group.points),
            missing=formats.number(one.group.points - one.judged) if one.judged < one.group.points else "",
            bar=_bar(one.points, one.judged),
            lines=[_line(item, seen, marks) for item in one.items],
        )
        for one in card.groups
    ]


def _line(score: queries.ItemScore, seen: queries.Look, marks: Mapping[str, Mark]) -> Line:
    item, figure = score.item, score.figure
    mark = marks.get(item.indicator) if figure else None
    definition = queries.definition(item.indicator) if figure else None
    return Line(
        number=item.number,
        label=str(item.label),
        url=figure_url(seen.place, item.indicator, seen.window) if figure else "",
        rate=formats.percent(figure.value) if figure else formats.NOTHING,
        parts=parts_words(figure) if figure and figure.denominator else "",
        points=_points(score.points) if score.points is not None else formats.NOTHING,
        most=formats.number(item.points) if item.points is not None else _("chưa rõ"),
        why=_why(score),
        note=_note(item),
        law=str(definition.law) if definition else "",
        doubt=doubt_words(mark) if mark else "",
        doubt_url=checks_url(seen.place) if mark else "",
    )


def _why(score: queries.ItemScore) -> str:
    """Why an item is not judged."""
    if score.is_judged:
        return ""
    return str(score.item.lacks) or _("Kỳ này không có hồ sơ nào để tính.")


def _note(item: queries.Item) -> str:
    said = [str(item.note)] if item.note else []
    if item.target is not None and item.indicator:
        target = formats.percent(item.target)
        said.append(_("Đạt từ %(target)s thì được trọn điểm.") % {"target": target})
    return " ".join(said)


def sides(
    found: Sequence[tuple[Place, queries.ScoreCard]], seen: queries.Look, marks: Mapping[int, Mark]
) -> list[Side]:
    """The communes of a city in the order of their names: no league table."""
    return [
        Side(
            name=place.name,
            url=scores_url(place, seen.window),
            points=_points(card.points),
            judged=formats.number(card.judged),
            share=formats.percent(card.share),
            bar=_bar(card.points, card.judged),
            doubt=doubt_words(marks[place.pk]) if place.pk in marks else "",
            doubt_url=checks_url(place) if place.pk in marks else "",
        )
        for place, card in found
    ]


def trend(seen: queries.Look) -> dict[str, Any] | None:
    """A chart with its table; None where there are not two months to compare."""
    months = queries.scores_by_month(seen)
    if len(months) < 2:
        return None
    src = f"{reverse('cockpit:scores_chart', args=[seen.place.code])}?{period_query(seen.window)}"
    return {
        "src": src,
        "alt": _caption(),
        "caption": _caption(),
        "note": open_note(open_month(months, seen.window), seen.window.last),
        "columns": [_("Tháng"), _("So với điểm chấm được"), _("Điểm")],
        "rows": [_month_row(seen, month, card) for month, card in months],
    }


def _month_row(seen: queries.Look, key: int, card: queries.ScoreCard) -> list[str | Linked]:
    """A month and its points, which open item by item."""
    month, url = month_label(key, seen.window.open_month), scores_url(seen.place, seen.window.months()[key])
    points = f"{_points(card.points)}/{card.judged}"
    return [month, Linked(formats.percent(card.share), url, month), Linked(points, url, month)]


def scores_url(place: Place, window: queries.Window) -> str:
    return f"{reverse('cockpit:scores', args=[place.code])}?{period_query(window)}"


def trend_svg(seen: queries.Look) -> str:
    """Months are compared by shares: in some of them more could be judged than in others."""
    months = queries.scores_by_month(seen)
    values = [None if card.share is None else card.share * 100 for _month, card in months]
    return trend_chart(
        _("Chỉ số 766"),
        _caption(),
        month_ticks([month for month, _card in months]),
        {_("Chỉ số 766"): values},
        highest=100,
        unfinished=open_month(months, seen.window) is not None,
        write=lambda value: formats.percent(value / 100),
    )


def _caption() -> str:
    return _("Chỉ số 766 theo tháng, so với số điểm chấm được")


def _points(points: Decimal) -> str:
    return formats.number(points, 2)


def _bar(points: Decimal, judged: int) -> int:
    return int(points * 100 / judged) if judged else 0
