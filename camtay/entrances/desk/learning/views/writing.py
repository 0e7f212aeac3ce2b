"""A session written down at the desk; and the paper of ten rows, printed and typed in."""

from typing import Any, TypeVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from camtay.domains.learning import actions, permissions, queries
from camtay.domains.learning.states import Confirmed
from camtay.entrances.desk.cases.views.slips import drawn
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.learning import presenters
from camtay.entrances.desk.learning.forms.writing import OneForm, PaperForm, RowsForm, SheetForm
from camtay.entrances.desk.learning.views.sessions import GET_OR_POST, check_may
from camtay.foundation import files
from camtay.foundation.access import Refused
from camtay.foundation.files.models import StoredFile
from camtay.foundation.ids import uuid7
from camtay.foundation.ui.requests import Request

Form = TypeVar("Form", bound=RowsForm)
KINDS = frozenset({"pdf", "jpeg", "png"})


@require_http_methods(GET_OR_POST)
@staff
def one(request: Request) -> HttpResponse:
    """One person was shown something."""
    check_may(request, permissions.TEACH)
    form = _form(request, OneForm)
    known = request.GET.get("nguoi", "")
    if request.method != "POST" and known.isdecimal() and len(known) < 19:
        form.start_with(actions.look_at_learner(person_id=int(known), by=request.actor, now=form.now))
    if form.is_bound and form.is_valid() and _written(request, form, form.cleaned_data["confirmed"]):
        return redirect("desk:session", session_id=form.cleaned_data["session"])
    return _page(request, "desk/session_new.html", form)


@require_http_methods(GET_OR_POST)
@staff
def sheet(request: Request) -> HttpResponse:
    """Ten rows at once, from the paper."""
    check_may(request, permissions.TEACH)
    form = _form(request, SheetForm)
    if form.is_bound and form.is_valid() and _written(request, form, Confirmed.SLIP, on_sheet=True):
        return redirect("desk:session", session_id=form.cleaned_data["session"])
    paper = PaperForm(None, places=form.places)
    return _page(request, "desk/sheet.html", form, paper=paper)


@require_safe
@staff
def sheet_pdf(request: Request) -> HttpResponse:
    """The empty paper, to be taken along."""
    check_may(request, permissions.TEACH)
    places = queries.places_to_teach(request.actor)
    skill, code = PaperForm(request.GET, places=places).asked()
    place = next((one.name for one in places if one.code == code), "")
    lesson = presenters.title_of(skill) if skill else ""
    context = {
        "lesson": lesson,
        "place": place,
        "helper": request.actor.name,
        "numbers": range(1, SheetForm.rows + 1),
    }
    return drawn("desk/sheet_pdf.html", context)


@require_safe
@staff
def sheet_file(request: Request, session_id: UUID) -> HttpResponseBase:
    """The picture of the paper; the names on it are a look."""
    found, paper = queries.sheet_of(session_id, by=request.actor)
    assert paper.file is not None
    actions.look_at_names(
        listed="sheet", found=len(queries.seen_in(found)), by=request.actor, now=timezone.now()
    )
    return files.answer(paper.file, f"phieu-giay-{found.occurred_day}", inline=True)


def _form(request: Request, kind: type[Form]) -> Form:
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return kind(*sent, by=request.actor, now=timezone.now(), initial={"session": uuid7()})


def _written(request: Request, form: RowsForm, confirmed: str, *, on_sheet: bool = False) -> bool:
    """Write it down; False with the sentence where it cannot be."""
    try:
        actions.record_written(
            session_id=form.cleaned_data["session"], head=form.head(confirmed), rows=form.written, on_sheet=on_sheet,
            file=_stored(request, form) if on_sheet else None, by=request.actor, now=form.now,
        )  # fmt: skip
    except files.BadFile as bad:
        form.add_error("file", bad.message)
        return False
    except Refused as refusal:
        form.add_error(None, str(refusal.message))
        return False
    messages.success(request, _("Đã ghi buổi hướng dẫn."))
    return True


def _stored(request: Request, form: RowsForm) -> StoredFile | None:
    upload = request.FILES.get("file")
    return files.store(upload, name=upload.name or "", kinds=KINDS, now=form.now) if upload else None


def _page(request: Request, template: str, form: RowsForm, **more: Any) -> HttpResponse:
    """Everything typed is kept. Names of others are shown where a row may mean them, and that is a look."""
    if form.is_bound and form.shown:
        actions.look_at_names(listed="alike", found=form.shown, by=request.actor, now=form.now)
    return page(request, template, {"form": form, **more}, status=422 if form.errors else 200)
