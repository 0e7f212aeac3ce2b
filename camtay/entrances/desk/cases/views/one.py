"""One case: its page, its files, its receipt. Every look is logged."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from camtay.domains.cases import actions, queries
from camtay.entrances.desk.cases.presenters import case as presenting
from camtay.entrances.desk.cases.presenters import work as inside
from camtay.entrances.desk.frame.views import page, staff
from camtay.foundation import files
from camtay.foundation.access import Refused
from camtay.foundation.ui.pdf import PdfUnavailable, render_pdf, render_roll
from camtay.foundation.ui.qr import qr_png_data_uri
from camtay.foundation.ui.requests import Request

ROLL = 80  # mm


@require_safe
@staff
def case(request: Request, case_id: UUID) -> HttpResponse:
    """Everything about a case, and what may be done with it."""
    found = queries.at_desk(case_id, by=request.actor)
    now = timezone.now()
    actions.looked(case=found, by=request.actor, now=now)
    shown = presenting.page(found, by=request.actor, now=now)
    context = {
        "case": found,
        "shown": shown,
        "explained": queries.explained(found, now=now),
        "may_pause": queries.can_pause(found, by=request.actor, now=now),
        "rating": queries.rating(found),
        "apologies": queries.issued_apologies(found) if found.received_at else [],
        "work": inside.work(found, by=request.actor, now=now),
    }
    return page(request, "desk/case.html", context)


@require_safe
@staff
def file(request: Request, case_id: UUID, file_id: UUID) -> HttpResponseBase:
    """A paper or result of the case, shown in the browser."""
    found = queries.at_desk(case_id, by=request.actor)
    paper = queries.file_for(found, file_id)
    if paper is None:
        raise Refused(_("Không có tệp này, hoặc tài khoản này không được xem."))
    actions.looked(case=found, what="look_file", by=request.actor, now=timezone.now())
    return files.answer(paper.file, paper.name, inline=True)


@require_safe
@staff
def receipt(request: Request, case_id: UUID) -> HttpResponse:
    """The receipt (Mẫu số 01), to print and sign."""
    return _receipt(request, case_id, lambda context: render_pdf("cases/receipt.html", context))


@require_safe
@staff
def receipt_roll(request: Request, case_id: UUID) -> HttpResponse:
    """The same for the small printer at the counter."""
    return _receipt(
        request, case_id, lambda context: render_roll("cases/receipt_roll.html", context, width=ROLL)
    )


def _receipt(request: Request, case_id: UUID, drawn: Callable[[dict[str, Any]], bytes]) -> HttpResponse:
    found = queries.at_desk(case_id, by=request.actor)
    slip = queries.receipt(found)
    if slip is None:
        raise Refused(_("Hồ sơ này chưa có giấy tiếp nhận ở đây."))
    actions.looked(case=found, what="look_receipt", by=request.actor, now=timezone.now())
    try:
        with override("vi"):
            pdf = drawn({"slip": slip, "qr": qr_png_data_uri(slip.address)})
    except PdfUnavailable as error:
        return HttpResponse(str(error), content_type="text/plain; charset=utf-8", status=503)
    return HttpResponse(pdf, content_type="application/pdf")
