"""What the superior asks of teams in a month: set for many at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from camtay.domains.places.models import Place
from camtay.domains.teams import permissions
from camtay.domains.teams.actions.changed import Changed, Unfit
from camtay.domains.teams.models import Quota, Team
from camtay.foundation.access import Actor
from camtay.foundation.audit.journal import Deed, record_many
from camtay.foundation.calendar import month_key

MOST = 100_000


@dataclass(frozen=True)
class Asked:
    """Of one team: how many times, how many people; None: not asked. `version`: as it was seen, 0 for not yet set."""

    team_id: UUID
    times: int | None
    people: int | None
    version: int = 0


@transaction.atomic
def set_quotas(*, commune: Place, month: date, asked: Sequence[Asked], by: Actor, now: datetime) -> int:
    """What is asked of these teams of a commune in a month; how many were written. Raises Refused; Unfit for a number
    out of bounds or a team that is not there; Changed where somebody set one of them meanwhile."""
    permissions.check_can_keep(commune, by=by)
    wanted = {one.team_id: one for one in asked}
    there = set(Team.objects.filter(pk__in=wanted, commune=commune).values_list("pk", flat=True))
    if there != wanted.keys():
        raise Unfit("team", _("Có tổ không thuộc xã, phường này."))
    if any(n is not None and not 0 <= n <= MOST for one in asked for n in (one.times, one.people)):
        raise Unfit("times", _("Chỉ tiêu là một số từ 0 đến 100.000."))
    key = month_key(month)
    rows = Quota.objects.select_for_update().filter(team__in=wanted, month=key)
    standing = {row.team_id: row for row in rows}
    written: list[Quota] = []
    for one in asked:
        row = standing.get(one.team_id)
        if row is None and one.times is None and one.people is None:
            continue
        if row is not None and (row.times, row.people) == (one.times, one.people):
            continue
        if row is not None and row.version != one.version:
            raise Changed(row)
        made = row or Quota(team_id=one.team_id, month=key, version=0)
        made.times, made.people, made.version = one.times, one.people, made.version + 1
        made.set_by_id, made.set_at = by.account_id, now
        written.append(made)
    for made in written:
        made.save()
    deeds = [Deed("teams.set_quota", "teams.Team", str(made.team_id), note=str(key)) for made in written]
    if deeds:
        record_many(by=by, place_id=commune.pk, deeds=deeds, now=now)
    return len(written)
