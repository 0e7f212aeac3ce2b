"""The way of a task: taken on, done, confirmed, sent back, handed on, given more time."""

from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from camtay.domains.tasks import actions, permissions, queries, states
from camtay.domains.tasks.models import Task
from camtay.entrances.desk.frame.views import staff
from camtay.entrances.desk.tasks.forms import (
    AnswerForm,
    ExtendForm,
    FinishForm,
    HandOnForm,
    ReasonForm,
    VersionForm,
)
from camtay.entrances.desk.tasks.views.answering import answer as answered
from camtay.entrances.desk.tasks.views.answering import asked_for, uploaded
from camtay.foundation.calendar import local_day
from camtay.foundation.ui.requests import Request

GET_OR_POST = ["GET", "HEAD", "POST"]
ENDING = frozenset({"drop"})


@require_http_methods(GET_OR_POST)
@staff
def turn(request: Request, task_id: UUID, move: str) -> HttpResponse:
    """A move that needs a sentence at most."""
    if move not in states.TURNS:
        raise Http404
    found, _accounts = asked_for(request, task_id, permissions.BY_NAME[states.PERMISSION_OF[move]])
    if request.method != "POST" and not states.TABLE.allows(move, found.state):
        return redirect("desk:task", task_id=found.pk)
    data = request.POST if request.method == "POST" else None
    kind = ReasonForm if move in states.REASON_NEEDED else VersionForm
    form = kind(data, initial={"version": found.version})

    def deed(now: datetime) -> object:
        said = form.cleaned_data
        return actions.turn(
            task_id=found.pk, move=move, reason=said.get("reason", ""), version=said["version"], by=request.actor,
            now=now,
        )  # fmt: skip

    label = states.TABLE.label_of(move)
    return answered(request, found, form, deed, title=label, label=label, warning=move in ENDING)


@require_http_methods(GET_OR_POST)
@staff
def finish(request: Request, task_id: UUID) -> HttpResponse:
    """It is done, with what came out of it."""
    found, _accounts = asked_for(request, task_id, permissions.DO)
    if request.method != "POST":
        if not states.TABLE.allows("finish", found.state):
            return redirect("desk:task", task_id=found.pk)
        return _finish_page(request, found, FinishForm(initial={"version": found.version}))
    return _finish_page(request, found, FinishForm(request.POST, request.FILES))


def _finish_page(request: Request, found: Task, form: FinishForm) -> HttpResponse:
    stored, name = uploaded(request, form) if form.is_bound else (None, "")

    def deed(now: datetime) -> object:
        said = form.cleaned_data
        return actions.finish(
            task_id=found.pk, outcome=said["outcome"], file=stored, file_name=name, version=said["version"],
            by=request.actor, now=now,
        )  # fmt: skip

    return answered(
        request, found, form, deed, title=_("Báo đã xong"), label=_("Báo đã xong"),
        said=_("Đã báo xong. Người giao được báo để xác nhận."),
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
@staff
def hand_on(request: Request, task_id: UUID) -> HttpResponse:
    """Somebody else does it from now on."""
    found, _accounts = asked_for(request, task_id, permissions.HAND_ON)
    if request.method != "POST" and not states.TABLE.allows("hand_on", found.state):
        return redirect("desk:task", task_id=found.pk)
    known = [
        one
        for one in queries.candidates(found.place, on=local_day(timezone.now()))
        if one.account != found.doer
    ]
    data = request.POST if request.method == "POST" else None
    form = HandOnForm(data, candidates=known, initial={"version": found.version})

    def deed(now: datetime) -> object:
        said = form.cleaned_data
        return actions.hand_on(
            task_id=found.pk,
            to=said["to"],
            words=said["words"],
            version=said["version"],
            by=request.actor,
            now=now,
        )

    label = states.TABLE.label_of("hand_on")
    return answered(request, found, form, deed, title=label, label=label)


@require_http_methods(GET_OR_POST)
@staff
def extend(request: Request, task_id: UUID) -> HttpResponse:
    """Ask for more time."""
    found, _accounts = asked_for(request, task_id, permissions.DO)
    data = request.POST if request.method == "POST" else None
    form = ExtendForm(data, initial={"version": found.version})

    def deed(now: datetime) -> object:
        said = form.cleaned_data
        return actions.ask_extension(
            task_id=found.pk, time=form.time(), reason=said["reason"], version=said["version"], by=request.actor,
            now=now,
        )  # fmt: skip

    return answered(
        request, found, form, deed, title=_("Xin thêm thời gian"), label=_("Gửi lời xin"),
        said=_("Đã gửi. Hạn cũ vẫn tính cho đến khi được đồng ý."),
    )  # fmt: skip


@require_http_methods(GET_OR_POST)
@staff
def answer(request: Request, task_id: UUID) -> HttpResponse:
    """Grant more time, or not."""
    found, _accounts = asked_for(request, task_id, permissions.CONFIRM)
    waiting = queries.waiting_extension(found)
    if request.method != "POST" and waiting is None:
        return redirect("desk:task", task_id=found.pk)
    data = request.POST if request.method == "POST" else None
    form = AnswerForm(data, initial={"version": found.version})

    def deed(now: datetime) -> object:
        said = form.cleaned_data
        return actions.answer_extension(
            task_id=found.pk, granted=said["granted"], answer=said["answer"], version=said["version"],
            by=request.actor, now=now,
        )  # fmt: skip

    return answered(request, found, form, deed, title=_("Trả lời xin thêm thời gian"), label=_("Trả lời"))
