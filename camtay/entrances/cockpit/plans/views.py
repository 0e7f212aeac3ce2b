"""Plans and goals, read. Every view asks the domain, which asks the actor's scope; they are changed at the desk."""

from datetime import datetime
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from camtay.domains.indicators import permissions as indicators
from camtay.domains.places import queries as places
from camtay.domains.plans import permissions, queries
from camtay.domains.plans.models import Plan
from camtay.domains.tasks.models import TaskQuerySet
from camtay.domains.tasks.queries import Filter
from camtay.entrances.cockpit.plans.forms import WorkFilterForm
from camtay.entrances.cockpit.plans.presenters import book, glance
from camtay.entrances.cockpit.plans.presenters import goal as presenting
from camtay.foundation.access import Refused
from camtay.foundation.calendar import local_day
from camtay.foundation.ui.charts import svg_response
from camtay.foundation.ui.downloads import book_answer, table_answer
from camtay.foundation.ui.requests import Request

PER_PAGE, WORK_PER_PAGE = 30, 50


@require_safe
def plans(request: Request) -> HttpResponse:
    """All plans the actor may read, the latest first."""
    if not queries.sees_plans(request.actor):
        raise Refused(indicators.NOT_YOURS)
    place = places.by_code(request.GET.get("noi", ""))
    text = request.GET.get("q", "")[:100]
    found = queries.plans_listed(by=request.actor, text=text, place=place.pk if place else None)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "place": place,
        "text": text,
        "page": page,
        "lines": glance.plan_lines(page),
        "keeps": bool(queries.places_kept(request.actor)),
    }
    return render(request, "cockpit/plans.html", context)


@require_safe
def plan(request: Request, plan_id: UUID) -> HttpResponse:
    """One plan, all goals at a glance."""
    found = queries.plan(plan_id, by=request.actor)
    now = timezone.now()
    goals = queries.goals_seen(found, queries.goals_of(found), by=request.actor, now=now)
    context = {
        "place": found.place,
        "plan": found,
        "paper": glance.paper(found),
        "days": glance.days(found),
        "today": now,
        "summary": glance.summary(goals),
        "counted": glance.counted(goals),
        "lines": glance.goal_lines(goals),
        "months": glance.months_table(goals),
        "dropped": glance.dropped(found),
        "keeps": permissions.can_keep(found.place, by=request.actor),
    }
    return render(request, "cockpit/plan.html", context)


@require_safe
def work(request: Request, plan_id: UUID) -> HttpResponse:
    """All work of a plan, by deadline: who does what, what is late."""
    found = queries.plan(plan_id, by=request.actor)
    now = timezone.now()
    form, asked = _work_asked(request, found, now)
    page = Paginator(asked, WORK_PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "place": found.place,
        "plan": found,
        "filter_form": form,
        "page": page,
        "lines": presenting.work_lines(page, now=now),
        "query": request.GET.urlencode(),
    }
    return render(request, "cockpit/plan_work.html", context)


@require_safe
def work_file(request: Request, plan_id: UUID, kind: str) -> HttpResponse | StreamingHttpResponse:
    """The list that was looked at, as XLSX or CSV."""
    found = queries.plan(plan_id, by=request.actor)
    now = timezone.now()
    _form, asked = _work_asked(request, found, now)
    name = f"viec-ke-hoach-{local_day(now):%Y%m%d}.{kind}"
    return table_answer(kind, name, book.WORK, book.work_rows(found, asked, now=now))


@require_safe
def plan_book(request: Request, plan_id: UUID) -> HttpResponse:
    """Goals as they stand and all work, as a spreadsheet of two sheets."""
    found = queries.plan(plan_id, by=request.actor)
    now = timezone.now()
    goals = queries.goals_seen(found, queries.goals_of(found), by=request.actor, now=now)
    pieces = queries.work_listed(found, Filter(), now=now)
    sheets = book.sheets(found, goals, pieces, now=now)
    return book_answer(f"ke-hoach-{found.place.code}-{local_day(now):%Y%m%d}.xlsx", sheets)


def _work_asked(request: Request, plan: Plan, now: datetime) -> tuple[WorkFilterForm, TaskQuerySet]:
    form = WorkFilterForm(request.GET, goals=queries.goals_of(plan), doers=queries.doers_of(plan))
    asked, goal = form.asked()
    return form, queries.work_listed(plan, asked, goal=goal, now=now)


@require_safe
def goal(request: Request, goal_id: UUID) -> HttpResponse:
    """One goal: does it work, where does it not, who does what about it."""
    found = queries.goal(goal_id, by=request.actor)
    now = timezone.now()
    seen = queries.goal_seen(found, by=request.actor, now=now)
    pushes = queries.next_pushes(seen, by=request.actor)
    gives = found.dropped_at is None and permissions.can_keep(found.plan.place, by=request.actor)
    context = {
        "place": found.plan.place,
        "goal": found,
        "line": glance.goal_lines([seen])[0],
        "span": _span(seen),
        "way": queries.words.way(seen),
        "where": queries.words.where(pushes),
        "gap": presenting.gap_words(seen, pushes),
        "tables": presenting.push_tables(seen, pushes, gives=gives),
        "chart": presenting.chart_of(seen),
        "work": presenting.work_lines(queries.pieces_of(found), now=now),
        "events": presenting.events(found),
        "gives": gives,
        "work_url": presenting.new_work_url(found),
    }
    return render(request, "cockpit/goal.html", context)


def _span(seen: queries.Seen) -> str:
    """Of which days the value is."""
    if seen.definition is None or seen.window is None:
        return ""
    if seen.definition.month_field is None:
        return _("tính đến ngày đánh giá")
    return str(seen.goal.get_span_display())


@require_safe
def chart(request: Request, goal_id: UUID) -> HttpResponse:
    """The months beside the line, as a picture."""
    found = queries.goal(goal_id, by=request.actor)
    seen = queries.goal_seen(found, by=request.actor, now=timezone.now())
    return svg_response(presenting.chart_svg(seen))
