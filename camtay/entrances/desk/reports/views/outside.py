"""Figures that come from outside: listed, entered with their file, corrected."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from camtay.domains.reports import actions, permissions, queries
from camtay.domains.reports.actions import OutsideSaid
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.reports.forms import CorrectForm, OutsideForm
from camtay.entrances.desk.reports.views.answering import ANY_PAPER, GET_OR_POST, done, form_page, stored
from camtay.entrances.desk.reports.views.lists import PER_PAGE, place_asked
from camtay.foundation import files
from camtay.foundation.calendar import local_day
from camtay.foundation.files.models import StoredFile
from camtay.foundation.ui.requests import Request


@require_safe
@staff
def outside(request: Request) -> HttpResponse:
    """What others said of a place, the latest period first; those that were corrected stand behind their correction."""
    place, mine = place_asked(request)
    rows = queries.standing(place)
    text = request.GET.get("q", "").strip()[:100]
    if text:
        rows = rows.filter(title__icontains=text)
    shown = Paginator(rows, PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "place": place, "places": mine if len(mine) > 1 else [], "page": shown, "text": text,
        "keeps": permissions.can_keep(place, by=request.actor),
    }  # fmt: skip
    return page(request, "desk/outside.html", context)


@require_http_methods(GET_OR_POST)
@staff
def add(request: Request) -> HttpResponse:
    """A number, who said it, and their file."""
    place, _mine = place_asked(request, keeping=True)
    data = request.POST if request.method == "POST" else None
    form = OutsideForm(data, request.FILES or None, initial={"said_on": local_day(timezone.now())})
    if form.is_valid():
        file, name = stored(form, ANY_PAPER)
        if file is not None and done(
            request, form, [place.code, form.cleaned_data["title"], str(form.cleaned_data["value"]), file.pk],
            lambda now: actions.report_outside(
                place=place, said=_said(form.cleaned_data, file, name), by=request.actor, now=now
            ),
        ):  # fmt: skip
            messages.success(request, _("Đã ghi. Số này đứng riêng, không cộng vào số của phần mềm."))
            return redirect(f"{reverse('desk:outside')}?noi={place.code}")
    return form_page(
        request, form, title=_("Nhập số do bên ngoài cung cấp"), label=_("Ghi"), caption=place.name, place=place,
        back=reverse("desk:outside"),
    )  # fmt: skip


@require_safe
@staff
def one(request: Request, figure_id: UUID) -> HttpResponse:
    """A number with its file and what it corrects."""
    found = queries.outside_one(figure_id, by=request.actor)
    corrected = queries.correction_of(found)
    keeps = corrected is None and permissions.can_keep(found.place, by=request.actor)
    context = {
        "figure": found,
        "history": queries.history_of(found)[1:],
        "corrected": corrected,
        "keeps": keeps,
    }
    return page(request, "desk/outside_one.html", context)


@require_http_methods(GET_OR_POST)
@staff
def correct(request: Request, figure_id: UUID) -> HttpResponse:
    """Another value of the same number, for a reason; the old one stays."""
    found = queries.outside_one(figure_id, by=request.actor)
    permissions.check_can_keep(found.place, by=request.actor)
    data = request.POST if request.method == "POST" else None
    initial = {**CorrectForm.standing(found), "said_on": local_day(timezone.now())}
    form = CorrectForm(data, request.FILES or None, initial=initial)
    if form.is_valid():
        file, name = stored(form, ANY_PAPER)
        said = form.cleaned_data
        if file is not None and done(
            request, form, [str(found.pk), str(said["value"]), file.pk],
            lambda now: actions.correct_outside(
                figure_id=found.pk, said=_said(said, file, name), reason=said["reason"], by=request.actor, now=now
            ),
        ):  # fmt: skip
            messages.success(request, _("Đã đính chính. Số cũ vẫn còn trong lịch sử."))
            return redirect(f"{reverse('desk:outside')}?noi={found.place.code}")
    return form_page(
        request, form, title=_("Đính chính"), label=_("Ghi đính chính"), caption=found.title,
        back=reverse("desk:outside_one", args=[found.pk]),
    )  # fmt: skip


@require_safe
@staff
def file(request: Request, figure_id: UUID) -> HttpResponseBase:
    """The file they sent."""
    found = queries.outside_one(figure_id, by=request.actor)
    return files.answer(found.file, found.file_name)


def _said(said: dict[str, Any], file: StoredFile, name: str) -> OutsideSaid:
    names = ("title", "value", "unit", "first", "last", "source", "said_on")
    return OutsideSaid(**{each: said[each] for each in names}, file=file, file_name=name)
