"""A report from a closing, in one click."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from camtay.domains.cases import actions as looking
from camtay.domains.closings import queries as closings
from camtay.domains.reports import queries
from camtay.foundation.ui.letters import Letter, letter_pdf
from camtay.foundation.ui.letters_docx import letter_docx
from camtay.foundation.ui.letters_xlsx import letter_xlsx
from camtay.foundation.ui.pdf import PdfUnavailable
from camtay.foundation.ui.requests import Request

OFFICE = "application/vnd.openxmlformats-officedocument"
FORMS: dict[str, tuple[str, Callable[[Letter], bytes]]] = {
    "pdf": ("application/pdf", letter_pdf),
    "docx": (f"{OFFICE}.wordprocessingml.document", letter_docx),
    "xlsx": (f"{OFFICE}.spreadsheetml.sheet", letter_xlsx),
}


@require_safe
def report(request: Request, closing_id: UUID, kind: str, what: str) -> HttpResponse:
    """Always Vietnamese. Taking codes of cases away is logged."""
    if kind not in FORMS:
        raise Http404
    now = timezone.now()
    closing = closings.closing(closing_id, by=request.actor)
    with override("vi"):
        letter = queries.closed_letter(closing, kind=what, by=request.actor, now=now)
    content_type, draw = FORMS[kind]
    try:
        content = draw(letter)
    except PdfUnavailable as error:
        return HttpResponse(str(error), content_type="text/plain; charset=utf-8", status=503)
    rows = sum(len(part.table.rows) for one in letter.appendices for part in one.parts if part.table)
    looking.exported(rows=rows, by=request.actor, now=now)
    name = f"bao-cao-{closing.place.code}-{closing.last:%Y%m%d}.{kind}"
    where = "inline" if kind == "pdf" else "attachment"
    headers = {"Content-Disposition": f'{where}; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=content_type, headers=headers)
