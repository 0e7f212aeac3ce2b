"""Publishing a draft, throwing it away, and looking at what was published."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from camtay.domains.procedures import actions, permissions, queries
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.procedures.forms.editing import NoteForm
from camtay.entrances.desk.procedures.presenters import editing as presenting
from camtay.entrances.desk.procedures.views.drafts import GET_OR_POST, draft_of, procedure_of
from camtay.foundation.access import Refused
from camtay.foundation.ui.requests import Request


@require_http_methods(GET_OR_POST)
@staff
def publish(request: Request, code: str) -> HttpResponse:
    """What changes, and the button that puts it in force."""
    permissions.check_can_publish(by=request.actor)
    draft = draft_of(request, code)
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        version = request.POST.get("version", "")
        try:
            done = actions.publish_edition(
                edition_id=draft.edition.pk,
                row_version=int(version) if version.isdecimal() and len(version) < 9 else 0,
                note=form.cleaned_data["note"], by=request.actor, now=timezone.now(),
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            said = _("Đã công bố phiên bản %(number)s. Hồ sơ mới dùng bản này; hồ sơ đã bắt đầu giữ bản cũ.")
            messages.success(request, said % {"number": done.version})
            return redirect("desk:procedure", draft.procedure.code)
    context = {
        "procedure": draft.procedure,
        "version": draft.edition.row_version,
        "form": form,
        "changes": queries.changes(draft.edition),
        "shown": presenting.overview(draft.edition, draft.procedure.code),
    }
    return page(request, "desk/edition_publish.html", context, status=422 if form.errors else 200)


@require_http_methods(GET_OR_POST)
@staff
def discard(request: Request, code: str) -> HttpResponse:
    """Throw the draft away, after asking once."""
    draft = draft_of(request, code)
    if request.method == "POST":
        actions.discard_edition(edition_id=draft.edition.pk, by=request.actor, now=timezone.now())
        messages.success(request, _("Đã bỏ bản đang soạn."))
        return redirect("desk:procedure", draft.procedure.code)
    context = {
        "procedure": draft.procedure, "question": _("Bỏ bản đang soạn?"), "version": draft.edition.row_version,
        "back": draft.url, "label": _("Bỏ bản đang soạn"),
        "text": _("Mọi thay đổi chưa công bố sẽ mất, kể cả của người khác. Bản đang dùng không đổi."),
    }  # fmt: skip
    return page(request, "desk/edition_confirm.html", context)


@require_safe
@staff
def version(request: Request, code: str, version: int) -> HttpResponse:
    """A published version, to be read; a former one can be restored from here."""
    procedure = procedure_of(request, code)
    found = next((one for one in queries.versions(procedure) if one.number == version), None)
    if found is None:
        raise Http404
    context = {
        "procedure": procedure,
        "found": found,
        "shown": presenting.shown(queries.source(procedure, version)),
        "preview_url": f"{reverse('desk:procedure_preview', args=[procedure.code])}?ban={version}",
    }
    return page(request, "desk/procedure_version.html", context)
