"""Erasing somebody from the lists of teams: the row stays without a name, so that what a team did still adds up."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from camtay.domains.teams.models import Commendation, Membership
from camtay.domains.teams.queries.kept import rows_of
from camtay.domains.teams.states import Duty
from camtay.foundation.access import Actor
from camtay.foundation.calendar import day_key, local_day
from camtay.foundation.kept import Forgotten, Whom
from camtay.foundation.tables import engine


@transaction.atomic
def forget(*, who: Whom, by: Actor, now: datetime) -> Forgotten:  # noqa: ARG001  the shape all domains share
    """Who still stands in a team leaves it today. The caller has checked the right to, and writes the journal."""
    rows = [one.pk for one in rows_of(who)]
    if not rows:
        return Forgotten()
    today = local_day(now)
    mine = Membership.objects.filter(pk__in=rows)
    mine.filter(until=None, since__lte=today).update(until=today, until_day=day_key(today))
    mine.update(
        person=None, name="", phone="", birth_year=None, duty=Duty.MEMBER, knows="", left_reason="", search=""
    )
    Commendation.objects.filter(member__in=rows).update(reason="")
    engine.forget("teams.membership", [str(pk) for pk in rows])
    return Forgotten((_("Tên, năm sinh, số điện thoại trong danh sách tổ công nghệ số"),))
