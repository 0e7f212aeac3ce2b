"""Public figures as tiles and charts with their tables."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.indicators import queries
from camtay.foundation.ui.charts import trend_chart
from camtay.foundation.ui.measures import Tile, measure_tile, measure_words, month_ticks, month_words

CHARTED = ("cases.filed_online", "cases.on_time")


def tiles(figures: Sequence[queries.Figure]) -> list[Tile]:
    """In the order of the definitions."""
    labels = {one.code: one.label for one in queries.definitions(public=True)}
    return [
        measure_tile(
            labels[figure.code],
            kind=figure.kind,
            value=figure.value,
            numerator=figure.numerator,
            denominator=figure.denominator,
            unit=figure.unit,
        )
        for figure in figures
    ]


def charts(seen: queries.Look) -> list[dict[str, Any]]:
    """What `ui/chart.html` draws, for the charted indicators that have records."""
    drawn = []
    for code in CHARTED:
        months = seen.by_month(code)
        if not months:
            continue
        label = str(queries.definition_of(code).label)
        rows = [[month_words(key), measure_words(one.kind, one.value)] for key, one in months]
        drawn.append(
            {
                "src": reverse("portal:place_chart", args=[seen.place.code, code]),
                "alt": _("%(label)s theo tháng") % {"label": label},
                "caption": _("%(label)s theo tháng") % {"label": label},
                "columns": [_("Tháng"), label],
                "rows": rows,
            }
        )
    return drawn


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
        write=lambda value: measure_words("share", value / 100),
    )
