"""Choose in a list, look at each title, do it, see what became of each, undo."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from camtay.domains.cases import actions, queries, states
from camtay.domains.cases.models import Case
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.many import presenters
from camtay.entrances.desk.many.forms import GiveForm, WayForm
from camtay.foundation.access import Refused
from camtay.foundation.calendar import local_day
from camtay.foundation.ids import uuid7
from camtay.foundation.ui.requests import Request


def _uuid(said: str) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return None


def _asked(request: Request) -> dict[UUID, int | None]:
    """The ticked cases: id → the version that was seen, where the page said one."""
    found: dict[UUID, int | None] = {}
    for one in (request.POST if request.method == "POST" else request.GET).getlist("hs")[: queries.MOST]:
        said, _colon, version = one.partition(":")
        if (pk := _uuid(said)) is not None:
            found[pk] = int(version) if version.isdecimal() else None
    return found


@require_http_methods(["GET", "POST"])
@staff
def many(request: Request) -> HttpResponse:
    """The chosen cases, each with its title, and one button."""
    may = queries.deeds_for(request.actor)
    if not may:
        raise Refused(_("Tài khoản này không làm được việc nào trên nhiều hồ sơ."))
    deed = (request.POST if request.method == "POST" else request.GET).get("viec", "")
    asked = _asked(request)
    cases = queries.chosen(list(asked), by=request.actor)
    if deed not in may or not cases:
        messages.info(request, _("Hãy đánh dấu ít nhất một hồ sơ trong danh sách."))
        return redirect("desk:work")
    form = _form(request, deed, cases)
    key = _uuid(request.POST.get("key", ""))
    if request.method == "POST" and key is not None and (form is None or form.is_valid()):
        return _do(request, deed, key, cases, asked, form)
    return _look(request, deed, cases, form)


def _form(request: Request, deed: str, cases: list[Case]) -> GiveForm | WayForm | None:
    """What must be said besides, once for all of them."""
    data = request.POST if request.method == "POST" else None
    if deed == "assign":
        found = queries.specialists_among(cases, on=local_day(timezone.now()))
        return GiveForm(data, candidates=found)
    return WayForm(data) if deed == "hand_over" else None


def _do(
    request: Request,
    deed: str,
    key: UUID,
    cases: list[Case],
    asked: dict[UUID, int | None],
    form: GiveForm | WayForm | None,
) -> HttpResponse:
    wanted = {case.pk: asked[case.pk] or case.version for case in cases}
    more = form.said() if form is not None else {}
    actions.do_many(deed=deed, deed_id=key, cases=wanted, by=request.actor, now=timezone.now(), **more)
    return redirect("desk:many_deed", deed_id=key)


def _look(request: Request, deed: str, cases: list[Case], form: GiveForm | WayForm | None) -> HttpResponse:
    context = {
        "deed": deed,
        "label": states.MANY_LABELS[deed],
        "chosen": presenters.chosen(cases, deed, by=request.actor),
        "form": form,
        "key": str(uuid7()),
        "minutes": queries.UNDO_WITHIN // timedelta(minutes=1),
    }
    bad = form is not None and bool(form.errors)
    return page(request, "desk/many.html", context, status=422 if bad else 200)


@require_safe
@staff
def deed(request: Request, deed_id: UUID) -> HttpResponse:
    """What became of each."""
    found = queries.many_deed(deed_id, by=request.actor)
    now = timezone.now()
    done = sum(entry["outcome"] == "done" for entry in found.cases.values())
    context = {
        "deed": found,
        "label": states.MANY_LABELS[found.deed],
        "outcomes": presenters.outcomes(found, by=request.actor),
        "done": done,
        "all": len(found.cases),
        "may_undo": queries.can_undo(found, now=now),
        "until": found.done_at + queries.UNDO_WITHIN,
    }
    return page(request, "desk/many_deed.html", context)


@require_POST
@staff
def undo(request: Request, deed_id: UUID) -> HttpResponse:
    """As if it had not been done."""
    found = queries.many_deed(deed_id, by=request.actor)
    done = actions.undo_many(deed_id=found.pk, by=request.actor, now=timezone.now())
    back = sum(entry["outcome"] == "undone" for entry in done.cases.values())
    said = ngettext("Đã hoàn tác %(n)s hồ sơ.", "Đã hoàn tác %(n)s hồ sơ.", back) % {"n": back}
    messages.success(request, said)
    return redirect("desk:many_deed", deed_id=deed_id)
