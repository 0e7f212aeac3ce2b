"""The Monday sheet: as a page, and as one page of paper."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from camtay.domains.places.models import Place
from camtay.domains.reports import queries
from camtay.entrances.desk.cases.views.slips import drawn
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.sheets.presenters import monday as presenting
from camtay.foundation.access import Refused
from camtay.foundation.ui.requests import Request

NOT_YOURS = _("Tờ đầu tuần dành cho trưởng phòng và lãnh đạo xã, phường.")


@require_safe
@staff
def monday(request: Request) -> HttpResponse:
    """What is due, what is late and why, what to decide."""
    places = _places(request)
    place = chosen(request, places)
    now = timezone.now()
    said = queries.monday(place, by=request.actor, now=now)
    context = {"sheet": presenting.sheet(said), "place": place, "places": places, "today": now}
    return page(request, "desk/monday.html", context)


@require_safe
@staff
def monday_pdf(request: Request) -> HttpResponse:
    """The same on one A4, always in Vietnamese."""
    place = chosen(request, _places(request))
    now = timezone.now()
    with override("vi"):
        sheet = presenting.sheet(queries.monday(place, by=request.actor, now=now))
    context: dict[str, Any] = {"sheet": sheet, "now": now, "practice": place.practice}
    answer = drawn("desk/monday_pdf.html", context)
    answer["Cache-Control"] = "private, no-store"
    return answer


def _places(request: Request) -> list[Place]:
    places = queries.monday_places(request.actor)
    if not places:
        raise Refused(NOT_YOURS)
    return places


def chosen(request: Request, places: list[Place]) -> Place:
    """The place the address names (?noi=19753), else the first."""
    code = request.GET.get("noi", "")
    return next((one for one in places if one.code == code), places[0])
