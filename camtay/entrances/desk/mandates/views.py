"""Mandates at the desk. Opening one, or its picture, is a look, and is logged."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from camtay.domains.people import actions, permissions, queries
from camtay.domains.people.models import Authorisation
from camtay.domains.people.states import GivenBy, MandateState
from camtay.entrances.desk.frame.presenters import may, witnesses
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.mandates import presenters
from camtay.entrances.desk.mandates.forms import WhyForm
from camtay.foundation import files
from camtay.foundation.access import Refused
from camtay.foundation.calendar import local_day
from camtay.foundation.ui.requests import Request

PER_PAGE = 25
GET_OR_POST = ["GET", "POST"]
NOT_YOURS = gettext_lazy("Trang này dành cho cán bộ một cửa.")


@require_safe
@staff
def mandates(request: Request) -> HttpResponse:
    """Slips that wait to be compared, oldest first; or what stands."""
    if not may(permissions.CONFIRM_MANDATE, request.actor):
        raise Refused(NOT_YOURS)
    state = MandateState.VALID if request.GET.get("phan") == "hieu-luc" else MandateState.WAITING
    rows = queries.mandates_at_desk(request.actor, on=local_day(timezone.now()), state=state)
    shown = Paginator(rows, PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "tabs": presenters.tabs(state),
        "waiting": state is MandateState.WAITING,
        "page": shown,
        "lines": presenters.lines(list(shown)),
    }
    return page(request, "desk/mandates.html", context)


def _found(request: Request, mandate_id: UUID) -> Authorisation:
    """404 where it is not of the clerk's place: nobody learns what is written down elsewhere."""
    if not may(permissions.CONFIRM_MANDATE, request.actor):
        raise Refused(NOT_YOURS)
    found = queries.mandate_at_desk(mandate_id, by=request.actor)
    if found is None:
        raise Http404
    return found


def _context(request: Request, found: Authorisation, **more: object) -> dict[str, object]:
    state = found.standing(local_day(timezone.now()))
    own = queries.is_principal(found, request.actor) or queries.is_agent(found, request.actor)
    paper = found.given_by == GivenBy.PAPER
    return {
        "mandate": found,
        "rows": presenters.rows(found),
        "state": state.label,
        "own": own,
        "may_confirm": state is MandateState.WAITING and paper and not own,
        "may_end": state in (MandateState.VALID, MandateState.NOT_BEGUN) and not own,
        "picture": paper and found.file is not None and found.file.kind != "pdf",
        **more,
    }


@require_http_methods(GET_OR_POST)
@staff
def mandate(request: Request, mandate_id: UUID) -> HttpResponse:
    """One of them, the slip beside what was written down; sent: it is confirmed."""
    found = _found(request, mandate_id)
    if request.method == "POST":
        actions.confirm_mandate(mandate_id=found.pk, by=request.actor, now=timezone.now())
        messages.success(request, _("Đã xác nhận. Hai bên được nhắn tin."))
        return redirect("desk:mandates")
    _look(request, found, "look")
    return page(request, "desk/mandate.html", _context(request, found))


def _look(request: Request, found: Authorisation, what: str) -> None:
    actions.look_at_mandate(mandate=found, what=what, by=request.actor, now=timezone.now())


@require_http_methods(GET_OR_POST)
@staff
def decline(request: Request, mandate_id: UUID) -> HttpResponse:
    """It does not hold, and why."""
    found = _found(request, mandate_id)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.decline_mandate(
                mandate_id=found.pk, reason=form.cleaned_data["reason"], by=request.actor, now=timezone.now()
            )
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("Đã ghi là không xác nhận. Hai bên được nhắn lý do."))
            return redirect("desk:mandates")
    context = {"mandate": found, "form": form, "label": _("Không xác nhận giấy ủy quyền")}
    return page(request, "desk/mandate_why.html", context, status=422 if form.errors else 200)


@require_http_methods(GET_OR_POST)
@staff
def end(request: Request, mandate_id: UUID) -> HttpResponse:
    """Ended because the principal asked at the counter, or for another reason."""
    found = _found(request, mandate_id)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.end_mandate(
            mandate_id=found.pk, reason=form.cleaned_data["reason"], by=request.actor, now=timezone.now()
        )
        messages.success(request, _("Đã thôi ủy quyền. Hai bên được nhắn tin."))
        return redirect("desk:mandates")
    context = {"mandate": found, "form": form, "label": _("Thôi ủy quyền theo yêu cầu")}
    return page(request, "desk/mandate_why.html", context, status=422 if form.errors else 200)


@require_safe
@staff
def paper(request: Request, mandate_id: UUID) -> HttpResponseBase:
    """The picture of the slip."""
    found = _found(request, mandate_id)
    if found.file is None:
        raise Http404
    _look(request, found, "paper")
    headers = files.headers(found.file, "giay-uy-quyen", inline=True)
    return FileResponse(files.open_file(found.file), headers=headers)


@require_http_methods(GET_OR_POST)
@staff
def witnessing(request: Request) -> HttpResponse:
    """My number of the day, and what was pressed before me and waits for my word."""
    actor = request.actor
    if not witnesses(actor) or actor.account_id is None:
        raise Refused(_("Trang này dành cho cán bộ một cửa, trưởng thôn, tổ trưởng và tổ công nghệ số."))
    now = timezone.now()
    waiting = queries.mandates_to_witness(actor, on=local_day(now))
    if request.method == "POST":
        found = next((one for one in waiting if str(one.pk) == request.POST.get("mandate")), None)
        if found is not None:
            _say(request, found)
        return redirect("desk:witnessing")
    context = {
        "number": queries.hand_number(actor.account_id, on=local_day(now)),
        "lines": presenters.lines(list(waiting[:PER_PAGE])),
    }
    return page(request, "desk/witnessing.html", context)


def _say(request: Request, found: Authorisation) -> None:
    """Seen, or not seen: the button that was pressed."""
    now = timezone.now()
    try:
        if "seen" in request.POST:
            actions.confirm_mandate(mandate_id=found.pk, by=request.actor, now=now)
            messages.success(request, _("Đã ghi lời làm chứng."))
        else:
            _not_seen(request, found)
    except Refused as refusal:
        messages.error(request, refusal.message)


def _not_seen(request: Request, found: Authorisation) -> None:
    actions.decline_mandate(mandate_id=found.pk, reason="doubt", by=request.actor, now=timezone.now())
    messages.success(request, _("Đã ghi là không chứng kiến. Ủy quyền này không có hiệu lực."))
