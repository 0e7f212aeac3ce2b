"""Finding a resident. Every search and every look is logged: people can ask who looked them up."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from camtay.domains.learning import permissions as learning
from camtay.domains.people import actions, permissions, queries
from camtay.domains.people.models import Person
from camtay.entrances.desk.frame.presenters import may
from camtay.entrances.desk.frame.views import page
from camtay.entrances.desk.frame.views import staff as for_staff
from camtay.entrances.desk.people.forms import ResidentFilter
from camtay.entrances.desk.people.presenters import residents as presenting
from camtay.entrances.desk.people.presenters.staff import tabs
from camtay.foundation.access import Refused
from camtay.foundation.ui.requests import Request

MOST = 50


@require_safe
@for_staff
def search(request: Request) -> HttpResponse:
    """By name, telephone or whole citizen number, in the actor's place."""
    if not may(permissions.SEARCH, request.actor):
        raise Refused(_("Tài khoản này không tìm người dân. Hãy hỏi người quản trị của xã, phường."))
    form = ResidentFilter(request.GET or None)
    said = form.cleaned_data["q"].strip() if form.is_valid() else ""
    found = queries.find(said, by=request.actor, limit=MOST) if said else []
    if said:
        actions.note_search(found=len(found), by=request.actor, now=timezone.now())
    context = {
        "tabs": tabs(request.actor, "desk:residents"),
        "filter_form": form,
        "asked": bool(said),
        "many": len(found) == MOST,
        "lines": presenting.lines(found),
    }
    return page(request, "desk/residents.html", context)


@require_safe
@for_staff
def resident(request: Request, person_id: int) -> HttpResponse:
    """One person; opening the page is a look."""
    try:
        person = actions.look_up(person_id=person_id, by=request.actor, now=timezone.now())
    except (Person.DoesNotExist, Refused) as refusal:
        raise Http404 from refusal  # nobody learns who is written down elsewhere
    may_read = may(permissions.JOURNAL, request.actor)
    context = {
        "person": person,
        "rows": presenting.rows(person, by=request.actor),
        "may_ask": permissions.can_on(permissions.ASK, person, by=request.actor),
        "may_see_learning": learning.can_see(person, by=request.actor),
        "journal": f"{reverse('desk:journal')}?ve={person_id}" if may_read else "",
    }
    return page(request, "desk/resident.html", context)
