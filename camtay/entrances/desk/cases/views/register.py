"""The register of what a place received (Mẫu số 07): looked up, printed, or taken away as a spreadsheet."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from camtay.domains.cases import actions, queries
from camtay.domains.cases.models import CaseQuerySet
from camtay.entrances.desk.cases.forms import RegisterForm
from camtay.entrances.desk.cases.presenters import register as presenting
from camtay.entrances.desk.cases.views.lists import MOST_IN_EXCEL
from camtay.entrances.desk.cases.views.slips import drawn
from camtay.entrances.desk.frame.views import page, staff
from camtay.foundation.access import Refused
from camtay.foundation.calendar import local_day
from camtay.foundation.tables.exporting import XLSX, export_xlsx
from camtay.foundation.ui.requests import Request

MOST_ON_PAPER = 500  # about ten seconds of drawing, eighty pages


@require_safe
@staff
def register(request: Request) -> HttpResponse:
    """Choose a place and days; then print."""
    form = _form(request)
    valid = form.is_valid()
    count = _asked(request, form).count() if valid else None
    context = {
        "filter_form": form,
        "count": count,
        "too_many": count is not None and count > MOST_ON_PAPER,
        "most": MOST_ON_PAPER,
        "query": form.data_as_asked(),
    }
    return page(request, "desk/register.html", context, status=200 if valid else 422)


@require_safe
@staff
def register_file(request: Request, kind: str) -> HttpResponse:
    """The register as PDF or XLSX. Taking names away is logged."""
    if kind not in ("pdf", "xlsx"):
        raise Http404
    form = _form(request)
    if not form.is_valid():
        return redirect(f"{reverse('desk:register')}?{request.GET.urlencode()}")
    asked = _asked(request, form)
    count = asked.count()
    if count > (MOST_ON_PAPER if kind == "pdf" else MOST_IN_EXCEL):
        raise Refused(_("Sổ dài quá cho một tệp. Hãy chọn ít ngày hơn hoặc một lĩnh vực."))
    actions.exported(rows=count, by=request.actor, now=timezone.now())
    answer = _paper(form, asked) if kind == "pdf" else _spreadsheet(form, asked)
    answer["Cache-Control"] = "private, no-store"
    return answer


def _form(request: Request) -> RegisterForm:
    places = queries.register_places(request.actor)
    if not places:
        raise Refused(_("Tài khoản này không xem hồ sơ của nơi nào. Hãy hỏi người quản trị của xã, phường."))
    return RegisterForm(request.GET.dict(), places=places, today=local_day(timezone.now()))


def _asked(request: Request, form: RegisterForm) -> CaseQuerySet:
    said = form.cleaned_data
    return queries.register(
        request.actor, place=form.chosen, first=said["first"], last=said["last"], field=said["field"]
    )


def _paper(form: RegisterForm, asked: CaseQuerySet) -> HttpResponse:
    said = form.cleaned_data
    context: dict[str, Any] = {
        "slip": {"head": queries.register_head(form.chosen, day=local_day(timezone.now()))},
        "rows": list(queries.register_rows(asked)),
        "first": said["first"],
        "last": said["last"],
        "field": said["field"],
    }
    return drawn("cases/register.html", context)


def _spreadsheet(form: RegisterForm, asked: CaseQuerySet) -> HttpResponse:
    said = form.cleaned_data
    with override("vi"):
        title = presenting.title(form.chosen, said["first"], said["last"])
        book = export_xlsx(presenting.FIELDS, presenting.rows(asked.iterator(2000)), title=title, sheet="Sổ")
    name = f"so-theo-doi-{said['first']:%Y%m%d}-{said['last']:%Y%m%d}.xlsx"
    return HttpResponse(
        book, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
