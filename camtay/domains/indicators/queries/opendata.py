"""The public figures as tables for anybody: by commune and month, and by commune and procedure.

No personal data, and no number under FEW: where a number, its whole or what is between them is smaller, all are left out
and the row says `hidden`. Small procedures of a commune stand together, so that none can be told by subtraction.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from camtay.domains.indicators.queries.breakdowns import TOGETHER, dimensions_of, public_breakdown
from camtay.domains.indicators.queries.figures import definitions, places_with_figures, public_look
from camtay.domains.indicators.rules.few import is_few
from camtay.domains.indicators.rules.shapes import Figure, Indicator, Window
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor
from camtay.foundation.calendar import local_day


@dataclass(frozen=True)
class Dataset:
    """One table. `columns`: name → what stands in it."""

    code: str
    title: str | Promise
    meaning: str | Promise
    columns: Mapping[str, str | Promise]


_FIGURE: Mapping[str, str | Promise] = {
    "indicator": _("Mã chỉ số"),
    "indicator_name": _("Tên chỉ số"),
    "unit": _("Đơn vị"),
    "numerator": _("Số được đếm"),
    "denominator": _("Trên tổng số"),
    "value": _("Giá trị (tỷ lệ là từ 0 đến 1)"),
    "hidden": _("Không nêu vì quá ít"),
}
_WHERE: Mapping[str, str | Promise] = {"commune": _("Mã xã, phường"), "commune_name": _("Xã, phường")}
DATASETS = (
    Dataset(
        "theo-thang",
        _("Số liệu theo xã, phường và tháng"),
        _("Mỗi dòng là một chỉ số công khai của một xã, phường trong một tháng, 24 tháng đã trọn gần nhất."),
        {**_WHERE, "month": _("Tháng"), **_FIGURE},
    ),
    Dataset(
        "theo-thu-tuc",
        _("Số liệu theo xã, phường và thủ tục"),
        _(
            "Mỗi dòng là một chỉ số công khai của một thủ tục ở một xã, phường, cộng 12 tháng đã trọn gần nhất. Thủ tục "
            "có dưới 5 hồ sơ gộp thành một dòng không mã."
        ),
        {
            **_WHERE,
            "first": _("Từ ngày"),
            "last": _("Đến ngày"),
            "procedure": _("Mã thủ tục"),
            "procedure_name": _("Tên thủ tục"),
            **_FIGURE,
        },
    ),
)
BY_CODE = {one.code: one for one in DATASETS}


def whole_months(now: datetime, months: int) -> Window:
    """So many whole months up to the last one that is over."""
    last = local_day(now).replace(day=1) - timedelta(days=1)
    index = last.year * 12 + last.month - months
    return Window(date(index // 12, index % 12 + 1, 1), last, now)


def open_rows(code: str, *, by: Actor, now: datetime) -> Iterator[dict[str, Any]]:
    """The rows of one dataset, commune by commune as they are counted. Raises KeyError for an unknown one."""
    rows = {"theo-thang": _monthly, "theo-thu-tuc": _by_procedure}[code]
    return rows(by=by, now=now)


def open_cells(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Rows for a table, in which yes and no would be words of a language: 1 and 0."""
    for row in rows:
        yield {**row, "hidden": int(row["hidden"])}


def _monthly(*, by: Actor, now: datetime) -> Iterator[dict[str, Any]]:
    window, shown = whole_months(now, 24), definitions(public=True)
    for place in places_with_figures():
        seen = public_look(place, window, by=by)
        for one in shown:
            for month, figure in seen.by_month(one.code):
                when = {"month": f"{month // 100}-{month % 100:02}"}
                yield {**_where(place), **when, **_said(one, figure)}


def _by_procedure(*, by: Actor, now: datetime) -> Iterator[dict[str, Any]]:
    window = whole_months(now, 12)
    when = {"first": window.first.isoformat(), "last": window.last.isoformat()}
    for place in places_with_figures():
        for one in definitions(public=True):
            if "procedure" not in {part.code for part in dimensions_of(one, place, public=True)}:
                continue
            if one.month_field is None:  # a stock is of one day, not of twelve months
                continue
            for row in public_breakdown(one.code, place, window, "procedure", by=by):
                key = "" if row.key == TOGETHER else row.key
                of = {"procedure": key, "procedure_name": row.label}
                yield {**_where(place), **when, **of, **_said(one, row.figure)}


def _where(place: Place) -> dict[str, Any]:
    return {"commune": place.code, "commune_name": place.name}


def _said(indicator: Indicator, figure: Figure) -> dict[str, Any]:
    hidden = figure.hidden or is_few(figure)
    value = round(figure.value, 6) if isinstance(figure.value, float) else figure.value
    return {
        "indicator": indicator.code,
        "indicator_name": str(indicator.label),
        "unit": indicator.unit,
        "numerator": None if hidden else figure.numerator,
        "denominator": None if hidden else figure.denominator,
        "value": None if hidden else value,
        "hidden": hidden,
    }
