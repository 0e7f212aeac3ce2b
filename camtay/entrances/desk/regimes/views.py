"""Reporting regimes: the domain asks where the actor sets them."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from camtay.domains.closings import actions, queries
from camtay.domains.places.models import Place
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.regimes import presenters
from camtay.entrances.desk.regimes.forms import RegimeForm, initial_from, initial_of
from camtay.foundation.access import Refused
from camtay.foundation.calendar import local_day
from camtay.foundation.ui.requests import Request

GET_OR_POST = ["GET", "HEAD", "POST"]


def place_of(request: Request, near: Place | None = None) -> tuple[Place, list[Place]]:
    """The place whose regimes are looked at (`near`, unless another is asked for), and all it may be. Raises Refused."""
    places = list(queries.places_to_set(request.actor))
    if not places:
        raise Refused(_("Tài khoản này không đặt chế độ báo cáo. Hãy hỏi lãnh đạo hoặc cán bộ dữ liệu."))
    asked = request.GET.get("noi") or (near.code if near else "")
    return next((one for one in places if one.code == asked), places[0]), places


@require_safe
@staff
def regimes(request: Request) -> HttpResponse:
    """Those that bind the place, each with the period that runs."""
    place, places = place_of(request)
    today = local_day(timezone.now())
    context = {
        "place": place,
        "places": places if len(places) > 1 else [],
        "lines": presenters.lines(queries.regimes_of(place), place, today),
    }
    return page(request, "desk/regimes.html", context)


@require_http_methods(GET_OR_POST)
@staff
def add(request: Request) -> HttpResponse:
    """A regime of the place's own."""
    place, _places = place_of(request)
    now = timezone.now()
    data = request.POST if request.method == "POST" else None
    form = RegimeForm(data, initial=initial_from(local_day(now)))
    if form.is_valid():
        said = form.said()
        _overtaken, done = _try(
            form, lambda: actions.add_regime(place=place, said=said, by=request.actor, now=now)
        )
        if done:
            return _back(request, place, _("Đã thêm chế độ báo cáo."))
    return _shown(request, place, form, _("Thêm chế độ báo cáo"))


@require_http_methods(GET_OR_POST)
@staff
def change(request: Request, regime_id: int) -> HttpResponse:
    """One of the place's own is changed; of a wider one the place gets its own, which stands before it."""
    regime = queries.regime(regime_id)
    place, _places = place_of(request, regime.place if regime else None)
    if regime is None or regime not in queries.regimes_of(place):
        raise Refused(_("Không có chế độ báo cáo này ở đây."))
    own, now = regime.place_id == place.pk, timezone.now()
    form = RegimeForm(request.POST if request.method == "POST" else None, initial=initial_of(regime))
    overtaken = ""
    if form.is_valid():
        said, version = form.said(), form.cleaned_data["version"]

        def do() -> object:
            return actions.set_here(
                place=place, regime=regime, said=said, version=version, by=request.actor, now=now
            )

        overtaken, done = _try(form, do)
        if done:
            return _back(request, place, _("Đã ghi chế độ báo cáo."))
    return _shown(request, place, form, regime.title, overtaken=overtaken, own=own)


def _try(form: RegimeForm, deed: Callable[[], object]) -> tuple[str, bool]:
    """What overtook it, and whether it was done; what does not fit is said beside its field."""
    try:
        deed()
    except actions.Unfit as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        return "", False
    except actions.Changed as refusal:
        return refusal.message, False
    return "", True


def _back(request: Request, place: Place, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect(f"{reverse('desk:regimes')}?noi={place.code}")


def _shown(
    request: Request, place: Place, form: RegimeForm, title: str, *, overtaken: str = "", own: bool = True
) -> HttpResponse:
    context = {
        "place": place,
        "form": form,
        "title": title,
        "overtaken": overtaken,
        "own": own,
        "back": f"{reverse('desk:regimes')}?noi={place.code}",
    }
    status = 409 if overtaken else 422 if form.errors else 200
    return page(request, "desk/regime_form.html", context, status=status)
