"""A team or somebody in it is proposed for praise; and taken back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from camtay.domains.teams import permissions
from camtay.domains.teams.actions.changed import Unfit
from camtay.domains.teams.actions.founding import GONE
from camtay.domains.teams.models import Commendation, Membership, Team
from camtay.foundation.access import Actor, Refused
from camtay.foundation.audit import journal
from camtay.foundation.calendar import local_day
from camtay.foundation.vietnamese import clean


@transaction.atomic
def propose_commendation(
    *, team_id: UUID, member_id: UUID | None = None, occasion: str, reason: str, by: Actor, now: datetime
) -> Commendation:
    """The team, or one member of it, for what they did. Nobody proposes themselves. Raises Refused, Unfit."""
    team = Team.objects.filter(pk=team_id).first()
    if team is None:
        raise Refused(GONE)
    permissions.check_can_keep_members(team, by=by, on=local_day(now))
    member = None
    if member_id is not None:
        member = Membership.objects.select_related("person").filter(pk=member_id, team=team).first()
        if member is None:
            raise Unfit("member", _("Người này không ở trong tổ."))
        permissions.check_is_another(member, by=by)
    occasion, reason = clean(occasion)[:160], clean(reason)[:1000]
    if not occasion:
        raise Unfit("occasion", _("Hãy ghi dịp khen thưởng."))
    if not reason:
        raise Unfit("reason", _("Hãy ghi việc đã làm được."))
    made = Commendation.objects.create(
        team=team,
        member=member,
        occasion=occasion,
        reason=reason,
        proposed_by_id=by.account_id,
        proposed_at=now,
    )
    _journal("teams.propose_commendation", made, by=by, now=now)
    return made


@transaction.atomic
def withdraw_commendation(*, commendation_id: int, by: Actor, now: datetime) -> None:
    """Withdrawn twice is once. Raises Refused."""
    found = (
        Commendation.objects.select_for_update(of=("self",))
        .select_related("team", "member")
        .filter(pk=commendation_id)
        .first()
    )
    if found is None or not permissions.can_keep_members(found.team, by=by, on=local_day(now)):
        raise Refused(_("Không có đề nghị này, hoặc tài khoản này không được xem."))
    if found.withdrawn_at is None:
        found.withdrawn_at = now
        found.save(update_fields=["withdrawn_at"])
        _journal("teams.withdraw_commendation", found, by=by, now=now)


def _journal(action: str, made: Commendation, *, by: Actor, now: datetime) -> None:
    journal.record(
        by=by, action=action, object_type="teams.Commendation", object_id=made.pk, now=now,
        place_id=made.team.commune_id, about=made.member.person_id if made.member is not None else None,
    )  # fmt: skip
