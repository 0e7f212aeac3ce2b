"""Notes among officials on a case."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from camtay.domains.cases import actions, permissions, queries
from camtay.entrances.desk.frame.views import do_once, page, staff
from camtay.entrances.desk.process.forms import NoteForm
from camtay.foundation.access import Refused
from camtay.foundation.ids import uuid7
from camtay.foundation.ui.requests import Request


@require_http_methods(["GET", "POST"])
@staff
def note(request: Request, case_id: UUID) -> HttpResponse:
    """Write one."""
    case = queries.at_desk(case_id, by=request.actor)
    if request.method == "GET" and not queries.can_note(case, by=request.actor):
        return redirect("desk:case", case_id=case.pk)
    permissions.check_can(permissions.NOTE, case, by=request.actor)
    form = NoteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        words, now = form.cleaned_data["words"], timezone.now()
        do_once(
            request,
            [str(case.pk), "note", words],
            now,
            lambda: actions.write_note(case_id=case.pk, words=words, by=request.actor, now=now),
        )
        messages.success(request, _("Đã ghi chú."))
        return redirect("desk:case", case_id=case.pk)
    context = {"case": case, "form": form, "key": str(uuid7())}
    return page(request, "desk/note.html", context, status=422 if form.errors else 200)


@require_POST
@staff
def withdraw(request: Request, case_id: UUID, note_id: UUID) -> HttpResponse:
    """Take one's own note back."""
    case = queries.at_desk(case_id, by=request.actor)
    permissions.check_can(permissions.NOTE, case, by=request.actor)
    try:
        actions.withdraw_note(case_id=case.pk, note_id=note_id, by=request.actor, now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("Đã rút ghi chú."))
    return redirect("desk:case", case_id=case.pk)
