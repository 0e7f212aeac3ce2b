"""What is suspect, in one commune or side by side in a city. The domain asks whether the actor may see it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.quality import actions, permissions, queries
from camtay.entrances.cockpit.checks import presenters
from camtay.entrances.cockpit.checks.forms import NoteForm
from camtay.entrances.cockpit.figures.presenters import evidence
from camtay.entrances.cockpit.figures.views import context_of
from camtay.foundation.access import Refused
from camtay.foundation.ui.requests import Request

PER_PAGE = 50
NOT_YOURS = gettext_lazy("Tài khoản này không xem dữ liệu cần kiểm tra của nơi này.")


def place_of(request: Request, code: str) -> Place:
    """An unknown place is refused in the same words."""
    found = places.by_code(code)
    if found is None or found.kind == "neighbourhood":
        raise Refused(NOT_YOURS)
    permissions.check_can_see(found, by=request.actor)
    return found


def _commune_and_check(request: Request, code: str, check: str) -> tuple[Place, queries.Check]:
    place, known = place_of(request, code), queries.check_of(check)
    if known is None or place.kind != "commune":
        raise Http404
    return place, known


@require_safe
def checks(request: Request, code: str) -> HttpResponse:
    """Every check of a commune; for a city its communes, as last counted."""
    place = place_of(request, code)
    if place.kind == "province":
        sides = presenters.sides(queries.standings(place, by=request.actor))
        return render(request, "cockpit/checks_of_city.html", context_of(request, place, sides=sides))
    found = queries.findings(place, timezone.now(), by=request.actor)
    context = context_of(
        request,
        place,
        fresh=presenters.lines(found, place, fresh=True),
        looked=presenters.lines(found, place, fresh=False),
        clean=presenters.clean(found),
        size=len(found),
    )
    return render(request, "cockpit/checks.html", context)


@require_safe
def check(request: Request, code: str, check: str) -> HttpResponse:
    """One check: what it found, what to do, and which figures lean on it."""
    place, known = _commune_and_check(request, code, check)
    now = timezone.now()
    finding = queries.finding(known, place, now, by=request.actor)
    rows = queries.records(known, place, now, by=request.actor).values_list("pk", flat=True)
    records = Paginator(rows, PER_PAGE)
    records.count = finding.found
    page = records.get_page(request.GET.get("trang"))
    context = context_of(
        request,
        place,
        finding=finding,
        severity=presenters.SEVERITY[known.severity],
        looked=presenters.looked_words(finding),
        leaning=presenters.leaning(known, place),
        page=page,
        heads=evidence.source_heads(known.source),
        lines=_lines(request, place, known, page),
        may_note=finding.fresh and permissions.can_note(place, by=request.actor),
    )
    return render(request, "cockpit/check.html", context)


def _lines(request: Request, place: Place, known: queries.Check, page: Page[Any]) -> list[evidence.Line]:
    lines = evidence.source_lines(known.source, queries.read(known, list(page)), by=request.actor)
    names = sum(one.named for one in lines)
    if names:
        actions.read_names(finding=known, place=place, names=names, by=request.actor, now=timezone.now())
    return lines


@require_http_methods(["GET", "HEAD", "POST"])
def note(request: Request, code: str, check: str) -> HttpResponse:
    """All that is found there now was looked into."""
    place, known = _commune_and_check(request, code, check)
    if not permissions.can_note(place, by=request.actor):
        raise Refused(NOT_YOURS)
    form = NoteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.note(
                finding=known, place=place, by=request.actor, now=timezone.now(), **form.cleaned_data
            )
        except actions.Unfit as unfit:
            form.add_error(None, str(unfit))
        else:
            messages.success(request, _("Đã ghi là đã xem xét. Khi có thêm bản ghi mới, mục này hiện lại."))
            return redirect("cockpit:checks", code=place.code)
    finding = queries.finding(known, place, timezone.now(), by=request.actor)
    context = context_of(request, place, finding=finding, form=form)
    return render(request, "cockpit/check_note.html", context, status=422 if form.errors else 200)
