"""What is due, the forms of a place, and all that was filled."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from camtay.domains.closings import permissions as closings
from camtay.domains.places.models import Place
from camtay.domains.reports import permissions, queries
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.reports.presenters import pages as presenting
from camtay.foundation.access import Refused
from camtay.foundation.ui.requests import Request

PER_PAGE = 25


def place_asked(request: Request, *, keeping: bool = False) -> tuple[Place, list[Place]]:
    """The place asked for, of those whose reports the actor sees (or keeps). Raises Refused."""
    found = queries.places_kept(request.actor) if keeping else queries.places_seen(request.actor)
    if not found:
        raise Refused(_("Tài khoản này không làm báo cáo. Hãy hỏi người quản trị của xã, phường."))
    asked = request.POST.get("noi") or request.GET.get("noi")
    return next((one for one in found if one.code == asked), found[0]), found


@require_safe
@staff
def reports(request: Request) -> HttpResponse:
    """Each regime with its next deadline and its forms."""
    place, mine = place_asked(request)
    now = timezone.now()
    forms = list(queries.forms_of(place, by=request.actor)[:200])
    context: dict[str, Any] = {
        "place": place,
        "places": mine if len(mine) > 1 else [],
        "lines": presenting.due_lines(queries.due(place, forms, now=now), now=now),
        "keeps": permissions.can_keep(place, by=request.actor),
        "sets_regimes": closings.can_set_regime(place, by=request.actor),
    }
    return page(request, "desk/reports.html", context)


@require_safe
@staff
def filed(request: Request) -> HttpResponse:
    """All filings of a place, the latest period first."""
    place, mine = place_asked(request)
    rows = queries.filings_at(place, by=request.actor)
    text = request.GET.get("q", "").strip()[:100]
    if text:
        rows = rows.filter(form__title__icontains=text)
    shown = Paginator(rows, PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "place": place, "places": mine if len(mine) > 1 else [], "page": shown, "text": text,
        "lines": [(one, *presenting.filing_state(one)) for one in shown],
    }  # fmt: skip
    return page(request, "desk/reports_filed.html", context)
