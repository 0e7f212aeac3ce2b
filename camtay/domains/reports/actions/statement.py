"""Lines that officials add to their own monthly statement."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from camtay.domains.reports import permissions
from camtay.domains.reports.models import OwnLine
from camtay.foundation.access import Actor, Refused, check
from camtay.foundation.audit.journal import record
from camtay.foundation.calendar import local_day, month_key


@transaction.atomic
def add_own_line(*, month: date, words: str, product: str = "", by: Actor, now: datetime) -> OwnLine:
    """In their own words, on their own statement; for a month that has begun. Raises Refused."""
    check(permissions.WRITE_OWN, by, owners=by.own_ids)
    if by.account_id is None or month_key(month) > month_key(local_day(now)) or not words.strip():
        raise Refused(permissions.NO_STATEMENT)
    made = OwnLine.objects.create(
        account_id=by.account_id, month=month_key(month), words=words.strip()[:500], product=product.strip()[:300],
        written_at=now,
    )  # fmt: skip
    _journal("reports.write_own_line", made, by=by, now=now)
    return made


@transaction.atomic
def withdraw_own_line(*, line_id: UUID, by: Actor, now: datetime) -> None:
    """Take one's own line off the statement; it stays in the journal. Raises Refused for anybody else's."""
    check(permissions.WRITE_OWN, by, owners=by.own_ids)
    rows = OwnLine.objects.select_for_update().filter(pk=line_id, account=by.account_id, withdrawn_at=None)
    found = rows.first()
    if found is None:
        raise Refused(permissions.NO_STATEMENT)
    found.withdrawn_at = now
    found.save(update_fields=["withdrawn_at"])
    _journal("reports.withdraw_own_line", found, by=by, now=now)


def _journal(action: str, line: OwnLine, *, by: Actor, now: datetime) -> None:
    record(
        by=by, action=action, object_type="reports.OwnLine", object_id=line.pk, place_id=by.roles[0].place_id,
        fields=["words", "product"], now=now,
    )  # fmt: skip
