"""How a form about a task is answered: done once, shown again with what is wrong, or with what changed meanwhile."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from camtay.domains.cases import queries as case_queries
from camtay.domains.tasks import permissions, queries
from camtay.domains.tasks.actions import Changed, Unfit
from camtay.domains.tasks.models import Task
from camtay.entrances.desk.frame.views import do_once, page
from camtay.entrances.desk.tasks.presenters import task as presenting
from camtay.foundation import files
from camtay.foundation.access import Permission, Refused
from camtay.foundation.files.models import StoredFile
from camtay.foundation.ids import uuid7
from camtay.foundation.ui.requests import Request

KEPT = "desk.task"  # the salt of notes about files taken in
KINDS = files.PAPERS | {"docx", "xlsx"}
Deed = Callable[[datetime], object]


def asked_for(request: Request, task_id: UUID, permission: Permission) -> tuple[Task, frozenset[int]]:
    """The task, which the actor may see and do this to; with the accounts they act for."""
    accounts = permissions.accounts_of(request.actor)
    found = queries.task(task_id, by=request.actor, accounts=accounts)
    permissions.check_can(permission, found, by=request.actor, accounts=accounts)
    return found, accounts


def answer(
    request: Request, task: Task, form: forms.Form, deed: Deed, *, title: str | Promise, label: str | Promise,
    warning: bool = False, said: str = "",
) -> HttpResponse:  # fmt: skip
    """GET shows the form; POST carries the deed out once."""
    shown: dict[str, Any] = {"title": title, "label": label, "warning": warning}
    if not form.is_bound:
        return form_page(request, task, form, **shown)
    if not form.is_valid():
        return form_page(request, task, form, status=422, **shown)
    now = timezone.now()
    content = [str(task.pk), str(title), {name: str(value) for name, value in form.cleaned_data.items()}]
    try:
        do_once(request, content, now, lambda: deed(now))
    except Changed as refusal:
        return _overtaken(request, task, form, str(refusal.message), shown)
    except Unfit as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        return form_page(request, task, form, status=422, **shown)
    messages.success(request, said or _("Đã ghi: %(what)s.") % {"what": label})
    return after(request, task)


def after(request: Request, task: Task) -> HttpResponse:
    """To its page, or to the list where it is theirs to see no more."""
    try:
        queries.task(task.pk, by=request.actor)
    except Refused:
        return redirect("desk:tasks")
    return redirect("desk:task", task_id=task.pk)


def _overtaken(
    request: Request, task: Task, form: forms.Form, sentence: str, shown: dict[str, Any]
) -> HttpResponse:
    seen = form.cleaned_data.get("version") or task.version
    fresh = queries.task(task.pk, by=request.actor)
    data = request.POST.copy()
    data["version"] = str(fresh.version)
    form.data = data
    more = {"overtaken": sentence, "changes": presenting.changes_since(fresh, seen)}
    return form_page(request, fresh, form, status=409, **shown, **more)


def form_page(
    request: Request, task: Task, form: forms.Form, *, status: int = 200, **more: Any
) -> HttpResponse:
    kept = kept_note(request, form) if form.is_bound else None
    context = {
        "task": task, "form": form, "key": str(uuid7()), "overtaken": "", "changes": [],
        "kept_name": kept["name"] if kept else "", **more,
    }  # fmt: skip
    return page(request, "desk/task_form.html", context, status=status)


def uploaded(request: Request, form: forms.Form) -> tuple[StoredFile | None, str]:
    """The file sent now, or the one taken in before, with its name; it need not be chosen again when something else
    is wrong."""
    form.is_valid()
    upload = form.cleaned_data.get("file")
    if upload is not None:
        try:
            stored = files.store(upload, name=upload.name, kinds=KINDS, now=timezone.now())
        except files.BadFile as bad:
            form.add_error("file", bad.message)
            return None, ""
        name = files.safe_name(upload.name)
        note = {"file": stored.pk, "name": name, "account": request.actor.account_id}
        data = request.POST.copy()
        data["kept"] = signing.dumps(note, salt=KEPT)
        form.data = data
        return stored, name
    said = kept_note(request, form)
    return (case_queries.stored_file(said["file"]), said["name"]) if said else (None, "")


def kept_note(request: Request, form: forms.Form) -> dict[str, Any] | None:
    """What a signed note says, if this account was given it."""
    try:
        said: dict[str, Any] = signing.loads(form.data.get("kept", ""), salt=KEPT, max_age=24 * 3600)
    except signing.BadSignature:
        return None
    return said if said["account"] == request.actor.account_id else None
