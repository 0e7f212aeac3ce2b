"""Goals are set, changed, dropped; work is given for them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from camtay.domains.plans import actions, permissions, queries
from camtay.domains.plans.actions import Changed
from camtay.domains.plans.models import Goal
from camtay.domains.tasks import queries as tasks
from camtay.entrances.desk.frame.views import staff
from camtay.entrances.desk.plans import presenters
from camtay.entrances.desk.plans.forms import DropForm, GoalChangeForm, GoalForm
from camtay.entrances.desk.plans.views import doing
from camtay.entrances.desk.plans.views.plans import kept
from camtay.entrances.desk.tasks.forms import GiveForm
from camtay.foundation.calendar import local_day
from camtay.foundation.ui.requests import Request


def _kept_goal(request: Request, goal_id: UUID) -> Goal:
    """The goal, for whoever keeps its plan. Raises Refused."""
    found = queries.goal(goal_id, by=request.actor)
    permissions.check_can_keep(found.plan.place, by=request.actor)
    return found


@require_http_methods(doing.GET_OR_POST)
@staff
def add(request: Request, plan_id: UUID) -> HttpResponse:
    """A new goal, after those that stand."""
    plan = kept(request, plan_id)
    form = GoalForm(doing.data(request), initial={"due_day": plan.valid_until})
    if form.is_valid() and doing.carried(
        request, form,
        lambda now: actions.set_goal(plan_id=plan.pk, said=form.said_goal(), by=request.actor, now=now),
    ):  # fmt: skip
        messages.success(request, _("Đã đặt mục tiêu."))
        return redirect(plan.desk_path)
    return doing.form_page(
        request,
        form,
        title=_("Đặt mục tiêu"),
        caption=plan.title,
        back=plan.desk_path,
        label=_("Đặt mục tiêu"),
    )


@require_http_methods(doing.GET_OR_POST)
@staff
def change(request: Request, goal_id: UUID) -> HttpResponse:
    """What it says; its history keeps what it said before."""
    goal = _kept_goal(request, goal_id)
    form = GoalChangeForm(doing.data(request), initial=presenters.goal_as_it_stands(goal))

    def deed(now: datetime) -> object:
        version, said = form.cleaned_data["version"], form.said_goal()
        return actions.change_goal(goal_id=goal.pk, version=version, said=said, by=request.actor, now=now)

    return _answer(request, goal, form, deed, title=_("Sửa mục tiêu"), label=_("Lưu"), said=_("Đã sửa."))


@require_http_methods(doing.GET_OR_POST)
@staff
def drop(request: Request, goal_id: UUID) -> HttpResponse:
    """It stays in the plan, said to be given up and why."""
    goal = _kept_goal(request, goal_id)
    form = DropForm(doing.data(request), initial={"version": goal.version})

    def deed(now: datetime) -> object:
        return actions.drop_goal(goal_id=goal.pk, by=request.actor, now=now, **form.cleaned_data)

    return _answer(
        request, goal, form, deed, title=_("Thôi mục tiêu này"), label=_("Thôi mục tiêu này"), warning=True,
        said=_("Đã ghi. Việc đã giao thì người giao thôi ở từng việc."),
    )  # fmt: skip


def _answer(
    request: Request, goal: Goal, form: forms.Form, deed: Any, *, title: str, label: str, said: str,
    warning: bool = False,
) -> HttpResponse:  # fmt: skip
    shown: dict[str, Any] = {
        "title": title, "caption": goal.title, "back": goal.plan.desk_path, "label": label, "warning": warning,
    }  # fmt: skip
    try:
        done = form.is_valid() and doing.carried(request, form, deed)
    except Changed as changed:
        fresh = _kept_goal(request, goal.pk)
        doing.with_version(form, fresh.version)
        changes = presenters.goal_now(fresh)
        return doing.form_page(request, form, overtaken=str(changed.message), changes=changes, **shown)
    if not done:
        return doing.form_page(request, form, **shown)
    messages.success(request, said)
    return redirect(goal.plan.desk_path)


@require_http_methods(doing.GET_OR_POST)
@staff
def work(request: Request, goal_id: UUID) -> HttpResponse:
    """A piece of work for a goal, in the six columns. `viec`: its first words, as the page of the goal proposes."""
    goal = _kept_goal(request, goal_id)
    known = tasks.candidates(goal.plan.place, on=local_day(timezone.now()))
    initial = {
        "title": request.GET.get("viec", "")[:300],
        "authority": goal.plan.number,
        "answerable": str(request.actor.account_id),
    }
    form = GiveForm(doing.data(request), candidates=known, initial=initial)
    if form.is_valid() and doing.carried(
        request, form,
        lambda now: actions.add_work(goal_id=goal.pk, by=request.actor, now=now, **form.said()),
    ):  # fmt: skip
        messages.success(request, _("Đã giao việc. Người làm được báo ngay."))
        return redirect(goal.path)
    return doing.form_page(
        request,
        form,
        title=_("Giao việc cho mục tiêu"),
        caption=goal.title,
        back=goal.path,
        label=_("Giao việc"),
    )
