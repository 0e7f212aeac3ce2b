"""Reminders: before a task is due, on the day, and when it is late; each once for each deadline."""

from datetime import datetime, time
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localtime

from camtay.domains.people.models import Account
from camtay.domains.tasks import messages, permissions, states
from camtay.domains.tasks.models import Deputy, Task
from camtay.domains.tasks.rules import deadlines
from camtay.foundation.access import SYSTEM, Actor, check
from camtay.foundation.calendar import calendar_now, day_key, local_day

FROM = time(7, 0)


def remind(*, by: Actor = SYSTEM, now: datetime) -> int:
    """Write what is owed; how many messages were written. Nothing at night or on a day off; repeated, nothing twice."""
    check(permissions.REMIND, by)
    calendar = calendar_now()
    if not calendar.is_working(local_day(now)) or localtime(now).time() < FROM:
        return 0
    soon = deadlines.soon_until(now, calendar)
    owing = Task.objects.to_do().filter(due_at__lte=soon).exclude(reminded=states.Reminded.LATE)
    return sum(_remind(pk, now) for pk in list(owing.order_by("due_at", "pk").values_list("pk", flat=True)))


@transaction.atomic
def _remind(task_id: UUID, now: datetime) -> int:
    rows = Task.objects.select_for_update(of=("self",)).shown().to_do()
    task = rows.filter(pk=task_id).first()
    owed = deadlines.reminder(task.due_at, now, task.reminded, calendar_now()) if task is not None else None
    if task is None or owed is None:
        return 0
    Task.objects.filter(pk=task.pk).update(reminded=owed)  # no change of the task: its version stays
    to: list[Account | None] = [task.doer, *_standing_in_for(task.doer_id, now)]
    if owed == states.Reminded.LATE:
        to += [task.giver, task.answerable]
    return messages.tell(task, owed.value, to, turn=f"{day_key(task.due_at)}", now=now)


def _standing_in_for(account_id: int, now: datetime) -> list[Account]:
    on = local_day(now)
    rows = Deputy.objects.filter(principal=account_id, valid_from__lte=on, valid_until__gte=on, ended_at=None)
    return [one.deputy for one in rows.select_related("deputy__person")]
