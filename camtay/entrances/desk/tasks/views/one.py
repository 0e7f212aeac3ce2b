"""One task: its page, its files, words about it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from camtay.domains.tasks import actions, permissions, queries
from camtay.entrances.desk.frame.views import do_once, page, staff
from camtay.entrances.desk.tasks.forms import CommentForm
from camtay.entrances.desk.tasks.presenters import task as presenting
from camtay.entrances.desk.tasks.views.answering import asked_for, kept_note, uploaded
from camtay.foundation import files
from camtay.foundation.access import Refused
from camtay.foundation.ids import uuid7
from camtay.foundation.ui.requests import Request


@require_safe
@staff
def task(request: Request, task_id: UUID) -> HttpResponse:
    """All about it, and what may be done with it."""
    return _shown(request, task_id, CommentForm())


@require_safe
@staff
def file(request: Request, task_id: UUID, task_file_id: UUID) -> HttpResponseBase:
    """A file of it, shown in the browser."""
    found = queries.task(task_id, by=request.actor)
    kept = queries.file_for(found, task_file_id)
    if kept is None:
        raise Refused(_("Không có tệp này, hoặc tài khoản này không được xem."))
    return files.answer(kept.file, kept.name, inline=True)


@require_POST
@staff
def comment(request: Request, task_id: UUID) -> HttpResponse:
    """Say something, show a file."""
    found, _accounts = asked_for(request, task_id, permissions.COMMENT)
    form = CommentForm(request.POST, request.FILES)
    stored, name = uploaded(request, form)
    if not form.is_valid():
        return _shown(request, task_id, form, status=422)
    now, words = timezone.now(), form.cleaned_data["words"]

    def deed() -> object:
        said = {"words": words, "file": stored, "file_name": name}
        return actions.comment(task_id=found.pk, by=request.actor, now=now, **said)

    try:
        do_once(request, [str(found.pk), words, stored.pk if stored else None], now, deed)
    except actions.Unfit as refusal:
        form.add_error(refusal.field, refusal.message)
        return _shown(request, task_id, form, status=422)
    messages.success(request, _("Đã ghi."))
    return redirect("desk:task", task_id=found.pk)


def _shown(request: Request, task_id: UUID, form: CommentForm, *, status: int = 200) -> HttpResponse:
    accounts = permissions.accounts_of(request.actor)
    found = queries.task(task_id, by=request.actor, accounts=accounts)
    kept = kept_note(request, form) if form.is_bound else None
    context = {
        "task": found,
        "shown": presenting.page(found, by=request.actor, accounts=accounts, now=timezone.now()),
        "form": form,
        "key": str(uuid7()),
        "kept_name": kept["name"] if kept else "",
    }
    return page(request, "desk/task.html", context, status=status)
