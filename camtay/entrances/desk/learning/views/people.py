"""Who can do what: found by name, one person's rungs, and who has not been shown yet."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from camtay.domains.learning import actions, permissions, queries
from camtay.domains.places.models import Place
from camtay.entrances.desk.frame.presenters import may
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.learning import presenters
from camtay.entrances.desk.learning.forms.asking import LearnerSearch, NotYetFilter
from camtay.entrances.desk.learning.views.sessions import check_may
from camtay.foundation.calendar import local_day
from camtay.foundation.ui.requests import Request

PER_PAGE = 50


@require_safe
@staff
def find(request: Request) -> HttpResponse:
    """By name, in one's places. What was typed is not kept."""
    check_may(request, permissions.SEE)
    form = LearnerSearch(request.GET or None)
    said = form.cleaned_data["q"].strip() if form.is_valid() else ""
    found = queries.find_learners(said, by=request.actor) if said else []
    if said:
        actions.look_at_names(listed="learners", found=len(found), by=request.actor, now=timezone.now())
    context = {
        "tabs": presenters.tabs(request.actor, "desk:learners"),
        "filter_form": form,
        "asked": bool(said),
        "lines": presenters.neighbours(found),
    }
    return page(request, "desk/learners.html", context)


@require_safe
@staff
def learner(request: Request, person_id: int) -> HttpResponse:
    """One person's rungs, skill by skill, and what they rest on; opening the page is a look."""
    person = actions.look_at_learner(person_id=person_id, by=request.actor, now=timezone.now())
    head = person.same_as_id or person.pk
    history = queries.history_of(person)
    context = {
        "person": person,
        "writes": may(permissions.TEACH, request.actor),
        "stands": presenters.stands(queries.progress_of([head])[head].values()),
        "told": presenters.told(history),
    }
    return page(request, "desk/learner.html", context)


@require_safe
@staff
def not_yet(request: Request) -> HttpResponse:
    """Grown people of one neighbourhood whom nobody has shown it yet; reading the list is logged."""
    check_may(request, permissions.SEE_NOT_YET)
    mine, now = queries.places_not_yet(request.actor), timezone.now()
    code = request.GET.get("noi") or ""
    place: Place | None = next((one for one in mine if one.code == code), mine[0] if mine else None)
    form = NotYetFilter({**request.GET.dict(), "noi": place.code if place else ""}, places=mine)
    context = {"tabs": presenters.tabs(request.actor, "desk:not_yet"), "filter_form": form, "place": place}
    if place is not None:
        skill, today = form.skill(), local_day(now)
        actions.look_at_not_yet(place=place, skill=skill, by=request.actor, now=now)
        found = queries.not_yet(place, skill, today=today).select_related("neighbourhood")
        shown = Paginator(found, PER_PAGE).get_page(request.GET.get("trang"))
        context |= {
            "page": shown,
            "lines": presenters.neighbours(shown),
            "grown": queries.grown_in(place, today=today),
        }
    return page(request, "desk/not_yet.html", context)
