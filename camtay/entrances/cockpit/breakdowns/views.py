"""Breakdowns: the domain asks whether the actor may see the place."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from camtay.domains.indicators import queries
from camtay.domains.places.models import Place
from camtay.entrances.cockpit.breakdowns import presenters
from camtay.entrances.cockpit.figures.presenters.figures import DIMENSION_OF, period_query, splits
from camtay.entrances.cockpit.figures.views import context_of, period_of, place_of
from camtay.foundation.ui.downloads import table_answer
from camtay.foundation.ui.measures import measure_words
from camtay.foundation.ui.requests import Request

PER_PAGE = 40


def _rows(
    request: Request, place: Place, window: queries.Window, code: str, by: str
) -> tuple[queries.Indicator, queries.Dimension, list[queries.Row]]:
    """What is split, by what, into what. Raises Http404 where the figure is not split so."""
    indicator, dimension = queries.definition(code), queries.dimension(DIMENSION_OF.get(by, ""))
    if indicator is None or dimension is None or dimension not in queries.dimensions_of(indicator, place):
        raise Http404
    rows = queries.breakdown(code, place, window, dimension.code, by=request.actor)
    return indicator, dimension, rows


@require_safe
def breakdown(request: Request, code: str, indicator: str, by: str) -> HttpResponse:
    """One figure in parts, beside the same parts of the period before."""
    found = place_of(request, code)
    form, window = period_of(request)
    definition, dimension, rows = _rows(request, found, window, indicator, by)
    before = queries.breakdown(indicator, found, window.before(), dimension.code, by=request.actor)
    order = presenters.order_of(definition, dimension, request.GET.get("order", ""))
    lines = presenters.lines(definition, dimension, found, window, rows, before, order)
    page = Paginator(lines, PER_PAGE).get_page(request.GET.get("trang"))
    [whole] = queries.figures(found, window, by=request.actor, codes=[indicator])
    context = context_of(
        request,
        found,
        form=form,
        window=window,
        before=window.before(),
        query=period_query(window),
        definition=definition,
        dimension=dimension,
        value=measure_words(whole.kind, whole.value, whole.unit),
        is_share=definition.kind == "share",
        measured=definition.kind in ("median", "sum"),
        splits=splits(definition, found, window, dimension.code),
        orders=presenters.orders(definition, window, order),
        chart=presenters.year(found, window, indicator, dimension, by=request.actor),
        note=presenters.note(definition, rows),
        page=page,
        by=by,
    )
    return render(request, "cockpit/breakdown.html", context)


@require_safe
def export(
    request: Request, code: str, indicator: str, by: str, kind: str
) -> HttpResponse | StreamingHttpResponse:
    """All parts as XLSX or CSV: numbers, no records."""
    found = place_of(request, code)
    if kind not in ("xlsx", "csv"):
        raise Http404
    _form, window = period_of(request)
    definition, dimension, rows = _rows(request, found, window, indicator, by)
    columns, table = presenters.columns(definition, dimension), presenters.exported(rows)
    name = f"{indicator}-{by}-{found.code}-{window.first}-{window.last}.{kind}"
    return table_answer(kind, name, columns, table)
