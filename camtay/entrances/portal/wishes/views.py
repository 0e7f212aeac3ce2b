"""My data. Seeing is at once; what an officer must do has two working days."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from camtay.domains.people import actions, permissions
from camtay.domains.people import queries as people
from camtay.domains.people.models import DataRequest, Person
from camtay.domains.people.states import Wish
from camtay.domains.places import queries as places
from camtay.domains.wishes import queries
from camtay.entrances.portal.wishes import presenters
from camtay.entrances.portal.wishes.forms import AskForm
from camtay.foundation.access import Refused
from camtay.foundation.kept import sections
from camtay.foundation.ui.pdf import render_pdf
from camtay.foundation.ui.requests import Request

GET_OR_POST = ["GET", "HEAD", "POST"]
PRIVATE = {"Cache-Control": "private, no-store"}


def _me(request: Request) -> Person:
    found = people.get(request.actor.person_id or 0)
    if found is None:
        raise Refused(_("Bạn đăng nhập rồi làm tiếp."))
    return found


@require_safe
def notice(request: Request) -> HttpResponse:
    """What is kept about people, for everybody to read."""
    return render(request, "portal/data_notice.html", {"parts": presenters.notice()})


@require_safe
def my_data(request: Request) -> HttpResponse:
    """All that is kept about me. Looking at oneself is logged like any other look."""
    if request.actor.kind == "guest":
        return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
    now = timezone.now()
    found = sections(queries.about(_me(request)))
    actions.note_own(what="see_own", by=request.actor, now=now)
    requests = presenters.asked(people.own_requests(request.actor), now=now)
    response = render(request, "portal/my_data.html", {"sections": found, "requests": requests})
    response["Cache-Control"] = PRIVATE["Cache-Control"]
    return response


@require_safe
def take_away(request: Request, kind: str) -> HttpResponse:
    """The same as a file, to keep or to bring along."""
    if kind not in ("json", "pdf"):
        raise Http404
    if request.actor.kind == "guest":
        return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
    now = timezone.now()
    me = _me(request)
    lines = queries.about(me)
    actions.note_own(what=f"take_own_{kind}", by=request.actor, now=now)
    headers = {**PRIVATE, "Content-Disposition": f'attachment; filename="du-lieu-cua-toi.{kind}"'}
    if kind == "json":
        told = presenters.document(lines, now=now)
        return JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1}, headers=headers)
    pdf = render_pdf("wishes/kept_pdf.html", {"person": me, "sections": sections(lines), "at": now})
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


@require_http_methods(GET_OR_POST)
def ask(request: Request, move: str) -> HttpResponse:
    """Have something corrected, or everything erased; what erasing would do stands on the page before it is asked."""
    wish = presenters.MOVES.get(move)
    if wish is None:
        raise Http404
    if request.actor.kind == "guest":
        return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
    me, now = _me(request), timezone.now()
    known = [] if me.commune_id else places.with_own_intake()
    form = AskForm(
        request.POST if request.method == "POST" else None, correct=wish is Wish.CORRECT, places=known
    )
    if form.is_valid():
        try:
            asked = actions.ask(person_id=me.pk, wish=wish, by=request.actor, now=now, **form.asked())
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, presenters.sent(asked))
            return redirect("portal:my_data")
    context = {
        "form": form,
        "wish": wish.value,
        "label": wish.label,
        "preview": presenters.preview(me, wish, now=now),
    }
    return render(request, "portal/data_ask.html", context, status=422 if form.errors else 200)


@require_http_methods(GET_OR_POST)
def take_back(request: Request, request_id: UUID) -> HttpResponse:
    """I no longer want it, after asking once."""
    asked = _own(request, request_id)
    if request.method == "POST":
        actions.take_back(request_id=asked.pk, by=request.actor, now=timezone.now())
        messages.success(request, _("Đã rút yêu cầu."))
        return redirect("portal:my_data")
    return render(request, "portal/data_take_back.html", {"asked": asked})


def _own(request: Request, request_id: UUID) -> DataRequest:
    """The request, if it is the person's own; 404 else, so that nobody learns which there are."""
    if request.actor.kind == "guest":
        raise Refused(_("Bạn đăng nhập rồi làm tiếp."))
    try:
        asked = people.request(request_id, permissions.ASK, by=request.actor)
    except Refused as refusal:
        raise Http404 from refusal
    if asked.person_id != request.actor.person_id:
        raise Http404
    return asked
