"""Pages of the frame itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def accessibility(request: HttpRequest) -> HttpResponse:
    """What works for whom, and what does not yet: linked from the foot of every page."""
    return render(request, "ui/accessibility.html")
