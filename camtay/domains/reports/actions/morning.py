"""The list of 7:30 by letter: the whole of it to heads and leaders, each official's own to everybody else."""

from datetime import datetime, time

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import override

from camtay.domains.cases import permissions as case_permissions
from camtay.domains.people import queries as people
from camtay.domains.people.models import Account
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.reports import messages, permissions
from camtay.domains.reports.models import MorningWish
from camtay.domains.reports.queries.morning import declined_morning, morning_in, morning_of
from camtay.foundation.access import SYSTEM, Actor, Refused, check
from camtay.foundation.audit.journal import record
from camtay.foundation.calendar import calendar_now, local_day

FROM = time(7, 30)


def send_morning_lists(*, by: Actor = SYSTEM, now: datetime) -> int:
    """One letter a person a working day, whatever is asked twice; how many were written. A place may want none, nor
    may somebody. Heads and leaders are told of a day with nothing too; others only of what they have to do."""
    check(permissions.SEND_MORNING, by)
    if not calendar_now().is_working(local_day(now)) or localtime(now).time() < FROM:
        return 0  # a morning made up for at night is no morning
    wanting = [place for place in places.real().communes() if places.setting(place, "morning_list")]
    heads = _reached(wanting, tuple(case_permissions.MORNING.grants), now)
    others = _reached(wanting, permissions.OFFICIALS, now)
    none = declined_morning([who for who, _at in (*heads.values(), *others.values())])
    sent = sum(_send_whole(who, at, now=now) for who, at in heads.values() if who.pk not in none)
    alone = [pair for pk, pair in others.items() if pk not in heads and pk not in none]
    return sent + sum(_send_own(who, at, now=now) for who, at in alone)


@transaction.atomic
def choose_morning(*, wanted: bool, by: Actor, now: datetime) -> None:
    """`by` wants the letter, or no more of it. Raises Refused for those who have no office."""
    check(permissions.CHOOSE_MORNING, by, owners=by.own_ids, places=[held.place_id for held in by.roles])
    if by.account_id is None:
        raise Refused(permissions.NO_OFFICE)
    MorningWish.objects.update_or_create(
        account_id=by.account_id, defaults={"wanted": wanted, "chosen_at": now}
    )
    record(
        by=by, action="reports.choose_morning_letter", object_type="people.Account", object_id=by.account_id,
        place_id=by.roles[0].place_id, note="wanted" if wanted else "declined", now=now,
    )  # fmt: skip


def _reached(
    wanting: list[Place], roles: tuple[str, ...], now: datetime
) -> dict[int, tuple[Account, list[Place]]]:
    found: dict[int, tuple[Account, list[Place]]] = {}
    for place in wanting:
        for role in roles:
            for who in people.holders(role, place_ids=[place.pk], on=local_day(now)):
                at = found.setdefault(who.pk, (who, []))[1]
                if place not in at:
                    at.append(place)
    return {pk: pair for pk, pair in found.items() if pair[0].email}


@transaction.atomic
def _send_whole(who: Account, at: list[Place], *, now: datetime) -> int:
    said = morning_in([place.pk for place in at], now=now)
    with override(who.language):
        return int(messages.tell_morning(who, said, place=at[0], now=now))


@transaction.atomic
def _send_own(who: Account, at: list[Place], *, now: datetime) -> int:
    said = morning_of(people.actor_of(who, on=local_day(now)), now=now)
    if said.empty:
        return 0
    with override(who.language):
        return int(messages.tell_morning(who, said, place=at[0], now=now))
