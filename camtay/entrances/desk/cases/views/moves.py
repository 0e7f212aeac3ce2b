"""One page for each move. A move that somebody else overtook shows what changed, and keeps what was typed."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from camtay.domains.cases import actions, permissions, queries, states
from camtay.domains.cases.actions.moves import Changed
from camtay.domains.cases.models import Case
from camtay.entrances.desk.cases.forms import AssignForm, HandOverForm, MoveForm, ReasonForm, ResultForm
from camtay.entrances.desk.cases.presenters import case as presenting
from camtay.entrances.desk.frame.views import do_once, page, staff
from camtay.foundation import files
from camtay.foundation.access import Permission
from camtay.foundation.calendar import local_day
from camtay.foundation.files.models import StoredFile
from camtay.foundation.ids import uuid7
from camtay.foundation.transitions.refusal import WrongState
from camtay.foundation.ui.requests import Request

KEPT = "desk.result"  # the salt of notes about files taken in
GET_OR_POST = ["GET", "POST"]
Deed = Callable[[dict[str, Any], datetime], object]


@require_http_methods(GET_OR_POST)
@staff
def accept(request: Request, case_id: UUID) -> HttpResponse:
    """Take the case in."""

    def deed(said: dict[str, Any], now: datetime) -> object:
        return actions.accept(case_id=case_id, version=said["version"], by=request.actor, now=now)

    return _move(request, case_id, "accept", deed)


@require_http_methods(GET_OR_POST)
@staff
def decline(request: Request, case_id: UUID) -> HttpResponse:
    """Do not take it in, and say why."""

    def deed(said: dict[str, Any], now: datetime) -> object:
        return actions.decline(
            case_id=case_id, reason=said["reason"], version=said["version"], by=request.actor, now=now
        )

    return _move(request, case_id, "decline", deed)


@require_http_methods(GET_OR_POST)
@staff
def start(request: Request, case_id: UUID) -> HttpResponse:
    """Begin to work on it."""

    def deed(said: dict[str, Any], now: datetime) -> object:
        return actions.begin(case_id=case_id, version=said["version"], by=request.actor, now=now)

    return _move(request, case_id, "start", deed)


@require_http_methods(GET_OR_POST)
@staff
def turn(request: Request, case_id: UUID, move: str) -> HttpResponse:
    """The moves that need nothing but a reason, or nothing at all."""
    if move not in states.TURNS or move == "withdraw":
        raise Http404

    def deed(said: dict[str, Any], now: datetime) -> object:
        return actions.turn(
            case_id=case_id, move=move, reason=said.get("reason", ""), version=said["version"],
            by=request.actor, now=now,
        )  # fmt: skip

    return _move(request, case_id, move, deed)


@require_http_methods(GET_OR_POST)
@staff
def decide(request: Request, case_id: UUID) -> HttpResponse:
    """Sign in favour."""

    def deed(said: dict[str, Any], now: datetime) -> object:
        return actions.decide(case_id=case_id, version=said["version"], by=request.actor, now=now)

    return _move(request, case_id, "decide", deed)


@require_http_methods(GET_OR_POST)
@staff
def hand_over(request: Request, case_id: UUID) -> HttpResponse:
    """Hand the result over: at the counter, online or by post."""
    case = queries.at_desk(case_id, by=request.actor)
    data = request.POST if request.method == "POST" else None
    form = HandOverForm(data, case=case, initial={"version": case.version})

    def deed(said: dict[str, Any], now: datetime) -> object:
        return actions.hand_over(
            case_id=case_id, version=said["version"], way=said["way"], post_number=said["post_number"],
            received_by=said["received_by"], by=request.actor, now=now,
        )  # fmt: skip

    return _answer(request, case, "hand_over", form, deed)


@require_http_methods(GET_OR_POST)
@staff
def assign(request: Request, case_id: UUID) -> HttpResponse:
    """Give it to a specialist."""
    case = queries.at_desk(case_id, by=request.actor)
    candidates = queries.specialists_for(case, on=local_day(timezone.now()))
    data = request.POST if request.method == "POST" else None
    initial = {"version": case.version, "to": str(case.assignee_id or "")}
    form = AssignForm(data, candidates=candidates, initial=initial)

    def deed(said: dict[str, Any], now: datetime) -> object:
        return actions.assign(
            case_id=case_id, to=said["to"], version=said["version"], by=request.actor, now=now
        )

    return _answer(request, case, "assign", form, deed)


@require_http_methods(GET_OR_POST)
@staff
def attach_result(request: Request, case_id: UUID) -> HttpResponse:
    """Attach the electronic result. A file that was taken in is not asked for again when the move is refused."""
    case = queries.at_desk(case_id, by=request.actor)
    if request.method == "GET":
        return _answer(request, case, "attach_result", ResultForm(initial={"version": case.version}), None)
    permissions.check_can(permissions.ATTACH_RESULT, case, by=request.actor)  # nobody else's file is kept
    form = ResultForm(request.POST, request.FILES)
    stored = _result(request, form)

    def deed(said: dict[str, Any], now: datetime) -> object:
        assert stored is not None  # else the form has an error and nothing is done
        file, name = stored
        return actions.attach_result(
            case_id=case_id, file=file, name=name, version=said["version"], by=request.actor, now=now
        )

    return _answer(request, case, "attach_result", form, deed, stored=stored)


def _result(request: Request, form: ResultForm) -> tuple[StoredFile, str] | None:
    """The file sent now, or the one kept from before; an error on the form where there is neither."""
    if not form.is_valid():
        return None
    upload = form.cleaned_data["file"]
    if upload is not None:
        try:
            stored = files.store(upload, name=upload.name, kinds=files.PAPERS, now=timezone.now())
        except files.BadFile as bad:
            form.add_error("file", bad.message)
            return None
        return stored, upload.name
    kept = _kept(request, form.cleaned_data["kept"])
    if kept is None:
        form.add_error("file", _("Hãy chọn tệp kết quả."))
    return kept


def _kept(request: Request, note: str) -> tuple[StoredFile, str] | None:
    """The file a signed note speaks of, if this account sent it."""
    try:
        said = signing.loads(note, salt=KEPT, max_age=24 * 3600)
    except signing.BadSignature:
        return None
    file = queries.stored_file(said["file"]) if said["account"] == request.actor.account_id else None
    return (file, said["name"]) if file is not None else None


def _move(request: Request, case_id: UUID, move: str, deed: Deed) -> HttpResponse:
    case = queries.at_desk(case_id, by=request.actor)
    kind = ReasonForm if move in states.REASON_NEEDED else MoveForm
    if request.method == "GET":
        return _answer(request, case, move, kind(initial={"version": case.version}), None)
    return _answer(request, case, move, kind(request.POST), deed)


def _answer(
    request: Request,
    case: Case,
    move: str,
    form: MoveForm,
    deed: Deed | None,
    *,
    stored: tuple[StoredFile, str] | None = None,
) -> HttpResponse:
    """Show the move's page, or carry the move out and go back to the case."""
    if not form.is_bound or deed is None:
        if not presenting.may_make(case, move, by=request.actor):
            return redirect("desk:case", case_id=case.pk)
        return _form_page(request, case, move, form)
    if not form.is_valid():
        permissions.check_can(_permission(move), case, by=request.actor)  # what is wrong is for those who may
        return _form_page(request, case, move, form, status=422)
    said = form.cleaned_data
    content = [str(case.pk), move, {name: str(value) for name, value in said.items()}]
    now = timezone.now()
    try:
        do_once(request, content, now, lambda: deed(said, now))
    except (Changed, WrongState) as refusal:
        return _overtaken(request, case, move, form, str(refusal.message), stored)
    messages.success(request, _("Đã ghi: %(move)s.") % {"move": presenting.move_label(move)})
    return redirect("desk:case", case_id=case.pk)


