"""The pauses of one case: written down, ended, taken back. What somebody else changed meanwhile is shown first."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from camtay.domains.cases import actions, permissions, queries
from camtay.domains.cases.actions.moves import Changed
from camtay.domains.cases.models import Case
from camtay.entrances.desk.cases.forms import MoveForm
from camtay.entrances.desk.cases.presenters import case as presenting
from camtay.entrances.desk.frame.views import do_once, page, staff
from camtay.entrances.desk.pauses.forms import EndForm, PauseForm
from camtay.foundation import files
from camtay.foundation.access import Refused
from camtay.foundation.files.models import StoredFile
from camtay.foundation.ids import uuid7
from camtay.foundation.ui.requests import Request

GET_OR_POST = ["GET", "HEAD", "POST"]
KEPT = "desk.pause"  # the salt of notes about files taken in
TITLES: dict[str, str | Promise] = {
    "add": gettext_lazy("Ghi tạm dừng có lý do"),
    "end": gettext_lazy("Tạm dừng kết thúc lúc nào?"),
    "undo": gettext_lazy("Bỏ lần tạm dừng này?"),
}
BUTTONS: dict[str, str | Promise] = {
    "add": gettext_lazy("Ghi tạm dừng"),
    "end": gettext_lazy("Ghi lúc kết thúc"),
    "undo": gettext_lazy("Bỏ"),
}
Deed = Callable[[datetime], object]


@require_http_methods(GET_OR_POST)
@staff
def add(request: Request, case_id: UUID) -> HttpResponse:
    """What the case waited for, or waits for."""
    case = queries.at_desk(case_id, by=request.actor)
    if request.method != "POST":
        if not queries.can_pause(case, by=request.actor, now=timezone.now()):
            return redirect("desk:case", case_id=case.pk)
        return _form_page(request, case, "add", PauseForm(initial={"version": case.version}))
    permissions.check_can(permissions.PAUSE, case, by=request.actor)  # nobody else's file is kept
    form = PauseForm(request.POST, request.FILES)
    stored = _evidence(request, form)

    def deed(now: datetime) -> object:
        said = {name: form.cleaned_data[name] for name in ("kind", "since", "until", "evidence", "version")}
        return actions.add_pause(case_id=case.pk, file=stored, by=request.actor, now=now, **said)

    return _answer(request, case, "add", form, deed)


@require_http_methods(GET_OR_POST)
@staff
def end(request: Request, case_id: UUID, pause_id: int) -> HttpResponse:
    """It is over."""
    case = queries.at_desk(case_id, by=request.actor)
    if request.method != "POST":
        if not queries.can_pause(case, by=request.actor, now=timezone.now()):
            return redirect("desk:case", case_id=case.pk)
        return _form_page(request, case, "end", EndForm(initial={"version": case.version}), pause_id)
    form = EndForm(request.POST)

    def deed(now: datetime) -> object:
        said = {name: form.cleaned_data[name] for name in ("until", "version")}
        return actions.end_pause(case_id=case.pk, pause_id=pause_id, by=request.actor, now=now, **said)

    return _answer(request, case, "end", form, deed, pause_id)


@require_http_methods(GET_OR_POST)
@staff
def take_back(request: Request, case_id: UUID, pause_id: int) -> HttpResponse:
    """It was written down by mistake."""
    case = queries.at_desk(case_id, by=request.actor)
    if request.method != "POST":
        if not queries.can_pause(case, by=request.actor, now=timezone.now()):
            return redirect("desk:case", case_id=case.pk)
        return _form_page(request, case, "undo", MoveForm(initial={"version": case.version}), pause_id)
    form = MoveForm(request.POST)

    def deed(now: datetime) -> object:
        version = form.cleaned_data["version"]
        return actions.take_back_pause(
            case_id=case.pk, pause_id=pause_id, version=version, by=request.actor, now=now
        )

    return _answer(request, case, "undo", form, deed, pause_id)


@require_safe
@staff
def evidence(request: Request, case_id: UUID, pause_id: int) -> HttpResponseBase:
    """The file that proves a pause."""
    case = queries.at_desk(case_id, by=request.actor)
    found = queries.evidence_file(case, pause_id)
    if found is None:
        raise Refused(_("Không có tệp này, hoặc tài khoản này không được xem."))
    actions.looked(case=case, what="look_file", by=request.actor, now=timezone.now())
    return files.answer(found, f"can-cu-{pause_id}", inline=True)


def _answer(
    request: Request, case: Case, deed: str, form: MoveForm, do: Deed, pause_id: int | None = None
) -> HttpResponse:
    """Carry out what the form says, or show it again: with what is wrong, or with what changed meanwhile."""
    if not form.is_valid():
        permissions.check_can(permissions.PAUSE, case, by=request.actor)  # what is wrong is for those who may
        return _form_page(request, case, deed, form, pause_id, status=422)
    now = timezone.now()
    content = [str(case.pk), deed, pause_id, {name: str(value) for name, value in form.cleaned_data.items()}]
    try:
        do_once(request, content, now, lambda: do(now))
    except Changed as refusal:
        return _overtaken(request, case, deed, form, str(refusal.message), pause_id)
    except actions.Unfit as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        return _form_page(request, case, deed, form, pause_id, status=422)
    messages.success(request, _("Đã ghi. Hạn theo Bộ chỉ số 766 không đổi."))
    return redirect("desk:case", case_id=case.pk)


def _evidence(request: Request, form: PauseForm) -> StoredFile | None:
    """The file sent now, or the one taken in before; it need not be chosen again when something else is wrong."""
    form.is_valid()
    upload = form.cleaned_data.get("file")
    if upload is not None:
        try:
            stored = files.store(upload, name=upload.name, kinds=files.PAPERS | {"docx"}, now=timezone.now())
        except files.BadFile as bad:
            form.add_error("file", bad.message)
            return None
        note = {"file": stored.pk, "name": files.safe_name(upload.name), "account": request.actor.account_id}
        data = request.POST.copy()
        data["kept"] = signing.dumps(note, salt=KEPT)
        form.data = data
        return stored
    said = _kept(request, form)
    return queries.stored_file(said["file"]) if said else None


def _kept(request: Request, form: MoveForm) -> dict[str, Any] | None:
    """What a signed note says, if this account was given it."""
    try:
        said: dict[str, Any] = signing.loads(form.data.get("kept", ""), salt=KEPT, max_age=24 * 3600)
    except signing.BadSignature:
        return None
    return said if said["account"] == request.actor.account_id else None


def _overtaken(
    request: Request, case: Case, deed: str, form: MoveForm, sentence: str, pause_id: int | None
) -> HttpResponse:
    seen = form.cleaned_data.get("version") or case.version
    fresh = queries.at_desk(case.pk, by=request.actor)
    data = request.POST.copy()
    data["version"], data["kept"] = str(fresh.version), form.data.get("kept", "")
    form.data = data
    more = {"overtaken": sentence, "changes": presenting.changes_since(fresh, seen)}
    return _form_page(request, fresh, deed, form, pause_id, status=409, **more)


def _form_page(
    request: Request, case: Case, deed: str, form: MoveForm, pause_id: int | None = None,
    *, status: int = 200, **more: Any,
) -> HttpResponse:  # fmt: skip
    now = timezone.now()
    kept = _kept(request, form) if form.is_bound else None
    context = {
        "case": case,
        "form": form,
        "key": str(uuid7()),
        "title": TITLES[deed],
        "label": BUTTONS[deed],
        "undo": deed == "undo",
        "add": deed == "add",
        "pause": queries.hand_pause(case, pause_id, now=now) if pause_id is not None else None,
        "kept_name": kept["name"] if kept else "",
        "overtaken": "",
        "changes": [],
        **more,
    }
    return page(request, "desk/pause.html", context, status=status)
