"""The helper's page. It has no field for anything: a helper enters and sees nobody's code."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from camtay.domains.cases import queries as cases
from camtay.domains.people import queries
from camtay.entrances.desk.frame.presenters import helps
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.helping import presenters
from camtay.foundation.access import Refused
from camtay.foundation.calendar import local_day
from camtay.foundation.ui.qr import qr_png_data_uri
from camtay.foundation.ui.requests import Request

PER_PAGE = 20


@require_safe
@staff
def helping(request: Request) -> HttpResponse:
    """Who I am, what I never ask for, and how I show."""
    _check(request)
    context = {
        "duties": presenters.duties(request.actor),
        "steps": presenters.STEPS,
        "practice": presenters.practice(request.actor),
    }
    return page(request, "desk/helping.html", context)


def _check(request: Request) -> None:
    if not helps(request.actor):
        raise Refused(_("Trang này dành cho tổ công nghệ số, trưởng thôn và tổ trưởng tổ dân phố."))


@require_safe
@staff
def together(request: Request) -> HttpResponse:
    """The QR and number of the day by which people name me, what to say, and how many I have guided."""
    _check(request)
    number = queries.hand_number(request.actor.account_id or 0, on=local_day(timezone.now()))
    guided = Paginator(cases.guided_by(request.actor), PER_PAGE).get_page(request.GET.get("trang"))
    address = f"{settings.CAMTAY_PUBLIC_URL}/cung-lam/{number}/"
    context = {
        "number": number,
        "qr": qr_png_data_uri(address),
        "saying": presenters.SAYING,
        "page": guided,
        "lines": presenters.guided(guided),
        "count": guided.paginator.count,
    }
    return page(request, "desk/together.html", context)
