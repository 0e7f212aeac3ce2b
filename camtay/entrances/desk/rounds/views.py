"""Phones at the desk: one's own, and for administrators those of all who help in their place."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from camtay.domains.rounds import actions, queries
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.rounds import presenters
from camtay.foundation.ui.requests import Request

PER_PAGE = 25


@require_safe
@staff
def devices(request: Request) -> HttpResponse:
    """The phones, those in use first."""
    shown = Paginator(queries.devices_reached(request.actor), PER_PAGE).get_page(request.GET.get("trang"))
    return page(request, "desk/devices.html", {"page": shown, "lines": presenters.lines(shown)})


@require_POST
@staff
def device_lost(request: Request, device_id: UUID) -> HttpResponse:
    """It gets nothing any more, and is told to wipe itself at its next call."""
    if not queries.devices_reached(request.actor).filter(pk=device_id).exists():
        raise Http404
    actions.report_lost(device_id=device_id, by=request.actor, now=timezone.now())
    messages.success(request, _("Đã báo mất. Máy ấy không nhận được gì nữa và tự xóa khi có mạng."))
    return redirect("desk:devices")
