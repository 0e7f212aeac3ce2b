"""The index of a place. The domain asks whether the actor may see it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from camtay.domains.indicators import queries
from camtay.entrances.cockpit.figures.presenters.figures import period_query
from camtay.entrances.cockpit.figures.views import context_of, period_of, place_of
from camtay.entrances.cockpit.scores import presenters
from camtay.foundation.ui.charts import svg_response
from camtay.foundation.ui.requests import Request


@require_safe
def scores(request: Request, code: str) -> HttpResponse:
    """Group by group and item by item; for a city its communes too."""
    place = place_of(request, code)
    form, window = period_of(request)
    seen = queries.look(place, window, by=request.actor)
    card = queries.scorecard(seen)
    context = context_of(
        request,
        place,
        form=form,
        window=window,
        query=period_query(window),
        card=card,
        total=presenters.total(card),
        groups=presenters.groups(card, seen),
        sides=presenters.sides(seen) if place.kind == "province" else [],
        chart=presenters.trend(seen),
    )
    return render(request, "cockpit/scores.html", context)


@require_safe
def chart(request: Request, code: str) -> HttpResponse:
    """The score of each month as a picture."""
    place = place_of(request, code)
    _form, window = period_of(request)
    return svg_response(presenters.trend_svg(queries.look(place, window, by=request.actor)))
