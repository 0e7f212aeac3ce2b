"""Courses: listed, written down, marked, printed."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from camtay.domains.learning import actions, permissions, queries
from camtay.domains.learning.models import Course, Trainee
from camtay.entrances.desk.frame.views import do_once, page, staff
from camtay.entrances.desk.officials.forms import CourseForm, MarksForm, typed
from camtay.entrances.desk.officials.presenters import courses as presenting
from camtay.entrances.desk.officials.presenters.roll import tabs
from camtay.entrances.desk.officials.views.roll import GET_OR_POST, place_of
from camtay.foundation.access import Actor, Refused
from camtay.foundation.calendar import local_day
from camtay.foundation.ids import uuid7
from camtay.foundation.ui.downloads import table_answer
from camtay.foundation.ui.requests import Request

PER_PAGE = 50
# What a press ticks for everybody on the page who has nothing yet.
OFFERED = {"co-mat": actions.Mark(attended=True), "dat": actions.Mark(attended=True, passed=True)}
Done = TypeVar("Done")


@require_safe
@staff
def courses(request: Request) -> HttpResponse:
    """Those of a place, the latest first."""
    place = place_of(request)
    shown = Paginator(queries.courses(place, by=request.actor), PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "place": place,
        "tabs": tabs(place, "desk:courses"),
        "page": shown,
        "lines": presenting.lines(shown),
        "keeps": permissions.can_keep_roll(place, by=request.actor),
    }
    return page(request, "desk/courses.html", context)


@require_http_methods(GET_OR_POST)
@staff
def add(request: Request) -> HttpResponse:
    """A course is written down."""
    place = place_of(request)
    permissions.check_can_keep_roll(place, by=request.actor)
    form, now = CourseForm(request.POST if request.method == "POST" else None), timezone.now()
    if form.is_valid():
        said = form.said()

        def once() -> bool:
            do_once(
                request, [place.code, typed(form)], now,
                lambda: actions.add_course(place=place, said=said, by=request.actor, now=now),
            )  # fmt: skip
            return True

        if _try(form, once):
            messages.success(request, _("Đã ghi lớp “%(title)s”.") % {"title": said.title})
            return redirect(tabs(place, "")[1].url)
    context = {
        "place": place,
        "form": form,
        "title": _("Ghi lớp bồi dưỡng"),
        "back": tabs(place, "")[1].url,
        "key": request.POST.get("key", "")[:80] or str(uuid7()),
        "overtaken": "",
    }
    return page(request, "desk/course_form.html", context, status=422 if form.errors else 200)


@require_http_methods(GET_OR_POST)
@staff
def change(request: Request, course_id: UUID) -> HttpResponse:
    """What is said of a course is mended."""
    found = queries.course(course_id, by=request.actor)
    permissions.check_can_keep_roll(found.place, by=request.actor)
    posted, overtaken = request.method == "POST", ""
    form = CourseForm(request.POST if posted else None, initial=CourseForm.typed(found))
    if form.is_valid():
        try:
            done = _try(form, lambda: _change(request, found, form))
        except actions.Changed as changed:
            done, overtaken = None, str(changed)
        if done:
            messages.success(request, _("Đã lưu."))
            return redirect("desk:course", course_id)
    context = {
        "place": found.place,
        "form": form,
        "title": _("Sửa lớp bồi dưỡng"),
        "back": reverse("desk:course", args=[course_id]),
        "course": found,
        "days": presenting.days(found),
        "note": presenting.note(found, presenting.groups()),
        "overtaken": overtaken,
    }
    return page(
        request, "desk/course_form.html", context, status=409 if overtaken else 422 if form.errors else 200
    )


def _change(request: Request, found: Course, form: CourseForm) -> Course:
    said = request.POST.get("version", "")
    version = int(said) if said.isdecimal() else -1
    return actions.change_course(
        course_id=found.pk, said=form.said(), version=version, by=request.actor, now=timezone.now()
    )


@require_http_methods(GET_OR_POST)
@staff
def course(request: Request, course_id: UUID) -> HttpResponse:
    """One course: many officials marked at once, page by page."""
    found = queries.course(course_id, by=request.actor)
    keeps = permissions.can_keep_roll(found.place, by=request.actor)
    posted = request.method == "POST"
    if posted and not keeps:
        raise Refused(_("Tài khoản này chỉ được xem lớp."))
    shown = Paginator(queries.takers(found), PER_PAGE).get_page(request.GET.get("trang"))
    usual = min(found.last, local_day(timezone.now()))
    form = MarksForm(request.POST if posted else None, officials=list(shown), usual=usual)
    clashes = _try(form, lambda: _mark(request, found, form)) if form.is_valid() else None
    if clashes == []:
        messages.success(request, _("Đã ghi."))
        return redirect(f"{reverse('desk:course', args=[course_id])}?trang={shown.number}")
    status = 409 if clashes else 422 if form.errors else 200
    offered = "" if posted or not keeps else request.GET.get("danh-dau", "")
    context = _of(found, shown, form, clashes or [], keeps=keeps, offered=offered, by=request.actor)
    return page(request, "desk/course.html", context, status=status)


def _mark(request: Request, found: Course, form: MarksForm) -> list[Trainee]:
    return actions.mark_officials(
        course_id=found.pk,
        marks=form.marks(),
        seen=form.seen(),
        assessed_on=form.cleaned_data["assessed_on"],
        by=request.actor,
        now=timezone.now(),
    )


def _of(
    found: Course,
    shown: Page[Trainee],
    form: MarksForm,
    clashes: list[Trainee],
    *,
    keeps: bool,
    offered: str,
    by: Actor,
) -> dict[str, Any]:
    officials = list(shown)
    return {
        "course": found,
        "place": found.place,
        "days": presenting.days(found),
        "note": presenting.note(found, presenting.groups()),
        "page": shown,
        "rows": presenting.marks(
            officials, queries.results_among(found, officials), form, clashes, OFFERED.get(offered), by=by
        ),
        "offered": offered in OFFERED,
        "form": form,
        "clashes": len(clashes),
        "keeps": keeps,
        "back": tabs(found.place, "")[1].url,
    }


@require_safe
@staff
def certificates(request: Request, course_id: UUID) -> HttpResponse:
    """Those who passed, to be printed and signed."""
    found = queries.course(course_id, by=request.actor)
    context = {
        "course": found,
        "place": found.place,
        "days": presenting.days(found),
        "note": presenting.note(found, presenting.groups()),
        "results": queries.passed(found),
        "today": local_day(timezone.now()),
    }
    return page(request, "desk/certificates.html", context)


@require_safe
@staff
def export(request: Request, course_id: UUID, form: str) -> HttpResponseBase:
    """Who was there and who passed, as a table. That names were taken away is logged."""
    found = queries.course(course_id, by=request.actor)
    officials = list(queries.takers(found))
    rows = presenting.rows(officials, queries.results_among(found, officials))
    actions.officials_exported(place=found.place, rows=len(officials), by=request.actor, now=timezone.now())
    return table_answer(
        form, f"lop-{found.first:%Y%m%d}.{form}", presenting.fields(), rows, title=found.title
    )


def _try(form: CourseForm | MarksForm, deed: Callable[[], Done]) -> Done | None:
    """What the deed refuses stands above the form, which keeps what was typed."""
    try:
        return deed()
    except actions.Changed:
        raise
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None
