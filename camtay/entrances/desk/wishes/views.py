"""Requests about one's own data, as they are worked on. Opening one is a look, and logged."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from camtay.domains.people import actions, permissions
from camtay.domains.people import queries as people
from camtay.domains.people.models import DataRequest, Person
from camtay.domains.people.states import Wish
from camtay.domains.wishes import actions as wishes
from camtay.entrances.desk.frame.presenters import may
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.wishes import presenters
from camtay.entrances.desk.wishes.forms import (
    AnswerForm,
    AskForm,
    CorrectForm,
    DeclineForm,
    SettleForm,
    initial_of,
)
from camtay.foundation.access import Refused
from camtay.foundation.calendar import local_day
from camtay.foundation.ui.pdf import render_pdf
from camtay.foundation.ui.requests import Request

GET_OR_POST = ["GET", "HEAD", "POST"]
PER_PAGE = 50
SETTLED = "xong"


@require_safe
@staff
def requests(request: Request) -> HttpResponse:
    """Those that wait, by due time; or those that are answered."""
    if not may(permissions.ANSWER, request.actor):
        raise Refused(_("Chỉ cán bộ dữ liệu trả lời các yêu cầu này."))
    settled = request.GET.get("phan") == SETTLED
    rows = Paginator(people.open_requests(request.actor, settled=settled), PER_PAGE)
    found = rows.get_page(request.GET.get("trang"))
    context = {"page": found, "lines": presenters.lines(found, now=timezone.now()), "settled": settled}
    return page(request, "desk/data_requests.html", context)


@require_safe
@staff
def request_page(request: Request, request_id: UUID) -> HttpResponse:
    """One request, with what is kept as far as the officer needs it."""
    asked = _asked(request, request_id)
    now = timezone.now()
    actions.note_request(asked=asked, by=request.actor, now=now)
    context = {
        "asked": asked,
        "line": presenters.line(asked, now=now),
        "rows": presenters.rows(asked),
        "deeds": presenters.deeds(asked),
        "sections": presenters.needed(asked),
    }
    return page(request, "desk/data_request.html", context)


@require_http_methods(GET_OR_POST)
@staff
def answer(request: Request, request_id: UUID) -> HttpResponse:
    """Answer a wish to see: the paper was handed over, or the person saw it on the page."""
    asked = _asked(request, request_id)
    form = AnswerForm(request.POST if request.method == "POST" else None, initial=_version(asked))

    def deed(said: dict[str, Any]) -> object:
        return actions.answer(
            request_id=asked.pk, version=said["request_version"], answer=said["answer"], by=request.actor,
            now=timezone.now(),
        )  # fmt: skip

    return _settle(request, asked, form, deed, label=_("Trả lời"))


@require_http_methods(GET_OR_POST)
@staff
def decline(request: Request, request_id: UUID) -> HttpResponse:
    """Say why it cannot be done."""
    asked = _asked(request, request_id)
    form = DeclineForm(request.POST if request.method == "POST" else None, initial=_version(asked))

    def deed(said: dict[str, Any]) -> object:
        return actions.decline(
            request_id=asked.pk, version=said["request_version"], reason=said["reason"], by=request.actor,
            now=timezone.now(),
        )  # fmt: skip

    return _settle(request, asked, form, deed, label=_("Báo không làm được"))


@require_http_methods(GET_OR_POST)
@staff
def correct(request: Request, request_id: UUID) -> HttpResponse:
    """Put right what is wrong of the person, and answer."""
    asked = _asked(request, request_id, wish=Wish.CORRECT)
    now = timezone.now()
    form = CorrectForm(
        request.POST if request.method == "POST" else None,
        initial=initial_of(asked.person, version=asked.version),
        today=local_day(now),
        person=asked.person,
    )

    def deed(said: dict[str, Any]) -> object:
        return actions.correct(
            request_id=asked.pk, version=said["request_version"], person_version=said["person_version"],
            changes=form.changes(), answer=said["answer"], by=request.actor, now=now,
        )  # fmt: skip

    return _settle(request, asked, form, deed, label=_("Sửa và trả lời"))


@require_http_methods(GET_OR_POST)
@staff
def erase(request: Request, request_id: UUID) -> HttpResponse:
    """What would go and what must stay, and why; then carry it out."""
    asked = _asked(request, request_id, wish=Wish.ERASE)
    form = SettleForm(request.POST if request.method == "POST" else None, initial=_version(asked))

    def deed(said: dict[str, Any]) -> object:
        return wishes.erase(
            request_id=asked.pk, version=said["request_version"], by=request.actor, now=timezone.now()
        )

    return _settle(request, asked, form, deed, label=_("Xóa dữ liệu"))


@require_safe
@staff
def printed(request: Request, request_id: UUID) -> HttpResponse:
    """Everything on paper, to be handed to whoever asked. Taking it is logged."""
    asked = _asked(request, request_id)
    now = timezone.now()
    actions.note_request(asked=asked, what="print_request", by=request.actor, now=now)
    context = {
        "person": asked.person,
        "sections": presenters.whole(asked),
        "answer": asked.answer,
        "at": now,
    }
    headers = {"Cache-Control": "private, no-store"}
    return HttpResponse(
        render_pdf("wishes/kept_pdf.html", context), content_type="application/pdf", headers=headers
    )


@require_http_methods(GET_OR_POST)
@staff
def ask(request: Request, person_id: int) -> HttpResponse:
    """Write down what somebody asks for at the counter."""
    person = _person(request, person_id)
    form = AskForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.ask(person_id=person.pk, by=request.actor, now=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error("words", refusal.message)
        else:
            messages.success(request, _("Đã ghi yêu cầu. Cán bộ dữ liệu trả lời trong hai ngày làm việc."))
            return redirect("desk:resident", person_id=person.pk)
    context = {"person": person, "form": form}
    return page(request, "desk/data_ask.html", context, status=422 if form.errors else 200)


def _settle(
    request: Request, asked: DataRequest, form: forms.Form, deed: Callable[[dict[str, Any]], object], *, label: str
) -> HttpResponse:  # fmt: skip
    """The page of a deed. What somebody else did meanwhile is shown, and what was typed is kept."""
    overtaken = ""
    if form.is_valid():
        try:
            deed(form.cleaned_data)
        except (actions.RequestChanged, actions.Changed) as refusal:
            overtaken = refusal.message
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("Đã làm xong, và đã báo cho người yêu cầu."))
            return redirect("desk:data_request", request_id=asked.pk)
    shown = _again(asked, form) if overtaken else asked
    erases = asked.wish == Wish.ERASE and isinstance(form, SettleForm) and type(form) is SettleForm
    context = {
        "asked": shown,
        "form": form,
        "label": label,
        "overtaken": overtaken,
        "rows": presenters.rows(shown),
        "stored": presenters.stored(shown.person) if overtaken and isinstance(form, CorrectForm) else [],
        "preview": presenters.preview(shown, now=timezone.now()) if erases else None,
        "possible": bool(presenters.deeds(shown)),
        "back": reverse("desk:data_request", args=[asked.pk]),
    }
    return page(request, "desk/data_settle.html", context, status=422 if form.errors or overtaken else 200)


def _again(asked: DataRequest, form: forms.Form) -> DataRequest:
    """The request as it is now; sent once more, the form speaks of that."""
    asked.refresh_from_db()
    typed: Any = form.data
    data = typed.copy()
    data["request_version"], data["person_version"] = str(asked.version), str(asked.person.version)
    form.data = data
    return asked


def _version(asked: DataRequest) -> dict[str, int]:
    return {"request_version": asked.version}


def _asked(request: Request, request_id: UUID, *, wish: Wish | None = None) -> DataRequest:
    """The request, for who may answer it; 404 else, so that nobody learns which there are."""
    try:
        asked = people.request(request_id, permissions.ANSWER, by=request.actor)
    except Refused as refusal:
        raise Http404 from refusal
    if wish is not None and asked.wish != wish:
        raise Http404
    return asked


def _person(request: Request, person_id: int) -> Person:
    person = people.get(person_id)
    if person is None or not permissions.can_on(permissions.ASK, person, by=request.actor):
        raise Http404
    return person
