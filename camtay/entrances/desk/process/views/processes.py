"""How each procedure is worked through here: the list, and one process to read and to write."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.procedures import actions, permissions, queries
from camtay.domains.procedures.models import Procedure
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.process import presenters
from camtay.entrances.desk.process.forms import FindForm, StepForms, rows_for
from camtay.foundation.access import Refused, scope_of
from camtay.foundation.ui.requests import Request
from camtay.foundation.vietnamese import fold

PER_PAGE = 30
ALL = "chung"


def _spots(request: Request) -> list[Place | None]:
    """Where the actor may write processes: communes, and None for all of them. Raises Refused where nowhere."""
    scope = scope_of(permissions.SET_PROCESS, request.actor)
    found: list[Place | None] = list(places.communes_among(scope.place_ids))
    if permissions.can_set_process(None, by=request.actor):
        found.insert(0, None)
    if not found:
        raise Refused(_("Chỉ trưởng phòng và người quản trị được viết quy trình nội bộ của nơi mình."))
    return found


def _chosen(request: Request, spots: list[Place | None]) -> Place | None:
    """The place the address names, else the first there is."""
    asked = request.GET.get("noi", "")
    by_code = {place.code if place else ALL: place for place in spots}
    return by_code[asked] if asked in by_code else spots[0]


@require_safe
@staff
def processes(request: Request) -> HttpResponse:
    """The procedures communes offer, and whose process is written."""
    spots = _spots(request)
    place = _chosen(request, spots)
    form = FindForm(request.GET)
    words = fold(form.cleaned_data["q"]).split() if form.is_valid() else []
    found = [
        one
        for one in queries.offered()
        if all(word in fold(f"{one.code} {one.name} {one.field}") for word in words)
    ]
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "filter_form": form,
        "page": shown,
        "place": place,
        "noi": place.code if place else ALL,
        "lines": presenters.lines(
            shown,
            here=queries.with_written_process(place) if place else (),
            everywhere=queries.with_written_process(None),
        ),
    }
    return page(request, "desk/processes.html", context)


@require_http_methods(["GET", "POST"])
@staff
def process(request: Request, code: str) -> HttpResponse:
    """One process: its steps against the time limit. What is refused stands above the form, which keeps its rows."""
    spots = _spots(request)
    procedure = queries.by_code(code)
    if procedure is None:
        raise Http404
    place = _chosen(request, spots)
    found = queries.process_of(procedure, place)
    form = StepForms(request.POST or None, initial=rows_for(found.steps), prefix="b")
    problem, seen = "", request.POST.get("seen", found.seen)
    if request.method == "POST":
        problem = _saved(request, procedure, place, form, seen)
        if not problem:
            messages.success(
                request, _("Đã lưu quy trình. Hồ sơ tiếp nhận từ bây giờ đi theo quy trình này.")
            )
            return redirect(f"{request.path}?noi={place.code if place else ALL}")
        seen = found.seen
    context = {
        "procedure": procedure,
        "place": place,
        "spots": [
            (one.code if one else ALL, one.name if one else _("Chung cho mọi nơi"), one == place)
            for one in spots
        ],
        "found": found,
        "own": found.written == ("place" if place else "all"),
        "limit": queries.days_words(found.limit) if found.limit is not None else "",
        "total": queries.days_words(sum(one.half_days for one in found.steps)),
        "rows": form,
        "seen": seen,
        "problem": problem,
    }
    return page(request, "desk/process.html", context, status=422 if problem else 200)


def _saved(request: Request, procedure: Procedure, place: Place | None, form: Any, seen: str) -> str:
    """Save, or say why not."""
    back = "thoi" in request.POST  # take the written one back
    if not back and not form.is_valid():
        return _("Có ô chưa đúng. Hãy xem chỗ báo lỗi ở từng bước.")
    steps = [] if back else form.steps()
    if not back and not steps:
        return _("Quy trình chưa có bước nào. Muốn bỏ bản đã viết thì bấm nút ở cuối trang.")
    try:
        actions.set_process(
            procedure=procedure, place=place, steps=steps, seen=seen, by=request.actor, now=timezone.now()
        )
    except Refused as refusal:
        return str(refusal.message)
    return ""
