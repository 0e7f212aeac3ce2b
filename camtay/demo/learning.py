"""The demo's lessons at home: helpers of three communes show people how, others look again weeks later. Most get to
do it with help, some alone; for some older people the family does it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random

from camtay.demo.names import person_name
from camtay.domains.learning import actions
from camtay.domains.learning.states import Confirmed, Seen, SessionKind
from camtay.domains.people import actions as people_actions
from camtay.domains.people import queries as people
from camtay.domains.people.models import Account, Person
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor
from camtay.foundation.calendar import ZONE, local_day
from camtay.foundation.ids import uuid7

SKILLS = ("file_online", "vneid", "pay_qr", "spot_scams", "zalo_group", "follow_case")
LATER, STILL = timedelta(days=7), timedelta(days=46)  # looked at again so long after


@dataclass(frozen=True)
class Hands:
    """Who shows people in a village, over the last so many days, and who looks again; nobody checks what they taught."""

    teacher: str
    checker: str
    village: tuple[str, str]
    learners: int
    days: int


HANDS = (
    Hands("oanh", "thinh", ("19945", "Kế Võ"), 16, 120),
    Hands("thinh", "oanh", ("19945", "Kế Võ"), 12, 100),
    Hands("khanh", "", ("19945", "Hà Úc 1"), 12, 90),
    Hands("le", "", ("19945", "An Truyền"), 12, 90),
    Hands("lan", "", ("19753", "Tổ 3"), 14, 100),
    Hands("anh", "khoa", ("20179", "A Xách"), 9, 11),
    Hands("nhan", "khoa", ("20179", "A Tin"), 9, 11),
    Hands("my", "khoa", ("20179", "Ta Lu"), 9, 11),
    Hands("bao", "khoa", ("20179", "Phú Hòa"), 9, 11),
)


def play(accounts: dict[str, Account], *, now: datetime) -> int:
    """Everything that was shown by the morning of `now`; how many people it was shown to."""
    dice, count = Random("hand in hand"), 0
    for hands in HANDS:
        there = village(hands.village)
        for at in range(hands.learners):
            days = 1 + int((hands.days - 1) * (at + 1) / (hands.learners + 1))
            # In the afternoon and after supper, when people are at home.
            began = datetime.combine(local_day(now) - timedelta(days=days), time(14), ZONE)
            began += timedelta(minutes=dice.randint(0, 330))
            _teach(hands, there, accounts, began, dice, now=now)
            count += 1
    return count


def village(named: tuple[str, str]) -> Place:
    """By its commune's code and its short name."""
    commune = places.by_code(named[0])
    assert commune is not None
    return next(one for one in places.neighbourhoods_of(commune) if one.short_name == named[1])


def _teach(
    hands: Hands,
    village: Place,
    accounts: dict[str, Account],
    began: datetime,
    dice: Random,
    *,
    now: datetime,
) -> None:
    """One person: shown, perhaps with help at once, and looked at again by somebody else."""
    teacher = _actor(accounts[hands.teacher], now)
    person = people_actions.write_down(
        name=person_name(dice), birth_year=dice.randint(1946, 2001), place=village, by=teacher, now=now
    )
    skill = dice.choice(SKILLS)
    for seen, at, by in _seen(hands, person, began, dice, now):
        actor = _actor(accounts[by], now)
        _session(village, person, skill, seen, at, by=actor, now=now)
    if dice.random() < 0.3:
        other = dice.choice([one for one in SKILLS if one != skill])
        _session(village, person, other, Seen.SHOWN, began + timedelta(minutes=25), by=teacher, now=now)


def _seen(
    hands: Hands, person: Person, began: datetime, dice: Random, now: datetime
) -> Iterator[tuple[str, datetime, str]]:
    yield Seen.SHOWN if dice.random() < 0.4 else Seen.WITH_HELP, began, hands.teacher
    if (person.birth_year or 0) < 1955 and dice.random() < 0.5:
        yield Seen.FAMILY, began + timedelta(minutes=10), hands.teacher
    elif hands.checker and began + LATER <= now and dice.random() < 0.7:
        yield Seen.ALONE_CHECKED, began + LATER, hands.checker
        if began + STILL <= now and dice.random() < 0.6:
            yield Seen.ALONE_CHECKED, began + STILL, hands.checker


def _session(
    village: Place, person: Person, skill: str, seen: str, at: datetime, *, by: Actor, now: datetime
) -> None:
    actions.record_session(
        session_id=uuid7(), kind=SessionKind.HOME, skill=skill, place=village, seen=[(person, seen)],
        occurred_at=min(at, now), minutes=20, confirmed=Confirmed.SLIP, by=by, now=now,
    )  # fmt: skip


def _actor(account: Account, now: datetime) -> Actor:
    return people.actor_of(account, on=local_day(now))
