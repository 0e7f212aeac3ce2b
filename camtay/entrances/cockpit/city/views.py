"""The comparison. The domain asks whether the actor may see the province."""

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from camtay.domains.indicators import queries
from camtay.domains.places.models import Place
from camtay.domains.quality import queries as quality
from camtay.entrances.cockpit.city.forms import USUAL, CompareForm
from camtay.entrances.cockpit.city.presenters import doubts, lines, pictures, table, words
from camtay.entrances.cockpit.figures.views import context_of, place_of
from camtay.foundation.calendar import local_day
from camtay.foundation.ui.downloads import table_answer
from camtay.foundation.ui.requests import Request


def province_of(request: Request, code: str) -> Place:
    """Raises Refused; Http404 for a place that has no communes to compare."""
    found = place_of(request, code)
    if found.kind != "province":
        raise Http404
    return found


def asked_of(request: Request) -> tuple[CompareForm, queries.Window]:
    """What was asked for; a page opened without questions shows the usual figure of this year."""
    now = timezone.now()
    asked = request.GET.copy()
    asked.setdefault("chi_so", USUAL)  # else the list would name another figure than the page shows
    form = CompareForm(asked) if set(CompareForm.base_fields) & request.GET.keys() else CompareForm()
    first, last = form.period(local_day(now))
    if not form.is_bound:
        form = CompareForm(initial={"first": first, "last": last, "chi_so": form.indicator().code})
    return form, queries.Window(first, last, now)


@require_safe
def compare(request: Request, code: str) -> HttpResponse:
    """One figure of every commune: on a map, in a table, over three years."""
    province = province_of(request, code)
    form, window = asked_of(request)
    indicator = form.indicator()
    now = queries.compared(province, [indicator.code], window, by=request.actor)
    other = queries.compared(province, [indicator.code], form.other(window), by=request.actor)
    seen = queries.trends(province, [indicator.code], pictures.window_of(window), by=request.actor)
    parts = lines.lines(indicator, now, other)
    said, as_table = [*parts["ranked"], *parts["apart"]], request.GET.get("dang") == "bang"
    marks = quality.suspect_each([line.place.pk for line in said], indicator.code)
    context = context_of(
        request,
        province,
        form=form,
        indicator=indicator,
        now=now,
        other=other,
        head=words.head(indicator, province, now, other),
        fresh=words.fresh(now),
        judged=queries.is_judged(indicator),
        is_share=indicator.kind == "share",
        enough=queries.ENOUGH,
        ranked=lines.in_order(parts["ranked"], request.GET.get("xep", "")),
        parts=parts,
        odd=doubts.odd(parts["ranked"], marks),
        doubts=doubts.doubts(said, marks),
        map=pictures.tile_map(indicator, [*said, *parts["silent"]]),
        multiples=pictures.multiples(indicator, said, seen, as_table=as_table),
        months=words.months(seen),
        running=words.running(seen),
        as_table=as_table,
        query=words.query(request.GET),
    )
    return render(request, "cockpit/compare.html", context)


@require_safe
def export(request: Request, code: str, kind: str) -> HttpResponse | StreamingHttpResponse:
    """Every commune with both periods and its months: numbers, no records."""
    province = province_of(request, code)
    if kind not in ("xlsx", "csv"):
        raise Http404
    form, window = asked_of(request)
    indicator = form.indicator()
    now = queries.compared(province, [indicator.code], window, by=request.actor)
    other = queries.compared(province, [indicator.code], form.other(window), by=request.actor)
    seen = queries.trends(province, [indicator.code], pictures.window_of(window), by=request.actor)
    columns = table.columns(indicator, seen)
    rows = table.rows(indicator, now, other, seen)
    name = f"so-sanh-{indicator.code}-{province.code}-{window.first}-{window.last}.{kind}"
    return table_answer(kind, name, columns, rows)
