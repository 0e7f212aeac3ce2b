"""What I have to do; and, for heads and leaders, what is about to be due and who has it."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from camtay.domains.cases import permissions, queries
from camtay.domains.places import queries as places
from camtay.entrances.desk.cases.presenters import mine as presenting
from camtay.entrances.desk.frame import presenters as frame
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.tasks.presenters import lists as task_lists
from camtay.foundation.access import Refused, scope_of
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
def morning(request: Request) -> HttpResponse:
    """The list of 7:30, to print."""
    if not frame.may(permissions.MORNING, request.actor):
        raise Refused(_("Danh sách này dành cho trưởng phòng và lãnh đạo xã, phường."))
    now = timezone.now()
    tasks = queries.due_soon(request.actor, now=now)
    context = {
        "today": now,
        "places": places.communes_among(scope_of(permissions.MORNING, request.actor).place_ids),
        "rooms": presenting.rooms(tasks, now=now),
        "late": sum(task.group == "late" for task in tasks),
        "count": len(tasks),
    }
    return page(request, "desk/morning.html", context)


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
