"""A period's form filled: seen, worded, sent, taken away."""

from contextlib import suppress
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from camtay.domains.reports import actions, permissions, queries
from camtay.domains.reports.models import Filing
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.reports.forms import SendForm, StoryForm
from camtay.entrances.desk.reports.presenters import grid, later
from camtay.entrances.desk.reports.presenters import pages as presenting
from camtay.entrances.desk.reports.views.answering import done
from camtay.entrances.desk.reports.views.forms import kept_form
from camtay.foundation import files
from camtay.foundation.calendar import local_day
from camtay.foundation.ids import uuid7
from camtay.foundation.ui.requests import Request


@require_POST
@staff
def fill(request: Request, form_id: UUID) -> HttpResponse:
    """One click: the form of a period, filled."""
    found = kept_form(request, form_id)
    day = None
    with suppress(ValueError):
        day = date.fromisoformat(request.POST.get("ky", ""))
    if day is None:
        messages.error(request, _("Hãy chọn kỳ báo cáo."))
        return redirect("desk:report_form", form_id=found.pk)
    try:
        filing = actions.fill(form_id=found.pk, day=day, by=request.actor, now=timezone.now())
    except actions.Unfit as refusal:
        messages.error(request, refusal.message)
        return redirect("desk:report_form", form_id=found.pk)
    messages.success(
        request,
        _("Đã điền kỳ %(period)s. Hãy xem lại, sửa lời báo cáo, tải về rồi gửi.") % {"period": filing.words},
    )
    return redirect("desk:report_filing", filing_id=filing.pk)


@require_safe
@staff
def one(request: Request, filing_id: UUID) -> HttpResponse:
    """What was filled, out of which numbers, and what could not be."""
    found = queries.filing(filing_id, by=request.actor)
    return _shown(request, found)


@require_POST
@staff
def story(request: Request, filing_id: UUID) -> HttpResponse:
    """The narrative as somebody worded it."""
    found = queries.filing(filing_id, by=request.actor)
    permissions.check_can_keep(found.place, by=request.actor)
    form = StoryForm(request.POST)
    if form.is_valid() and done(
        request, form, [str(found.pk), form.cleaned_data["story"]],
        lambda now: actions.edit_story(
            filing_id=found.pk, story=form.cleaned_data["story"], version=form.cleaned_data["version"] or 0,
            by=request.actor, now=now,
        ),
        found.version,
    ):  # fmt: skip
        messages.success(request, _("Đã lưu lời báo cáo, và ghi vào tệp."))
        return redirect("desk:report_filing", filing_id=found.pk)
    return _shown(request, found, story_form=form)


@require_POST
@staff
def send(request: Request, filing_id: UUID) -> HttpResponse:
    """It has been sent; from now on it stays as it is."""
    found = queries.filing(filing_id, by=request.actor)
    permissions.check_can_keep(found.place, by=request.actor)
    form = SendForm(request.POST)
    if form.is_valid() and done(
        request, form, [str(found.pk), str(form.cleaned_data["on"])],
        lambda now: actions.send(
            filing_id=found.pk, on=form.cleaned_data["on"], how=form.cleaned_data["how"],
            version=form.cleaned_data["version"] or 0, by=request.actor, now=now,
        ),
        found.version,
    ):  # fmt: skip
        messages.success(request, _("Đã ghi: báo cáo đã gửi. Bản này được giữ nguyên cùng số liệu của nó."))
        return redirect("desk:report_filing", filing_id=found.pk)
    return _shown(request, found, send_form=form)


@require_safe
@staff
def file(request: Request, filing_id: UUID) -> HttpResponseBase:
    """The superior's form, filled."""
    found = queries.filing(filing_id, by=request.actor)
    return files.answer(found.file, found.file_name)


def _shown(
    request: Request, found: Filing, *, story_form: StoryForm | None = None, send_form: SendForm | None = None
) -> HttpResponse:
    lines = queries.lines_of(found)
    written, missing = presenting.told_lines(lines, found.place.code)
    values = {one.cell: (presenting.value_words(one) or one.why, one.missing) for one in lines}
    document = queries.document_of(found.edition)
    state, tone = presenting.filing_state(found)
    draft, now = found.sent_at is None, timezone.now()
    wrong = next((each for each in (story_form, send_form) if each is not None and each.errors), None)
    context = {
        "filing": found, "written": written, "missing": missing, "state": state, "tone": tone,
        "blocks": grid.shown(document.blocks, grid.filled(values)), "revisions": queries.revisions_of(found), "form": wrong,
        "keeps": permissions.can_keep(found.place, by=request.actor), "key": str(uuid7()),
        "notes": later.notes(found, lines, by=request.actor, now=now),
        "story_form": story_form or StoryForm(initial={"story": found.story, "version": found.version}) if draft else None,
        "send_form": send_form or SendForm(initial={"on": local_day(now), "version": found.version}) if draft else None,
    }  # fmt: skip
    return page(request, "desk/report_filing.html", context, status=422 if wrong else 200)
