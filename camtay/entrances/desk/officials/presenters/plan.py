"""The table of the five groups: numbers where there are some, words where nobody here holds them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from camtay.domains.learning import queries
from camtay.foundation.tables.exporting import Field
from camtay.foundation.ui import formats


@dataclass(frozen=True)
class Line:
    label: str
    target: str
    whole: str
    taught: str
    reached: str
    share: str
    note: str


def lines(rows: Iterable[queries.GroupRow]) -> list[Line]:
    return [
        Line(
            label=str(one.label),
            target=str(one.target),
            whole=_number(one.whole),
            taught=_number(one.taught),
            reached=_number(one.reached),
            share=formats.percent(one.share),
            note=str(one.note),
        )
        for one in rows
    ]


def _number(value: int | None) -> str:
    return _("không giữ") if value is None else formats.number(value)


def fields() -> list[Field]:
    return [
        Field("label", _("Nhóm"), 44),
        Field("target", _("Chỉ tiêu Kế hoạch 01"), 44),
        Field("whole", _("Tổng số")),
        Field("taught", _("Được chỉ")),
        Field("reached", _("Đạt, tự làm được")),
        Field("share", _("Tỷ lệ (%)")),
        Field("note", _("Ghi chú"), 80),
    ]


def rows(found: Iterable[queries.GroupRow]) -> Iterator[dict[str, Any]]:
    """As numbers; a number nobody here holds is said so."""
    for one in found:
        counts = {"whole": one.whole, "taught": one.taught, "reached": one.reached}
        said = {name: _("không giữ") if value is None else value for name, value in counts.items()}
        share = None if one.share is None else round(100 * one.share, 2)
        yield {
            "label": str(one.label),
            "target": str(one.target),
            **said,
            "share": share,
            "note": str(one.note),
        }
