"""Public figures of a place: counts and shares, no names, no records."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from camtay.domains.indicators import queries
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.entrances.portal.figures import presenters
from camtay.entrances.portal.figures.presenters import DIMENSION_OF
from camtay.foundation.calendar import local_day
from camtay.foundation.ui.charts import svg_response
from camtay.foundation.ui.requests import Request


def _place(code: str) -> Place:
    place = places.by_code(code)
    if place is None or place.practice or place.kind == "neighbourhood":
        raise Http404
    return place


def _window() -> queries.Window:
    """The last twelve whole months and this one."""
    now = timezone.now()
    today = local_day(now)
    first = date(today.year - 1, today.month, 1)
    return queries.Window(first, today, now)


@require_safe
def choose(request: Request) -> HttpResponse:
    """Find a place."""
    text = request.GET.get("q", "")[:80]
    found = places.search(text, limit=20) if text.strip() else queries.places_with_figures()
    return render(request, "portal/figures_choose.html", {"text": text, "places": found})


@require_safe
def place(request: Request, code: str) -> HttpResponse:
    """The figures of a place."""
    found = _place(code)
    window = _window()
    seen = queries.public_look(found, window, by=request.actor)
    context = {
        "place": found,
        "first": window.first,
        "last": window.last,
        "groups": presenters.groups(seen),
        "charts": presenters.charts(seen),
    }
    return render(request, "portal/figures.html", context)


@require_safe
def breakdown(request: Request, code: str, indicator: str, by: str) -> HttpResponse:
    """One figure in parts; parts of few cases stand together."""
    found, window, definition = _place(code), _window(), queries.definition(indicator)
    if definition is None:
        raise Http404
    try:
        rows = queries.public_breakdown(indicator, found, window, DIMENSION_OF.get(by, ""), by=request.actor)
    except KeyError as error:
        raise Http404 from error
    context = {
        "place": found,
        "first": window.first,
        "last": window.last,
        "definition": definition,
        "dimension": queries.dimension(DIMENSION_OF[by]),
        "splits": presenters.splits(definition, found, chosen=by),
        "lines": presenters.lines(definition, rows),
        "few": queries.FEW,
    }
    return render(request, "portal/figures_parts.html", context)


@require_safe
def chart(request: Request, code: str, indicator: str) -> HttpResponse:
    """One indicator month by month, as a picture."""
    seen = queries.public_look(_place(code), _window(), by=request.actor)
    svg = presenters.chart(seen, indicator)
    if svg is None:
        raise Http404
    return svg_response(svg)