def _permission(move: str) -> Permission:
    return permissions.ASSIGN if move == "assign" else permissions.BY_NAME[states.PERMISSION_OF[move]]


def _overtaken(
    request: Request,
    case: Case,
    move: str,
    form: MoveForm,
    sentence: str,
    stored: tuple[StoredFile, str] | None,
) -> HttpResponse:
    """The same page at the case's new version, with what changed and what was typed."""
    seen = form.cleaned_data.get("version") or case.version
    fresh = queries.at_desk(case.pk, by=request.actor)
    data = request.POST.copy()
    data["version"] = str(fresh.version)
    if stored is not None:
        note = {"file": stored[0].pk, "name": stored[1], "account": request.actor.account_id}
        data["kept"] = signing.dumps(note, salt=KEPT)
    form.data = data
    more = {
        "overtaken": sentence,
        "changes": presenting.changes_since(fresh, seen),
        "possible": presenting.may_make(fresh, move, by=request.actor),
        "kept_name": stored[1] if stored else "",
    }
    return _form_page(request, fresh, move, form, status=409, **more)


def _form_page(
    request: Request, case: Case, move: str, form: MoveForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "case": case,
        "form": form,
        "key": str(uuid7()),
        "label": presenting.move_label(move),
        "ends": move in presenting.ENDING,
        "state": str(states.TABLE.state(case.state).label),
        "overtaken": "",
        "changes": [],
        "possible": True,
        "kept_name": "",
        **more,
    }
    return page(request, "desk/move.html", context, status=status)
