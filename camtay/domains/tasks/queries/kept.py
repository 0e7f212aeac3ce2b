"""What this domain keeps about a person: only what they do as an official, or wrote themselves."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from camtay.domains.tasks import states
from camtay.domains.tasks.models import Extension, Task, TaskEvent, TaskFile
from camtay.foundation.kept import Ground, Kept, Register, Shown, Whom
from camtay.foundation.ui import formats

_WORK = _("Việc bạn được giao, đã giao")
ARCHIVE = _("Luật Lưu trữ 33/2024/QH15")
TERM = _("Hết thời hạn bảo quản tài liệu công việc theo Luật Lưu trữ")
_GIVEN = Ground(
    _("Để biết ai làm việc gì, đến bao giờ, và giải trình khi cần."),
    _("Thực hiện công vụ, quy chế làm việc của xã, phường."),
    _("Hết thời hạn bảo quản tài liệu công việc theo Luật Lưu trữ."),
)

_TASK = Shown(
    _WORK, _("Việc"), _GIVEN, ("tasks.Task.detail", "tasks.Task.outcome", "tasks.Task.reason")
)  # fmt: skip
_SAID = Shown(_WORK, _("Lời bạn đã ghi"), _GIVEN, ("tasks.TaskEvent.words",))
_FILE = Shown(_WORK, _("Tệp bạn đã đính kèm"), _GIVEN, ("tasks.TaskFile.name", "tasks.TaskFile.file"))
_MORE = Shown(_WORK, _("Xin thêm thời gian"), _GIVEN, ("tasks.Extension.reason", "tasks.Extension.answer"))

KEEPS = Register(
    _("Việc được giao"),
    (_TASK, _SAID, _FILE, _MORE),
    {"tasks.Task.search": _("Tên việc và người làm viết không dấu, chỉ để tìm kiếm.")},
)


def tasks_about(who: Whom) -> Q:
    """Tasks that somebody did, gave or answered for."""
    return Q(doer__person__in=who.ids) | Q(giver__person__in=who.ids) | Q(answerable__person__in=who.ids)


def about(who: Whom) -> list[Kept]:
    """Everything this domain holds about a person."""
    return [*_tasks(who), *_said(who), *_files(who), *_extensions(who)]


def _tasks(who: Whom) -> Iterator[Kept]:
    for one in Task.objects.filter(tasks_about(who)).order_by("given_at", "pk"):
        state = states.TABLE.state(one.state).label
        said = (f"{one.code} {one.title} ({state})", one.detail, one.outcome, one.reason)
        yield _TASK.line(". ".join(part for part in said if part))


def _said(who: Whom) -> Iterator[Kept]:
    rows = TaskEvent.objects.filter(by__person__in=who.ids).exclude(words="").select_related("task")
    for one in rows.order_by("at", "pk"):
        yield _SAID.line(f"{formats.moment(one.at)}, {one.task.code}: {one.words}")


def _files(who: Whom) -> Iterator[Kept]:
    rows = TaskFile.objects.filter(added_by__person__in=who.ids).select_related("task")
    for one in rows.order_by("added_at", "pk"):
        yield _FILE.line(f"{one.name}, {one.task.code}, {formats.moment(one.added_at)}")


def _extensions(who: Whom) -> Iterator[Kept]:
    mine = Q(asked_by__person__in=who.ids) | Q(answered_by__person__in=who.ids)
    for one in Extension.objects.filter(mine).select_related("task").order_by("asked_at", "pk"):
        yield _MORE.line(": ".join(part for part in (one.task.code, one.reason, one.answer) if part))
