"""Slips on paper: what the state of a case calls for, and the register of a place. Every print is in the journal."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from camtay.domains.cases import permissions, queries
from camtay.domains.cases.actions.slips import print_apology, print_slip
from camtay.domains.cases.models import Case
from camtay.entrances.desk.cases.forms import ApologyForm
from camtay.entrances.desk.cases.presenters import slips as presenting
from camtay.entrances.desk.frame.views import page, staff
from camtay.foundation.access import Refused
from camtay.foundation.ui.pdf import PdfUnavailable, render_pdf
from camtay.foundation.ui.qr import qr_png_data_uri
from camtay.foundation.ui.requests import Request

Said = Callable[..., Any]
# What stands in the address -> (which slip, what it says, its template).
SLIPS: Mapping[str, tuple[str, Said, str]] = {
    "bo-sung": ("supplement", queries.supplement, "cases/supplement.html"),
    "tu-choi": ("refusal", queries.refusal, "cases/refusal.html"),
    "dung": ("stop", queries.stop, "cases/stop.html"),
    "kiem-soat": ("control", queries.control, "cases/control.html"),
}


@require_safe
@staff
def slip(request: Request, case_id: UUID, kind: str) -> HttpResponse:
    """A slip that says what is recorded."""
    found = queries.at_desk(case_id, by=request.actor)
    if kind not in SLIPS:
        raise Http404
    name, said, template = SLIPS[kind]
    now = timezone.now()
    told = said(found, now=now)
    if told is None:
        raise Refused(_("Hồ sơ này không có phiếu đó ở trạng thái hiện nay."))
    answer = drawn(template, {"slip": told, "qr": _code_of(found)})
    if _handed_out(request, answer):
        print_slip(case=found, slip=name, by=request.actor, now=now)
    return answer


@require_safe
@staff
def apology(request: Request, case_id: UUID) -> HttpResponse:
    """Ask for the new day and the reason; what was typed stays in the address until it is in order."""
    found = queries.at_desk(case_id, by=request.actor)
    if not presenting.may_apologise(found, by=request.actor):
        return redirect("desk:case", case_id=found.pk)
    now = timezone.now()
    form = ApologyForm(request.GET or None, case=found, now=now)
    if form.is_bound and form.is_valid():
        return redirect(f"{reverse('desk:apology_pdf', args=[found.pk])}?{urlencode(form.said())}")
    context = {
        "case": found,
        "form": form,
        "due_at": found.clock_due_at or found.due_at,
        "late": queries.is_late(found, now=now),
    }
    return page(request, "desk/apology.html", context, status=422 if form.is_bound else 200)


@require_safe
@staff
def apology_pdf(request: Request, case_id: UUID) -> HttpResponse:
    """The letter itself; an address that does not say a day and a reason leads to the page that asks for them."""
    found = queries.at_desk(case_id, by=request.actor)
    permissions.check_can(permissions.WORK, found, by=request.actor)
    now = timezone.now()
    form = ApologyForm(request.GET, case=found, now=now)
    if not form.is_valid():
        return redirect(f"{reverse('desk:apology', args=[found.pk])}?{request.GET.urlencode()}")
    new_day, reason = form.cleaned_data["new_day"], form.cleaned_data["reason"]
    told = queries.apology(found, new_day=new_day, reason=reason, now=now)
    if told is None:
        raise Refused(_("Hồ sơ này không có phiếu đó ở trạng thái hiện nay."))
    answer = drawn("cases/apology.html", {"slip": told, "qr": _code_of(found)})
    if _handed_out(request, answer):
        print_apology(case=found, new_day=new_day, by=request.actor, now=now)
    return answer


def _handed_out(request: Request, answer: HttpResponse) -> bool:
    """A machine without the libraries prints nothing, nor does one that only asks whether there is something."""
    return request.method == "GET" and answer.status_code == 200


def _code_of(case: Case) -> str:
    return qr_png_data_uri(address) if (address := queries.address_to_follow(case)) else ""


def drawn(template: str, context: dict[str, Any]) -> HttpResponse:
    """The PDF, in Vietnamese whoever asks; or, on a machine that cannot, a sentence for its operator."""
    try:
        with override("vi"):
            pdf = render_pdf(template, context)
    except PdfUnavailable as error:
        return HttpResponse(str(error), content_type="text/plain; charset=utf-8", status=503)
    return HttpResponse(pdf, content_type="application/pdf")
