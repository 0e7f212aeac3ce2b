"""Slips on paper: what the state of a case calls for, and the register of a place. Every print is in the journal."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from camtay.domains.cases import queries
from camtay.domains.cases.actions.slips import print_slip
from camtay.domains.cases.models import Case
from camtay.entrances.desk.frame.views import staff
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
    answer = drawn(template, {"slip": told, "qr": code_of(found)})
    if handed_out(request, answer):
        print_slip(case=found, slip=name, by=request.actor, now=now)
    return answer


def handed_out(request: Request, answer: HttpResponse) -> bool:
    """A machine without the libraries prints nothing, nor does one that only asks whether there is something."""
    return request.method == "GET" and answer.status_code == 200


def code_of(case: Case) -> str:
    return qr_png_data_uri(address) if (address := queries.address_to_follow(case)) else ""


def drawn(template: str, context: dict[str, Any]) -> HttpResponse:
    """The PDF, in Vietnamese whoever asks; or, on a machine that cannot, a sentence for its operator."""
    try:
        with override("vi"):
            pdf = render_pdf(template, context)
    except PdfUnavailable as error:
        return HttpResponse(str(error), content_type="text/plain; charset=utf-8", status=503)
    return HttpResponse(pdf, content_type="application/pdf")
