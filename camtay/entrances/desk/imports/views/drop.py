"""Where a list is dropped, and those that were dropped before."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from camtay.domains.cases import permissions
from camtay.domains.cases import queries as cases
from camtay.domains.places.models import Place
from camtay.entrances.desk.frame.presenters import may
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.imports.forms import DropForm
from camtay.entrances.desk.imports.presenters import batches
from camtay.entrances.desk.imports.presenters.blanks import choices
from camtay.entrances.desk.imports.views.flows import FLOWS, Flow, flow_of, places_for
from camtay.foundation import files
from camtay.foundation.access import Refused
from camtay.foundation.calendar import local_day
from camtay.foundation.files.models import StoredFile
from camtay.foundation.tables.blanks import blank_xlsx
from camtay.foundation.tables.columns import TableProblem
from camtay.foundation.tables.exporting import XLSX
from camtay.foundation.tables.models import Batch
from camtay.foundation.ui.requests import Request

PER_PAGE = 20
NOT_HERE = gettext_lazy("Tài khoản này không nạp danh sách này. Hãy hỏi người quản trị của xã, phường.")


@require_safe
@staff
def home(request: Request) -> HttpResponse:
    """The first kind of list that the actor may bring in."""
    for flow in FLOWS:
        if places_for(flow, request.actor):
            return redirect("desk:import_list", kind=flow.slug)
    raise Refused(_("Tài khoản này không nạp danh sách. Hãy hỏi người quản trị của xã, phường."))


@require_http_methods(["GET", "POST"])
@staff
def lists(request: Request, kind: str) -> HttpResponse:
    """Drop a list; it is looked at, nothing is changed yet. Below, what was brought in before."""
    flow = flow_of(kind)
    mine = places_for(flow, request.actor)
    if not mine:
        raise Refused(NOT_HERE)
    place = _place(request, mine)
    form = DropForm(request.POST or None, request.FILES or None, places=mine, initial={"place": place.code})
    if request.method == "POST" and form.is_valid():
        stored = _stored(form)
        batch = _proposed(request, flow, form, stored) if stored is not None else None
        if batch is not None:
            name = "import_comparison" if _known(flow, batch) else "import_columns"
            return redirect(f"desk:{name}", kind=kind, batch_id=batch.pk)
    shown = Paginator(flow.history(place), PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "flow": flow,
        "tabs": batches.tabs(
            [(str(one.title), one.slug) for one in FLOWS if places_for(one, request.actor)], kind
        ),
        "place": place,
        "many_places": len(mine) > 1,
        "form": form,
        "page": shown,
        "lines": batches.lines(shown, kind),
        "doubts": _doubts(request, flow),
    }
    return page(request, "desk/imports.html", context, status=422 if form.errors else 200)


@require_safe
@staff
def blank(request: Request, kind: str) -> HttpResponse:
    """The columns of such a list, ready to be filled in, with what may be picked in their cells."""
    flow = flow_of(kind)
    mine = places_for(flow, request.actor)
    if not mine:
        raise Refused(NOT_HERE)
    chosen = choices(kind, _place(request, mine), by=request.actor, on=local_day(timezone.now()))
    headers = {
        "Content-Disposition": f'attachment; filename="mau-{kind}.xlsx"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(blank_xlsx(flow.schema, chosen), content_type=XLSX, headers=headers)


def _doubts(request: Request, flow: Flow) -> int:
    """How many noted codes of these lists wait to be asked about, for whoever asks."""
    asks = flow.slug == "ho-so" and may(permissions.ACCEPT, request.actor)
    return cases.doubts(request.actor).count() if asks else 0


def _place(request: Request, mine: list[Place]) -> Place:
    asked = request.POST.get("place") or request.GET.get("noi")
    return next((place for place in mine if place.code == asked), mine[0])


def _stored(form: DropForm) -> StoredFile | None:
    upload = form.cleaned_data["file"]
    try:
        return files.store(upload, name=upload.name or "", kinds=files.TABLES, now=timezone.now())
    except files.BadFile as bad:
        form.add_error("file", bad.message)
        return None


def _proposed(request: Request, flow: Flow, form: DropForm, stored: StoredFile) -> Batch | None:
    """The batch, or None with the sentence beside the field where the file is no table."""
    name = form.cleaned_data["file"].name
    place = form.cleaned_data["place"]
    try:
        return flow.propose(place, stored, name, by=request.actor, now=timezone.now())
    except TableProblem as problem:
        form.add_error("file", problem.message)
        return None


def _known(flow: Flow, batch: Batch) -> bool:
    """Were these columns confirmed here before? Then nobody is asked again, each morning."""
    proposal = flow.preview(batch).proposal
    return not proposal.missing and all(match.confidence == "remembered" for match in proposal.matches)
