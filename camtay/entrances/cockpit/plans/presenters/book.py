"""A plan as a spreadsheet: its goals as they stand, and its work, in the columns by which both can be brought in again."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from camtay.domains.plans import states
from camtay.domains.plans.models import Plan
from camtay.domains.plans.queries import Seen, words
from camtay.domains.tasks import queries as tasks
from camtay.domains.tasks import states as task_states
from camtay.domains.tasks.models import Task
from camtay.foundation.calendar import local_day
from camtay.foundation.tables.exporting import Field, Sheet

GOALS = (
    Field("number", gettext_lazy("Số"), 6),
    Field("title", gettext_lazy("Mục tiêu"), 50),
    Field("indicator", gettext_lazy("Đo bằng số liệu"), 26),
    Field("target", gettext_lazy("Phải đạt"), 12),
    Field("start", gettext_lazy("Lúc đầu"), 12),
    Field("due_day", gettext_lazy("Phải đạt vào ngày"), 16),
    Field("wanted", gettext_lazy("Muốn con số đi về đâu"), 22),
    Field("span", gettext_lazy("Lấy số liệu của những ngày nào"), 26),
    Field("value", gettext_lazy("Đang"), 14),
    Field("status", gettext_lazy("Tình trạng"), 20),
    Field("why", gettext_lazy("Vì sao"), 70),
    Field("plan", gettext_lazy("Kế hoạch"), 40),
)
WORK = (
    Field("goal", gettext_lazy("Mục tiêu"), 40),
    Field("code", gettext_lazy("Mã việc"), 22),
    Field("title", gettext_lazy("Việc"), 50),
    Field("doer", gettext_lazy("Người làm"), 24),
    Field("authority", gettext_lazy("Thẩm quyền"), 24),
    Field("answerable", gettext_lazy("Trách nhiệm"), 24),
    Field("product", gettext_lazy("Sản phẩm"), 30),
    Field("due", gettext_lazy("Thời gian"), 14),
    Field("detail", gettext_lazy("Nội dung"), 40),
    Field("state", gettext_lazy("Tình trạng"), 20),
    Field("late", gettext_lazy("Trễ"), 8),
    Field("done", gettext_lazy("Ngày xong"), 14),
    Field("outcome", gettext_lazy("Kết quả đạt được"), 40),
    Field("plan", gettext_lazy("Kế hoạch"), 40),
)


def sheets(plan: Plan, goals: Sequence[Seen], work: Iterable[Task], *, now: datetime) -> list[Sheet]:
    return [
        Sheet(_("Mục tiêu"), GOALS, _goals(plan, goals), plan.title),
        Sheet(_("Việc"), WORK, work_rows(plan, work, now=now), plan.title),
    ]


def _goals(plan: Plan, goals: Sequence[Seen]) -> Iterator[dict[str, Any]]:
    """The target as it is typed (98 for 98 %), the value as it is written."""
    for number, seen in enumerate(goals, start=1):
        goal, measured = seen.goal, seen.definition is not None
        yield {
            "number": number, "title": goal.title, "indicator": goal.indicator, "target": goal.target,
            "start": goal.start, "due_day": goal.due_day, "why": words.why(seen),
            "wanted": goal.get_wanted_display() if measured else None,
            "span": goal.get_span_display() if measured else None,
            "value": words.value_of(seen, seen.standing.value) if measured else None,
            "status": str(states.LABELS[seen.standing.status]), "plan": plan.title,
        }  # fmt: skip


def work_rows(plan: Plan, work: Iterable[Task], *, now: datetime) -> Iterator[dict[str, Any]]:
    for task in work:
        yield {
            "goal": task.source_label, "code": task.code, "title": task.title, "doer": task.doer.person.name,
            "authority": task.authority, "product": task.product, "due": local_day(task.due_at),
            "answerable": task.answerable.person.name if task.answerable is not None else "",
            "detail": task.detail, "state": str(task_states.TABLE.state(task.state).label),
            "late": tasks.is_late(task, now=now), "outcome": task.outcome,
            "done": local_day(task.done_at) if task.done_at else None, "plan": plan.title,
        }  # fmt: skip
