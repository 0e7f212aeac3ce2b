"""Asking whose a case is: the codes in doubt, one of them beside its case, and the clerk's word."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from camtay.domains.cases import actions, permissions, queries
from camtay.entrances.desk.frame.presenters import may
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.noted import presenters
from camtay.foundation.access import Refused
from camtay.foundation.ui.requests import Request

PER_PAGE = 50


@require_safe
@staff
def doubts(request: Request) -> HttpResponse:
    """Those of one's places, the longest waiting first."""
    if not may(permissions.ACCEPT, request.actor):
        raise Refused(_("Chỉ cán bộ một cửa hỏi lại được các mã này."))
    shown = Paginator(queries.doubts(request.actor), PER_PAGE).get_page(request.GET.get("trang"))
    return page(request, "desk/noted.html", {"page": shown, "lines": [presenters.line(one) for one in shown]})


@require_safe
@staff
def doubt(request: Request, noted_id: UUID) -> HttpResponse:
    """One of them; who looked is logged."""
    found = queries.doubt(noted_id, by=request.actor)
    actions.looked(case=found.case, what="look_noted", by=request.actor, now=timezone.now())
    context = {
        "line": presenters.line(found.note),
        "sides": presenters.sides(found),
        "note": found.note,
        "case": found.case,
    }
    return page(request, "desk/noted_one.html", context)


@require_POST
@staff
def confirm(request: Request, noted_id: UUID) -> HttpResponse:
    """Asked: it is theirs."""
    done = actions.confirm_code(noted_id=noted_id, by=request.actor, now=timezone.now())
    messages.success(request, _("Đã nhận: hồ sơ hiện ở trang của người ghi mã, và họ được nhắn tin."))
    return redirect("desk:case", case_id=done.case_id)


@require_POST
@staff
def reject(request: Request, noted_id: UUID) -> HttpResponse:
    """Asked: it is not theirs."""
    actions.reject_code(noted_id=noted_id, by=request.actor, now=timezone.now())
    messages.success(request, _("Đã ghi: không phải hồ sơ của người này."))
    return redirect("desk:noted")
