"""Figures and their evidence. Every view asks the domain, which asks the actor's scope."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from camtay.domains.indicators import actions, permissions, queries
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.entrances.cockpit.figures.forms import PeriodForm
from camtay.entrances.cockpit.figures.presenters import evidence
from camtay.entrances.cockpit.figures.presenters import figures as presenters
from camtay.entrances.cockpit.figures.presenters.marks import marks
from camtay.foundation.access import Actor, Refused
from camtay.foundation.calendar import local_day
from camtay.foundation.ui.charts import svg_response
from camtay.foundation.ui.downloads import table_answer
from camtay.foundation.ui.measures import measure_words
from camtay.foundation.ui.requests import Request

PER_PAGE = 50


def place_of(request: Request, code: str) -> Place:
    """A place whose figures the actor may see; an unknown one is refused in the same words."""
    found = places.by_code(code)
    if found is None:
        raise Refused(permissions.NOT_YOURS)
    permissions.check_can_see(found, by=request.actor)
    return found


def period_of(request: Request) -> tuple[PeriodForm, queries.Window]:
    now = timezone.now()
    asked = PeriodForm(request.GET) if {"first", "last"} & request.GET.keys() else PeriodForm()
    first, last = asked.period(local_day(now))
    if not asked.errors:
        asked = PeriodForm(initial={"first": first, "last": last})
    return asked, queries.Window(first, last, now)


def context_of(request: Request, place: Place, **more: Any) -> dict[str, Any]:
    return {"place": place, "mine": queries.places_seen(by=request.actor), **more}


@require_safe
def home(request: Request) -> HttpResponse:
    """The first place the actor leads."""
    mine = queries.places_seen(by=request.actor)
    if not mine:
        raise Refused(permissions.NOT_YOURS)
    return redirect("cockpit:place", code=mine[0].code)


@require_safe
def indicator(request: Request, code: str, indicator: str) -> HttpResponse:
    """One figure, or a part of it: what it means, its trend, and the records that count and those that do not."""
    found = place_of(request, code)
    definition = queries.definition(indicator)
    if definition is None:
        raise Http404
    form, window = period_of(request)
    which: queries.Which = "rest" if request.GET.get("which") == "rest" else "numerator"
    parts = parts_of(request)
    seen = queries.look(found, window, by=request.actor)
    figure, names = _figure(seen, indicator, parts, by=request.actor)
    page = _page(request, found, window, figure, which, parts)
    context = context_of(
        request,
        found,
        form=form,
        window=window,
        query=presenters.period_query(window, parts),
        whole=presenters.period_query(window),
        definition=definition,
        marks=marks(found, indicator, by=request.actor),
        names=names,
        kept=parts,
        figure=figure,
        rest=(figure.denominator or 0) - figure.numerator if figure.denominator is not None else None,
        value=measure_words(figure.kind, figure.value, figure.unit),
        formula=queries.formula(definition, window),
        which=which,
        page=page,
        heads=evidence.heads(definition),
        lines=_lines(definition, found, page, by=request.actor),
        chart=presenters.trend(seen, indicator) if not parts else None,
        sides=presenters.side_by_side(seen, indicator) if found.kind == "province" and not parts else [],
        splits=presenters.splits(definition, found, window),
        batches=presenters.told_of_batches(seen, definition, figure, by=request.actor) if not parts else "",
    )
    return render(request, "cockpit/indicator.html", context)


def parts_of(request: Request) -> list[queries.Part]:
    """Which parts of a figure are asked for: the address names each by its dimension."""
    return [queries.Part(by, request.GET[by]) for by in queries.PARTED if by in request.GET]


def _figure(
    seen: queries.Look, indicator: str, parts: list[queries.Part], *, by: Actor
) -> tuple[queries.Figure, list[str]]:
    """The figure, and what its parts are called."""
    if not parts:
        [figure] = seen.figures([indicator])
        return figure, []
    try:
        return queries.part_of(indicator, seen.place, seen.window, parts, by=by)
    except KeyError as error:
        raise Http404 from error


def _lines(
    definition: queries.Indicator, place: Place, page: Page[Any] | None, *, by: Actor
) -> list[evidence.Line]:
    if page is None:
        return []
    lines = evidence.lines(definition, queries.in_order_of(definition, list(page)), by=by)
    names = sum(one.named for one in lines)
    if names:
        actions.read_names(indicator=definition, place=place, names=names, by=by, now=timezone.now())
    return lines


class _Records(Paginator[Any]):
    """Ids, of which an index alone turns to the thousandth page; records would have to be sorted. Turned to from
    the nearer end: what lies before a page is sorted too."""

    def page(self, number: int | str) -> Page[Any]:
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        if first <= self.count // 2:
            return super().page(number)
        rows: QuerySet[Any] = self.object_list  # type: ignore[assignment]
        last = min(first + self.per_page, self.count)
        return Page([*rows.reverse()[self.count - last : self.count - first]][::-1], number, self)


def _page(
    request: Request,
    place: Place,
    window: queries.Window,
    figure: queries.Figure,
    which: queries.Which,
    parts: list[queries.Part],
) -> Page[Any] | None:
    """A page of the evidence; None for those who may see the figure alone."""
    if not permissions.can_open(place, by=request.actor):
        return None
    rows = queries.evidence(figure.code, place, window, which, parts=parts, by=request.actor)
    records = _Records(rows.values_list("pk", flat=True), PER_PAGE)
    if which == "numerator":
        records.count = figure.numerator  # the figure has counted them
    elif figure.denominator is not None:
        records.count = figure.denominator - figure.numerator
    return records.get_page(request.GET.get("trang"))


@require_safe
def chart(request: Request, code: str, indicator: str) -> HttpResponse:
    """The trend as a picture."""
    found = place_of(request, code)
    if queries.definition(indicator) is None:
        raise Http404
    _form, window = period_of(request)
    seen = queries.look(found, window, by=request.actor)
    return svg_response(presenters.trend_svg(seen, indicator))


@require_safe
def export(request: Request, code: str, indicator: str, kind: str) -> HttpResponse | StreamingHttpResponse:
    """The evidence as XLSX or CSV, without names."""
    found = place_of(request, code)
    definition = queries.definition(indicator)
    if definition is None or kind not in ("xlsx", "csv"):
        raise Http404
    _form, window = period_of(request)
    which: queries.Which = "rest" if request.GET.get("which") == "rest" else "numerator"
    try:
        records = queries.evidence(
            indicator, found, window, which, parts=parts_of(request), by=request.actor
        ).iterator(2000)
    except KeyError as error:
        raise Http404 from error
    columns, rows = evidence.fields(definition), evidence.exported(definition, records)
    name = f"{indicator}-{found.code}-{window.first}-{window.last}-{which}.{kind}"
    return table_answer(kind, name, columns, rows)
