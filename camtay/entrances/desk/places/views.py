"""The communes somebody administers, and each one's neighbourhoods and settings."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from camtay.domains.places import actions, permissions, queries
from camtay.domains.places.models import Place
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.places import presenters
from camtay.entrances.desk.places.forms import DistancesForm, SettingsForm
from camtay.foundation.access import Actor, Refused, scope_of
from camtay.foundation.ui.requests import Request

NOT_YOURS = gettext_lazy("Không có nơi này, hoặc tài khoản này không quản lý nơi này.")


def _mine(actor: Actor) -> list[Place]:
    scopes = [
        scope_of(one, actor) for one in (permissions.IMPORT_NEIGHBOURHOODS, permissions.CHANGE_SETTINGS)
    ]
    return queries.communes_among(frozenset().union(*(scope.place_ids for scope in scopes)))


def _commune(request: Request, code: str) -> Place:
    """A commune the actor looks after; an unknown one is refused in the same words."""
    place = queries.by_code(code)
    allowed = place is not None and (
        permissions.can_import_neighbourhoods(place, by=request.actor)
        or permissions.can_change_settings(place, by=request.actor)
    )
    if place is None or not allowed or place.kind != "commune":
        raise Refused(NOT_YOURS)
    return place


@require_safe
@staff
def home(request: Request) -> HttpResponse:
    """The communes; the only one opens at once."""
    mine = _mine(request.actor)
    if not mine:
        raise Refused(NOT_YOURS)
    if len(mine) == 1:
        return redirect("desk:place", code=mine[0].code)
    return page(request, "desk/places.html", {"places": mine})


@require_safe
@staff
def place(request: Request, code: str) -> HttpResponse:
    """One commune."""
    found = _commune(request, code)
    context = {
        "place": found,
        "lines": presenters.neighbourhoods(found),
        "settings": presenters.settings(found),
        "may_set": permissions.can_change_settings(found, by=request.actor),
        "may_import": permissions.can_import_neighbourhoods(found, by=request.actor),
        "may_open_practice": not found.practice and permissions.can_open_practice(found, by=request.actor),
        "practice": queries.practice_of(found),
    }
    return page(request, "desk/place.html", context)


def _written(
    request: Request, form: SettingsForm | DistancesForm, deed: Callable[[dict[str, Any]], object]
) -> bool:
    """Carry out what differs in the form; False with what is not in order said beside its field."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        deed(form.changed_values())
    except ValidationError as problem:
        form.show(problem)
        return False
    return True


@require_http_methods(["GET", "POST"])
@staff
def settings(request: Request, code: str) -> HttpResponse:
    """Change what is set; only what differs is written."""
    found = _commune(request, code)
    permissions.check_can_change_settings(found, by=request.actor)
    form = SettingsForm(request.POST or None, place=found)
    now = timezone.now()
    if _written(
        request, form,
        lambda values: actions.set_settings(place=found, values=values, by=request.actor, now=now),
    ):  # fmt: skip
        messages.success(request, _("Đã lưu cài đặt."))
        return redirect("desk:place", code=found.code)
    context = {"place": found, "form": form}
    return page(request, "desk/place_settings.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@staff
def distances(request: Request, code: str) -> HttpResponse:
    """How far each neighbourhood lies from the centre; only what differs is written."""
    found = _commune(request, code)
    permissions.check_can_change_settings(found, by=request.actor)
    form = DistancesForm(request.POST or None, place=found)
    now = timezone.now()
    if _written(
        request, form,
        lambda values: actions.set_distances(place=found, values=values, by=request.actor, now=now),
    ):  # fmt: skip
        messages.success(request, _("Đã lưu đường đến trung tâm."))
        return redirect("desk:place", code=found.code)
    context = {"place": found, "form": form}
    return page(request, "desk/place_distances.html", context, status=422 if form.errors else 200)


@require_POST
@staff
def practice(request: Request, code: str) -> HttpResponse:
    """Open the commune's place to practise in; opened already, nothing changes."""
    found = _commune(request, code)
    actions.open_practice(place=found, by=request.actor, now=timezone.now())
    messages.success(request, _("Đã mở nơi thực hành. Hồ sơ ở đó không vào số liệu nào."))
    return redirect("desk:place", code=found.code)
