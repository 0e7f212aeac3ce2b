"""Three months closed in Phong Thái and Phú Vinh; and in Phú Vinh a list that came late, and what it corrected.

The months are those in which the article's last cases lie. All are closed this morning, by the ordinary action.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from camtay.demo import lists
from camtay.demo.imports import bring_in
from camtay.domains.closings import actions, queries
from camtay.domains.closings.models import Closing
from camtay.domains.people import queries as people
from camtay.domains.people.models import Account
from camtay.domains.places import queries as places
from camtay.foundation.access import Actor
from camtay.foundation.calendar import Calendar, local_day

REGIME = "tthc-thang"
LATE_AT, LATE = "19945", 3  # so many of its October cases come with a second list
CLOSERS = {"19858": "phuoc", "19945": "thu"}
LAST_MONTHS = (date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1))
REASON = "Hệ thống của thành phố gửi bổ sung 3 hồ sơ tháng 10 bị sót khi kết xuất danh sách lần đầu."

Rows = Iterable[Sequence[str]]


def first_list(plan: lists.Plan, rows: Rows) -> list[Sequence[str]]:
    """Without what the first list lacked."""
    return _parted(plan, rows)[0]


def _parted(plan: lists.Plan, rows: Rows) -> tuple[list[Sequence[str]], list[Sequence[str]]]:
    """A list, and the list that made it whole; each with its headers. The article's cases stand first in it."""
    header, *lines = rows
    if plan.place != LATE_AT:
        return [header, *lines], [header]
    late = slice(plan.settled - LATE, plan.settled)
    return [header, *lines[: late.start], *lines[late.stop :]], [header, *lines[late]]


def play(accounts: dict[str, Account], *, now: datetime, calendar: Calendar) -> int:
    """How many closings there are."""
    closed = {code: _close(code, _actor(accounts[key], now), now) for code, key in CLOSERS.items()}
    later = now + timedelta(minutes=20)
    [plan] = (one for one in lists.PLANS if one.place == LATE_AT)
    rows = lists.rows(plan, today=local_day(now), calendar=calendar)
    bring_in(LATE_AT, f"danh-sach-bo-sung-{LATE_AT}.csv", _parted(plan, rows)[1], now=later)
    last = closed[LATE_AT][-1] if len(closed[LATE_AT]) == len(LAST_MONTHS) else None
    if last is not None:
        leader = _actor(accounts[CLOSERS[LATE_AT]], now)
        actions.revise(closing_id=last.pk, reason=REASON, by=leader, now=later + timedelta(minutes=5))
    return Closing.objects.count()


def _close(code: str, leader: Actor, now: datetime) -> list[Closing]:
    """Those of the months that are over."""
    place = places.by_code(code)
    assert place is not None
    regime = queries.regime_of(place, REGIME)
    assert regime is not None
    over = [day for day in LAST_MONTHS if queries.is_over(queries.period_at(regime, day), now)]
    at = now + timedelta(minutes=10)
    return [actions.close(place=place, regime=regime, day=day, by=leader, now=at) for day in over]


def _actor(account: Account, now: datetime) -> Actor:
    return people.actor_of(account, on=local_day(now))
