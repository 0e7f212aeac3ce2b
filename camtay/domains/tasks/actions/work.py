"""The way of a task: taken on, done, confirmed, sent back, handed on, dropped."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.people.models import Account
from camtay.domains.tasks import messages, states
from camtay.domains.tasks.actions import giving, moves
from camtay.domains.tasks.actions.files import keep_file
from camtay.domains.tasks.actions.moves import Doing
from camtay.domains.tasks.models import Task
from camtay.foundation.access import Actor, Refused, Unfit
from camtay.foundation.files.models import StoredFile


@transaction.atomic
def turn(
    *, task_id: UUID, move: str, reason: str = "", version: int | None = None, by: Actor, now: datetime
) -> Task:
    """One of `states.TURNS`. Raises Refused, Unfit where a reason is missing."""
    if move not in states.TURNS:
        raise ValueError(f"{move!r} is done by a deed of its own")
    reason = reason.strip()[:1000]
    doing = moves.enter(move, task_id, version=version, by=by, now=now)
    if not reason and move in states.REASON_NEEDED:
        raise Unfit("reason", _("Hãy ghi lý do để người kia biết phải làm gì."))
    task = doing.task
    if move == "send_back" and task.parent is not None and task.parent.state in states.SETTLED:
        raise Refused(_("Cả việc lớn đã báo xong. Hãy trả lại việc lớn trước."))
    _mark(task, move, reason, now)
    if move == "drop":
        _drop_parts(doing, reason)
    moves.finish(doing, move, fields=["state", "reason"] if reason else ["state"], words=reason)
    _tell_of_turn(doing, move, reason)
    return task


def _mark(task: Task, move: str, reason: str, now: datetime) -> None:
    if move == "accept":
        task.accepted_at = now
    elif move == "start":
        task.begun_at = task.begun_at or now
    elif move == "send_back":
        task.done_at = task.done_by = None
        task.reminded = states.Reminded.NOT_YET
    if move in ("confirm", "drop"):
        task.closed_at = now
        task.extensions.filter(answered_at=None).delete()
    if move in states.REASON_NEEDED or move == "start":
        task.reason = reason


def _drop_parts(doing: Doing, reason: str) -> None:
    """What is dropped as a whole is dropped in its parts."""
    parts = (
        Task.objects.select_for_update(of=("self",)).shown().filter(parent=doing.task, state__in=states.OPEN)
    )
    for part in parts.by_deadline():
        part.state = states.TABLE.check("drop", part.state)
        _mark(part, "drop", reason, doing.now)
        part_doing = Doing(part, doing.by, doing.now, doing.accounts, doing.instead_of)
        moves.finish(part_doing, "drop", fields=["state", "reason"], words=reason)
        _tell_of_turn(part_doing, "drop", reason)


def _tell_of_turn(doing: Doing, move: str, reason: str) -> None:
    task = doing.task
    to: dict[str, list[Account | None]] = {
        "decline": [task.giver or task.answerable],
        "confirm": [task.doer],
        "send_back": [task.doer],
        "drop": [task.doer],
    }
    _tell(doing, move, to.get(move, []), reason)


def _tell(doing: Doing, what: str, to: list[Account | None], words: str = "") -> None:
    """Everybody but who did it."""
    others = [one for one in to if one is not None and one.pk != doing.by.account_id]
    messages.tell(doing.task, what, others, turn=str(doing.task.version), now=doing.now, words=words)


@transaction.atomic
def finish(
    *, task_id: UUID, outcome: str, file: StoredFile | None = None, file_name: str = "", version: int | None = None,
    by: Actor, now: datetime,
) -> Task:  # fmt: skip
    """It is done: what came out of it, with the product as a file where there is one. Refused while parts are open."""
    doing = moves.enter("finish", task_id, version=version, by=by, now=now)
    task, outcome = doing.task, outcome.strip()[:2000]
    if not outcome:
        raise Unfit("outcome", _("Hãy ghi kết quả: đã làm được gì."))
    waiting = Task.objects.filter(parent=task, state__in=states.RUNNING).count()
    if waiting:
        raise Refused(
            _("Còn %(count)s phần việc chưa xong. Xong các phần rồi mới báo xong cả việc.")
            % {"count": waiting}
        )
    task.begun_at = task.begun_at or now
    task.outcome, task.done_at = outcome, now
    task.done_by = moves.account_of(by)
    task.extensions.filter(answered_at=None).delete()
    if file is not None:
        keep_file(doing, file, file_name, is_product=True)
    moves.finish(doing, "finish", fields=["state", "outcome", "done_at"], words=outcome)
    _tell(doing, "finish", [task.giver, task.answerable], outcome)
    _tell_of_whole(task, now)
    return task


def _tell_of_whole(task: Task, now: datetime) -> None:
    """Whoever does the whole learns that its last part is done."""
    if task.parent is None or Task.objects.filter(parent=task.parent, state__in=states.RUNNING).exists():
        return
    whole = Task.objects.shown().get(pk=task.parent.pk)
    messages.tell(whole, "parts_done", [whole.doer], turn=f"{task.pk}:{task.version}", now=now)


@transaction.atomic
def hand_on(
    *, task_id: UUID, to: Account, words: str = "", version: int | None = None, by: Actor, now: datetime
) -> Task:
    """Give it to somebody else of the place; whoever gave it first still confirms it."""
    doing = moves.enter("hand_on", task_id, version=version, by=by, now=now)
    task, before = doing.task, doing.task.doer
    if to.pk == before.pk:
        raise Unfit("doer", _("Người này đang giữ việc rồi. Hãy chọn người khác."))
    task.department = giving.check_doer(task.place, to, now)
    task.handed_by, task.doer = before, to
    task.accepted_at = task.begun_at = None
    task.reminded = states.Reminded.NOT_YET
    task.extensions.filter(answered_at=None).delete()
    words = words.strip()[:1000]
    moves.finish(doing, "hand_on", fields=["doer", "state"], words=words, to=to)
    _tell(doing, "hand_on", [to, task.giver, before], words)
    return task
