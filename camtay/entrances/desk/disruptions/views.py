"""What stopped a place's work: written down, ended, taken back."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from camtay.domains.cases import actions, queries
from camtay.entrances.desk.cases.presenters.lines import lines
from camtay.entrances.desk.disruptions.forms import LABELS, DisruptionForm, EndForm
from camtay.entrances.desk.frame.views import MAX_KEY, page, staff
from camtay.foundation.access import Refused
from camtay.foundation.ids import uuid7
from camtay.foundation.once.once import digest_of, once
from camtay.foundation.ui.requests import Request

GET_OR_POST = ["GET", "HEAD", "POST"]
PER_PAGE = 50
Done = TypeVar("Done")


@require_http_methods(GET_OR_POST)
@staff
def disruptions(request: Request) -> HttpResponse:
    """Those of one's places, and a form for another."""
    places = queries.disruption_places(by=request.actor)
    if not places:
        raise Refused(_("Chỉ trưởng phòng và lãnh đạo xã, phường ghi được sự cố."))
    form = DisruptionForm(request.POST if request.method == "POST" else None, places=places)
    if form.is_valid():
        made = _try(form, lambda: _write_down(request, form))
        if made is not None:
            messages.success(
                request, _("Đã ghi. Mọi hồ sơ đang chạy lúc ấy được tạm dừng đồng hồ có giải trình.")
            )
            return redirect("desk:disruption", disruption_id=made)
    found = Paginator(queries.disruptions(by=request.actor), PER_PAGE).get_page(request.GET.get("trang"))
    context = {"form": form, "page": found, "key": request.POST.get("key", "")[:MAX_KEY] or str(uuid7())}
    return page(request, "desk/disruptions.html", context, status=422 if form.errors else 200)


@require_safe
@staff
def disruption(request: Request, disruption_id: UUID) -> HttpResponse:
    """One, with the cases it paused."""
    found = queries.disruption(disruption_id, by=request.actor)
    held = Paginator(queries.held_by(found), PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "disruption": found,
        "kind": LABELS[found.kind],
        "page": held,
        "lines": lines(held, now=timezone.now()),
    }
    return page(request, "desk/disruption.html", context)


@require_http_methods(GET_OR_POST)
@staff
def end(request: Request, disruption_id: UUID) -> HttpResponse:
    """It is over."""
    found = queries.disruption(disruption_id, by=request.actor)
    form = EndForm(request.POST if request.method == "POST" else None, since=found.since)
    if form.is_valid():
        done = _try(
            form,
            lambda: actions.end_disruption(
                disruption_id=found.pk, until=form.cleaned_data["until"], by=request.actor, now=timezone.now()
            ),
        )
        if done is not None:
            messages.success(request, _("Đã ghi lúc kết thúc."))
            return redirect("desk:disruption", disruption_id=found.pk)
    context = {"disruption": found, "kind": LABELS[found.kind], "form": form}
    return page(request, "desk/disruption_end.html", context, status=422 if form.errors else 200)


@require_http_methods(GET_OR_POST)
@staff
def undo(request: Request, disruption_id: UUID) -> HttpResponse:
    """It was written down by mistake."""
    found = queries.disruption(disruption_id, by=request.actor)
    if request.method == "POST":
        actions.undo_disruption(disruption_id=found.pk, by=request.actor, now=timezone.now())
        messages.success(request, _("Đã hoàn tác. Đồng hồ của các hồ sơ chạy như chưa có sự cố."))
        return redirect("desk:disruption", disruption_id=found.pk)
    context = {"disruption": found, "kind": LABELS[found.kind]}
    return page(request, "desk/disruption_undo.html", context)


def _write_down(request: Request, form: DisruptionForm) -> str:
    """The id of what was written down; sent again after a broken line, of what stands already."""
    now = timezone.now()

    def do() -> dict[str, Any]:
        return {"id": str(actions.disrupt(**form.asked(), by=request.actor, now=now).pk)}

    key = request.POST.get("key", "")[:MAX_KEY] or str(uuid7())
    content = {name: form.data.get(name, "") for name in form.fields}
    answer = once(key=key, by=request.actor, digest=digest_of(content), now=now, do=do)
    return str(answer["id"])


def _try(form: DisruptionForm | EndForm, deed: Callable[[], Done]) -> Done | None:
    """What the deed refuses stands above the form, which keeps what was typed."""
    try:
        return deed()
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None
