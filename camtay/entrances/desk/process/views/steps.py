"""A step is done, or given to somebody. What somebody else overtook shows what changed, and keeps what was chosen."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from camtay.domains.cases import actions, permissions, queries, states
from camtay.domains.cases.actions.moves import Changed
from camtay.domains.cases.models import Case
from camtay.entrances.desk.cases.presenters.case import changes_since
from camtay.entrances.desk.frame.views import do_once, page, staff
from camtay.entrances.desk.process.forms import AssignForm, MoveForm
from camtay.foundation.calendar import local_day
from camtay.foundation.ids import uuid7
from camtay.foundation.ui.requests import Request

GET_OR_POST = ["GET", "POST"]
Deed = Callable[[dict[str, Any], datetime], object]


@require_http_methods(GET_OR_POST)
@staff
def finish(request: Request, case_id: UUID) -> HttpResponse:
    """The step under way is done; the next one begins."""
    case = queries.at_desk(case_id, by=request.actor)
    current = next(
        (one for one in queries.steps_of(case, by=request.actor, now=timezone.now()) if one.current), None
    )
    if request.method == "GET" and (current is None or not current.may_finish):
        return redirect("desk:case", case_id=case.pk)
    form = MoveForm(request.POST if request.method == "POST" else None, initial={"version": case.version})

    def deed(said: dict[str, Any], now: datetime) -> object:
        return actions.finish_step(case_id=case_id, version=said["version"], by=request.actor, now=now)

    permissions.check_can(permissions.STEP, case, by=request.actor)
    return _answer(request, case, _("Xong bước này"), form, deed)


@require_http_methods(GET_OR_POST)
@staff
def give(request: Request, case_id: UUID, order: int) -> HttpResponse:
    """Say who does one step."""
    case = queries.at_desk(case_id, by=request.actor)
    step = queries.step_of(case, order)
    if step is None or not queries.can_assign(case, by=request.actor):
        if request.method == "POST":
            permissions.check_can(permissions.ASSIGN, case, by=request.actor)
        return redirect("desk:case", case_id=case.pk)
    candidates = queries.holders_for(case, step, on=local_day(timezone.now()))
    initial = {"version": case.version, "to": str(step.holder_id or "")}
    data = request.POST if request.method == "POST" else None
    form = AssignForm(data, candidates=candidates, initial=initial)

    def deed(said: dict[str, Any], now: datetime) -> object:
        return actions.assign_step(
            case_id=case_id, order=order, to=said["to"], version=said["version"], by=request.actor, now=now
        )

    return _answer(request, case, _("Giao bước: %(step)s") % {"step": step.name}, form, deed)


def _answer(request: Request, case: Case, label: str, form: MoveForm, deed: Deed) -> HttpResponse:
    if not form.is_bound:
        return _page(request, case, label, form)
    if not form.is_valid():
        return _page(request, case, label, form, status=422)
    said, now = form.cleaned_data, timezone.now()
    content = [str(case.pk), label, {name: str(value) for name, value in said.items()}]
    try:
        do_once(request, content, now, lambda: deed(said, now))
    except Changed as refusal:
        fresh = queries.at_desk(case.pk, by=request.actor)
        changes = changes_since(fresh, said["version"])
        data = request.POST.copy()
        data["version"] = str(fresh.version)
        form.data = data
        more = {"overtaken": str(refusal.message), "changes": changes}
        return _page(request, fresh, label, form, status=409, **more)
    messages.success(request, _("Đã ghi: %(move)s.") % {"move": label})
    return redirect("desk:case", case_id=case.pk)


def _page(
    request: Request, case: Case, label: str, form: MoveForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "case": case,
        "form": form,
        "key": str(uuid7()),
        "label": label,
        "ends": False,
        "state": str(states.TABLE.state(case.state).label),
        "overtaken": "",
        "changes": [],
        "possible": True,
        "kept_name": "",
        **more,
    }
    return page(request, "desk/move.html", context, status=status)
