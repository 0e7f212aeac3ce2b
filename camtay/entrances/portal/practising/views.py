"""Practising: nothing typed here is kept, sent or counted."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from camtay.domains.learning.queries import practice as learning
from camtay.domains.procedures import queries as procedures
from camtay.entrances.portal.practising import presenters
from camtay.foundation.calendar import local_day
from camtay.foundation.questions import rehearsing
from camtay.foundation.ui.requests import Request


@require_safe
def practise(request: HttpRequest) -> HttpResponse:
    """What one can practise."""
    context = {"tiles": presenters.tiles(), "forms": presenters.forms()}
    return render(request, "portal/practise.html", context)


def _practice(code: str) -> learning.Practice:
    found = learning.practice(code)
    if found is None:
        raise Http404
    return found


@require_safe
def begin(request: HttpRequest, practice: str) -> HttpResponse:
    """What it is about, and the button that begins."""
    found = _practice(practice)
    context = {"practice": found, "drawn": presenters.month(found), "total": len(found.screens)}
    return render(request, "portal/practise_begin.html", context)


@require_safe
def screen(request: HttpRequest, practice: str, order: int) -> HttpResponse:
    """One drawn screen. Everything on it can be pressed; only one thing leads on."""
    found = _practice(practice)
    if not 1 <= order <= len(found.screens):
        raise Http404
    wrong = presenters.missed(request.GET.get("sai", ""), found)
    shown = presenters.screen(found, order, wrong, request.GET.get("cham", "")[:40])
    return render(request, "portal/practise_screen.html", {"practice": found, "shown": shown})


@require_safe
def done(request: HttpRequest, practice: str) -> HttpResponse:
    """What went well."""
    found = _practice(practice)
    wrong = presenters.missed(request.GET.get("sai", ""), found)
    return render(request, "portal/practise_done.html", {"ending": presenters.ending(found, wrong)})


@require_http_methods(["GET", "POST"])
@never_cache
def form(request: Request, code: str) -> HttpResponse:
    """A form of the product, page by page as in earnest; what is answered travels with the page and is kept nowhere."""
    procedure = procedures.by_code(code)
    found = presenters.form_of(procedure)
    if procedure is None or found is None:
        raise Http404
    today = local_day(timezone.now())
    at = rehearsing.begin(found)
    if request.method == "POST":
        if "stop" in request.POST or "file" in request.POST:
            at = rehearsing.where(found, request.POST)
            return render(
                request,
                "portal/practise_done.html",
                {"ending": presenters.form_ending(procedure, found, at)},
            )
        uploads = {name: [one.name or "tệp" for one in files] for name, files in request.FILES.lists()}
        at = rehearsing.turn(found, request.POST, uploads, today=today)
    context = {"procedure": procedure, "travelling": at.travelling}
    if at.at_end:
        sections = presenters.sections(found, at)
        return render(request, "portal/practise_check.html", {**context, "sections": sections})
    shown = presenters.form_page(found, at, today=today)
    return render(
        request, "portal/practise_page.html", {**context, **shown}, status=422 if at.errors else 200
    )
