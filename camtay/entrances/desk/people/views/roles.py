"""Inviting somebody, and giving one more role."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from camtay.domains.people import actions, permissions
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.entrances.desk.frame.presenters import may
from camtay.entrances.desk.frame.views import page
from camtay.entrances.desk.frame.views import staff as for_staff
from camtay.entrances.desk.people.forms import InviteForm, RoleForm
from camtay.entrances.desk.people.presenters import staff as presenting
from camtay.entrances.desk.people.views.staff import GET_OR_POST, member_of
from camtay.foundation.access import Refused
from camtay.foundation.ui.requests import Request

NOWHERE = gettext_lazy("Tài khoản này không giao vai trò ở nơi nào. Hãy hỏi người quản trị của xã, phường.")


def _place(request: Request) -> Place | None:
    """Where the role is to be held: as chosen, or the only place there is; None while it is to be chosen."""
    open_to = presenting.places_to_give(request.actor)
    if not open_to:
        raise Refused(NOWHERE)
    chosen = next((one for one in open_to if one.code == request.GET.get("noi")), None)
    return chosen or (open_to[0] if len(open_to) == 1 else None)


def _options(request: Request, place: Place) -> dict[str, Any]:
    parts = places.neighbourhoods_of(place) if place.kind == "commune" else []
    return {
        "place": place, "parts": parts, "roles": presenting.roles_to_give(place, parts, by=request.actor),
    }  # fmt: skip


def _choose(request: Request) -> HttpResponse:
    return page(request, "desk/role_place.html", {"places": presenting.places_to_give(request.actor)})


@require_http_methods(GET_OR_POST)
@for_staff
def invite(request: Request) -> HttpResponse:
    """Somebody new, with the first role."""
    place = _place(request)
    if place is None:
        return _choose(request)
    form = InviteForm(request.POST or None, **_options(request, place))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.invite(
                name=said["name"], email=said["email"], phone=said["phone"], post=form.post(),
                by=request.actor, now=timezone.now(),
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(
                request, _("Đã giao vai trò và gửi thư cho %(email)s.") % {"email": said["email"]}
            )
            sees = may(permissions.SEE_STAFF, request.actor)
            return redirect("desk:people" if sees else "desk:person_invite")
    return _page(request, "desk/person_invite.html", {"form": form, "place": place})


@require_http_methods(GET_OR_POST)
@for_staff
def give(request: Request, account_id: int) -> HttpResponse:
    """One more role for somebody who is here already."""
    found = member_of(request, account_id)
    place = _place(request)
    if place is None:
        return _choose(request)
    form = RoleForm(request.POST or None, **_options(request, place))
    if request.method == "POST" and form.is_valid():
        try:
            actions.grant_role(account=found.account, post=form.post(), by=request.actor, now=timezone.now())
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("Đã giao vai trò."))
            return redirect("desk:account", account_id)
    context = {"form": form, "place": place, "name": found.account.person.name, "account_id": account_id}
    return _page(request, "desk/role_give.html", context)


def _page(request: Request, template: str, context: dict[str, Any]) -> HttpResponse:
    return page(request, template, context, status=422 if context["form"].errors else 200)
