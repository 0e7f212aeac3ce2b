"""The catalogue at the desk: finding a procedure, adding one, and putting its line right."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from camtay.domains.procedures import actions, permissions, queries
from camtay.entrances.desk.frame.views import do_once, page, staff
from camtay.entrances.desk.procedures.forms.lines import AddForm, CatalogueFilter, FactsForm
from camtay.entrances.desk.procedures.presenters import lines as presenting
from camtay.entrances.desk.procedures.views.drafts import GET_OR_POST, procedure_of
from camtay.foundation.access import Refused
from camtay.foundation.ids import uuid7
from camtay.foundation.ui.requests import Request

PER_PAGE = 30


@require_safe
@staff
def procedures(request: Request) -> HttpResponse:
    """All procedures, those offered here first."""
    permissions.check_can_edit(by=request.actor)
    form = CatalogueFilter(request.GET)
    shown = Paginator(queries.listed(**form.asked()), PER_PAGE).get_page(request.GET.get("trang"))
    context = {"filter_form": form, "page": shown, "lines": presenting.lines(list(shown))}
    return page(request, "desk/procedures.html", context)


@require_http_methods(GET_OR_POST)
@staff
def add(request: Request) -> HttpResponse:
    """A procedure that no list has."""
    permissions.check_can_edit(by=request.actor)
    form = AddForm(request.POST or None, initial={"time_unit": "working_day"})
    if request.method == "POST" and form.is_valid():
        code, facts = form.cleaned_data["procedure_code"], form.facts()
        now = timezone.now()
        try:
            do_once(
                request, [code, str(facts)], now,
                lambda: actions.add_procedure(code=code, facts=facts, by=request.actor, now=now),
            )  # fmt: skip
        except Refused as refusal:
            form.add_error("procedure_code", refusal.message)
        else:
            messages.success(request, _("Đã thêm thủ tục. Bây giờ hãy soạn biểu mẫu cho thủ tục này."))
            return redirect("desk:procedure", code)
    context = {"form": form, "key": request.POST.get("key") or str(uuid7())}
    return page(request, "desk/procedure_add.html", context, status=422 if form.errors else 200)


@require_safe
@staff
def procedure(request: Request, code: str) -> HttpResponse:
    """One procedure: what is known of it, its papers, its versions, and the draft."""
    found = procedure_of(request, code)
    context = {
        "procedure": found,
        "rows": presenting.facts(found),
        "papers": presenting.papers(queries.papers(found)),
        "versions": presenting.versions(found),
        "draft": presenting.draft(found, queries.edition_in_work(found)),
    }
    return page(request, "desk/procedure.html", context)


@require_http_methods(GET_OR_POST)
@staff
def change(request: Request, code: str) -> HttpResponse:
    """Put the line right. Who was overtaken sees it, and keeps what was typed."""
    found = procedure_of(request, code)
    form = FactsForm(request.POST or None, initial=vars(queries.facts_of(found)))
    overtaken = ""
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_procedure(
                procedure=found, facts=form.facts(), was=request.POST.get("was", ""), by=request.actor,
                now=timezone.now(),
            )  # fmt: skip
        except actions.LineChanged as refusal:
            overtaken = refusal.message
        else:
            messages.success(request, _("Đã sửa thông tin thủ tục."))
            return redirect("desk:procedure", found.code)
    context = {
        "procedure": found, "form": form, "was": queries.seen(found), "overtaken": overtaken,
        "rows": presenting.facts(found),
    }  # fmt: skip
    status = 409 if overtaken else 422 if form.errors else 200
    return page(request, "desk/procedure_change.html", context, status=status)
