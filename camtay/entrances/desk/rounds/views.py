"""Phones in the field, houses worth a visit, and what phones bring that somebody must look at."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from camtay.domains.rounds import actions, permissions, queries
from camtay.domains.rounds.models import Visit
from camtay.entrances.desk.frame.presenters import may
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.rounds import forms, presenters
from camtay.foundation.access import Permission, Refused
from camtay.foundation.ids import uuid7
from camtay.foundation.ui.requests import Request

PER_PAGE = 25
GET_OR_POST = ["GET", "HEAD", "POST"]


def _check(request: Request, *wanted: Permission) -> None:
    if not any(may(one, request.actor) for one in wanted):
        raise Refused(_("Tài khoản này không được giao việc này. Hãy hỏi người quản trị của xã, phường."))


@require_safe
@staff
def devices(request: Request) -> HttpResponse:
    """The phones, those in use first."""
    shown = Paginator(queries.devices_reached(request.actor), PER_PAGE).get_page(request.GET.get("trang"))
    context = {"page": shown, "lines": presenters.lines(shown), **presenters.field_of(request.actor)}
    return page(request, "desk/devices.html", context)


@require_POST
@staff
def device_lost(request: Request, device_id: UUID) -> HttpResponse:
    """It gets nothing any more, and is told to wipe itself at its next call."""
    if not queries.devices_reached(request.actor).filter(pk=device_id).exists():
        raise Http404
    actions.report_lost(device_id=device_id, by=request.actor, now=timezone.now())
    messages.success(request, _("Đã báo mất. Máy ấy không nhận được gì nữa và tự xóa khi có mạng."))
    return redirect("desk:devices")


@require_safe
@staff
def visits(request: Request) -> HttpResponse:
    """The week: one's own houses, and those that wait for one's word. Who looked is noted."""
    _check(request, permissions.AGREE, permissions.CHOOSE)
    now, by = timezone.now(), request.actor
    week = _week(request, now)
    rows = Paginator(queries.visits_to_agree(by, week=week), 60).get_page(request.GET.get("trang"))
    context = {
        "weeks": presenters.week_links(now, week),
        "week": week,
        "own": presenters.houses(queries.visits_of(by.account_id or 0, week=week)),
        "rounds": presenters.by_helper(rows),
        "page": rows,
        "chooses": may(permissions.CHOOSE, by),
        "agrees": may(permissions.AGREE, by),
    }
    actions.looked(what="visits", by=by, now=now)
    return page(request, "desk/visits.html", context)


def _week(request: Request, now: Any) -> int:
    """This week, or the next where it was asked for."""
    wanted = request.GET.get("tuan", "")
    return next((week for week in queries.weeks_open(now) if str(week) == wanted), queries.this_week(now))


def _list(week: int) -> str:
    return f"{reverse('desk:visits')}?tuan={week}"


@require_POST
@staff
def visits_agree(request: Request) -> HttpResponse:
    """To those that are ticked, each as it was seen."""
    _check(request, permissions.AGREE)
    ticked = forms.seen(request.POST.getlist("visit"))
    known = [one.pk for one in queries.visits_reached(request.actor).filter(pk__in=ticked)]
    agreed = actions.agree_week(
        visits=[(pk, ticked[pk]) for pk in known], by=request.actor, now=timezone.now()
    )
    words = ngettext("Đã đồng ý %(count)s nhà.", "Đã đồng ý %(count)s nhà.", agreed) % {"count": agreed}
    if agreed < len(ticked):
        words += " " + _("Có dòng người khác vừa sửa. Hãy xem lại.")
    messages.success(request, words)
    return redirect(_list(_week(request, timezone.now())))


def _visit(request: Request, visit_id: UUID) -> Visit:
    found = queries.visits_reached(request.actor).filter(pk=visit_id).first()
    if found is None:
        raise Http404
    return found


@require_POST
@staff
def visit_drop(request: Request, visit_id: UUID) -> HttpResponse:
    """Off the list; nobody asks why."""
    found = _visit(request, visit_id)
    try:
        actions.drop_visit(visit_id=visit_id, version=_version(request), by=request.actor, now=timezone.now())
        messages.success(request, _("Đã bỏ khỏi danh sách tuần."))
    except actions.VisitChanged as changed:
        messages.error(request, changed.message)
    return redirect(_list(found.week))


def _version(request: Request) -> int | None:
    said = request.POST.get("version", "").rpartition(":")[2]
    return int(said) if said.isdigit() else None


@require_http_methods(GET_OR_POST)
@staff
def visit_swap(request: Request, visit_id: UUID) -> HttpResponse:
    """Another house instead, found by name among those of one's own places."""
    found = _visit(request, visit_id)
    if found.helper_id != request.actor.account_id:
        raise Http404
    form = _pick(request)
    if request.method == "POST" and form.is_valid():
        skill = form.cleaned_data["skill"]
        try:
            actions.swap_visit(
                visit_id=visit_id, person=form.chosen, skill=skill, by=request.actor, now=timezone.now()
            )
            return redirect(_list(found.week))
        except Refused as refusal:
            form.add_error("person", refusal.message)
    instead = presenters.houses([found])[0]
    return _picking(request, form, {"instead": instead, "week": found.week})


