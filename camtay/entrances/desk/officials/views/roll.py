"""The roll: looked through, taken away, added to, mended."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from camtay.domains.learning import actions, permissions, queries
from camtay.domains.learning.models import Trainee
from camtay.domains.places.models import Place
from camtay.entrances.desk.frame.views import do_once, page, staff
from camtay.entrances.desk.officials.forms import OfficialForm, RollFilter, typed
from camtay.entrances.desk.officials.presenters import roll as presenting
from camtay.foundation.access import Refused
from camtay.foundation.calendar import local_day
from camtay.foundation.ids import uuid7
from camtay.foundation.ui.downloads import table_answer
from camtay.foundation.ui.requests import Request

PER_PAGE = 50
GET_OR_POST = ["GET", "HEAD", "POST"]


def places_of(request: Request) -> list[Place]:
    mine = queries.places_with_roll(request.actor)
    if not mine:
        raise Refused(
            _("Tài khoản này không xem danh sách cán bộ của nơi nào. Hãy hỏi người quản trị của xã, phường.")
        )
    return mine


def place_of(request: Request) -> Place:
    """The commune asked for, or the first of one's own."""
    mine = places_of(request)
    asked = request.POST.get("noi") or request.GET.get("noi")
    return next((one for one in mine if one.code == asked), mine[0])


@require_safe
@staff
def roll(request: Request) -> HttpResponse:
    """Who stands on it, found by name."""
    mine, place, today = places_of(request), place_of(request), local_day(timezone.now())
    form = RollFilter({**request.GET.dict(), "noi": place.code}, places=mine)
    found = queries.officials(place, on=today, by=request.actor, **form.asked())
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "place": place,
        "tabs": presenting.tabs(place, "desk:officials"),
        "filter_form": form,
        "summary": presenting.summary(queries.roll_of(place, on=today)),
        "page": shown,
        "lines": presenting.lines(shown, today=today),
        "keeps": permissions.can_keep_roll(place, by=request.actor),
        "query": request.GET.urlencode(),
    }
    return page(request, "desk/officials.html", context)


@require_safe
@staff
def export(request: Request, form: str) -> HttpResponseBase:
    """The roll as a table; brought in again it changes nothing. That names were taken away is logged."""
    place, today = place_of(request), local_day(timezone.now())
    asked = RollFilter({**request.GET.dict(), "noi": place.code}, places=[place]).asked()
    found = list(queries.officials(place, on=today, by=request.actor, **asked))
    actions.officials_exported(place=place, rows=len(found), by=request.actor, now=timezone.now())
    name = f"can-bo-{place.code}-{today:%Y%m%d}.{form}"
    return table_answer(form, name, presenting.fields(), presenting.rows(found))


@require_http_methods(GET_OR_POST)
@staff
def add(request: Request) -> HttpResponse:
    """Somebody comes onto the roll."""
    place = place_of(request)
    permissions.check_can_keep_roll(place, by=request.actor)
    now = timezone.now()
    form = OfficialForm(request.POST if request.method == "POST" else None, initial={"since": local_day(now)})
    if form.is_valid():
        try:
            said = form.said()
            do_once(
                request, [place.code, typed(form)], now,
                lambda: actions.add_official(place=place, said=said, by=request.actor, now=now),
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Đã thêm %(name)s vào danh sách.") % {"name": said.name})
            return redirect(presenting.tabs(place, "")[0].url)
    context = {"place": place, "form": form, "key": request.POST.get("key", "")[:80] or str(uuid7())}
    return page(request, "desk/official_add.html", context, status=422 if form.errors else 200)


@require_http_methods(GET_OR_POST)
@staff
def official(request: Request, official_id: UUID) -> HttpResponse:
    """One of them: the courses taken part in, and what is said of them, to be mended by who keeps the roll."""
    found = queries.official(official_id, by=request.actor)
    keeps = permissions.can_keep_roll(found.place, by=request.actor)
    posted = request.method == "POST"
    if posted and not keeps:
        raise Refused(_("Tài khoản này chỉ được xem danh sách."))
    form = OfficialForm(request.POST if posted else None, initial=OfficialForm.typed(found))
    overtaken = ""
    if posted and form.is_valid():
        overtaken = _changed(request, found, form)
        if not overtaken and not form.errors:
            messages.success(request, _("Đã lưu."))
            return redirect("desk:official", official_id)
    return page(request, "desk/official.html", _of(found, form, overtaken, keeps=keeps),
                status=409 if overtaken else 422 if form.errors else 200)  # fmt: skip


def _changed(request: Request, found: Trainee, form: OfficialForm) -> str:
    """Write it; a sentence where somebody was quicker. What else is refused stands above the form."""
    try:
        version = int(request.POST.get("version", ""))
    except ValueError:
        version = -1
    try:
        actions.change_official(
            official_id=found.pk, said=form.said(), version=version, by=request.actor, now=timezone.now()
        )
    except actions.Changed as changed:
        return str(changed)
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return ""


def _of(found: Trainee, form: OfficialForm, overtaken: str, *, keeps: bool) -> dict[str, Any]:
    state, tone = presenting.standing(found, local_day(timezone.now()))
    return {
        "official": found,
        "department": presenting.department(found),
        "state": state,
        "tone": tone,
        "taken": presenting.taken(queries.results_of_official(found)),
        "form": form,
        "keeps": keeps,
        "overtaken": overtaken,
        "back": presenting.tabs(found.place, "")[0].url,
    }
