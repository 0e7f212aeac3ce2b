"""A plan of Phú Xuân with goals, and cases that finish on time or late, month by month."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from camtay.domains.cases import states
from camtay.domains.cases.tests import factories
from camtay.domains.learning.models import PersonProgress
from camtay.domains.people.tests.make import group_three, person
from camtay.domains.plans import actions
from camtay.domains.plans.actions import Said
from camtay.domains.plans.models import Goal, Plan
from camtay.domains.tasks.tests.make import NOW, Office, office, task
from camtay.foundation.calendar import ZONE, day_key

__all__ = ["NOW", "Office", "cases", "goal", "office", "open_cases", "plan", "settle", "shown", "task"]


def plan(people: Office, now: datetime = NOW, **fields: Any) -> Plan:
    """Of the year 2026."""
    said: dict[str, Any] = {
        "title": "Chuyển đổi số phường Phú Xuân năm 2026", "number": "12-NQ/ĐU", "day": date(2026, 1, 5),
        "valid_from": date(2026, 1, 1), "valid_until": date(2026, 12, 31),
    }  # fmt: skip
    return actions.make_plan(place=people.place, by=people.actor("vinh"), now=now, **(said | fields))


def goal(people: Office, of: Plan, now: datetime = NOW, **fields: Any) -> Goal:
    """98 % on time by the end of the year, from 90 %."""
    said: dict[str, Any] = {
        "title": "Hồ sơ đúng hạn đạt 98 %", "indicator": "cases.on_time", "target": Decimal(98), "start": Decimal(90),
        "due_day": date(2026, 12, 31),
    }  # fmt: skip
    return actions.set_goal(plan_id=of.pk, said=Said(**(said | fields)), by=people.actor("vinh"), now=now)


def cases(people: Office, month: int, on_time: int, late: int, **fields: Any) -> None:
    """Handed over on the 10th of a month of 2026: so many on time, so many late."""
    settle(people, datetime.combine(date(2026, month, 10), time(9), tzinfo=ZONE), on_time, late, **fields)


def settle(people: Office, at: datetime, on_time: int, late: int, **fields: Any) -> None:
    """Handed over at a moment."""
    for number in range(on_time + late):
        due = {"due_at": at - timedelta(hours=5)} if number < late else {}
        factories.case(states.HANDED_OVER, at=at, where=people.place, **due, **fields)


def open_cases(people: Office, *, overdue: int, in_time: int) -> None:
    """Under way since yesterday: past their hour since two hours, or due tomorrow."""
    for number in range(overdue + in_time):
        due = {"due_at": NOW - timedelta(hours=2)} if number < overdue else {}
        factories.case(states.IN_PROGRESS, at=NOW, where=people.place, **due)


def shown(people: Office, name: str, day: date) -> PersonProgress:
    """Somebody of Tổ 3 who was shown how for the first time on a day."""
    return PersonProgress.objects.create(
        person=person(name, group_three()),
        commune=people.place,
        neighbourhood=group_three(),
        shown_day=day_key(day),
    )
