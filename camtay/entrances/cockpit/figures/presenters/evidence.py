"""The records behind a figure as a list and as an exported table, whatever they are records of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from camtay.domains.indicators import queries
from camtay.foundation.access import Actor
from camtay.foundation.calendar import day_from_key
from camtay.foundation.tables.exporting import Field
from camtay.foundation.ui import formats


@dataclass(frozen=True)
class Line:
    """One record. `url`: its page at the desk, for those alone who may open it there."""

    url: str
    title: str
    details: str
    cells: list[str]
    named: bool


def heads(indicator: queries.Indicator) -> list[str]:
    """The record itself, then what stands beside it."""
    return source_heads(indicator.source)


def source_heads(source: queries.Source) -> list[str]:
    return [str(one.label) for one in source.columns if one.shown in ("title", "cell")]


def lines(indicator: queries.Indicator, rows: Sequence[Any], *, by: Actor) -> list[Line]:
    """A name is read, and a record opened, by those alone whose own permission reaches it; the others see the rest of
    the line."""
    return source_lines(indicator.source, rows, by=by)


def source_lines(source: queries.Source, rows: Sequence[Any], *, by: Actor) -> list[Line]:
    """As `lines`, of records that no figure counts."""
    opened = queries.opened_of(source, rows, by=by)
    return [_line(source, row, opens=opens) for row, opens in zip(rows, opened, strict=True)]


def _line(source: queries.Source, row: Any, *, opens: bool) -> Line:
    said = {
        kind: [
            _text(one, source.said(one, row)) if opens or not one.personal else _("không hiện")
            for one in source.columns
            if one.shown == kind
        ]
        for kind in ("title", "detail", "cell")
    }
    return Line(
        url=source.address(row) if opens else "",
        title=" ".join(said["title"]),
        details=" · ".join(text for text in said["detail"] if text != formats.NOTHING),
        cells=said["cell"],
        named=opens and any(one.personal and one.shown for one in source.columns),
    )


def _text(column: queries.Column, value: Any) -> str:
    if value is None or value == "":
        return formats.NOTHING
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, datetime):
        return formats.moment(value)
    if column.name.endswith("day"):
        return formats.day(value)
    return formats.number(value) if isinstance(value, int) else str(value)


def fields(indicator: queries.Indicator) -> list[Field]:
    return [Field(one.name, one.label, one.width) for one in queries.exported_columns(indicator)]


def exported(indicator: queries.Indicator, rows: Iterable[Any]) -> Iterable[dict[str, Any]]:
    """Evidence in words, for a spreadsheet; without names."""
    columns = queries.exported_columns(indicator)
    for row in queries.evidence_rows(indicator, rows):
        yield {one.name: _cell(indicator.source, one, row[one.name]) for one in columns}


def _cell(source: queries.Source, column: queries.Column, value: Any) -> Any:
    if column.name.endswith("day") and isinstance(value, int):
        return day_from_key(value)
    return source.say(column.path or column.name, value) or value
