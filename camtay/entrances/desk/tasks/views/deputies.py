"""Who stands in for whom, from-until."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from camtay.domains.places.models import Place
from camtay.domains.tasks import actions, queries
from camtay.entrances.desk.frame.views import do_once, page, staff
from camtay.entrances.desk.tasks.forms import DeputyForm
from camtay.entrances.desk.tasks.presenters import deputies as presenting
from camtay.foundation.access import Refused
from camtay.foundation.calendar import local_day
from camtay.foundation.ids import uuid7
from camtay.foundation.ui.requests import Request

PER_PAGE = 25


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def deputies(request: Request) -> HttpResponse:
    """Those that concern the actor, and a form for another."""
    places = queries.deputy_places(request.actor)
    if not places:
        raise Refused(
            _("Tài khoản này không ghi được người làm thay. Hãy hỏi người quản trị của xã, phường.")
        )
    place = next((one for one in places if one.code == request.GET.get("noi")), places[0])
    form = _form(request, place)
    if form.is_valid() and _written(request, place, form):
        messages.success(request, _("Đã ghi người làm thay."))
        return redirect("desk:deputies")
    shown = Paginator(queries.deputies(by=request.actor), PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "form": form,
        "place": place,
        "page": shown,
        "lines": presenting.lines(shown, by=request.actor, on=local_day(timezone.now())),
        "key": str(uuid7()),
    }
    return page(request, "desk/deputies.html", context, status=422 if form.errors else 200)


def _form(request: Request, place: Place) -> DeputyForm:
    known = queries.officials(place, on=local_day(timezone.now()))
    mine = [one for one in known if one.account.pk == request.actor.account_id]
    principals = known if queries.for_all(place, by=request.actor) else mine
    initial: dict[str, Any] = {"principal": str(request.actor.account_id)}
    data = request.POST if request.method == "POST" else None
    return DeputyForm(data, principals=principals, deputies=known, initial=initial)


def _written(request: Request, place: Place, form: DeputyForm) -> bool:
    now = timezone.now()
    content = [place.code, {name: form.data.get(name, "") for name in form.fields}]
    try:
        do_once(
            request,
            content,
            now,
            lambda: actions.depute(place=place, by=request.actor, now=now, **form.said()),
        )
    except actions.Unfit as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        return False
    return True


@require_POST
@staff
def end(request: Request, deputy_id: UUID) -> HttpResponse:
    """Nobody stands in any more."""
    found = queries.deputy(deputy_id, by=request.actor)
    actions.end_deputy(deputy_id=found.pk, by=request.actor, now=timezone.now())
    messages.success(request, _("Đã thôi làm thay."))
    return redirect("desk:deputies")
