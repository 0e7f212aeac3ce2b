"""The editor: the draft as a whole, and its pages."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from camtay.domains.procedures import actions
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.procedures.forms.editing import PageForm, TitleForm
from camtay.entrances.desk.procedures.presenters import editing as presenting
from camtay.entrances.desk.procedures.views.drafts import (
    GET_OR_POST,
    draft_of,
    form_page,
    procedure_of,
    save,
    saved,
)
from camtay.foundation.access import Refused
from camtay.foundation.questions import editing
from camtay.foundation.questions.editing_conditions import text
from camtay.foundation.ui.requests import Request


@require_POST
@staff
def start(request: Request, code: str) -> HttpResponse:
    """Begin a draft: of what is in force, or of the former version that is to be restored."""
    found = procedure_of(request, code)
    version = request.POST.get("restore", "")
    try:
        actions.start_edition(
            procedure=found, version=int(version) if version.isdecimal() and len(version) < 9 else None,
            by=request.actor, now=timezone.now(),
        )  # fmt: skip
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("desk:procedure", found.code)
    return redirect("desk:edition", found.code)


@require_safe
@staff
def overview(request: Request, code: str) -> HttpResponse:
    """All pages, questions and papers of the draft, and what is still to be put right."""
    draft = draft_of(request, code)
    context = {
        "procedure": draft.procedure,
        "edition": draft.edition,
        "version": draft.edition.row_version,
        "shown": presenting.overview(draft.edition, draft.procedure.code),
        "title": text(draft.form["title"]),
    }
    return page(request, "desk/edition.html", context)


@require_http_methods(GET_OR_POST)
@staff
def title(request: Request, code: str) -> HttpResponse:
    """The form's own title."""
    draft = draft_of(request, code)
    form = TitleForm(request.POST or None, initial=TitleForm.typed(draft.form))
    overtaken = None
    if request.method == "POST" and form.is_valid():
        try:
            save(request, draft, form={**draft.form, **form.changes()})
        except actions.Overtaken as refusal:
            overtaken = refusal
        else:
            saved(request)
            return redirect(draft.url)
    return form_page(request, draft, form, title=_("Tên biểu mẫu"), back=draft.url, overtaken=overtaken)


@require_http_methods(GET_OR_POST)
@staff
def page_add(request: Request, code: str) -> HttpResponse:
    """One page more, at the end."""
    draft = draft_of(request, code)
    form = PageForm(request.POST or None)
    overtaken = None
    if request.method == "POST" and form.is_valid():
        made = {key: one for key, one in form.changes().items() if one is not None}
        name = editing.new_id(draft.form, form.cleaned_data["title_vi"], "trang")
        try:
            save(request, draft, form=editing.add_page(draft.form, {"id": name, **made}))
        except actions.Overtaken as refusal:
            overtaken = refusal
        else:
            saved(request, _("Đã thêm trang. Bây giờ hãy thêm câu hỏi cho trang này."))
            return redirect("desk:edition_question_add", draft.procedure.code, name)
    return form_page(
        request,
        draft,
        form,
        title=_("Thêm trang"),
        back=draft.url,
        label=_("Thêm trang"),
        overtaken=overtaken,
    )


@require_http_methods(GET_OR_POST)
@staff
def page_change(request: Request, code: str, part: str) -> HttpResponse:
    """The title, explanation and condition of a page."""
    draft = draft_of(request, code)
    try:
        found = editing.page_of(draft.form, part)
    except KeyError as error:
        raise Http404 from error
    form = PageForm(request.POST or None, initial=PageForm.typed(found))
    overtaken = None
    if request.method == "POST" and form.is_valid():
        try:
            save(request, draft, form=editing.put_page(draft.form, part, form.changes()))
        except actions.Overtaken as refusal:
            overtaken = refusal
        else:
            saved(request)
            return redirect(f"{draft.url}#{part}")
    more = {
        "condition_url": draft.to("edition_condition", "trang", part),
        "condition": presenting.condition(draft.form, found),
        "arrange_url": draft.to("edition_arrange"), "kind": "trang", "part": part,
        "remove_url": draft.to("edition_remove", "trang", part),
    }  # fmt: skip
    return form_page(
        request, draft, form, title=_("Sửa trang"), back=f"{draft.url}#{part}", overtaken=overtaken,
        template="desk/edition_part.html", question=None, **more,
    )  # fmt: skip
