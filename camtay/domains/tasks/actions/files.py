"""What is said and shown about a task: comments and files."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.tasks import messages, permissions, states
from camtay.domains.tasks.actions import moves
from camtay.domains.tasks.actions.moves import Doing
from camtay.domains.tasks.models import TaskEvent, TaskFile
from camtay.foundation.access import Actor, Refused, Unfit
from camtay.foundation.files.models import StoredFile

_OVER = _("Việc này đã kết thúc nên không ghi thêm được.")


@transaction.atomic
def comment(
    *,
    task_id: UUID,
    words: str,
    file: StoredFile | None = None,
    file_name: str = "",
    by: Actor,
    now: datetime,
) -> TaskEvent | None:
    """Say something about it, show a file, or both. It changes nothing of the task: its version stays."""
    words = words.strip()[:2000]
    if not words and file is None:
        raise Unfit("words", _("Hãy gõ lời trao đổi hoặc chọn một tệp."))
    doing = moves.begin(task_id, permissions.COMMENT, by=by, now=now)
    task = doing.task
    if task.state not in states.OPEN:
        raise Refused(_OVER)
    if file is not None:
        keep_file(doing, file, file_name, is_product=False)
    if not words:
        return None
    event = moves.note_event(task, "comment", by=by, now=now, words=words)
    moves.journal(task, "comment", fields=["words"], by=by, now=now)
    to = [
        one for one in (task.doer, task.giver, task.answerable) if one is not None and one.pk != by.account_id
    ]
    messages.tell(task, "comment", to, turn=str(event.pk), now=now, words=words)
    return event


def keep_file(doing: Doing, file: StoredFile, name: str, *, is_product: bool) -> None:
    """Put a stored file to a locked task; the same content once, and a product stays one."""
    kept, made = TaskFile.objects.get_or_create(
        task=doing.task, file=file,
        defaults={
            "name": name[:200], "is_product": is_product, "added_at": doing.now,
            "added_by": moves.account_of(doing.by),
        },
    )  # fmt: skip
    if not made:
        if is_product and not kept.is_product:
            TaskFile.objects.filter(pk=kept.pk).update(is_product=True)
        return
    moves.note_event(doing.task, "attach", by=doing.by, now=doing.now, words=name)
    moves.journal(doing.task, "attach", fields=["files"], by=doing.by, now=doing.now, note=f"file:{kept.pk}")
