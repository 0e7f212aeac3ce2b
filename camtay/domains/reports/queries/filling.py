"""What is written into each cell of a form for a period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from camtay.domains.closings.queries import Period
from camtay.domains.indicators import queries as indicators
from camtay.domains.indicators.queries import Figure, Part, Window
from camtay.domains.reports.models import OutsideFigure, Pointing
from camtay.domains.reports.queries.five import Reading, unit_words
from camtay.domains.reports.queries.outside import said_for
from camtay.domains.reports.queries.sources import Origin
from camtay.domains.reports.rules import texts
from camtay.domains.reports.rules.lines import Line
from camtay.domains.reports.rules.writing import written
from camtay.domains.reports.states import OF_TO_DATE, Column, Shape, Text, What

COUNTED = (Column.COUNTED, Column.COUNTED_TO_DATE)
WHOLE = (Column.WHOLE, Column.WHOLE_TO_DATE)


@dataclass(frozen=True)
class Said:
    """What texts of a form may say. `today`: the moment the report is made."""

    place: str
    superior: str
    signer: str
    story: str
    period: Period
    today: datetime


def lines(pointings: Sequence[Pointing], reading: Reading, said: Said) -> list[Line]:
    """A line for each pointing, in its order. Raises Refused where the figures may not be seen."""
    outside = said_for(
        reading.place, reading.period, [one.code for one in pointings if one.what == What.OUTSIDE]
    )
    return [_line(one, reading, said, outside) for one in pointings]


def _line(one: Pointing, reading: Reading, said: Said, outside: Mapping[str, OutsideFigure]) -> Line:
    bare = Line(one.cell, one.label, one.what, title_of(one))
    if one.what == What.TEXT:
        return _text(one, bare, said)
    if one.what == What.OUTSIDE:
        return _outside(one, bare, outside.get(one.code))
    definition = indicators.definition(one.code)
    if definition is None:
        return replace(bare, why=_("Phần mềm không còn tính số liệu này. Hãy chỉ ô này lại."))
    window = _window(one, reading)
    where = one.place or reading.place
    bare = replace(
        bare, code=one.code, column=one.column, place=where.code, first=window.first.isoformat(),
        last=window.last.isoformat(), by=one.by, key=one.key,
    )  # fmt: skip
    if one.column in (Column.TARGET, Column.PERCENT):
        return _against_target(one, bare, reading)
    try:
        figure, origin = reading.told(one.code, window, one.place, Part(one.by, one.key) if one.by else None)
    except KeyError:
        return replace(bare, why=_("Số liệu này không tách được như thế. Hãy chỉ ô này lại."))
    return _figure(one, _from(bare, origin), figure)


def _from(line: Line, origin: Origin) -> Line:
    return replace(line, origin=origin.words, closings=tuple(str(one.pk) for one in origin.closings))


def title_of(one: Pointing, outside: Mapping[str, str] | None = None) -> str:
    """What a cell is pointed at, in words. `outside`: code → title of figures from outside, where it is known."""
    if one.what == What.TEXT:
        return str(Text(one.text).label)
    if one.what == What.OUTSIDE:
        return (outside or {}).get(one.code, one.code)
    definition = indicators.definition(one.code)
    said = [str(definition.label) if definition else one.code, str(Column(one.column).label)]
    said += [one.place.name] if one.place is not None else []
    return ", ".join(said)


def _window(one: Pointing, reading: Reading) -> Window:
    if one.column == Column.YEAR_BEFORE:
        return reading.windows.year_before
    if one.column in OF_TO_DATE or one.column in (Column.TARGET, Column.PERCENT):
        return reading.windows.year_to_date
    return reading.windows.this


def _figure(one: Pointing, bare: Line, figure: Figure) -> Line:
    line = replace(bare, numerator=figure.numerator, denominator=figure.denominator)
    share = figure.kind == "share"
    if one.column in COUNTED:
        return replace(line, value=_written(one, figure.numerator))
    if one.column in WHOLE:
        if figure.denominator is None:
            return replace(line, why=_("Số liệu này không phải tỷ lệ nên không có mẫu số."))
        return replace(line, value=_written(one, figure.denominator))
    if figure.value is None:
        return replace(line, why=_("Không có hồ sơ, bản ghi nào trong thời gian này để tính."))
    unit = unit_words(indicators.definition_of(one.code))
    return replace(line, value=_written(one, figure.value, share=share, unit=unit))


def _written(one: Pointing, value: float, *, share: bool = False, unit: str = "") -> int | float | str:
    return written(value, share=share, shape=one.shape, decimals=one.decimals, unit=unit)


def _against_target(one: Pointing, bare: Line, reading: Reading) -> Line:
    if one.place is not None and one.place.pk != reading.place.pk:
        return replace(bare, why=_("Chỉ tiêu được giao cho cả nơi báo cáo, không cho từng thôn."))
    target = reading.target(one.code)
    if target is None:
        return replace(bare, why=_("Kế hoạch chưa giao chỉ tiêu này."))
    share = indicators.definition_of(one.code).kind == "share"
    if one.column == Column.TARGET:
        return replace(bare, value=_written(one, target.value, share=share), mark=target.source)
    reached = reading.reached(one.code)
    if reached is None:
        return replace(bare, why=_("Chưa có gì để so với chỉ tiêu."))
    so_far, origin = reading.told(one.code, reading.windows.year_to_date)
    return replace(
        _from(bare, origin),
        value=_written(one, reached, share=True),
        numerator=so_far.numerator,
        denominator=so_far.denominator,
    )


def _outside(one: Pointing, bare: Line, said: OutsideFigure | None) -> Line:
    bare = replace(bare, code=one.code)
    if said is None:
        return replace(bare, why=_("Chưa ai cung cấp số này cho kỳ báo cáo."))
    value = float(said.value)
    unit = said.unit if one.shape == Shape.WORDS else ""
    mark = _("Số do bên ngoài cung cấp: %(source)s, ngày %(day)s") % {
        "source": said.source, "day": f"{said.said_on:%d/%m/%Y}",
    }  # fmt: skip
    return replace(
        bare, title=said.title, value=_written(one, value, unit=unit), mark=mark, outside=str(said.pk),
        first=said.first.isoformat(), last=said.last.isoformat(),
    )  # fmt: skip


def _text(one: Pointing, bare: Line, said: Said) -> Line:
    words = {
        Text.PLACE: said.place, Text.SUPERIOR: said.superior, Text.SIGNER: said.signer, Text.STORY: said.story,
        Text.FIXED: one.words,
    }  # fmt: skip
    text = words.get(Text(one.text))
    if text is None:
        text = texts.of_time(
            Text(one.text), said.period.first, said.period.last, said.period.words, said.today
        )
    if text:
        return replace(bare, value=text)
    sentence = {
        Text.SIGNER: _("Chưa chọn người ký ở trang biểu mẫu."),
        Text.STORY: _("Lời báo cáo đang để trống."),
    }
    return replace(bare, why=sentence.get(Text(one.text), _("Không có chữ nào để ghi.")))
