"""The list of 7:30 by e-mail: what is due within two working days and who has it, to heads and leaders."""

from datetime import datetime, time

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import override

from camtay.domains.cases import messages, permissions
from camtay.domains.cases.queries.tasks import due_soon_in
from camtay.domains.people import queries as people
from camtay.domains.people.models import Account
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.foundation.access import SYSTEM, Actor, check
from camtay.foundation.calendar import calendar_now, local_day

FROM = time(7, 30)


def send_morning_lists(*, by: Actor = SYSTEM, now: datetime) -> int:
    """One letter a person a working day, whatever is asked twice; how many were written. A place may want none."""
    check(permissions.SEND_MORNING, by)
    if not calendar_now().is_working(local_day(now)) or localtime(now).time() < FROM:
        return 0  # a morning made up for at night is no morning
    wanted: dict[int, tuple[Account, list[Place]]] = {}
    for place in places.real().communes():
        for role in permissions.MORNING.grants:
            for who in people.holders(role, place_ids=[place.pk], on=local_day(now)):
                known = wanted.setdefault(who.pk, (who, []))[1]
                if who.email and place not in known:
                    known.append(place)
    return sum(_send(who, at, now=now) for who, at in wanted.values())


@transaction.atomic
def _send(who: Account, at: list[Place], *, now: datetime) -> int:
    wanting = [place for place in at if places.setting(place, "morning_list")]
    if not wanting or not who.email:
        return 0
    tasks = due_soon_in([place.pk for place in wanting], now=now)
    with override(who.language):
        return int(messages.tell_morning(who.email, tasks, key=f"{who.pk}", place=wanting[0], now=now))
