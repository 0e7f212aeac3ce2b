"""Sessions: listed, one of them, confirmed, cancelled, brought back."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from camtay.domains.learning import actions, permissions, queries
from camtay.domains.learning.models import Session
from camtay.domains.learning.states import Confirmed
from camtay.entrances.desk.frame.presenters import may
from camtay.entrances.desk.frame.views import do_once, page, staff
from camtay.entrances.desk.learning import presenters
from camtay.entrances.desk.learning.forms.asking import CancelForm, ConfirmForm, SessionsFilter
from camtay.foundation.access import Permission, Refused
from camtay.foundation.calendar import local_day
from camtay.foundation.ids import uuid7
from camtay.foundation.ui.requests import Request

PER_PAGE = 50
GET_OR_POST = ["GET", "HEAD", "POST"]


def check_may(request: Request, permission: Permission) -> None:
    if not may(permission, request.actor):
        raise Refused(
            _("Tài khoản này không được giao việc này ở đâu. Hãy hỏi người quản trị của xã, phường.")
        )


@require_safe
@staff
def sessions(request: Request) -> HttpResponse:
    """Held in one's places, the latest first."""
    check_may(request, permissions.SEE)
    form = SessionsFilter(
        request.GET, teams=queries.teams_of_sessions(request.actor), today=local_day(timezone.now())
    )
    found = queries.sessions(form.asked(), by=request.actor)
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "tabs": presenters.tabs(request.actor, "desk:sessions"),
        "writes": may(permissions.TEACH, request.actor),
        "filter_form": form,
        "page": shown,
        "lines": presenters.lines(shown),
    }
    return page(request, "desk/sessions.html", context)


@require_safe
@staff
def session(request: Request, session_id: UUID) -> HttpResponse:
    """Who was in it, and what was seen. The names are a look."""
    found = queries.session(session_id, by=request.actor)
    return _shown(request, found, ConfirmForm(initial={"version": found.version}))


def _shown(
    request: Request, found: Session, form: forms.Form, *, status: int = 200, overtaken: str = ""
) -> HttpResponse:
    seen = queries.seen_in(found)
    actions.look_at_names(listed="session", found=len(seen), by=request.actor, now=timezone.now())
    changes = permissions.can_change(found, by=request.actor)
    state, tone = presenters.standing(found)
    context = {
        "session": found,
        "title": found.title or presenters.title_of(found.skill),
        "state": state,
        "tone": tone,
        "rows": presenters.rows(found),
        "people": presenters.people_in(seen),
        "has_sheet": found.sheet is not None and found.sheet.file_id is not None,
        "form": form,
        "overtaken": overtaken,
        "confirms": changes and found.cancelled_at is None and found.confirmed == Confirmed.NOT_YET,
        "cancels": changes and found.cancelled_at is None,
        "restores": changes and found.cancelled_at is not None,
    }
    return page(request, "desk/session.html", context, status=status)


@require_POST
@staff
def confirm(request: Request, session_id: UUID) -> HttpResponse:
    """How the people in it confirmed."""
    found = queries.session(session_id, by=request.actor)
    permissions.check_can_change(found, by=request.actor)
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        return _shown(request, found, form, status=422)

    def deed(now: datetime) -> object:
        said = form.cleaned_data
        return actions.confirm(
            session_id=session_id,
            version=said["version"] or 0,
            confirmed=said["confirmed"],
            by=request.actor,
            now=now,
        )

    return _carried_out(request, found, form, deed, _("Đã ghi bà con xác nhận."))


@require_http_methods(GET_OR_POST)
@staff
def cancel(request: Request, session_id: UUID) -> HttpResponse:
    """It counts nowhere any more, and stays to be read."""
    found = queries.session(session_id, by=request.actor)
    permissions.check_can_change(found, by=request.actor)
    form = CancelForm(request.POST if request.method == "POST" else None, initial={"version": found.version})
    if request.method != "POST" or not form.is_valid():
        context = {
            "session": found,
            "form": form,
            "title": presenters.title_of(found.skill),
            "key": str(uuid7()),
        }
        return page(request, "desk/session_cancel.html", context, status=422 if form.errors else 200)

    def deed(now: datetime) -> object:
        said = form.cleaned_data
        return actions.cancel_session(
            session_id=session_id,
            version=said["version"] or 0,
            reason=said["reason"],
            by=request.actor,
            now=now,
        )

    return _carried_out(request, found, form, deed, _("Đã hủy buổi này. Số liệu và bậc đã tính lại."))


@require_POST
@staff
def restore(request: Request, session_id: UUID) -> HttpResponse:
    """Cancelled by mistake: it counts again."""
    found = queries.session(session_id, by=request.actor)
    permissions.check_can_change(found, by=request.actor)
    version = request.POST.get("version", "")

    def deed(now: datetime) -> object:
        said = int(version) if version.isdigit() else 0
        return actions.restore_session(session_id=session_id, version=said, by=request.actor, now=now)

    return _carried_out(request, found, ConfirmForm(), deed, _("Buổi này được tính lại như cũ."))


def _carried_out(
    request: Request, found: Session, form: forms.Form, deed: Callable[[datetime], object], done: str
) -> HttpResponse:
    """Do it once; where somebody was quicker, show how the session stands now."""
    now = timezone.now()
    content: list[Any] = [
        str(found.pk),
        request.path,
        {name: str(request.POST.get(name)) for name in form.fields},
    ]
    try:
        do_once(request, content, now, lambda: deed(now))
    except actions.Changed as changed:
        fresh = queries.session(found.pk, by=request.actor)
        return _shown(
            request,
            fresh,
            ConfirmForm(initial={"version": fresh.version}),
            status=409,
            overtaken=changed.message,
        )
    messages.success(request, done)
    return redirect("desk:session", session_id=found.pk)
