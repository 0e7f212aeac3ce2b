"""A figure that somebody outside said: entered with their file, and corrected by a new row."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from camtay.domains.places.models import Place
from camtay.domains.reports import permissions
from camtay.domains.reports.actions.changed import Changed, Unfit
from camtay.domains.reports.models import OutsideFigure
from camtay.domains.reports.queries.outside import GONE, standing
from camtay.foundation.access import Actor, Refused
from camtay.foundation.audit.journal import record
from camtay.foundation.calendar import local_day
from camtay.foundation.files.models import StoredFile
from camtay.foundation.vietnamese import clean, fold

MOST = Decimal(10) ** 13


@dataclass(frozen=True)
class OutsideSaid:
    """What was said: `value` in `unit`, of the days from `first` to `last`, by `source` on `said_on`."""

    title: str
    value: Decimal
    unit: str
    first: date
    last: date
    source: str
    said_on: date
    file: StoredFile
    file_name: str


@transaction.atomic
def report_outside(*, place: Place, said: OutsideSaid, by: Actor, now: datetime) -> OutsideFigure:
    """Write it down. One number of one period is said once; said otherwise, it is corrected. Raises Refused, Unfit."""
    permissions.check_can_keep(place, by=by)
    made = _made(place, said, by, now)
    _check(made, now)
    if standing(place).filter(code=made.code, first=made.first, last=made.last).exists():
        raise Unfit("title", _("Kỳ này đã có số ấy. Hãy mở số đang có rồi bấm “Đính chính”."))
    made.save()
    _journal(made, "report_outside", by, now)
    return made


@transaction.atomic
def correct_outside(
    *, figure_id: UUID, said: OutsideSaid, reason: str, by: Actor, now: datetime
) -> OutsideFigure:
    """Another value of the same number, for a reason; the old row stays. Raises Refused, Changed, Unfit."""
    rows = OutsideFigure.objects.select_for_update(of=("self",)).select_related("place")
    old = rows.filter(pk=figure_id).first()
    if old is None or not permissions.can_keep(old.place, by=by):
        raise Refused(GONE)
    if OutsideFigure.objects.filter(corrects=old).exists():
        raise Changed
    made = _made(old.place, said, by, now)
    made.code, made.corrects, made.reason = old.code, old, clean(reason)[:500]
    if not made.reason:
        raise Unfit("reason", _("Hãy ghi vì sao đính chính."))
    _check(made, now)
    made.save()
    _journal(made, "correct_outside", by, now)
    return made


def _made(place: Place, said: OutsideSaid, by: Actor, now: datetime) -> OutsideFigure:
    return OutsideFigure(
        place=place, code=_code(said.title), title=clean(said.title)[:200], value=said.value,
        unit=clean(said.unit)[:40], first=said.first, last=said.last, source=clean(said.source)[:200],
        said_on=said.said_on, file=said.file, file_name=said.file_name[:200], entered_by_id=by.account_id,
        entered_at=now,
    )  # fmt: skip


def _check(made: OutsideFigure, now: datetime) -> None:
    if not made.code:
        raise Unfit("title", _("Hãy ghi số này là số gì."))
    if not made.source:
        raise Unfit("source", _("Hãy ghi cơ quan, đơn vị đã cung cấp số này."))
    if not made.unit:
        raise Unfit("unit", _("Hãy ghi đơn vị tính (lượt, người, %)."))
    if abs(made.value) >= MOST:
        raise Unfit("value", _("Số này lớn quá mức. Hãy kiểm tra lại."))
    if made.last < made.first:
        raise Unfit("last", _("Ngày cuối phải từ ngày đầu trở đi."))
    if made.said_on > local_day(now):
        raise Unfit("said_on", _("Ngày cung cấp không thể ở tương lai."))


def _code(title: str) -> str:
    """“Lượt xem trang của xã” as luot-xem-trang-cua-xa: by it the number is found again next period."""
    return re.sub(r"[^a-z0-9]+", "-", fold(clean(title))).strip("-")[:60]


def _journal(made: OutsideFigure, what: str, by: Actor, now: datetime) -> None:
    record(
        by=by, action=f"reports.{what}", object_type="reports.OutsideFigure", object_id=made.pk, now=now,
        place_id=made.place_id, note=made.code,
    )  # fmt: skip
