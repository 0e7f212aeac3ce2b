"""Plans are listed, made, reworded."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from camtay.domains.places.models import Place
from camtay.domains.plans import actions, permissions, queries
from camtay.domains.plans.actions import Changed
from camtay.domains.plans.models import Plan
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.plans import presenters
from camtay.entrances.desk.plans.forms import PlanChangeForm, PlanForm
from camtay.entrances.desk.plans.views import doing
from camtay.foundation.access import Refused
from camtay.foundation.ui.requests import Request

PER_PAGE = 30


def places_kept(request: Request) -> list[Place]:
    """Raises Refused for whoever keeps no plan."""
    found = queries.places_kept(request.actor)
    if not found:
        raise Refused(_("Chỉ lãnh đạo xã, phường lập và sửa kế hoạch của nơi mình."))
    return found


def kept(request: Request, plan_id: UUID) -> Plan:
    """The plan, for whoever keeps it. Raises Refused."""
    found = queries.plan(plan_id, by=request.actor)
    permissions.check_can_keep(found.place, by=request.actor)
    return found


@require_safe
@staff
def plans(request: Request) -> HttpResponse:
    """Those one makes and changes."""
    mine = places_kept(request)
    text = request.GET.get("q", "")[:100]
    found = queries.plans_kept(by=request.actor, text=text)
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("trang"))
    context = {"page": shown, "lines": presenters.plan_lines(shown), "text": text, "places": mine}
    return page(request, "desk/plans.html", context)


@require_http_methods(doing.GET_OR_POST)
@staff
def make(request: Request) -> HttpResponse:
    """A plan without goals yet."""
    place = _place(request, places_kept(request))
    form = PlanForm(doing.data(request))
    made: list[Plan] = []

    def deed(now: Any) -> None:
        made.append(actions.make_plan(place=place, by=request.actor, now=now, **form.said()))

    if form.is_valid() and doing.carried(request, form, deed):
        messages.success(request, _("Đã lập kế hoạch. Hãy đặt mục tiêu."))
        return redirect(made[0].desk_path if made else reverse("desk:plans"))
    return doing.form_page(
        request,
        form,
        title=_("Lập kế hoạch"),
        caption=place.name,
        back=reverse("desk:plans"),
        label=_("Lập kế hoạch"),
    )


def _place(request: Request, mine: list[Place]) -> Place:
    """The one asked for among those whose plans the actor makes, else the first."""
    asked = request.GET.get("noi", "")
    return next((one for one in mine if one.code == asked), mine[0])


@require_safe
@staff
def plan(request: Request, plan_id: UUID) -> HttpResponse:
    """Its goals, and what may be done about each."""
    found = kept(request, plan_id)
    return page(request, "desk/plan.html", {"plan": found, "lines": presenters.goal_lines(found)})


@require_http_methods(doing.GET_OR_POST)
@staff
def change(request: Request, plan_id: UUID) -> HttpResponse:
    """What its paper says, and how long it lasts."""
    found = kept(request, plan_id)
    form = PlanChangeForm(doing.data(request), initial=presenters.plan_as_it_stands(found))
    shown: dict[str, Any] = {
        "title": _("Sửa kế hoạch"), "caption": found.title, "back": found.desk_path, "label": _("Lưu"),
    }  # fmt: skip
    try:
        done = form.is_valid() and doing.carried(
            request, form,
            lambda now: actions.change_plan(plan_id=found.pk, by=request.actor, now=now, **form.said()),
        )  # fmt: skip
    except Changed as changed:
        fresh = kept(request, plan_id)
        doing.with_version(form, fresh.version)
        changes = presenters.plan_now(fresh)
        return doing.form_page(request, form, overtaken=str(changed.message), changes=changes, **shown)
    if not done:
        return doing.form_page(request, form, **shown)
    messages.success(request, _("Đã sửa."))
    return redirect(found.desk_path)
