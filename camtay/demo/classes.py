"""The demo's classes in Phú Vinh: one held some evenings ago, in which people said themselves or through the helper
that they were there, and one whose code is open today."""

from datetime import datetime, time, timedelta
from random import Random

from camtay.demo.learning import village
from camtay.demo.names import person_name
from camtay.domains.learning import actions
from camtay.domains.learning.actions import Newcomer
from camtay.domains.learning.models import Session
from camtay.domains.people import queries as people
from camtay.domains.people.models import Account
from camtay.foundation.access import Actor
from camtay.foundation.calendar import ZONE, local_day
from camtay.foundation.ids import uuid7

KE_VO = ("19945", "Kế Võ")
HALL = "nhà văn hóa thôn Kế Võ"
EVENING = time(19, 30)
AGO = 3  # days since the class that was held
HOUSES = ("Xóm Đình", "Xóm Đình", "Xóm Chợ", "Xóm Bến", "Xóm Bến", "Xóm Chợ")


def play(accounts: dict[str, Account], *, now: datetime) -> int:
    """Both classes as they stand on the morning of `now`; how many people were in the one that was held."""
    held = _held(accounts, datetime.combine(local_day(now) - timedelta(days=AGO), EVENING, ZONE))
    tonight = datetime.combine(local_day(now), EVENING, ZONE)
    _open("pay_qr", f"Trả tiền bằng mã QR, {HALL}", tonight, by=_actor(accounts["thinh"], now), now=now)
    return held


def _held(accounts: dict[str, Account], evening: datetime) -> int:
    """Mr Bình scans the code; those without a telephone are written down by the helper."""
    afternoon, end = evening - timedelta(hours=3), evening + timedelta(minutes=90)
    oanh, binh, dice = accounts["oanh"], accounts["binh"], Random("lop hoc")
    title = f"Nhận ra tin lừa đảo, {HALL}"
    session = _open("spot_scams", title, evening, by=_actor(oanh, afternoon), now=afternoon)
    assert session.token is not None
    actions.attend(token=session.token, by=_actor(binh, evening), now=evening)
    for at, house in enumerate(HOUSES, 1):
        moment = evening + timedelta(minutes=2 * at)
        who = Newcomer(uuid7(), person_name(dice), dice.randint(1948, 1979), house)
        actions.add_attendee(session_id=session.pk, who=who, by=_actor(oanh, moment), now=moment)
    actions.close_class(session_id=session.pk, version=session.version, by=_actor(oanh, end), now=end)
    return 1 + len(HOUSES)


def _open(skill: str, title: str, at: datetime, *, by: Actor, now: datetime) -> Session:
    return actions.open_class(
        session_id=uuid7(), skill=skill, place=village(KE_VO), occurred_at=at, title=title, by=by, now=now
    )


def _actor(account: Account, now: datetime) -> Actor:
    return people.actor_of(account, on=local_day(now))
