"""What every deed on a task has in common: lock, permission, state table, history, journal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from camtay.domains.people.models import Account
from camtay.domains.tasks import permissions, states
from camtay.domains.tasks.models import Task, TaskEvent
from camtay.foundation.access import Actor, Changed, Permission
from camtay.foundation.audit.journal import record
from camtay.foundation.calendar import day_key
from camtay.foundation.vietnamese import fold


@dataclass(frozen=True)
class Doing:
    """Who does something to a locked task: `accounts` they act for; `instead_of`: whom they stand in for, if anybody."""

    task: Task
    by: Actor
    now: datetime
    accounts: frozenset[int]
    instead_of: Account | None = None


def _instead_of(permission: Permission, task: Task, *, by: Actor, accounts: frozenset[int]) -> Account | None:
    """Whom the actor stands in for, where it is not their own to do."""
    of_doer = permission in (permissions.DO, permissions.HAND_ON, permissions.SPLIT)
    whose = [task.doer] if of_doer else [task.giver, task.answerable]
    known = [one for one in whose if one is not None]
    if any(one.pk == by.account_id for one in known):
        return None
    return next((one for one in known if one.pk in accounts), None)


def account_of(by: Actor) -> Account | None:
    """The account behind the actor, with its person; nobody behind the system."""
    if by.account_id is None:
        return None
    return Account.objects.select_related("person").get(pk=by.account_id)


def locked(task_id: UUID, *, version: int | None = None) -> Task:
    """The task, locked until the end of the transaction. Raises Changed when it is no longer at `version`."""
    rows = Task.objects.select_for_update(of=("self",)).shown().select_related("parent")
    task = rows.filter(pk=task_id).first()
    if task is None:
        raise Task.DoesNotExist(f"no task {task_id}")
    if version is not None and task.version != version:
        raise Changed(_("Việc này vừa được người khác cập nhật. Hãy xem lại rồi làm tiếp."))
    return task


def begin(
    task_id: UUID, permission: Permission, *, version: int | None = None, by: Actor, now: datetime
) -> Doing:
    """Lock the task and check that `by` may do this to it."""
    task = locked(task_id, version=version)
    accounts = permissions.accounts_of(by)
    permissions.check_can(permission, task, by=by, accounts=accounts)
    return Doing(task, by, now, accounts, _instead_of(permission, task, by=by, accounts=accounts))


def enter(move: str, task_id: UUID, *, version: int | None = None, by: Actor, now: datetime) -> Doing:
    """As `begin`, and put the task into the move's target state (not saved)."""
    doing = begin(task_id, permissions.BY_NAME[states.PERMISSION_OF[move]], version=version, by=by, now=now)
    doing.task.state = states.TABLE.check(move, doing.task.state)
    return doing


def finish(
    doing: Doing, what: str, *, fields: Sequence[str], words: str = "", to: Account | None = None,
    due_at: datetime | None = None,
) -> Task:  # fmt: skip
    """Fold, save, write one line of history and one of the journal."""
    task, whom = doing.task, doing.instead_of
    task.version += 1
    fold_task(task)
    task.save()
    note_event(task, what, by=doing.by, now=doing.now, instead_of=whom, words=words, to=to, due_at=due_at)
    by = doing.by.on_behalf(whom.person_id) if whom is not None else doing.by
    journal(task, what, fields=fields, by=by, now=doing.now, note=f"account:{to.pk}" if to else "")
    return task


def note_event(
    task: Task, what: str, *, by: Actor, now: datetime, instead_of: Account | None = None, words: str = "",
    to: Account | None = None, due_at: datetime | None = None,
) -> TaskEvent:  # fmt: skip
    return TaskEvent.objects.create(
        task=task, what=what, at=now, by_id=by.account_id, instead_of=instead_of, words=words[:2000], to=to,
        due_at=due_at,
    )  # fmt: skip


def journal(
    task: Task, what: str, *, fields: Sequence[str] = (), by: Actor, now: datetime, note: str = ""
) -> None:
    record(
        by=by, action=f"tasks.{what}", object_type="tasks.Task", object_id=task.pk, now=now, place_id=task.place_id,
        fields=fields, note=note,
    )  # fmt: skip


def fold_task(task: Task) -> None:
    """Write the words by which it is found, and the keys that figures read."""
    task.given_day, task.due_day = day_key(task.given_at), day_key(task.due_at)
    task.done_day = day_key(task.done_at) if task.done_at else None
    task.on_time = task.done_at <= task.due_at if task.done_at else None
    names = [one.person.name for one in (task.doer, task.giver, task.answerable) if one is not None]
    said = (task.code, task.title, task.product, task.authority, task.source_label, *names)
    task.search = fold(" ".join(word for word in said if word))[:1200]
