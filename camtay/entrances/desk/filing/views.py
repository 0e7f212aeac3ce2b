"""Where each procedure is filed and who works on it: looked through, changed one by one or a field at a time."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.procedures import actions, permissions, queries
from camtay.entrances.desk.filing import presenters
from camtay.entrances.desk.filing.forms import KEEP, FieldForm, FilterForm, OneForm
from camtay.entrances.desk.frame.views import page, staff
from camtay.foundation.access import Refused
from camtay.foundation.ui.requests import Request

GET_OR_POST = ["GET", "HEAD", "POST"]
PER_PAGE = 50
NOT_YOURS = gettext_lazy("Không có nơi này, hoặc tài khoản này không quản lý nơi này.")


def _seen(request: Request, version: int) -> QueryDict:
    """What was chosen, at the version that is shown now beside it."""
    kept = request.POST.copy()
    kept["version"] = str(version)
    return kept


def _commune(request: Request, code: str) -> Place:
    """A commune whose filing the actor may set; an unknown one is refused in the same words."""
    place = places.by_code(code)
    if place is None or place.kind != "commune" or not permissions.can_set_filing(place, by=request.actor):
        raise Refused(NOT_YOURS)
    return place


@require_safe
@staff
def procedures(request: Request, code: str) -> HttpResponse:
    """The procedures communes offer, as this one handles them."""
    place = _commune(request, code)
    form = FilterForm(request.GET)
    asked = form.asked()
    shown = Paginator(queries.handled(place, **asked), PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "place": place,
        "filter_form": form,
        "page": shown,
        "lines": presenters.lines(place, shown),
        "field": asked["field"],
        "takes": places.setting(place, "own_intake"),
    }
    return page(request, "desk/filing.html", context)


@require_http_methods(GET_OR_POST)
@staff
def procedure(request: Request, code: str, procedure: str) -> HttpResponse:
    """One procedure. Where somebody changed it meanwhile, that is shown and what was chosen is kept."""
    place, found = _commune(request, code), queries.by_code(procedure)
    if found is None or not found.offered:
        raise Refused(_("Không có thủ tục này trong danh mục của xã, phường."))
    standing = queries.handled_one(found, place)
    form = OneForm(request.POST or None, found=standing)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_place_procedure(
                place=place, procedure=found, by=request.actor, now=timezone.now(), **form.cleaned_data
            )
        except Refused as refusal:
            form.add_error(None, refusal.message)
            form.data = _seen(request, standing.version)
        else:
            messages.success(request, _("Đã lưu."))
            return redirect("desk:filing", code=place.code)
    context = {"place": place, "form": form, "line": presenters.line(place, standing)}
    return page(request, "desk/filing_one.html", context, status=422 if form.errors else 200)


@require_http_methods(GET_OR_POST)
@staff
def field(request: Request, code: str) -> HttpResponse:
    """All procedures of a field at once."""
    place = _commune(request, code)
    name = (request.POST if request.method == "POST" else request.GET).get("field", "")
    if name not in queries.fields_offered():
        return redirect("desk:filing", code=place.code)
    standing = queries.handled(place, field=name)
    version = queries.handled_version(standing)
    first = {"field": name, "version": version, "filed_at": KEEP, "department": KEEP}
    form = FieldForm(request.POST if request.method == "POST" else None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            changed = actions.set_field_filing(
                place=place,
                field=name,
                version=form.cleaned_data["version"],
                by=request.actor,
                now=timezone.now(),
                **form.asked(),
            )
        except Refused as refusal:
            form.add_error(None, refusal.message)
            form.data = _seen(request, version)
        else:
            messages.success(request, ngettext("Đã sửa %d thủ tục.", "Đã sửa %d thủ tục.", changed) % changed)
            return redirect("desk:filing", code=place.code)
    context = {"place": place, "form": form, "field": name, "lines": presenters.lines(place, standing)}
    return page(request, "desk/filing_field.html", context, status=422 if form.errors else 200)
