"""Letters of apology: those that wait, one of them read, put right and given out, and its paper."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from camtay.domains.cases import actions, permissions, queries
from camtay.domains.cases.actions.moves import Changed
from camtay.domains.cases.actions.slips import print_apology
from camtay.domains.cases.models import Case
from camtay.entrances.desk.apologies import presenters
from camtay.entrances.desk.apologies.forms import ApologyForm
from camtay.entrances.desk.cases.presenters import case as presenting
from camtay.entrances.desk.cases.views.slips import code_of, drawn, handed_out
from camtay.entrances.desk.frame import presenters as frame
from camtay.entrances.desk.frame.views import do_once, page, staff
from camtay.foundation.access import Refused
from camtay.foundation.calendar import local_day
from camtay.foundation.ids import uuid7
from camtay.foundation.ui.requests import Request

PER_PAGE = 50
NOT_HERE = gettext_lazy("Hồ sơ này chưa có phiếu xin lỗi nào đã gửi.")


@require_safe
@staff
def apologies(request: Request) -> HttpResponse:
    """What will be late, or is, and nobody has said sorry for yet."""
    if not frame.may(permissions.APOLOGISE, request.actor):
        raise Refused(_("Việc này dành cho chuyên viên và trưởng phòng đang giải quyết hồ sơ."))
    now = timezone.now()
    found = queries.apologies_to_give(request.actor, now=now)
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("trang"))
    context = {"page": shown, "drafts": presenters.drafts(shown, now=now)}
    return page(request, "desk/apologies.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def apology(request: Request, case_id: UUID) -> HttpResponse:
    """Read what is proposed, put it right, give it out."""
    case = queries.at_desk(case_id, by=request.actor)
    now = timezone.now()
    if request.method != "POST":
        if not queries.can_apologise(case, by=request.actor):
            return redirect("desk:case", case_id=case.pk)
        said = queries.proposal_for(case, now=now)
        initial = {"new_day": local_day(said.new_due_at), "reason": said.reason, "version": case.version}
        return _form_page(request, case, ApologyForm(case=case, now=now, initial=initial))
    permissions.check_can(permissions.APOLOGISE, case, by=request.actor)
    form = ApologyForm(request.POST, case=case, now=now)
    if not form.is_valid():
        return _form_page(request, case, form, status=422)
    content = [str(case.pk), "apologise", {name: str(value) for name, value in form.cleaned_data.items()}]

    def deed() -> object:
        return actions.apologise(case_id=case.pk, by=request.actor, now=now, **form.cleaned_data)

    try:
        do_once(request, content, now, deed)
    except Changed as refusal:
        return _overtaken(request, case, form, str(refusal.message))
    messages.success(request, _("Đã gửi lời xin lỗi và ngày hẹn mới. Hạn theo Bộ chỉ số 766 không đổi."))
    return redirect("desk:case", case_id=case.pk)


@require_safe
@staff
def apology_pdf(request: Request, case_id: UUID) -> HttpResponse:
    """The last letter that was given out, as it was written then."""
    case = queries.at_desk(case_id, by=request.actor)
    issued = queries.issued_apologies(case)
    told = queries.apology(case, issued[-1]) if issued else None
    if told is None:
        raise Refused(NOT_HERE)
    answer = drawn("cases/apology.html", {"slip": told, "qr": code_of(case)})
    if handed_out(request, answer):
        print_apology(case=case, given=issued[-1], by=request.actor, now=timezone.now())
    return answer


def _overtaken(request: Request, case: Case, form: ApologyForm, sentence: str) -> HttpResponse:
    """Nothing was given out: what changed meanwhile comes first, what was typed is kept."""
    seen = form.cleaned_data["version"]
    fresh = queries.at_desk(case.pk, by=request.actor)
    data = request.POST.copy()
    data["version"] = str(fresh.version)
    form.data = data
    more = {"overtaken": sentence, "changes": presenting.changes_since(fresh, seen)}
    return _form_page(request, fresh, form, status=409, **more)


def _form_page(
    request: Request, case: Case, form: ApologyForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "case": case,
        "form": form,
        "key": str(uuid7()),
        "due_at": case.clock_due_at or case.due_at,
        "late": queries.is_late(case, now=form.now),
        "issued": queries.issued_apologies(case),
        "possible": queries.can_apologise(case, by=request.actor),
        "overtaken": "",
        "changes": [],
        **more,
    }
    return page(request, "desk/apology.html", context, status=status)
