"""My work by deadline, what I gave, the place's; to look through, to print, to take away."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from camtay.domains.tasks import permissions, queries
from camtay.domains.tasks.models import TaskQuerySet
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.tasks.forms import FilterForm
from camtay.entrances.desk.tasks.presenters import export as exporting
from camtay.entrances.desk.tasks.presenters import lists as presenting
from camtay.foundation.access import Refused
from camtay.foundation.calendar import local_day
from camtay.foundation.ui.downloads import table_answer
from camtay.foundation.ui.pdf import PdfUnavailable, render_pdf
from camtay.foundation.ui.requests import Request

PER_PAGE = 50
MOST_ON_PAPER, MOST_IN_EXCEL = 500, 20_000


@require_safe
@staff
def tasks(request: Request) -> HttpResponse:
    """One of the lists, the late on top."""
    part, accounts = _check(request)
    now = timezone.now()
    form = _form(request, part, accounts)
    asked = queries.listed(part, form.asked(), by=request.actor, now=now, accounts=accounts)
    shown = Paginator(asked, PER_PAGE).get_page(request.GET.get("trang"))
    waiting = queries.waiting(request.actor, now=now, accounts=accounts)
    context = {
        "tabs": presenting.tabs(waiting, part),
        "filter_form": form,
        "clear": presenting.part_url(part),
        "part": part,
        "page": shown,
        "lines": presenting.lines(shown, by=request.actor, accounts=accounts, now=now),
        "query": request.GET.urlencode(),
        "gives": queries.may_give(request.actor),
        "deputes": queries.may_depute(request.actor),
    }
    return page(request, "desk/tasks.html", context)


@require_safe
@staff
def tasks_file(request: Request, kind: str) -> HttpResponseBase:
    """The list that was looked at: XLSX or CSV to work on, PDF to print."""
    if kind not in ("xlsx", "csv", "pdf"):
        raise Http404
    part, accounts = _check(request)
    now = timezone.now()
    form = _form(request, part, accounts)
    asked = queries.listed(part, form.asked(), by=request.actor, now=now, accounts=accounts)
    if asked.count() > (MOST_ON_PAPER if kind == "pdf" else MOST_IN_EXCEL):
        raise Refused(_("Danh sách dài quá cho một tệp. Hãy lọc bớt rồi tải lại."))
    if kind == "pdf":
        return _paper(request, part, asked)
    name = f"viec-{local_day(now):%Y%m%d}.{kind}"
    rows = exporting.rows(asked, now=now)
    return table_answer(kind, name, exporting.FIELDS, rows)


def _paper(request: Request, part: str, asked: TaskQuerySet) -> HttpResponse:
    now = timezone.now()
    with override("vi"):
        context = {
            "title": presenting.PARTS[part][1], "who": request.actor.name, "today": now,
            "rows": exporting.on_paper(asked, now=now),
            "places": queries.places_to_see(request.actor) if part == "place" else [],
        }  # fmt: skip
        try:
            pdf = render_pdf("tasks/sheet.html", context)
        except PdfUnavailable as error:
            return HttpResponse(str(error), content_type="text/plain; charset=utf-8", status=503)
    return HttpResponse(pdf, content_type="application/pdf", headers={"Cache-Control": "private, no-store"})


def _form(request: Request, part: str, accounts: frozenset[int]) -> FilterForm:
    return FilterForm(
        request.GET, doers=None if part == "mine" else queries.doers_listed(request.actor, accounts)
    )


def _check(request: Request) -> tuple[str, frozenset[int]]:
    """Which part is asked for, and for whom the actor acts. Raises Refused."""
    if not queries.sees_tasks(request.actor):
        raise Refused(_("Tài khoản này không được giao việc. Hãy hỏi người quản trị của xã, phường."))
    part = presenting.PART_OF.get(request.GET.get("phan", ""), "mine")
    return part, permissions.accounts_of(request.actor)
