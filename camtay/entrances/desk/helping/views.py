"""The helper's page. It has no field for anything: a helper enters and sees nobody's code."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from camtay.entrances.desk.frame.presenters import helps
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.helping import presenters
from camtay.foundation.access import Refused
from camtay.foundation.ui.requests import Request


@require_safe
@staff
def helping(request: Request) -> HttpResponse:
    """Who I am, what I never ask for, and how I show."""
    if not helps(request.actor):
        raise Refused(_("Trang này dành cho tổ công nghệ số, trưởng thôn và tổ trưởng tổ dân phố."))
    context = {
        "duties": presenters.duties(request.actor),
        "steps": presenters.STEPS,
        "practice": presenters.practice(request.actor),
    }
    return page(request, "desk/helping.html", context)
