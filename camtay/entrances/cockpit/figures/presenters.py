"""What the cockpit shows: tiles, trends, places side by side, and evidence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.cases import permissions as case_permissions
from camtay.domains.cases import states
from camtay.domains.cases.models import Case
from camtay.domains.indicators import queries
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor
from camtay.foundation.tables.exporting import Field
from camtay.foundation.ui import formats
from camtay.foundation.ui.charts import trend_chart
from camtay.foundation.ui.measures import Tile, measure_tile, measure_words, month_ticks, month_words

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
class Line:
    """One record of the evidence. No names: a figure speaks of cases, not of people."""

    url: str
    code: str
    procedure: str
    channel: str
    state: str
    received_at: datetime | None
    due_at: datetime | None
    settled_at: datetime | None
    on_time: str


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
    "month": "thang",
    "department": "phong",
}
DIMENSION_OF = {slug: code for code, slug in SLUGS.items()}
OF_TIME = frozenset({"cases.on_time", "cases.on_time_explained", "cases.median_working_days"})


def period_query(window: queries.Window, parts: Iterable[queries.Part] = ()) -> str:
    named = {"first": window.first.isoformat(), "last": window.last.isoformat()}
    return urlencode({**named, **{part.by: part.key for part in parts}})


def figure_url(place: Place, code: str, window: queries.Window, *parts: queries.Part, which: str = "") -> str:
    """The page of a figure, or of a part of it, with its records."""
    asked = f"{period_query(window, parts)}{f'&which={which}' if which else ''}"
    return f"{reverse('cockpit:indicator', args=[place.code, code])}?{asked}{'#minh-chung' if parts else ''}"


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


def tiles(seen: queries.Look) -> list[Tile]:
    """Every figure, linked to its own page."""
    definitions = {one.code: one for one in queries.definitions()}
    return [
        measure_tile(
            definitions[figure.code].label,
            kind=figure.kind,
            value=figure.value,
            numerator=figure.numerator,
            denominator=figure.denominator,
            unit=figure.unit,
            url=figure_url(seen.place, figure.code, seen.window),
            tone=_tone(definitions[figure.code], figure),
        )
        for figure in seen.figures()
    ]


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
    label = str(queries.definition_of(code).label)
    caption = _("%(label)s theo tháng") % {"label": label}
    return {
        "src": f"{reverse('cockpit:chart', args=[seen.place.code, code])}?{period_query(seen.window)}",
        "alt": caption,
        "caption": caption,
        "columns": [_("Tháng"), label, _("Số hồ sơ")],
        "rows": [
            [month_words(key), measure_words(one.kind, one.value, one.unit), parts_words(one)]
            for key, one in months
        ],
    }


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


def lines(rows: Iterable[Case], *, by: Actor) -> list[Line]:
    """Records behind a figure. Who may count them may not always open them: without a role for cases, no link."""
    scope = case_permissions.scope(by)
    return [
        line(case, opens=scope.everywhere or bool(scope.place_ids & set(case.place_ids))) for case in rows
    ]


def line(case: Case, *, opens: bool) -> Line:
    return Line(
        url=case.desk_path if opens else "",
        code=case.code or "–",
        procedure=case.procedure_name,
        channel=str(states.Channel(case.channel).label),
        state=str(states.TABLE.state(case.state).label),
        received_at=case.received_at,
        due_at=case.due_at,
        settled_at=case.settled_at,
        on_time=_on_time(case),
    )


def _on_time(case: Case) -> str:
    if case.on_time is None:
        return _("chưa xong")
    if case.on_time:
        return _("đúng hạn")
    if case.supplement_count > 1:
        return _("quá hạn: yêu cầu bổ sung %(n)s lần") % {"n": case.supplement_count}
    return _("quá hạn")


EXPORTED: Sequence[Field] = (
    Field("code", _("Mã hồ sơ")),
    Field("procedure_code", _("Mã thủ tục")),
    Field("procedure_name", _("Tên thủ tục"), 60),
    Field("receiving_place", _("Nơi tiếp nhận")),
    Field("deciding_place", _("Nơi giải quyết")),
    Field("channel", _("Kênh nộp")),
    Field("state", _("Trạng thái")),
    Field("received_at", _("Ngày tiếp nhận"), 26),
    Field("due_at", _("Hẹn trả"), 26),
    Field("settled_at", _("Ngày xong"), 26),
    Field("supplement_count", _("Số lần bổ sung")),
    Field("components_attached", _("Đủ thành phần số hóa")),
    Field("electronic_result", _("Kết quả điện tử")),
    Field("on_time", _("Đúng hạn")),
)


def exported(cases: Iterable[Case]) -> Iterable[dict[str, Any]]:
    """Evidence in words, for a spreadsheet."""
    for row in queries.evidence_rows(cases):
        yield {
            **row,
            "channel": str(states.Channel(row["channel"]).label),
            "state": str(states.TABLE.state(row["state"]).label),
        }
