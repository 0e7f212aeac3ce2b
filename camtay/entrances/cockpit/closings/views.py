"""Closings: every view asks the domain, which asks whether the actor sees the place, closes there, or corrects."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from camtay.domains.closings import actions, permissions, queries
from camtay.domains.closings.models import ClosedFigure, Closing
from camtay.domains.indicators import actions as looking
from camtay.domains.indicators import permissions as seeing
from camtay.domains.indicators import queries as indicators
from camtay.entrances.cockpit.closings import presenters
from camtay.entrances.cockpit.closings.forms import ReasonForm
from camtay.entrances.cockpit.figures.presenters import evidence as listing
from camtay.entrances.cockpit.figures.views import context_of, place_of
from camtay.foundation.access import Actor
from camtay.foundation.calendar import local_day
from camtay.foundation.ui.requests import Request

PER_PAGE = 25
RECORDS = 50
MOST_CAUSES = 100
YEARS = range(2000, 2101)  # a closing of any other is a slip of whoever typed the address
GET_OR_POST = ["GET", "HEAD", "POST"]


@require_safe
def closings(request: Request, code: str) -> HttpResponse:
    """All closings of a place, and the periods that wait for one."""
    place, now = place_of(request, code), timezone.now()
    regimes = queries.regimes_of(place)
    chosen = next((one.code for one in regimes if one.code == request.GET.get("che-do")), "")
    rows = queries.closings_of(place, by=request.actor, regime=chosen)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("trang"))
    closes = permissions.can_close(place, by=request.actor)
    open_periods = queries.open_periods(place, on=local_day(now)) if closes else []
    context = context_of(
        request,
        place,
        page=page,
        lines=presenters.lines(page),
        waiting=presenters.waiting(place, open_periods, now),
        several=len({regime.pk for regime, _period in open_periods}) < len(open_periods),
        regimes=regimes,
        chosen=chosen,
        stamps=queries.stamping_configured(),
        sets=permissions.can_set_regime(place, by=request.actor),
    )
    return render(request, "cockpit/closings.html", context)


@require_http_methods(GET_OR_POST)
def close(request: Request, code: str, regime: str, day: str) -> HttpResponse:
    """What would be frozen, with what to look at first; and the button. A period that is closed leads to its closing."""
    place, now = place_of(request, code), timezone.now()
    permissions.check_can_close(place, by=request.actor)
    asked = queries.regime_of(place, regime)
    if asked is None or not _is_day(day):
        raise Http404
    period = queries.period_at(asked, date.fromisoformat(day))
    standing = queries.latest(place, asked.code, period.first, period.last)
    if standing is not None:
        return redirect("cockpit:closing", closing_id=standing.pk)
    if request.method == "POST":
        made = actions.close(place=place, regime=asked, day=period.first, by=request.actor, now=now)
        messages.success(
            request, _("Đã chốt. Từ nay con số này không đổi; khác đi thì chốt bổ sung, có lý do.")
        )
        return redirect("cockpit:closing", closing_id=made.pk)
    seen = queries.preview(place, asked, period.first, by=request.actor, now=now)
    older = queries.open_before(place, asked, period, on=local_day(now))
    context = context_of(
        request,
        place,
        older=presenters.due(place, asked, older[0], now) if 0 < len(older) < presenters.SHOWN else None,
        regime=asked,
        period=period,
        rows=presenters.taken_rows(seen),
        records=seen.taken.records,
        warnings=presenters.warnings(seen),
        over=queries.is_over(period, now),
        late=period.deadline < now,
        stamps=queries.stamping_configured(),
        now=now,
    )
    return render(request, "cockpit/closing_new.html", context)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).year in YEARS
    except ValueError:
        return False


@require_safe
def closing(request: Request, closing_id: UUID) -> HttpResponse:
    """One closing, as it was frozen."""
    one = queries.closing(closing_id, by=request.actor)
    before = queries.figures_before(one.place, one.regime_code, one.first)
    context = context_of(
        request,
        one.place,
        closing=one,
        days=presenters.days(one.first, one.last),
        rows=presenters.closed_rows(queries.figures_of(one), before),
        name=presenters.name_of(one),
        stamp=presenters.stamp_words(one),
        revisions=_revisions(one),
    )
    return render(request, "cockpit/closing.html", context)


def _revisions(one: Closing) -> list[Closing]:
    """Where there is more than the one."""
    every = queries.revisions_of(one)
    return every if len(every) > 1 else []


@require_http_methods(GET_OR_POST)
def compare(request: Request, closing_id: UUID) -> HttpResponse:
    """How it stands now, by which records it differs; and the correction, with its reason."""
    one, now = queries.closing(closing_id, by=request.actor), timezone.now()
    corrects = permissions.can_revise(one.place, by=request.actor)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        permissions.check_can_revise(one.place, by=request.actor)
        if form.is_valid():
            reason = form.cleaned_data["reason"]
            made = actions.revise(closing_id=one.pk, reason=reason, by=request.actor, now=now)
            messages.success(request, _("Đã chốt bổ sung. Bản trước vẫn giữ nguyên."))
            return redirect("cockpit:closing", closing_id=made.pk)
    found = queries.since_closed(one, now=now)
    causes, whole = presenters.causes(found, most=MOST_CAUSES, by=request.actor)
    latest = queries.latest(one.place, one.regime_code, one.first, one.last)
    context = context_of(
        request,
        one.place,
        closing=one,
        rows=presenters.changed_rows(found, at=now),
        causes=causes,
        more=presenters.more_words(len(causes), whole),
        differs=bool(found.numbers),
        form=form if corrects and found.numbers and latest == one else None,
        newer=latest if latest != one else None,
        now=now,
    )
    return render(request, "cockpit/closing_now.html", context, status=422 if form.errors else 200)


@require_safe
def evidence(request: Request, closing_id: UUID, indicator: str) -> HttpResponse:
    """The records of one figure as they were frozen, shown as they are now; those that are gone are named."""
    one = queries.closing(closing_id, by=request.actor)
    figures = {each.code: each for each in queries.figures_of(one)}
    definition = indicators.definition(indicator)
    if indicator not in figures or definition is None:
        raise Http404
    figure, counts = figures[indicator], request.GET.get("which") != "rest"
    figure.closing = one
    keys = queries.frozen(figure, counts=counts, by=request.actor)
    page = Paginator(keys, RECORDS).get_page(request.GET.get("trang"))
    rows = queries.rows_now(figure, list(page))
    context = context_of(
        request,
        one.place,
        closing=one,
        figure=figure,
        made_of=presenters.made_of(figure),
        value=presenters.value_words(figure),
        rest=(figure.denominator or 0) - figure.numerator if figure.denominator is not None else None,
        counts=counts,
        page=page,
        heads=listing.heads(definition),
        lines=_lines(figure, definition, rows, by=request.actor),
        gone=[key for key in page if key not in rows],
        formula=figure.formula.split("\n"),
        things=definition.source.things,
    )
    return render(request, "cockpit/closing_evidence.html", context)


def _lines(
    figure: ClosedFigure, definition: indicators.Indicator, rows: dict[str, Any], *, by: Actor
) -> list[listing.Line]:
    seeing.check_can_open(figure.closing.place, by=by)
    lines = listing.lines(definition, list(rows.values()), by=by)
    names = sum(one.named for one in lines)
    if names:
        looking.read_names(
            indicator=definition, place=figure.closing.place, names=names, by=by, now=timezone.now()
        )
    return lines
