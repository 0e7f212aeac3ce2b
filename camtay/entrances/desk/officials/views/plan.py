"""The table of the five groups of Kế hoạch 01."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from camtay.domains.learning import queries
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.officials.presenters import plan as presenting
from camtay.entrances.desk.officials.presenters.roll import tabs
from camtay.entrances.desk.officials.views.roll import place_of, places_of
from camtay.foundation.calendar import local_day
from camtay.foundation.ui.downloads import table_answer
from camtay.foundation.ui.requests import Request


@require_safe
@staff
def five_groups(request: Request) -> HttpResponse:
    """As things stand today: our numbers where we hold them, and plain words where we do not."""
    place, today = place_of(request), local_day(timezone.now())
    context = {
        "place": place,
        "places": places_of(request),
        "tabs": tabs(place, "desk:five_groups"),
        "today": today,
        "lines": presenting.lines(queries.five_groups(place, on=today, by=request.actor)),
    }
    return page(request, "desk/five_groups.html", context)


@require_safe
@staff
def export(request: Request, form: str) -> HttpResponseBase:
    """The same, to be filled up and sent on. It names nobody."""
    place, today = place_of(request), local_day(timezone.now())
    found = queries.five_groups(place, on=today, by=request.actor)
    name = f"ke-hoach-01-{place.code}-{today:%Y%m%d}.{form}"
    return table_answer(form, name, presenting.fields(), presenting.rows(found))
