"""Who stands in for whom, from-until."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.people.models import Account
from camtay.domains.places.models import Place
from camtay.domains.tasks import permissions
from camtay.domains.tasks.models import Deputy
from camtay.domains.tasks.queries.people import officials
from camtay.foundation.access import Actor, Unfit, check
from camtay.foundation.audit.journal import record
from camtay.foundation.calendar import local_day

LONGEST_DAYS = 366


@transaction.atomic
def depute(
    *, place: Place, principal: Account, deputy: Account, valid_from: date, valid_until: date, basis: str = "",
    by: Actor, now: datetime,
) -> Deputy:  # fmt: skip
    """From-until (both days included) `deputy` does, gives and confirms as `principal` would. Raises Refused, Unfit."""
    owners = by.own_ids if principal.pk == by.account_id else ()
    check(permissions.DEPUTE, by, places=[place.pk], owners=owners)
    if principal.pk == deputy.pk:
        raise Unfit("deputy", _("Không ai làm thay cho chính mình. Hãy chọn người khác."))
    if valid_until < valid_from:
        raise Unfit("valid_until", _("Ngày cuối phải sau ngày đầu."))
    if valid_until < local_day(now):
        raise Unfit("valid_until", _("Ngày cuối đã qua."))
    if (valid_until - valid_from).days > LONGEST_DAYS:
        raise Unfit("valid_until", _("Nhiều nhất một năm; hết hạn thì ghi lại."))
    here = {one.account.pk for one in officials(place, on=local_day(now))}
    for field, account in (("principal", principal), ("deputy", deputy)):
        if account.pk not in here:
            raise Unfit(field, _("Người này không phải cán bộ của nơi này."))
    overlapping = Deputy.objects.filter(
        principal=principal,
        deputy=deputy,
        ended_at=None,
        valid_from__lte=valid_until,
        valid_until__gte=valid_from,
    )
    if overlapping.exists():
        raise Unfit("valid_from", _("Những ngày này đã ghi người ấy làm thay rồi."))
    made = Deputy.objects.create(
        place=place, principal=principal, deputy=deputy, valid_from=valid_from, valid_until=valid_until,
        basis=basis.strip()[:200], recorded_at=now, recorded_by_id=by.account_id,
    )  # fmt: skip
    _journal("tasks.depute", made, by=by, now=now)
    return made


@transaction.atomic
def end_deputy(*, deputy_id: UUID, by: Actor, now: datetime) -> Deputy:
    """From now on nobody stands in any more. Once ended, a repeat does nothing."""
    found = Deputy.objects.select_for_update().get(pk=deputy_id)
    owners = by.own_ids if found.principal_id == by.account_id else ()
    check(permissions.DEPUTE, by, places=[found.place_id], owners=owners)
    if found.ended_at is None:
        found.ended_at, found.ended_by_id = now, by.account_id
        found.save(update_fields=["ended_at", "ended_by"])
        _journal("tasks.end_deputy", found, by=by, now=now)
    return found


def _journal(action: str, one: Deputy, *, by: Actor, now: datetime) -> None:
    record(
        by=by, action=action, object_type="tasks.Deputy", object_id=one.pk, now=now, place_id=one.place_id,
        fields=["valid_from", "valid_until"], note=f"account:{one.principal_id} account:{one.deputy_id}",
    )  # fmt: skip
