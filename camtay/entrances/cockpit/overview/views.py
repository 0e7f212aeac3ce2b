"""A place at a glance: a page, and the same on the screen of a meeting room."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from camtay.domains.indicators import queries
from camtay.domains.places.models import Place
from camtay.domains.quality import queries as quality
from camtay.domains.quality.permissions import can_see as may_check
from camtay.domains.reports import queries as reports
from camtay.entrances.cockpit.city.presenters import doubts, lines, pictures
from camtay.entrances.cockpit.city.presenters.words import fresh
from camtay.entrances.cockpit.figures.presenters.figures import period_query
from camtay.entrances.cockpit.figures.views import context_of, period_of, place_of
from camtay.entrances.cockpit.overview.presenters import changed, goals, sheets, tiles
from camtay.foundation.access import Actor
from camtay.foundation.ui.requests import Request

ON_TIME = "cases.on_time"
SCREEN = "man-hinh"


@require_safe
def place(request: Request, code: str) -> HttpResponse:
    """What has changed and why, then every figure; with `?man-hinh=` one sheet of it in large type."""
    found = place_of(request, code)
    form, window = period_of(request)
    now = queries.whole(found, tiles.codes(), window, by=request.actor)
    year = queries.trends(found, tiles.flowing(), tiles.year_of(window), by=request.actor, each=False)
    weeks = changed.weeks(window)
    said = changed.said(found, weeks, by=request.actor)
    checked = may_check(found, by=request.actor)
    groups = tiles.groups(found, now, year, quality.suspect(found, tiles.codes()) if checked else {})
    context = context_of(
        request,
        found,
        form=form,
        window=window,
        weeks=weeks,
        query=period_query(window),
        said=said,
        groups=groups,
        fresh=fresh(now),
        plan=goals.running(found, by=request.actor, now=window.now),
        marks={"url": doubts.checks_url(found)} if checked else None,
        outside=reports.outside_in(found, window.first, window.last, by=request.actor),
        **_map(found, window, by=request.actor),
    )
    if SCREEN not in request.GET:
        return render(request, "cockpit/place.html", context)
    turned = sheets.turn(
        sheets.sheets(said, groups, has_map=found.kind == "province"), request.GET.get(SCREEN, "")
    )
    return render(request, "cockpit/screen.html", {**context, "turn": turned})


def _map(place: Place, window: queries.Window, *, by: Actor) -> dict[str, object]:
    """A province's communes on the map of tiles."""
    if place.kind != "province":
        return {}
    indicator = queries.definition_of(ON_TIME)
    now = queries.compared(place, [ON_TIME], window, by=by)
    parts = lines.lines(indicator, now, now)
    every = [line for part in parts.values() for line in part]
    return {
        "indicator": indicator,
        "map": pictures.tile_map(indicator, every),
        "parts": parts,
        "odd": doubts.odd(parts["ranked"], quality.suspect_each([one.place.pk for one in every], ON_TIME)),
        "enough": queries.ENOUGH,
    }
