"""What waits, what is under way, and finding a case."""

from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from camtay.domains.cases import actions, permissions, queries
from camtay.domains.cases.models import Case
from camtay.domains.places import queries as places
from camtay.domains.reports import permissions as reports
from camtay.entrances.desk.cases.forms import FilterForm
from camtay.entrances.desk.cases.presenters import export as exporting
from camtay.entrances.desk.cases.presenters import lines
from camtay.entrances.desk.frame import presenters as frame
from camtay.entrances.desk.frame.views import NOT_STAFF, page, staff
from camtay.entrances.desk.tasks.presenters import lists as tasks
from camtay.entrances.desk.wishes import presenters as wishes
from camtay.foundation.access import Actor, Refused
from camtay.foundation.calendar import local_day
from camtay.foundation.ui.downloads import table_answer
from camtay.foundation.ui.requests import Request

PER_PAGE = 50
FIRST_FEW = 10
MOST_FOUND = 1000  # nobody turns twenty pages: they type another word
MOST_IN_EXCEL = 50_000


def _check_at_desk(actor: Actor) -> None:
    if not queries.sees_desk(actor):
        raise Refused(_("Tài khoản này không xem hồ sơ của nơi nào. Hãy hỏi người quản trị của xã, phường."))


def _page(request: Request, rows: QuerySet[Case]) -> Page[Case]:
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("trang"))


@require_safe
@staff
def home(request: Request) -> HttpResponse:
    """The day: counts, and what is due next. Those without cases go to what they do have."""
    actor: Actor = request.actor
    if not queries.sees_desk(actor):
        onward = frame.first(actor)
        if not onward:
            raise Refused(NOT_STAFF)
        return redirect(onward)
    now = timezone.now()
    today = queries.today(actor, now=now)
    context = {
        "today": now,
        "places": places.communes_among({held.place_id for held in actor.roles}),
        "tiles": [*lines.tiles(today, by=actor), *lines.apology_tiles(actor, now=now)],
        "monday": frame.may(reports.SEE_MONDAY, actor),
        "lines": lines.lines(queries.work_list(actor, now=now)[:FIRST_FEW], now=now),
        "wishes": wishes.waiting(actor, now=now),
        "tasks": tasks.waiting_words(actor, now=now),
    }
    return page(request, "desk/home.html", context)


@require_safe
@staff
def intake(request: Request) -> HttpResponse:
    """Filed and waiting, oldest first."""
    _check_at_desk(request.actor)
    now = timezone.now()
    shown = _page(request, queries.intake(request.actor))
    context = {"page": shown, "lines": [lines.intake_line(case, now=now) for case in shown]}
    return page(request, "desk/intake.html", context)


@require_safe
@staff
def work(request: Request) -> HttpResponse:
    """Under way, by due time, the late first."""
    _check_at_desk(request.actor)
    now = timezone.now()
    part = _part(request)
    shown = _page(request, queries.work_list(request.actor, now=now, part=part))
    context = {
        "tabs": lines.tabs(queries.today(request.actor, now=now), part),
        "page": shown,
        "lines": lines.lines(shown, now=now),
        "slug": lines.PARTS[part][0],
        "deeds": lines.many(request.actor),
        "disrupts": frame.may(permissions.DISRUPT, request.actor),
    }
    return page(request, "desk/work.html", context)


def _part(request: Request) -> str:
    return lines.PART_OF.get(request.GET.get("phan", ""), "")


@require_safe
@staff
def search(request: Request) -> HttpResponse:
    """Any case of the place."""
    _check_at_desk(request.actor)
    now = timezone.now()
    form = FilterForm(request.GET, by=request.actor)
    ids, more = queries.at_most(queries.search(request.actor, form.asked(), now=now), MOST_FOUND)
    shown = Paginator(ids, PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "filter_form": form,
        "page": shown,
        "more": more,
        "lines": lines.lines(queries.in_order_of(list(shown)), now=now),
        "query": request.GET.urlencode(),
        "deeds": lines.many(request.actor),
    }
    return page(request, "desk/search.html", context)


@require_safe
@staff
def export(request: Request, kind: str) -> HttpResponseBase:
    """The list that was looked at, as XLSX or CSV. Taking names away is logged."""
    _check_at_desk(request.actor)
    if kind not in ("xlsx", "csv"):
        raise Http404
    now = timezone.now()
    asked = _asked(request, now)
    count = asked.count()
    if kind == "xlsx" and count > MOST_IN_EXCEL:
        raise Refused(_("Danh sách dài quá cho một tệp Excel. Hãy lọc bớt, hoặc tải về dạng CSV."))
    actions.exported(rows=count, by=request.actor, now=now)
    rows = exporting.rows(asked.iterator(2000), now=now)
    name = f"ho-so-{local_day(now):%Y%m%d}.{kind}"
    return table_answer(kind, name, exporting.FIELDS, rows)


def _asked(request: Request, now: datetime) -> QuerySet[Case]:
    if "phan" in request.GET:
        return queries.work_list(request.actor, now=now, part=_part(request))
    return queries.search(request.actor, FilterForm(request.GET, by=request.actor).asked(), now=now)
