"""What I have to do; and what each key does."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from camtay.domains.cases import queries
from camtay.entrances.desk.cases.presenters import mine as presenting
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.tasks.presenters import lists as task_lists
from camtay.foundation.access import Refused
from camtay.foundation.ui.requests import Request


@require_safe
@staff
def mine(request: Request) -> HttpResponse:
    """By deadline, what is late on top."""
    if not queries.sees_desk(request.actor):
        raise Refused(_("Tài khoản này không xem hồ sơ của nơi nào. Hãy hỏi người quản trị của xã, phường."))
    now = timezone.now()
    tasks = queries.my_tasks(request.actor, now=now)
    context = {
        "groups": presenting.groups(tasks, now=now),
        "count": len(tasks),
        "tasks": task_lists.waiting_words(request.actor, now=now),
    }
    return page(request, "desk/mine.html", context)


@require_safe
@staff
def keys(request: Request) -> HttpResponse:
    """What each key does."""
    told = [
        ("/", _("tìm")),
        ("j", _("xuống một dòng")),
        ("k", _("lên một dòng")),
        ("Enter", _("mở dòng đang chọn")),
        ("x", _("đánh dấu dòng đang chọn")),
        ("?", _("hiện bảng này")),
    ]
    return page(request, "desk/keys.html", {"keys_told": told})
