"""A cell is pointed at what is to be written into it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from camtay.domains.indicators import queries as indicators
from camtay.domains.places.models import Place
from camtay.domains.reports.actions.changed import Changed, Unfit
from camtay.domains.reports.actions.forms import locked
from camtay.domains.reports.models import Edition, Form, Pointing
from camtay.domains.reports.queries.forms import document_of, newest_edition, parts_of
from camtay.domains.reports.queries.outside import codes_of
from camtay.domains.reports.states import MOST_POINTINGS, WHOLE_PLACE_ONLY, Column, Shape, Text, What
from camtay.foundation.access import Actor
from camtay.foundation.audit.journal import record
from camtay.foundation.calendar import local_day
from camtay.foundation.vietnamese import clean

MOST_DECIMALS = 4


@dataclass(frozen=True)
class Aim:
    """What a cell is pointed at, as `models.Pointing` explains it."""

    what: str
    code: str = ""
    column: str = ""
    place: Place | None = None
    by: str = ""
    key: str = ""
    text: str = ""
    words: str = ""
    shape: str = Shape.NUMBER
    decimals: int | None = None


@transaction.atomic
def point(
    *, form_id: UUID, cells: Mapping[str, Aim], versions: Mapping[str, int], by: Actor, now: datetime
) -> int:
    """Point cells of a form's newest file; how many were. `versions`: of the pointings that were seen, 0 or none for a
    cell that had none. Raises Refused; Changed; Unfit for a cell that may not be written or an aim that cannot be."""
    form = locked(form_id, None, by=by)
    edition = newest_edition(form)
    spots = document_of(edition).spots
    known = {one.cell: one for one in Pointing.objects.select_for_update().filter(edition=edition)}
    if len(known.keys() | cells.keys()) > MOST_POINTINGS:
        raise Unfit("cell", _("Một biểu mẫu chỉ được nhiều nhất %(most)s ô.") % {"most": MOST_POINTINGS})
    parts = {one.pk for one in parts_of(form.place, local_day(now))}
    outside = codes_of(form.place)
    for cell, aim in cells.items():
        spot, standing = spots.get(cell), known.get(cell)
        if spot is None:
            raise Unfit("cell", _("Biểu mẫu không có ô này."))
        if spot.why_not:
            raise Unfit("cell", spot.why_not)
        if versions.get(cell, 0) != (standing.version if standing else 0):
            raise Changed
        _check(aim, form, parts, outside)
        _save(standing or Pointing(edition=edition, cell=cell, version=0), spot.label, aim, by, now)
    _journal(form, edition, "point", list(cells), by, now)
    return len(cells)


@transaction.atomic
def unpoint(*, form_id: UUID, cell: str, by: Actor, now: datetime) -> None:
    """Nothing is written there any more. Twice is once. Raises Refused."""
    form = locked(form_id, None, by=by)
    edition = newest_edition(form)
    gone, _rows = Pointing.objects.filter(edition=edition, cell=cell).delete()
    if gone:
        _journal(form, edition, "unpoint", [cell], by, now)


def _check(aim: Aim, form: Form, parts: set[int], outside: Mapping[str, str]) -> None:
    if aim.shape not in Shape.values or (aim.decimals is not None and not 0 <= aim.decimals <= MOST_DECIMALS):
        raise Unfit("shape", _("Số chữ số sau dấu phẩy là từ 0 đến 4."))
    if aim.what == What.TEXT:
        if aim.text not in Text.values:
            raise Unfit("text", _("Hãy chọn chữ cần ghi."))
        if aim.text == Text.FIXED and not clean(aim.words):
            raise Unfit("words", _("Hãy gõ chữ cần ghi."))
    elif aim.what == What.OUTSIDE:
        if aim.code not in outside:
            raise Unfit(
                "outside", _("Chưa có số nào do bên ngoài cung cấp mang tên này. Hãy nhập số ấy trước.")
            )
    else:
        _check_figure(aim, form, parts)


def _check_figure(aim: Aim, form: Form, parts: set[int]) -> None:
    definition = indicators.definition(aim.code)
    if definition is None:
        raise Unfit("code", _("Hãy chọn số liệu."))
    if aim.column not in Column.values:
        raise Unfit("column", _("Hãy chọn kỳ này, lũy kế, cùng kỳ, chỉ tiêu hay % đạt."))
    whole = aim.place is None or aim.place.pk == form.place_id
    if not whole and aim.place is not None and aim.place.pk not in parts:
        raise Unfit("place", _("Nơi này không thuộc nơi báo cáo."))
    if aim.column in WHOLE_PLACE_ONLY and (not whole or aim.by):
        raise Unfit("column", _("Chỉ tiêu và % đạt chỉ có cho cả nơi báo cáo."))
    known = {one.code for one in indicators.dimensions_of(definition, form.place)}
    if aim.by and (aim.by not in known or aim.by in ("neighbourhood", "commune", "month")):
        raise Unfit("part", _("Số liệu này không tách theo cách ấy."))
    in_village = aim.place is not None and aim.place.kind == "neighbourhood"
    if in_village and "neighbourhood" not in known:
        raise Unfit("place", _("Số liệu này không tách theo thôn, tổ dân phố được."))


def _save(one: Pointing, label: str, aim: Aim, by: Actor, now: datetime) -> None:
    one.label, one.what, one.shape, one.decimals = label[:420], aim.what, aim.shape, aim.decimals
    one.code = aim.code if aim.what != What.TEXT else ""
    one.column = aim.column if aim.what == What.FIGURE else ""
    one.place = aim.place if aim.what == What.FIGURE else None
    one.by, one.key = (aim.by, aim.key[:60]) if aim.what == What.FIGURE else ("", "")
    one.text = aim.text if aim.what == What.TEXT else ""
    one.words = clean(aim.words)[:500] if aim.text == Text.FIXED else ""
    one.version += 1
    one.pointed_by_id, one.pointed_at = by.account_id, now
    one.save()


def _journal(form: Form, edition: Edition, what: str, cells: list[str], by: Actor, now: datetime) -> None:
    """Which cells is read from the pointings; the journal says how many."""
    record(
        by=by, action=f"reports.{what}", object_type="reports.Form", object_id=form.pk, now=now,
        place_id=form.place_id, note=f"edition:{edition.number} cells:{len(cells)}",
    )  # fmt: skip
