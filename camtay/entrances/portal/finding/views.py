"""Finding: one box, results as you type, never an empty page without a way on."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from camtay.domains.procedures import actions, queries
from camtay.entrances.portal.finding import presenters
from camtay.foundation.ui.requests import Request


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The portal's first page: the box, what people come for most, a case followed, the figures."""
    return render(request, "portal/home.html", {"popular": presenters.popular()})


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The results as a page; what found nothing, or nothing that fits, is noted for the editors, without who asked."""
    text = request.GET.get("q", "")[:200]
    found = presenters.results(text)
    if found.little:
        actions.note_missed_query(text=text, now=timezone.now())
    return render(request, "portal/search.html", {"text": text, "found": found})


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """The results alone, as one types."""
    text = request.GET.get("q", "")[:200]
    return render(request, "portal/results.html", {"text": text, "found": presenters.results(text)})


@require_safe
def procedures_list(request: HttpRequest) -> HttpResponse:
    """All procedures places offer, by field."""
    return render(request, "portal/procedures.html", {"fields": presenters.by_field()})


@require_safe
def procedure(request: Request, code: str) -> HttpResponse:
    """One procedure in plain words."""
    found = queries.by_code(code)
    if found is None:
        raise Http404
    context = {
        "shown": presenters.shown(found),
        "procedure": found,
        "ways": presenters.ways(found, by=request.actor),
    }
    return render(request, "portal/procedure.html", context)
