"""After it was taken in: the code, what to print, the next one; and taking back what was a mistake."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from camtay.domains.cases import actions, permissions, queries, states
from camtay.domains.cases.models import Case
from camtay.entrances.desk.counter.forms.who import MistakeForm
from camtay.entrances.desk.frame.views import page, staff
from camtay.foundation.access import Refused
from camtay.foundation.ui.qr import qr_png_data_uri
from camtay.foundation.ui.requests import Request


@require_safe
@staff
def done(request: Request, case_id: UUID) -> HttpResponse:
    """The code in large, the papers to print, and the way to the next case."""
    case = queries.at_desk(case_id, by=request.actor)
    if case.channel == states.Channel.ONLINE:
        return redirect("desk:case", case_id=case.pk)
    now = timezone.now()
    actions.looked(case=case, by=request.actor, now=now)
    context = {
        "case": case,
        "guided": case.state == states.DRAFT,
        "missing": queries.missing_papers(case),
        "qr": qr_png_data_uri(queries.address_to_follow(case)),
        "address": queries.address_to_follow(case),
        "undo": queries.may_take_back(case, now=now)
        and permissions.can(permissions.ACCEPT, case, by=request.actor),
        "told": bool(case.applicant_phone),
    }
    return page(request, "desk/counter_done.html", context)


@require_http_methods(["GET", "POST"])
@staff
def undo(request: Request, case_id: UUID) -> HttpResponse:
    """Taken in by mistake: say why; the number is not used again."""
    case = _one_of_mine(request, case_id)
    form = MistakeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if case.state == states.WITHDRAWN:  # pressed twice
            return redirect("desk:counter")
        try:
            actions.undo_intake(
                case_id=case.pk, reason=form.cleaned_data["reason"], by=request.actor, now=timezone.now()
            )
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("Đã hủy hồ sơ %(code)s.") % {"code": case.code})
            return redirect("desk:counter")
    possible = queries.may_take_back(case, now=timezone.now())
    context = {"case": case, "form": form, "possible": possible}
    return page(request, "desk/counter_undo.html", context, status=422 if form.errors else 200)


@require_POST
@staff
def drop(request: Request, case_id: UUID) -> HttpResponse:
    """Throw away what was kept for somebody who was told what to bring."""
    case = _one_of_mine(request, case_id)
    actions.drop_guidance(case_id=case.pk, by=request.actor, now=timezone.now())
    messages.success(request, _("Đã bỏ hồ sơ của %(name)s.") % {"name": case.applicant_name})
    return redirect("desk:counter")


def _one_of_mine(request: Request, case_id: UUID) -> Case:
    case = queries.at_desk(case_id, by=request.actor)
    permissions.check_can(permissions.ACCEPT, case, by=request.actor)
    return case