@require_http_methods(GET_OR_POST)
@staff
def visit_add(request: Request) -> HttpResponse:
    """One house more. The form carries the number of the new visit, so that pressing twice adds one."""
    _check(request, permissions.CHOOSE)
    now, form = timezone.now(), _pick(request)
    week = _week(request, now)
    visit_id = forms.uuid_or_none(request.POST.get("visit", "")) or uuid7()
    if request.method == "POST" and form.is_valid():
        said = {"person": form.chosen, "skill": form.cleaned_data["skill"]}
        try:
            actions.add_visit(visit_id=visit_id, week=week, by=request.actor, now=now, **said)
            return redirect(_list(week))
        except Refused as refusal:
            form.add_error("person", refusal.message)
    return _picking(request, form, {"visit": visit_id, "week": week})


def _pick(request: Request) -> forms.PickForm:
    text = request.GET.get("q", "")[:80]
    people = queries.people_to_choose(request.actor, text) if text.strip() else []
    return forms.PickForm(request.POST or None, people=people, lessons=queries.titles())


def _picking(request: Request, form: forms.PickForm, more: dict[str, Any]) -> HttpResponse:
    text = request.GET.get("q", "")[:80]
    context = {"form": form, "q": text, "found": bool(form.people), "back": _list(more["week"]), **more}
    return page(request, "desk/visit_pick.html", context, status=422 if form.errors else 200)


@require_safe
@staff
def held(request: Request) -> HttpResponse:
    """What came from phones of those whose role has ended. Who looked is noted."""
    _check(request, permissions.SETTLE_HELD)
    shown = Paginator(queries.held(request.actor), PER_PAGE).get_page(request.GET.get("trang"))
    actions.looked(what="held", by=request.actor, now=timezone.now())
    return page(request, "desk/held.html", {"page": shown, "lines": presenters.waiting(shown)})


@require_POST
@staff
def held_accept_all(request: Request) -> HttpResponse:
    """Those of the page, in the order they were made."""
    _check(request, permissions.SETTLE_HELD)
    wanted = forms.uuids(request.POST.getlist("command"))
    reached = queries.held(request.actor).filter(pk__in=wanted).values_list("pk", flat=True)
    count = actions.accept_all_held(command_ids=list(reached), by=request.actor, now=timezone.now())
    words = ngettext("Đã xử lý %(count)s việc.", "Đã xử lý %(count)s việc.", count) % {"count": count}
    messages.success(request, words)
    return redirect("desk:held")


@require_POST
@staff
def held_accept(request: Request, command_id: UUID) -> HttpResponse:
    """Carried out as its writer's; the page says when it could not be."""
    try:
        done = actions.accept_held(command_id=command_id, by=request.actor, now=timezone.now())
    except actions.WaitsForAnother as waits:
        messages.error(request, waits.message)
    else:
        messages.success(request, done.answer.get("error") or _("Đã nhận."))
    return redirect("desk:held")


@require_POST
@staff
def held_dismiss(request: Request, command_id: UUID) -> HttpResponse:
    """Put aside; its content is thrown away."""
    actions.dismiss_held(command_id=command_id, by=request.actor, now=timezone.now())
    messages.success(request, _("Đã bỏ. Nội dung việc ghi được xóa."))
    return redirect("desk:held")


@require_safe
@staff
def clashes(request: Request) -> HttpResponse:
    """Both values beside each other. Who looked is noted."""
    _check(request, permissions.SETTLE_CLASH)
    shown = Paginator(queries.clashes(request.actor), PER_PAGE).get_page(request.GET.get("trang"))
    actions.looked(what="clashes", by=request.actor, now=timezone.now())
    return page(request, "desk/clashes.html", {"page": shown, "lines": presenters.pairs(shown)})


@require_POST
@staff
def clash_settle(request: Request, clash_id: UUID) -> HttpResponse:
    """One of both is right."""
    if not queries.clashes(request.actor, settled=True).filter(pk=clash_id).exists():
        raise Http404
    keep = request.POST.get("keep", "")
    try:
        actions.settle_clash(clash_id=clash_id, keep=keep, by=request.actor, now=timezone.now())
        messages.success(request, _("Đã ghi giá trị đúng."))
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("desk:clashes")


@require_http_methods(GET_OR_POST)
@staff
def rescue(request: Request) -> HttpResponse:
    """A rescue file from somebody's phone; the page says how many deeds were taken."""
    _check(request, permissions.TAKE_RESCUE)
    form, found = forms.RescueForm(request.POST or None, request.FILES or None), []
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["file"].read()
        try:
            taken = actions.take_rescue(content=content, by=request.actor, now=timezone.now())
            found = presenters.rescued(taken)
        except actions.BadRescue as refusal:
            form.add_error("file", refusal.message)
    context = {"form": form, "found": found, "taken": bool(found)}
    return page(request, "desk/rescue.html", context, status=422 if form.errors else 200)
