"""Lessons are everybody's: nobody signs in to learn."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from camtay.domains.learning.queries import lessons as learning
from camtay.domains.learning.queries import voices
from camtay.entrances.portal.learning import presenters
from camtay.foundation import files
from camtay.foundation.ui.pdf import render_pdf
from camtay.foundation.ui.requests import Request

A_DAY = "public, max-age=86400"


def _lesson(skill: str) -> learning.Lesson:
    found = learning.lesson(skill)
    if found is None:
        raise Http404
    return found


@require_safe
def lessons(request: HttpRequest) -> HttpResponse:
    """What one can learn."""
    return render(request, "portal/lessons.html", {"shelves": presenters.shelves()})


@require_safe
def lesson(request: Request, skill: str) -> HttpResponse:
    """One lesson, step by step."""
    return render(
        request, "portal/lesson.html", {"shown": presenters.shown(_lesson(skill), by=request.actor)}
    )


@require_safe
def picture(_request: HttpRequest, skill: str, order: int) -> HttpResponse:
    """The drawing of a step: the same in every language."""
    steps = _lesson(skill).steps
    if not 1 <= order <= len(steps):
        raise Http404
    headers = {"Cache-Control": A_DAY, "Content-Security-Policy": "default-src 'none'; sandbox"}
    return HttpResponse(steps[order - 1].picture, content_type="image/svg+xml", headers=headers)


@require_safe
def card(_request: HttpRequest, skill: str) -> HttpResponse:
    """The lesson on one sheet of paper."""
    context = {"card": presenters.card(_lesson(skill))}
    return HttpResponse(render_pdf("portal/lesson_card_pdf.html", context), content_type="application/pdf")


@require_safe
def voice(request: Request, voice_id: UUID) -> HttpResponseBase:
    """A recording, or the part of it that the browser asks for."""
    found = voices.voice(voice_id, by=request.actor)
    if found is None:
        raise Http404
    return files.play(found.file, found.skill, wanted=request.headers.get("Range", ""))
