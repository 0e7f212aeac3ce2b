"""A task is given, worded anew, split into parts."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from camtay.domains.places.models import Place
from camtay.domains.tasks import actions, permissions, queries, states
from camtay.domains.tasks.models import Task
from camtay.entrances.desk.frame.views import MAX_KEY, page, staff
from camtay.entrances.desk.tasks.forms import ChangeForm, GiveForm, SplitForm
from camtay.entrances.desk.tasks.views.answering import answer, asked_for
from camtay.foundation.access import Refused
from camtay.foundation.calendar import local_day
from camtay.foundation.ids import uuid7
from camtay.foundation.once.once import digest_of, once
from camtay.foundation.ui.requests import Request

GET_OR_POST = ["GET", "HEAD", "POST"]


@require_http_methods(GET_OR_POST)
@staff
def give(request: Request) -> HttpResponse:
    """A new task. Sent again after a broken line, it is the one that stands already."""
    places = queries.places_to_give(request.actor)
    if not places:
        raise Refused(
            _("Chỉ lãnh đạo và trưởng phòng giao việc. Việc của mình thì chia hoặc chuyển ở trang việc ấy.")
        )
    place = _place(request, places)
    known = queries.candidates(place, on=local_day(timezone.now()))
    data = request.POST if request.method == "POST" else None
    form = GiveForm(data, candidates=known, initial={"answerable": str(request.actor.account_id)})
    if form.is_valid():
        made = _made(request, place, form)
        if made is not None:
            messages.success(request, _("Đã giao việc. Người làm được báo ngay."))
            return redirect("desk:task", task_id=made)
    context = {
        "form": form,
        "place": place,
        "places": places if len(places) > 1 else [],
        "key": request.POST.get("key", "")[:MAX_KEY] or str(uuid7()),
    }
    return page(request, "desk/task_new.html", context, status=422 if form.errors else 200)


def _place(request: Request, places: list[Place]) -> Place:
    asked = request.POST.get("noi") or request.GET.get("noi")
    return next((one for one in places if one.code == asked), places[0])


def _made(request: Request, place: Place, form: GiveForm) -> str | None:
    """The id of what was given; None with the sentence beside its field."""
    now = timezone.now()

    def do() -> dict[str, Any]:
        return {"id": str(actions.give(place=place, by=request.actor, now=now, **form.said()).pk)}

    key = request.POST.get("key", "")[:MAX_KEY] or str(uuid7())
    content = [place.code, {name: form.data.get(name, "") for name in form.fields}]
    try:
        return str(once(key=key, by=request.actor, digest=digest_of(content), now=now, do=do)["id"])
    except actions.Unfit as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        return None


@require_http_methods(GET_OR_POST)
@staff
def change(request: Request, task_id: UUID) -> HttpResponse:
    """What it says, and by when."""
    found, _accounts = asked_for(request, task_id, permissions.CHANGE)
    officials = queries.officials(found.place, on=local_day(timezone.now()))
    data = request.POST if request.method == "POST" else None
    form = ChangeForm(data, initial=_as_it_stands(found), answerable=officials)

    def deed(now: datetime) -> object:
        said = form.said()
        if not {"limit", "day", "amount"} & set(form.changed_data):
            said["time"] = None  # the hour it was given for stands
        version = form.cleaned_data["version"]
        return actions.change(task_id=found.pk, version=version, by=request.actor, now=now, **said)

    return answer(request, found, form, deed, title=_("Sửa việc"), label=_("Lưu"), said=_("Đã sửa."))


def _as_it_stands(task: Task) -> dict[str, Any]:
    return {
        "version": task.version, "title": task.title, "detail": task.detail, "authority": task.authority,
        "product": task.product, "answerable": str(task.answerable_id or ""), "limit": states.Limit.DAY,
        "day": local_day(task.due_at), "amount": None,
    }  # fmt: skip


@require_http_methods(GET_OR_POST)
@staff
def split(request: Request, task_id: UUID) -> HttpResponse:
    """A part of it, for somebody else."""
    found, _accounts = asked_for(request, task_id, permissions.SPLIT)
    known = queries.candidates(found.place, on=local_day(timezone.now()))
    data = request.POST if request.method == "POST" else None
    form = SplitForm(
        data, candidates=known, initial={"version": found.version, "day": local_day(found.due_at)}
    )

    def deed(now: datetime) -> object:
        version = form.cleaned_data["version"]
        return actions.split(task_id=found.pk, version=version, by=request.actor, now=now, **form.said())

    return answer(request, found, form, deed, title=_("Chia thành phần việc"), label=_("Giao phần việc này"))
