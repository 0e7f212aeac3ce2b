"""“Our village this month”: a page for the telephone, and a sheet for the wall."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from camtay.domains.places.models import Place
from camtay.domains.reports import queries
from camtay.entrances.desk.cases.views.slips import drawn
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.sheets.presenters import village as presenting
from camtay.entrances.desk.sheets.views.monday import chosen
from camtay.foundation.access import Refused
from camtay.foundation.ui.requests import Request

NOT_YOURS = _("Tờ này dành cho trưởng thôn, tổ trưởng và lãnh đạo xã, phường.")


@require_safe
@staff
def village(request: Request) -> HttpResponse:
    """In large type."""
    places = _places(request)
    place = chosen(request, places)
    said = queries.village(place, by=request.actor, now=timezone.now())
    context = {"sheet": presenting.sheet(said), "place": place, "places": places}
    return page(request, "desk/village.html", context)


@require_safe
@staff
def village_pdf(request: Request) -> HttpResponse:
    """The same on an A4 across, always in Vietnamese."""
    place = chosen(request, _places(request))
    with override("vi"):
        sheet = presenting.sheet(queries.village(place, by=request.actor, now=timezone.now()))
    return drawn("desk/village_pdf.html", {"sheet": sheet, "practice": place.practice})


def _places(request: Request) -> list[Place]:
    places = queries.village_places(request.actor)
    if not places:
        raise Refused(NOT_YOURS)
    return places
