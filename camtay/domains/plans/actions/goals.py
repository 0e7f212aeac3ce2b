"""Goals are set, changed and dropped; work is added to them."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from camtay.domains.people.models import Account
from camtay.domains.plans.actions import making
from camtay.domains.plans.actions.making import Said
from camtay.domains.plans.models import Goal
from camtay.domains.plans.queries.work import SOURCE
from camtay.domains.tasks import actions as tasks
from camtay.domains.tasks.models import Task
from camtay.foundation.access import Actor, Unfit
from camtay.foundation.ids import uuid7


@transaction.atomic
def set_goal(*, plan_id: UUID, said: Said, by: Actor, now: datetime) -> Goal:
    """A goal of a plan, after those that stand. Raises Refused, Unfit."""
    plan = making.locked_plan(plan_id, by=by)
    said = making.checked(said, plan)
    last = plan.goals.aggregate(last=Max("position"))["last"] or 0
    goal = Goal(plan=plan, position=last + 1, recorded_at=now, **vars(said))
    goal.save(force_insert=True)
    making.tell(goal, "set", making.target_words(goal), by=by, now=now)
    making.journal(goal, "set_goal", fields=("title", "indicator", "target", "due_day"), by=by, now=now)
    return goal


@transaction.atomic
def change_goal(*, goal_id: UUID, version: int | None = None, said: Said, by: Actor, now: datetime) -> Goal:
    """Raises Refused, Changed, Unfit. Its history keeps what it said before."""
    goal = making.locked_goal(goal_id, version=version, by=by)
    said = making.checked(said, goal.plan)
    changed = tuple(name for name in making.FIELDS if getattr(goal, name) != getattr(said, name))
    if not changed:
        return goal
    before = making.described(goal)
    for name in changed:
        setattr(goal, name, getattr(said, name))
    goal.version += 1
    goal.save()
    making.tell(goal, "change", making.changed_words(before, goal), by=by, now=now)
    making.journal(goal, "change_goal", fields=changed, by=by, now=now)
    return goal


@transaction.atomic
def drop_goal(*, goal_id: UUID, version: int | None = None, reason: str, by: Actor, now: datetime) -> Goal:
    """It stays in the plan, said to be dropped and why; its work is for whoever gave it to end. Raises as above."""
    goal = making.locked_goal(goal_id, version=version, by=by)
    reason = reason.strip()
    if not reason:
        raise Unfit("reason", _("Hãy ghi vì sao thôi mục tiêu này."))
    goal.dropped_at = now
    goal.version += 1
    goal.save()
    making.tell(goal, "drop", reason, by=by, now=now)
    making.journal(goal, "drop_goal", fields=("dropped_at",), by=by, now=now)
    return goal


@transaction.atomic
def add_work(
    *, goal_id: UUID, title: str, doer: Account, time: tasks.Time, detail: str = "", authority: str = "",
    product: str = "", answerable: Account | None = None, by: Actor, now: datetime,
) -> Task:  # fmt: skip
    """A piece of work for a goal: a task like any other, that says which goal it is for. Raises Refused, Unfit; and
    `tasks.actions.Unfit` of the task."""
    goal = making.locked_goal(goal_id, by=by)
    task = tasks.raise_task(
        key=f"{SOURCE}:{uuid7()}", source=source_of(goal), place=goal.plan.place, doer=doer, time=time, title=title,
        detail=detail, authority=authority or goal.plan.number, product=product, giver=_giver(by),
        answerable=answerable, by=by, now=now,
    )  # fmt: skip
    making.tell(goal, "add_work", f"{task.title} ({task.code})", by=by, now=now)
    making.journal(goal, "add_work", fields=("work",), by=by, now=now, note=f"task:{task.code}")
    return task


def source_of(goal: Goal) -> tasks.Source:
    """What a task says of where it comes from."""
    return tasks.Source(SOURCE, str(goal.pk), goal.title[:200], goal.path)


def _giver(by: Actor) -> Account | None:
    if by.account_id is None:
        return None
    return Account.objects.select_related("person").get(pk=by.account_id)
