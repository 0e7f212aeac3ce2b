"""My journal. It names officials and helpers, and never another resident's affairs."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from camtay.domains.people import queries
from camtay.entrances.portal.journal import presenters
from camtay.entrances.portal.mandates.views import account
from camtay.foundation.ui.pieces import Tab
from camtay.foundation.ui.requests import Request

PER_PAGE = 30


@require_safe
@account
def journal(request: Request) -> HttpResponse:
    """What was done about me, or (?xem=1) who looked; newest first."""
    looks = request.GET.get("phan") == "xem"
    rows: Any = queries.looks_at(request.actor) if looks else queries.deeds_about(request.actor)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("trang"))
    shown = presenters.looks if looks else presenters.deeds
    tabs = [
        Tab(_("Việc đã làm"), "?phan=viec", not looks),
        Tab(_("Ai đã xem"), "?phan=xem", looks),
    ]
    context = {"tabs": tabs, "looks": looks, "page": page, "days": shown(list(page), by=request.actor)}
    return render(request, "portal/journal.html", context)
