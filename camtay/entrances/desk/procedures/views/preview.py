"""The form as residents will see it, page by page, with the same templates. Nothing is stored: what was answered
travels with the page itself."""

import json
from datetime import date
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
from camtay.foundation.questions import editing_faults, fields
from camtay.foundation.questions.typed import Raw
from camtay.foundation.ui.pdf import render_pdf
from camtay.foundation.ui.requests import Request

MAX_ANSWERS = 200_000
END = "*"  # stands for “check your answers”, where no page could be called so


@require_http_methods(GET_OR_POST)
@staff
def preview(request: Request, code: str) -> HttpResponse:
    """Of the draft, or of a published version (`ban`)."""
    procedure = procedure_of(request, code)
    form = _form(procedure, request.GET.get("ban", ""))
    if form is None:
        return page(request, "desk/preview_none.html", {"procedure": procedure})
    if request.method == "GET":
        return _page(request, procedure, form, form.pages[0].id, {})
    answers, now = _answers(request), local_day(timezone.now())
    if "sheet" in request.POST:
        context = {"name": procedure.name, "code": procedure.code, "sections": _sections(form, answers)}
        return HttpResponse(render_pdf("cases/sheet_pdf.html", context), content_type="application/pdf")
    try:
        return _answered(request, procedure, form, answers, now)
    except KeyError:  # the page was taken out of the draft meanwhile
        return _page(request, procedure, form, form.pages[0].id, answers)


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


def _answers(request: Request) -> dict[str, Any]:
    """What travelled with the page; the engine distrusts it as it distrusts all that comes from elsewhere."""
    sent = request.POST.get("answers", "")
    try:
        found = json.loads(sent) if len(sent) <= MAX_ANSWERS else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _raw(request: Request) -> Raw:
    return {name: values if len(values) > 1 else values[0] for name, values in request.POST.lists() if values}


def _answered(
    request: Request, procedure: Procedure, form: questions.Form, answers: dict[str, Any], today: date
) -> HttpResponse:
    """One page sent: drawn again, or the next. Raises KeyError for a page the form has not."""
    here = request.POST.get("page", "")
    if "back" in request.POST:
        before = _before(form, answers, here)
        return _page(request, procedure, form, before, answers)
    raw = _raw(request)
    moved = questions.rearrange(form, here, raw)
    if moved is not None:
        return _page(request, procedure, form, here, answers, raw=moved)
    for name, question in fields.file_inputs(form, here, request.FILES).items():
        names = [one.name or "tệp" for one in request.FILES.getlist(name)]  # the names alone; nothing is kept
        raw = fields.with_files(raw, name, names[: question.max_files])
    known = [one for value in raw.values() for one in (value if isinstance(value, list) else [value])]
    clean, errors = questions.check_page(form, here, raw, answers=answers, today=today, files=known)
    answers = {key: one for key, one in {**answers, **clean}.items() if one is not None}
    if errors:
        return _page(request, procedure, form, here, answers, raw=raw, errors=errors)
    following = questions.next_page(form, answers, here)
    return _page(request, procedure, form, following.id if following else END, answers)


def _before(form: questions.Form, answers: dict[str, Any], here: str) -> str:
    order = [one.id for one in questions.pages(form, answers)]
    if here == END:
        return order[-1]
    found = questions.previous_page(form, answers, here)
    return found.id if found else here


def _page(
    request: Request,
    procedure: Procedure,
    form: questions.Form,
    page_id: str,
    answers: dict[str, Any],
    *,
    raw: Raw | None = None,
    errors: dict[str, str] | None = None,
) -> HttpResponse:
    context: dict[str, Any] = {
        "procedure": procedure, "answers": json.dumps(answers, ensure_ascii=False), "page_id": page_id,
        "draft": not request.GET.get("ban") and queries.edition_in_work(procedure) is not None,
    }  # fmt: skip
    if page_id == END:
        context["sections"] = _sections(form, answers)
        return page(request, "desk/preview_end.html", context)
    order = [one.id for one in questions.pages(form, answers)]
    names = {
        one: one
        for value in answers.values()
        if isinstance(value, list)
        for one in value
        if isinstance(one, str)
    }
    context |= {
        "view": fields.page_view(
            form, page_id, answers, raw=raw, errors=errors, files=names,
            notes=questions.notes(form, answers, today=local_day(timezone.now()), page_id=page_id),
        ),
        "number": order.index(page_id) + 1 if page_id in order else 1,
        "total": len(order),
    }  # fmt: skip
    return page(request, "desk/preview.html", context, status=422 if errors else 200)


def _sections(form: questions.Form, answers: dict[str, Any]) -> list[dict[str, Any]]:
    names = {
        one: one
        for value in answers.values()
        if isinstance(value, list)
        for one in value
        if isinstance(one, str)
    }
    told = questions.summary(form, answers, place_name=_place_name, files=names)
    return [{"title": str(each.title), "rows": rows} for each, rows in told]


def _place_name(code: str) -> str:
    place = places.by_code(code)
    return place.name if place else code
