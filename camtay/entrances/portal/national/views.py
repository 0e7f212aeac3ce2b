"""Filing on the national portal: a guide anyone may read; sheets and codes are the person's own."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from camtay.domains.cases import actions, queries
from camtay.domains.cases.models import NotedCase
from camtay.domains.places import queries as places
from camtay.domains.procedures import queries as procedures
from camtay.domains.procedures.models import Procedure
from camtay.entrances.portal.filing import presenters as filing
from camtay.entrances.portal.finding import presenters as finding
from camtay.entrances.portal.national import presenters
from camtay.entrances.portal.national.forms import CodeForm, NoteForm
from camtay.foundation.access import Refused
from camtay.foundation.ids import uuid7
from camtay.foundation.once.once import digest_of, once
from camtay.foundation.ui.requests import Request

GET_OR_POST = ["GET", "HEAD", "POST"]


def _procedure(code: str) -> Procedure:
    found = procedures.by_code(code)
    if found is None:
        raise Http404
    return found


def _own(request: Request, noted_id: UUID) -> NotedCase:
    """One of the person's own notes; 404 else. Guests are asked to sign in, whatever they ask for."""
    if request.actor.kind == "guest":
        raise Refused(_("Bà con đăng nhập rồi làm tiếp."))
    try:
        return queries.noted_one(noted_id, by=request.actor)
    except Refused as refusal:
        raise Http404 from refusal


@require_safe
def guide(request: Request, code: str) -> HttpResponse:
    """Step by step, with the person's own hand on the telephone."""
    found = _procedure(code)
    context = {
        "procedure": found,
        "guide": presenters.guide(found, by=request.actor),
        "signed_in": request.actor.kind == "account",
    }
    return render(request, "portal/guide.html", context)


@require_http_methods(GET_OR_POST)
def prepare(request: Request, code: str) -> HttpResponse:
    """Begin a preparation sheet: the same form, to be copied and never filed here."""
    found = _procedure(code)
    if procedures.form(found) is None:
        raise Http404
    if request.actor.kind == "guest":
        return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
    home = finding.home_of(request.actor)
    communes = places.communes_to_choose(home)
    error = ""
    if request.method == "POST":
        place = next((one for one in communes if one.code == request.POST.get("place")), None)
        key = request.POST.get("key", "")[:80]
        if place is not None and key:
            now = timezone.now()
            answer = once(
                key=key,
                by=request.actor,
                digest=digest_of(["sheet", found.code, place.code]),
                now=now,
                do=lambda: {
                    "case": str(
                        actions.start(procedure=found, place=place, sheet=True, by=request.actor, now=now).pk
                    )
                },
            )
            return redirect("portal:resume", case_id=answer["case"])
        error = _("Hãy chọn xã, phường nơi bà con nộp hồ sơ.")
    context = {"procedure": found, "communes": communes, "home": home, "error": error, "key": str(uuid7())}
    return render(request, "portal/prepare.html", context, status=422 if error else 200)


@require_safe
def copy(request: Request, case_id: UUID) -> HttpResponse:
    """The sheet's answers one below another, each to be touched and copied."""
    if request.actor.kind == "guest":
        raise Refused(_("Bà con đăng nhập rồi làm tiếp."))
    try:
        case = queries.own(case_id, by=request.actor)
    except Refused as refusal:
        raise Http404 from refusal
    if case.origin == "mirror":  # its answers are on the national portal
        raise Http404
    context = {
        "case": case,
        "sections": presenters.boxes(case, now=timezone.now()),
        "portal": presenters.PORTAL,
    }
    return render(request, "portal/copy.html", context)


@require_http_methods(GET_OR_POST)
def note(request: Request, code: str) -> HttpResponse:
    """Note the code. The answer is the same whether or not such a case is known here, unless it is the person's own."""
    found = _procedure(code)
    if request.actor.kind == "guest":
        return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
    home = finding.home_of(request.actor)
    form = NoteForm(request.POST or None, communes=places.communes_to_choose(home), home=home)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.note_code(procedure=found, by=request.actor, now=timezone.now(), **form.said())
        except ValidationError as problem:
            form.show(problem)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            return _after(request, made)
    context = {"procedure": found, "form": form}
    return render(request, "portal/note_code.html", context, status=422 if form.errors else 200)


def _after(request: Request, note: NotedCase) -> HttpResponse:
    if note.case_id is not None:
        return redirect("portal:case", case_id=note.case_id)
    messages.success(request, _("Đã ghi mã. Sáng mai, khi xã, phường nạp danh sách, hồ sơ sẽ hiện ra ở đây."))
    return redirect("portal:noted", noted_id=note.pk)


@require_safe
def noted(request: Request, noted_id: UUID) -> HttpResponse:
    """A noted code, until it is found; then the case's own page."""
    found = _own(request, noted_id)
    if found.case_id is not None:
        return redirect("portal:case", case_id=found.case_id)
    context = {
        "note": found,
        "line": filing.noted(found, now=timezone.now()),
        "by_when": queries.should_be_found_by(found),
        "portal": presenters.PORTAL,
    }
    return render(request, "portal/noted.html", context)


@require_http_methods(GET_OR_POST)
def correct(request: Request, noted_id: UUID) -> HttpResponse:
    """Put a mistyped code right."""
    found = _own(request, noted_id)
    if found.case_id is not None:
        return redirect("portal:case", case_id=found.case_id)
    form = CodeForm(request.POST or None, initial={"code": found.external_code})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.correct_code(
                noted_id=found.pk, code=form.cleaned_data["code"], by=request.actor, now=timezone.now()
            )
        except ValidationError as problem:
            form.show(problem)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            return _after(request, made)
    context = {"note": found, "form": form}
    return render(request, "portal/noted_correct.html", context, status=422 if form.errors else 200)


@require_http_methods(GET_OR_POST)
def remove(request: Request, noted_id: UUID) -> HttpResponse:
    """Take a note away, after asking once."""
    found = _own(request, noted_id)
    if found.case_id is not None:
        return redirect("portal:case", case_id=found.case_id)
    if request.method == "POST":
        actions.remove_code(noted_id=found.pk, by=request.actor, now=timezone.now())
        return redirect("portal:mine")
    return render(request, "portal/noted_remove.html", {"note": found})
