"""The distribution of times of a place. The domain asks whether the actor may see it."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from camtay.domains.indicators import queries
from camtay.domains.procedures import queries as procedures
from camtay.entrances.cockpit.durations import presenters
from camtay.entrances.cockpit.figures.presenters.figures import period_query, splits
from camtay.entrances.cockpit.figures.views import context_of, period_of, place_of
from camtay.foundation.ui.requests import Request

PER_PAGE = 20


@require_safe
def durations(request: Request, code: str) -> HttpResponse:
    """Of all cases settled in the period, or of one procedure's, beside its limit."""
    place = place_of(request, code)
    form, window = period_of(request)
    options = queries.breakdown(presenters.TIMED, place, window, "procedure", by=request.actor)
    chosen = presenters.chosen(options, request.GET.get("procedure", ""))
    procedure = procedures.by_code(chosen.key) if chosen else None
    seen = queries.durations(
        place,
        window,
        procedure=chosen.key if chosen else "",
        limit=presenters.limit_of(procedure),
        by=request.actor,
    )
    closings = Paginator(seen.closings, PER_PAGE).get_page(request.GET.get("trang"))
    context = context_of(
        request,
        place,
        form=form,
        window=window,
        query=period_query(window),
        options=options,
        chosen=chosen,
        seen=seen,
        said=presenters.said(seen),
        lines=presenters.lines(seen, place, window, chosen.key if chosen else ""),
        stopped=presenters.stopped(seen, place, window, chosen.key if chosen else ""),
        limit=presenters.limit_words(seen),
        closings=presenters.closings(list(closings), place, window),
        page=closings,
        batch=queries.BATCH,
        splits=splits(queries.definition_of(presenters.TIMED), place, window, "durations"),
    )
    return render(request, "cockpit/durations.html", context)
