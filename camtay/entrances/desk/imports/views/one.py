"""One list on its way: columns, comparison, confirmation, progress, result, and back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from camtay.domains.places import queries as places
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.imports.presenters import batches
from camtay.entrances.desk.imports.presenters import comparison as comparing
from camtay.entrances.desk.imports.presenters import mapping as mapping_page
from camtay.entrances.desk.imports.views.flows import Flow, flow_of
from camtay.foundation.tables.columns import TableProblem
from camtay.foundation.tables.engine import UndoRefused
from camtay.foundation.tables.models import Batch, Mode, State
from camtay.foundation.ui.downloads import table_answer
from camtay.foundation.ui.requests import Request


def _shown(flow: Flow, batch: Batch, **more: Any) -> dict[str, Any]:
    return {"flow": flow, "batch": batch, "place": places.get(batch.place_id), **more}


@require_safe
@staff
def batch(request: Request, kind: str, batch_id: UUID) -> HttpResponse:
    """Where the list stands: to be confirmed, under way, or what became of it."""
    flow = flow_of(kind)
    found = flow.batch(batch_id, by=request.actor)
    if found.state == State.PROPOSED:
        return redirect("desk:import_comparison", kind=kind, batch_id=batch_id)
    if found.state == State.RUNNING:
        context = _shown(flow, found, progress=batches.progress(found, kind))
        return page(request, "desk/import_running.html", context)
    context = _shown(
        flow, found, result=batches.result(found, kind), problems=comparing.problems(found.problems)
    )
    return page(request, "desk/import_result.html", context)


@require_http_methods(["GET", "POST"])
@staff
def columns(request: Request, kind: str, batch_id: UUID) -> HttpResponse:
    """Which column of the file is what. Chosen once, it is remembered for files with the same headers."""
    flow = flow_of(kind)
    found = flow.batch(batch_id, by=request.actor)
    if found.state != State.PROPOSED:
        return redirect("desk:import", kind=kind, batch_id=batch_id)
    preview, error = flow.preview(found), ""
    chosen = dict(found.mapping)
    if request.method == "POST":
        chosen = mapping_page.chosen(flow.schema, request.POST)
        try:
            flow.map(found, chosen, by=request.actor, now=timezone.now())
        except TableProblem as problem:
            error = problem.message
        else:
            return redirect("desk:import_comparison", kind=kind, batch_id=batch_id)
    context = _shown(flow, found, shown=mapping_page.page(flow.schema, preview, chosen), error=error)
    return page(request, "desk/import_columns.html", context, status=422 if error else 200)


@require_safe
@staff
def comparison(request: Request, kind: str, batch_id: UUID) -> HttpResponse:
    """What would change, cell by cell, before anything does."""
    flow = flow_of(kind)
    found = flow.batch(batch_id, by=request.actor)
    if found.state != State.PROPOSED:
        return redirect("desk:import", kind=kind, batch_id=batch_id)
    try:
        compared = flow.compare(found, by=request.actor, now=timezone.now())
    except TableProblem as problem:
        messages.error(request, problem.message)
        return redirect("desk:import_columns", kind=kind, batch_id=batch_id)
    context = _shown(
        flow,
        found,
        shown=comparing.page(compared, flow.schema),
        before=batches.same_before(found),
        modes=[(mode.value, mode.label) for mode in (Mode.GOOD, Mode.ALL)],
    )
    return page(request, "desk/import_comparison.html", context)


@require_POST
@staff
def confirm(request: Request, kind: str, batch_id: UUID) -> HttpResponse:
    """Carry the list out. Pressing twice carries it out once."""
    flow = flow_of(kind)
    found = flow.batch(batch_id, by=request.actor)
    mode = request.POST.get("mode", "")
    try:
        flow.confirm(found, mode if mode in Mode.values else "", by=request.actor, now=timezone.now())
    except TableProblem as problem:
        messages.error(request, problem.message)
    return redirect("desk:import", kind=kind, batch_id=batch_id)


@require_safe
@staff
def progress(request: Request, kind: str, batch_id: UUID) -> HttpResponse:
    """How far it has come: the part of the page that asks again every second, until the list is through."""
    flow = flow_of(kind)
    found = flow.batch(batch_id, by=request.actor)
    context = {"progress": batches.progress(found, kind)}
    answer = render(request, "desk/import_progress.html", context)
    if found.state != State.RUNNING:
        answer["HX-Refresh"] = "true"
    return answer


@require_safe
@staff
def problems(request: Request, kind: str, batch_id: UUID, form: str) -> HttpResponseBase:
    """The wrong rows by cell, to be mended where the list came from."""
    flow = flow_of(kind)
    found = flow.batch(batch_id, by=request.actor)
    if form not in ("xlsx", "csv"):
        raise Http404
    wrong = found.problems
    if found.state == State.PROPOSED:
        compared = flow.compare(found, by=request.actor, now=timezone.now())
        wrong = [problem.as_json() for problem in compared.problems]
    rows = comparing.problem_rows(wrong)
    return table_answer(form, f"dong-sai-{found.created_at:%Y%m%d}.{form}", comparing.PROBLEM_FIELDS, rows)


@require_http_methods(["GET", "POST"])
@staff
def undo(request: Request, kind: str, batch_id: UUID) -> HttpResponse:
    """Take the whole list back, after asking once; where that cannot be, say which rows are in the way."""
    flow = flow_of(kind)
    found = flow.batch(batch_id, by=request.actor)
    if found.state in (State.PROPOSED, State.UNDONE):
        return redirect("desk:import", kind=kind, batch_id=batch_id)
    if request.method == "GET":
        return page(request, "desk/import_undo.html", _shown(flow, found, error="", blocked=[]))
    try:
        flow.undo(found, by=request.actor, now=timezone.now())
    except UndoRefused as refused:
        blocked = comparing.blocked(refused.blocked, kind)
        context = _shown(flow, found, error=refused.message, blocked=blocked)
        return page(request, "desk/import_undo.html", context, status=409)
    messages.success(request, _("Đã hoàn tác. Mọi thứ trở lại như trước khi nạp."))
    return redirect("desk:import", kind=kind, batch_id=batch_id)
