"""The index of a place. The domain asks whether the actor may see it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from camtay.domains.indicators import queries
from camtay.domains.quality import queries as quality
from camtay.domains.quality.permissions import can_see as may_check
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
    checked = may_check(place, by=request.actor)
    sides = queries.scores_by_commune(seen) if place.kind == "province" else []
    codes = queries.scored_codes()
    beside = quality.suspect_each([one.pk for one, _card in sides], *codes) if sides and checked else {}
    context = context_of(
        request,
        place,
        form=form,
        window=window,
        query=period_query(window),
        card=card,
        total=presenters.total(card),
        groups=presenters.groups(card, seen, quality.suspect(place, codes) if checked else {}),
        sides=presenters.sides(sides, seen, beside),
        chart=presenters.trend(seen),
    )
    return render(request, "cockpit/scores.html", context)


@require_safe
def chart(request: Request, code: str) -> HttpResponse:
    """The score of each month as a picture."""
    place = place_of(request, code)
    _form, window = period_of(request)
    return svg_response(presenters.trend_svg(queries.look(place, window, by=request.actor)))
