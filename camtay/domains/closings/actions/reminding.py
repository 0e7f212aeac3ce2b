"""Reminding of what is due. Nothing is ever closed by itself: somebody looks at the figures and answers for them."""

from datetime import datetime, timedelta

from django.db import transaction

from camtay.domains.closings import messages, permissions, queries
from camtay.domains.closings.models import Closing
from camtay.domains.people import queries as people
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.foundation.access import SYSTEM, Actor, check
from camtay.foundation.calendar import local_day

ROLES = ("data_officer", "commune_leader")
AHEAD, LATEST = timedelta(days=1), timedelta(days=7)


def remind(*, by: Actor = SYSTEM, now: datetime) -> int:
    """Write to who closes at a place, from the day before a deadline on, once a period; how many messages. Only places
    that have closed something before: whoever does not work this way is left in peace."""
    check(permissions.REMIND, by)
    working_so = Closing.objects.order_by().values_list("place", flat=True).distinct()
    return sum(_remind(one, now) for one in places.by_ids(list(working_so)).values())


@transaction.atomic
def _remind(place: Place, now: datetime) -> int:
    today = local_day(now)
    due = [
        (regime, period)
        for regime, period in queries.open_periods(place, on=today)
        if local_day(period.deadline) - AHEAD <= today <= local_day(period.deadline) + LATEST
    ]
    if not due:
        return 0
    held = people.working_at([place.pk], roles=ROLES, on=today)
    accounts = {one.account_id: one.account for one in held}.values()
    return sum(
        messages.tell_due(place, regime, period, account, now=now)
        for regime, period in due
        for account in accounts
    )
