"""The count of the day, ready to paste at half past four."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from camtay.domains.reports import queries
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.sheets.presenters import day as presenting
from camtay.entrances.desk.sheets.views.monday import chosen
from camtay.foundation.access import Refused
from camtay.foundation.calendar import local_day
from camtay.foundation.ui.requests import Request


@require_safe
@staff
def day(request: Request) -> HttpResponse:
    """Today's, as known now."""
    places = queries.day_places(request.actor)
    if not places:
        raise Refused(_("Số liệu trong ngày dành cho cán bộ một cửa, cán bộ dữ liệu và lãnh đạo xã, phường."))
    place, now = chosen(request, places), timezone.now()
    said = queries.day_count(place, local_day(now), by=request.actor, now=now)
    context = {"text": presenting.text(said), "place": place, "places": places, "now": now}
    return page(request, "desk/day_count.html", context)
