"""What a task says is changed by who gave it; more time is asked by who does it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.people.models import Account
from camtay.domains.tasks import messages, permissions, states
from camtay.domains.tasks.actions import giving, moves
from camtay.domains.tasks.actions.giving import Time
from camtay.domains.tasks.actions.moves import Doing
from camtay.domains.tasks.models import Extension, Task
from camtay.foundation.access import Actor, Refused, Unfit

NOT_RUNNING = _("Việc này đã báo xong hoặc đã kết thúc nên không sửa được nữa.")


@transaction.atomic
def change(
    *, task_id: UUID, title: str, detail: str = "", authority: str = "", product: str = "",
    answerable: Account | None = None, time: Time | None = None, version: int | None = None, by: Actor, now: datetime,
) -> Task:  # fmt: skip
    """Word it anew, or set another deadline (`time`; None leaves it). Who does it is changed by handing it on."""
    doing = moves.begin(task_id, permissions.CHANGE, version=version, by=by, now=now)
    task = doing.task
    if task.state not in states.RUNNING:
        raise Refused(NOT_RUNNING)
    title = " ".join(title.split())
    if not title:
        raise Unfit("title", _("Hãy ghi việc phải làm."))
    giving.check_answerable(task.place, answerable, now)
    wanted = {
        "title": title[:300], "detail": detail.strip()[:4000], "authority": authority.strip()[:300],
        "product": product.strip()[:300], "answerable": answerable,
    }  # fmt: skip
    fields = [name for name, value in wanted.items() if getattr(task, name) != value]
    for name in fields:
        setattr(task, name, wanted[name])
    due = time.due_at(now) if time is not None else task.due_at
    if due != task.due_at and time is not None:
        _set_due(task, due, time)
        fields.append("due_at")
    if not fields:
        return task
    moves.finish(
        doing,
        "change",
        fields=fields,
        due_at=due if "due_at" in fields else None,
    )
    if task.doer_id != by.account_id:
        messages.tell(task, "change", [task.doer], turn=str(task.version), now=now, words=task.detail)
    return task


def _set_due(task: Task, due: datetime, time: Time) -> None:
    if task.parent is not None and due > task.parent.due_at:
        raise Unfit("day", _("Phần việc phải xong trước hạn của cả việc."))
    task.due_at = due
    task.limit_unit = time.unit
    task.limit_amount = None if time.unit == states.Limit.DAY else time.amount
    task.reminded = states.Reminded.NOT_YET


@transaction.atomic
def ask_extension(
    *, task_id: UUID, time: Time, reason: str, version: int | None = None, by: Actor, now: datetime
) -> Extension:
    """Ask for more time, with the reason. One wish waits at a time; the deadline stays until it is granted."""
    doing = moves.begin(task_id, permissions.DO, version=version, by=by, now=now)
    task, reason = doing.task, reason.strip()[:1000]
    if task.state not in states.RUNNING:
        raise Refused(NOT_RUNNING)
    if task.extensions.filter(answered_at=None).exists():
        raise Refused(_("Đã xin thêm thời gian rồi, đang chờ trả lời."))
    if not reason:
        raise Unfit("reason", _("Hãy ghi vì sao cần thêm thời gian."))
    due = time.due_at(now)
    if due <= task.due_at:
        raise Unfit("day", _("Hạn mới phải sau hạn đang có."))
    if task.parent is not None and due > task.parent.due_at:
        raise Unfit("day", _("Phần việc phải xong trước hạn của cả việc."))
    asked = Extension.objects.create(
        task=task, due_at=due, reason=reason, asked_at=now, asked_by_id=by.account_id
    )
    moves.finish(doing, "ask_extension", fields=["extension"], words=reason, due_at=due)
    _tell(doing, "ask_extension", [task.giver, task.answerable], reason)
    return asked


@transaction.atomic
def answer_extension(
    *, task_id: UUID, granted: bool, answer: str = "", version: int | None = None, by: Actor, now: datetime
) -> Task:
    """Grant the wish that waits, or not; a refusal says why. Never one's own."""
    doing = moves.begin(task_id, permissions.CONFIRM, version=version, by=by, now=now)
    task, answer = doing.task, answer.strip()[:1000]
    waiting = task.extensions.select_for_update().filter(answered_at=None).first()
    if waiting is None or task.state not in states.RUNNING:
        raise Refused(_("Không còn lời xin thêm thời gian nào đang chờ."))
    if not granted and not answer:
        raise Unfit("answer", _("Hãy ghi vì sao không đồng ý."))
    waiting.granted, waiting.answer, waiting.answered_at = granted, answer, now
    waiting.answered_by_id = by.account_id
    waiting.save()
    if granted:
        _set_due(task, waiting.due_at, Time(unit=states.Limit.DAY))
    what = "grant_extension" if granted else "refuse_extension"
    moves.finish(
        doing, what, fields=["due_at"] if granted else ["extension"], words=answer,
        due_at=waiting.due_at,
    )  # fmt: skip
    _tell(doing, what, [task.doer], answer)
    return task


def _tell(doing: Doing, what: str, to: list[Account | None], words: str) -> None:
    others = [one for one in to if one is not None and one.pk != doing.by.account_id]
    messages.tell(doing.task, what, others, turn=str(doing.task.version), now=doing.now, words=words)
