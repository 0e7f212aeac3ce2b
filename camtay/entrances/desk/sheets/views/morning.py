"""The list of 7:30, to read and to print; and whether one wants it by letter."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from camtay.domains.reports import actions, queries
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.sheets.presenters import morning as presenting
from camtay.foundation.ui.requests import Request


@require_safe
@staff
def morning(request: Request) -> HttpResponse:
    """What is late or due within two working days, and who has it: a head's places, or one's own."""
    now = timezone.now()
    said = queries.morning(request.actor, now=now)
    account = request.actor.account_id
    context = {
        "today": now,
        "said": said,
        "words": presenting.words(said),
        "rooms": presenting.rooms(said, by=request.actor, now=now),
        "tasks": presenting.tasks(said, by=request.actor, now=now),
        "wants": account is not None and queries.wants_morning(account),
    }
    return page(request, "desk/morning.html", context)


@require_POST
@staff
def letter(request: Request) -> HttpResponse:
    """Have the letter of 7:30, or no more of it."""
    wanted = request.POST.get("wanted") == "1"
    actions.choose_morning(wanted=wanted, by=request.actor, now=timezone.now())
    said = (
        _("Sáng ngày làm việc nào anh/chị cũng nhận thư 7 giờ 30.")
        if wanted
        else _("Đã thôi gửi thư 7 giờ 30.")
    )
    messages.success(request, said)
    return redirect("desk:morning")
