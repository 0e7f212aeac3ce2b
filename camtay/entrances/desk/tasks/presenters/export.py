"""A list of tasks for a spreadsheet, in the columns by which it can be brought in again; and for paper."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from camtay.domains.tasks import queries, states
from camtay.domains.tasks.models import Task
from camtay.entrances.desk.tasks.presenters.lists import due_note, name_of
from camtay.foundation.calendar import local_day
from camtay.foundation.tables.exporting import Field
from camtay.foundation.ui import formats

FIELDS = (
    Field("code", _("Mã việc"), 22),
    Field("title", _("Việc"), 50),
    Field("doer", _("Người làm"), 24),
    Field("authority", _("Thẩm quyền"), 30),
    Field("answerable", _("Trách nhiệm"), 24),
    Field("product", _("Sản phẩm"), 30),
    Field("due", _("Thời gian"), 14),
    Field("detail", _("Nội dung"), 40),
    Field("state", _("Tình trạng"), 24),
    Field("late", _("Trễ"), 8),
    Field("done", _("Ngày xong"), 14),
    Field("giver", _("Người giao"), 24),
    Field("outcome", _("Kết quả đạt được"), 40),
)


def rows(tasks: Iterable[Task], *, now: datetime) -> Iterator[dict[str, Any]]:
    for task in tasks:
        yield {
            "code": task.code,
            "title": task.title,
            "doer": name_of(task.doer),
            "authority": task.authority,
            "answerable": name_of(task.answerable),
            "product": task.product,
            "due": local_day(task.due_at),
            "detail": task.detail,
            "state": str(states.TABLE.state(task.state).label),
            "late": queries.is_late(task, now=now),
            "done": local_day(task.done_at) if task.done_at else None,
            "giver": name_of(task.giver),
            "outcome": task.outcome,
        }


def on_paper(tasks: Iterable[Task], *, now: datetime) -> list[dict[str, Any]]:
    """The rows of the sheet, numbered."""
    return [
        {
            "number": number, "title": task.title, "doer": name_of(task.doer), "authority": task.authority,
            "answerable": name_of(task.answerable), "product": task.product, "due": formats.day(task.due_at),
            "state": str(states.TABLE.state(task.state).label), "note": due_note(task, now=now)[0],
        }
        for number, task in enumerate(tasks, start=1)
    ]  # fmt: skip
