"""The form as residents will see it, page by page, with the same templates. Nothing is stored: what was answered
travels with the page itself."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from camtay.domains.places import queries as places
from camtay.domains.procedures import queries
from camtay.domains.procedures.models import Procedure
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.procedures.views.drafts import GET_OR_POST, procedure_of
from camtay.foundation import questions
from camtay.foundation.calendar import local_day
from camtay.foundation.questions import editing_faults, rehearsing
from camtay.foundation.questions.rehearsing import Turn
from camtay.foundation.ui.pdf import render_pdf
from camtay.foundation.ui.requests import Request


@require_http_methods(GET_OR_POST)
@staff
def preview(request: Request, code: str) -> HttpResponse:
    """Of the draft, or of a published version (`ban`)."""
    procedure = procedure_of(request, code)
    form = _form(procedure, request.GET.get("ban", ""))
    if form is None:
        return page(request, "desk/preview_none.html", {"procedure": procedure})
    if request.method == "GET":
        return _page(request, procedure, form, rehearsing.begin(form))
    if "sheet" in request.POST:
        sections = _sections(form, rehearsing.where(form, request.POST))
        context = {"name": procedure.name, "code": procedure.code, "sections": sections}
        return HttpResponse(render_pdf("cases/sheet_pdf.html", context), content_type="application/pdf")
    uploads = {name: [one.name or "tệp" for one in files] for name, files in request.FILES.lists()}
    try:
        at = rehearsing.turn(form, request.POST, uploads, today=local_day(timezone.now()))
    except KeyError:  # the page was taken out of the draft meanwhile
        at = Turn(form.pages[0].id, rehearsing.where(form, request.POST).answers)
    return _page(request, procedure, form, at)


def _form(procedure: Procedure, version: str) -> questions.Form | None:
    """None where the draft cannot be read yet."""
    if version:
        try:
            return queries.form_of(procedure.code, int(version) if version.isdecimal() else -1)
        except KeyError as error:
            raise Http404 from error
    edition = queries.edition_in_work(procedure)
    if edition is None:
        return queries.form(procedure)
    return None if editing_faults.faults(edition.form) else questions.load(edition.form)


def _page(request: Request, procedure: Procedure, form: questions.Form, at: Turn) -> HttpResponse:
    context: dict[str, Any] = {
        "procedure": procedure,
        "travelling": at.travelling,
        "draft": not request.GET.get("ban") and queries.edition_in_work(procedure) is not None,
    }
    if at.at_end:
        return page(request, "desk/preview_end.html", {**context, "sections": _sections(form, at)})
    number, total = rehearsing.step(form, at)
    context |= {
        "view": rehearsing.view(form, at, today=local_day(timezone.now())),
        "number": number,
        "total": total,
    }
    return page(request, "desk/preview.html", context, status=422 if at.errors else 200)


def _sections(form: questions.Form, at: Turn) -> list[dict[str, Any]]:
    told = rehearsing.told(form, at, place_name=_place_name)
    return [{"title": str(each.title), "rows": rows} for each, rows in told]


def _place_name(code: str) -> str:
    place = places.by_code(code)
    return place.name if place else code
