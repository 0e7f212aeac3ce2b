"""An official's month: to read, to add to, to sign and hand in."""

from datetime import date, datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from camtay.domains.reports import actions, permissions, queries
from camtay.entrances.desk.frame.views import do_once, page, staff
from camtay.entrances.desk.sheets.forms import OwnLineForm
from camtay.foundation.access import Refused
from camtay.foundation.calendar import local_day
from camtay.foundation.ids import uuid7
from camtay.foundation.ui.letters import letter_pdf
from camtay.foundation.ui.letters_docx import letter_docx
from camtay.foundation.ui.pdf import PdfUnavailable
from camtay.foundation.ui.requests import Request

YEARS = range(2000, 2101)
DRAWN = {
    "pdf": ("application/pdf", letter_pdf),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", letter_docx),
}


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def statement(request: Request) -> HttpResponse:
    """The month, and a form for a line of one's own."""
    now = timezone.now()
    said = _asked(request, now)
    mine = said.role.account_id == request.actor.account_id
    form = OwnLineForm(request.POST) if request.method == "POST" else OwnLineForm()
    if request.method == "POST" and form.is_valid():
        if not mine:
            raise Refused(permissions.NO_STATEMENT)
        line = form.cleaned_data
        content = [f"{said.first:%Y-%m}", line["words"], line["product"]]
        do_once(
            request,
            content,
            now,
            lambda: actions.add_own_line(month=said.first, by=request.actor, now=now, **line),
        )
        messages.success(request, _("Đã ghi thêm vào bảng kê."))
        return redirect(f"{reverse('desk:statement')}?thang={said.first:%Y-%m}")
    context = {
        "said": said,
        "letter": queries.statement_letter(said, now=now),
        "form": form if mine else None,
        "key": str(uuid7()),
        "months": _months(local_day(now)),
        "roles": queries.statement_roles(request.actor, on=local_day(now)),
    }
    return page(request, "desk/statement.html", context, status=422 if form.is_bound else 200)


@require_safe
@staff
def statement_file(request: Request, kind: str) -> HttpResponse:
    """As PDF or Word, always in Vietnamese."""
    if kind not in DRAWN:
        raise Http404
    now = timezone.now()
    said = _asked(request, now)
    with override("vi"):
        letter = queries.statement_letter(said, now=now)
    content_type, draw = DRAWN[kind]
    try:
        content = draw(letter)
    except PdfUnavailable as error:
        return HttpResponse(str(error), content_type="text/plain; charset=utf-8", status=503)
    headers = {
        "Content-Disposition": f'attachment; filename="bang-ke-{said.first:%Y%m}.{kind}"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=content_type, headers=headers)


@require_POST
@staff
def withdraw(request: Request, line_id: UUID) -> HttpResponse:
    """Take a line of one's own off."""
    actions.withdraw_own_line(line_id=line_id, by=request.actor, now=timezone.now())
    messages.success(request, _("Đã bỏ dòng tự ghi."))
    return redirect("desk:statement")


def _asked(request: Request, now: datetime) -> queries.Statement:
    """Whose (?nguoi=12, else one's own) and which month (?thang=2026-11, else this one)."""
    whom = request.GET.get("nguoi", "")
    account = int(whom) if whom.isdecimal() else request.actor.account_id or 0
    try:
        month = date.fromisoformat(f"{request.GET.get('thang', '')}-01")
    except ValueError:
        month = local_day(now)
    if month.year not in YEARS:
        month = local_day(now)
    return queries.statement(account, month, by=request.actor, now=now)


def _months(today: date) -> list[date]:
    """This one and the five before it."""
    whole = today.year * 12 + today.month - 1
    return [date((whole - back) // 12, (whole - back) % 12 + 1, 1) for back in range(6)]
