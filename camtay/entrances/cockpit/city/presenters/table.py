"""The comparison as an exported table: one row a commune, both periods, then its months."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from camtay.domains.indicators import queries
from camtay.entrances.cockpit.city.presenters import lines
from camtay.entrances.cockpit.city.presenters.pictures import months_of
from camtay.foundation.tables.exporting import Field
from camtay.foundation.ui.measures import month_words


def columns(indicator: queries.Indicator, seen: queries.Trends) -> list[Field]:
    found = [
        Field("code", _("Mã")),
        Field("name", _("Xã, phường"), 30),
        Field("rank", _("Hạng")),
        Field("value", str(indicator.label), 30),
        Field("numerator", _("Được tính")),
        Field("size", _("Tổng số %(things)s") % {"things": indicator.source.things}),
        Field("before", _("Kỳ so sánh")),
        Field("note", _("Ghi chú"), 40),
    ]
    return found + [Field(f"m{key}", month_words(key)) for key in months_of(seen)]


def rows(
    indicator: queries.Indicator, now: queries.Compared, other: queries.Compared, seen: queries.Trends
) -> Iterable[dict[str, Any]]:
    """A value as it is, without rounding; nothing where nothing was counted."""
    earlier = {row.place.pk: row.figures[indicator.code] for row in other.rows}
    notes = {
        "ranked": "",
        "apart": _("không xếp, vì dưới %(enough)s bản ghi") % {"enough": queries.ENOUGH},
        "silent": _("không có số liệu"),
    }
    for part, found in lines.lines(indicator, now, other).items():
        for line in found:
            figures = seen.of.get(line.place.pk, {}).get(indicator.code, {})
            before = earlier.get(line.place.pk)
            yield {
                "code": line.place.code,
                "name": line.place.name,
                "rank": line.rank,
                "value": line.figure.value if line.size else None,
                "numerator": line.figure.numerator,
                "size": line.size,
                "before": before.value if before and queries.size_of(before) else None,
                "note": line.odd_words or notes[part],
                **{f"m{key}": figures[key].value if key in figures else None for key in months_of(seen)},
            }
