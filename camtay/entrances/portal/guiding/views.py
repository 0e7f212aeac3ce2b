"""Naming the helper. Nothing here is typed by the helper, and nothing here opens anything."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from camtay.domains.cases import actions
from camtay.domains.cases import queries as cases
from camtay.domains.cases.models import Case
from camtay.domains.people import queries
from camtay.entrances.portal.guiding import presenters
from camtay.entrances.portal.guiding.forms import GuideForm
from camtay.foundation.access import Refused
from camtay.foundation.calendar import local_day
from camtay.foundation.ui.requests import Request

GET_OR_POST = ["GET", "POST"]


def _onward(request: Request) -> str:
    """Where the person came from: a page of ours, else the beginning."""
    said = request.POST.get("tiep", "") or request.GET.get("tiep", "")
    return said if url_has_allowed_host_and_scheme(said, None) else "/"


def _form(request: Request) -> GuideForm:
    today = local_day(timezone.now())
    person = request.actor.person_id
    near = queries.guides_near(person, on=today) if person is not None else []
    return GuideForm(request.POST or None, guides=near, today=today)


@require_http_methods(GET_OR_POST)
def choose(request: Request) -> HttpResponse:
    """Who guides me? Kept in this browser for today; “I do it myself” takes it back."""
    onward = _onward(request)
    if request.method == "POST" and "alone" in request.POST:
        presenters.forget(request.session)
        return redirect(onward)
    form = _form(request)
    if request.method == "POST" and form.is_valid():
        presenters.remember(request.session, form.cleaned_data["guide"], on=form.today)
        return redirect(onward)
    known = presenters.remembered(request.session, on=form.today)
    context = {"form": form, "known": known[1] if known else "", "onward": onward}
    return render(request, "portal/name_guide.html", context, status=422 if form.errors else 200)


@require_http_methods(GET_OR_POST)
def with_helper(request: Request, number: str) -> HttpResponse:
    """What the helper's QR opens on the person's own telephone: who it is, and what that person never does."""
    today = local_day(timezone.now())
    found = queries.guide_by_number(number, on=today)
    if request.method == "POST" and found is not None:
        presenters.remember(request.session, found, on=today)
        return redirect("home")
    response = render(
        request, "portal/with_helper.html", {"guide": found, "number": number}, status=200 if found else 404
    )
    response["X-Robots-Tag"] = "noindex"
    return response


def _draft(request: Request, case_id: UUID) -> Case:
    """A draft that the person fills in themselves; 404 else, so that nobody learns which cases exist."""
    if request.actor.kind == "guest":
        raise Refused(_("Bà con đăng nhập rồi làm tiếp."))
    try:
        case = cases.own(case_id, by=request.actor)
    except Refused as refusal:
        raise Http404 from refusal
    if case.state != "draft" or case.authorisation_id is not None:
        raise Http404
    return case


@require_http_methods(GET_OR_POST)
def who(request: Request, case_id: UUID) -> HttpResponse:
    """Of a draft: who guides from here on, or that nobody does."""
    case = _draft(request, case_id)
    alone = request.method == "POST" and "alone" in request.POST
    form = _form(request)
    if request.method == "POST" and (alone or form.is_valid()):
        helper = None if alone else form.cleaned_data["guide"].account_id
        try:
            actions.name_guide(case_id=case.pk, helper_id=helper, by=request.actor, now=timezone.now())
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            return redirect("portal:resume", case_id=case.pk)
    if alone:
        form = _form(request)
    context = {"form": form, "case": case, "hand": cases.hand_of(case, by=request.actor)}
    return render(request, "portal/case_guide.html", context, status=422 if form.errors else 200)
