"""Which sheets there are for whoever asks."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.sheets.presenters import hub as presenting
from camtay.foundation.access import Refused
from camtay.foundation.ui.requests import Request


@require_safe
@staff
def sheets(request: Request) -> HttpResponse:
    """A tile a sheet. Raises Refused for those who have none."""
    tiles = presenting.tiles(request.actor)
    if not tiles:
        raise Refused(presenting.NONE)
    return page(request, "desk/sheets.html", {"tiles": tiles})
