"""One task, with what hangs on it. Always through a scope."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from camtay.domains.tasks import permissions, states
from camtay.domains.tasks.models import Extension, Task, TaskEvent, TaskFile, TaskQuerySet
from camtay.domains.tasks.rules import deadlines
from camtay.foundation.access import Actor, Permission, Refused, scope_of
from camtay.foundation.calendar import calendar_now
from camtay.foundation.transitions import Move

NOT_YOURS = _("Không có việc này, hoặc tài khoản này không được xem.")
# What is written on a button, in this order; the rest of the table's moves is reached by a link.
BUTTONS = ("accept", "start", "finish", "confirm", "send_back", "hand_on", "decline", "drop")


def seen_by(by: Actor, accounts: frozenset[int]) -> Q:
    """What `by` may see: all of their places, and what they have to do with. `accounts`: `permissions.accounts_of(by)`."""
    scope = scope_of(permissions.SEE, by)
    if scope.everywhere:
        return Q()
    mine = Q(pk=None)
    if any(held.role in permissions.SEE.grants for held in by.roles):
        mine = (
            Q(doer__in=accounts)
            | Q(giver__in=accounts)
            | Q(answerable__in=accounts)
            | Q(handed_by__in=accounts)
        )
    return Q(place__in=scope.place_ids) | mine


def task(task_id: UUID, *, by: Actor, accounts: frozenset[int] | None = None) -> Task:
    """Raises Refused for one that is not there, or is not theirs to see: in the same words."""
    known = permissions.accounts_of(by) if accounts is None else accounts
    found = (
        Task.objects.shown()
        .select_related("parent", "handed_by__person")
        .filter(seen_by(by, known), pk=task_id)
    )
    one = found.first()
    if one is None:
        raise Refused(NOT_YOURS)
    return one


def parts_of(task: Task) -> TaskQuerySet:
    """The parts it was split into, as lists show them."""
    return Task.objects.filter(parent=task).shown().by_deadline()


def open_parts(task: Task) -> TaskQuerySet:
    """The parts that still have to be done."""
    return Task.objects.filter(parent=task, state__in=states.RUNNING).shown().by_deadline()


def events_of(task: Task) -> list[TaskEvent]:
    """All that happened, the newest first."""
    rows = task.events.select_related("by__person", "instead_of__person", "to__person")
    return list(rows.order_by("-at", "-id"))


def files_of(task: Task) -> list[TaskFile]:
    return list(task.files.select_related("file", "added_by__person"))


def file_for(task: Task, file_id: UUID) -> TaskFile | None:
    return task.files.select_related("file").filter(pk=file_id).first()


def waiting_extension(task: Task) -> Extension | None:
    """The wish for more time that has no answer yet."""
    return task.extensions.select_related("asked_by__person").filter(answered_at=None).first()


def group(task: Task, *, now: datetime) -> str:
    """One of deadlines.GROUPS while it has to be done; "done", "over" afterwards."""
    if task.state in states.OVER:
        return "over"
    if task.state == states.DONE:
        return "done"
    return deadlines.group(task.due_at, now, calendar_now())


def is_late(task: Task, *, now: datetime) -> bool:
    """Past its deadline and not done; or done after it."""
    if task.state in states.RUNNING:
        return task.due_at < now
    return task.on_time is False


@dataclass(frozen=True)
class Rights:
    """What `by` may do with a task now, worked out once for a page."""

    moves: tuple[Move, ...]
    change: bool
    split: bool
    comment: bool
    ask_extension: bool
    answer_extension: bool


def rights(task: Task, *, by: Actor, accounts: frozenset[int], waiting: bool) -> Rights:
    """`waiting`: does a wish for more time wait for its answer?"""

    def may(permission: Permission) -> bool:
        return permissions.can(permission, task, by=by, accounts=accounts)

    is_open, running = task.state in states.OPEN, task.state in states.RUNNING
    return Rights(
        moves=moves_for(task, by=by, accounts=accounts),
        change=running and may(permissions.CHANGE),
        split=running and not task.is_part and may(permissions.SPLIT),
        comment=is_open and may(permissions.COMMENT),
        ask_extension=running and not waiting and may(permissions.DO),
        answer_extension=waiting and running and may(permissions.CONFIRM),
    )


def moves_for(task: Task, *, by: Actor, accounts: frozenset[int] | None = None) -> tuple[Move, ...]:
    """The buttons: what the state allows and `by` may do."""
    known = permissions.accounts_of(by) if accounts is None else accounts
    open_to = [
        move
        for move in states.TABLE.moves_from(task.state)
        if permissions.can(permissions.BY_NAME[str(move.permission)], task, by=by, accounts=known)
    ]
    return tuple(sorted(open_to, key=lambda move: BUTTONS.index(move.name)))
