"""The list that accounts for what was late: looked up, printed, or taken away as a spreadsheet."""

from datetime import datetime
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
from camtay.entrances.desk.apologies import presenters
from camtay.entrances.desk.apologies.forms import LateForm
from camtay.entrances.desk.cases.views.lists import MOST_IN_EXCEL
from camtay.entrances.desk.cases.views.register import MOST_ON_PAPER
from camtay.entrances.desk.cases.views.slips import drawn
from camtay.entrances.desk.frame.views import page, staff
from camtay.foundation.access import Refused
from camtay.foundation.calendar import local_day
from camtay.foundation.tables.exporting import XLSX, export_xlsx
from camtay.foundation.ui.requests import Request


@require_safe
@staff
def explain(request: Request) -> HttpResponse:
    """Choose a place and days; then print."""
    now = timezone.now()
    form = _form(request, now)
    valid = form.is_valid()
    count = _asked(request, form, now).count() if valid else None
    context = {
        "filter_form": form,
        "count": count,
        "too_many": count is not None and count > MOST_ON_PAPER,
        "most": MOST_ON_PAPER,
        "query": form.data_as_asked(),
    }
    return page(request, "desk/explain_late.html", context, status=200 if valid else 422)


@require_safe
@staff
def explain_file(request: Request, kind: str) -> HttpResponse:
    """The list as PDF or XLSX. Taking it away is logged: evidence may name people."""
    if kind not in ("pdf", "xlsx"):
        raise Http404
    now = timezone.now()
    form = _form(request, now)
    if not form.is_valid():
        return redirect(f"{reverse('desk:explain_late')}?{request.GET.urlencode()}")
    asked = _asked(request, form, now)
    count = asked.count()
    if count > (MOST_ON_PAPER if kind == "pdf" else MOST_IN_EXCEL):
        raise Refused(_("Danh sách dài quá cho một tệp. Hãy chọn ít ngày hơn hoặc một lĩnh vực."))
    actions.exported(rows=count, by=request.actor, now=now)
    answer = _paper(form, asked, now) if kind == "pdf" else _spreadsheet(form, asked, now)
    answer["Cache-Control"] = "private, no-store"
    return answer


def _form(request: Request, now: datetime) -> LateForm:
    places = queries.late_places(request.actor)
    if not places:
        raise Refused(_("Tài khoản này không xem hồ sơ của nơi nào. Hãy hỏi người quản trị của xã, phường."))
    return LateForm(request.GET.dict(), places=places, today=local_day(now))


def _asked(request: Request, form: LateForm, now: datetime) -> CaseQuerySet:
    said = form.cleaned_data
    return queries.late_cases(
        request.actor,
        place=form.chosen,
        first=said["first"],
        last=said["last"],
        field=said["field"],
        now=now,
    )


def _paper(form: LateForm, asked: CaseQuerySet, now: datetime) -> HttpResponse:
    said = form.cleaned_data
    with override("vi"):
        rows = list(queries.late_rows(asked, now=now))
    context: dict[str, Any] = {
        "slip": {"head": queries.late_head(form.chosen, day=local_day(now))},
        "rows": rows,
        "first": said["first"],
        "last": said["last"],
        "field": said["field"],
    }
    return drawn("cases/late.html", context)


def _spreadsheet(form: LateForm, asked: CaseQuerySet, now: datetime) -> HttpResponse:
    said = form.cleaned_data
    with override("vi"):
        title = presenters.late_title(form.chosen, said["first"], said["last"])
        rows = presenters.late_rows(asked.iterator(2000), now=now)
        book = export_xlsx(presenters.LATE_FIELDS, rows, title=title, sheet="Giải trình")
    name = f"giai-trinh-qua-han-{said['first']:%Y%m%d}-{said['last']:%Y%m%d}.xlsx"
    return HttpResponse(
        book, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
