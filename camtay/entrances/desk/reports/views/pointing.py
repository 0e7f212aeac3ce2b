"""Cells are pointed: one by one on a page that works without scripts, or as proposed, many at once."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from camtay.domains.reports import actions, queries
from camtay.domains.reports.models import Pointing
from camtay.domains.reports.queries import Pointed
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.reports.forms import CellForm
from camtay.entrances.desk.reports.presenters import grid
from camtay.entrances.desk.reports.presenters import pages as presenting
from camtay.entrances.desk.reports.views.answering import GET_OR_POST, done
from camtay.entrances.desk.reports.views.forms import kept_form
from camtay.foundation.calendar import local_day
from camtay.foundation.ui.requests import Request

SURE = 88


@require_http_methods(GET_OR_POST)
@staff
def point(request: Request, form_id: UUID) -> HttpResponse:
    """The form as it looks; ?o= names the cell that is being pointed."""
    found = kept_form(request, form_id)
    shown = queries.pointed(found, on=local_day(timezone.now()))
    cell = request.POST.get("cell") or request.GET.get("o") or ""
    form = _cell_form(request, shown, cell) if cell in shown.document.spots else None
    if form is not None and form.is_bound and form.is_valid():
        aim, standing = form.aim(), shown.pointings.get(cell)
        if done(
            request, form, [str(found.pk), cell, {name: str(value) for name, value in form.cleaned_data.items()}],
            lambda now: actions.point(
                form_id=found.pk, cells={cell: aim}, versions={cell: form.cleaned_data["version"] or 0},
                by=request.actor, now=now,
            ),
            standing.version if standing else 0,
        ):  # fmt: skip
            messages.success(
                request, _("Đã chỉ ô %(cell)s.") % {"cell": shown.document.spots[cell].label or cell}
            )
            return redirect(f"{reverse('desk:report_point', args=[found.pk])}#{grid.anchor_of(cell)}")
    context = _context(shown, cell, form, every="tat-ca" in request.GET)
    return page(request, "desk/report_point.html", context, status=_status(form))


def _status(form: CellForm | None) -> int:
    return 422 if form is not None and form.errors else 200


def _context(shown: Pointed, cell: str, form: CellForm | None, *, every: bool) -> dict[str, Any]:
    parts = {one.code: one for one in queries.parts_of(shown.form.place, local_day(timezone.now()))}
    proposed = {
        address: presenting.aim_words(presenting.aim_of(one, parts))
        for address, one in shown.proposals.items()
    }
    outside = queries.codes_of(shown.form.place)
    pointed = {address: queries.title_of(one, outside) for address, one in shown.pointings.items()}
    telling = grid.Telling(reverse("desk:report_point", args=[shown.form.pk]), cell, pointed, proposed, every)
    spots = shown.document.spots
    spot = spots.get(cell)
    return {
        "report": shown.form, "form": form, "every": every, "cell": cell, "spot": spot, "pointed": cell in pointed,
        "blocks": grid.shown(shown.document.blocks, telling), "count": len(pointed),
        "proposals": [
            (address, spots[address].label or address, words, shown.proposals[address].score >= SURE)
            for address, words in proposed.items()
        ],
    }  # fmt: skip


def _cell_form(request: Request, shown: Pointed, cell: str) -> CellForm:
    place, day = shown.form.place, local_day(timezone.now())
    places = queries.parts_of(place, day)
    standing = shown.pointings.get(cell)
    initial = _standing(standing) if standing else _proposed(shown, cell, {one.code: one for one in places})
    data = request.POST if request.method == "POST" else None
    code = (data or initial).get("indicator", "")
    choices: dict[str, Any] = {
        "codes": presenting.code_choices(), "places": places, "own": place, "outside": queries.codes_of(place),
        "parts": queries.part_choices(code, place, by=request.actor, now=timezone.now()),
    }  # fmt: skip
    return CellForm(data, initial={"cell": cell, **initial}, **choices)


def _standing(one: Pointing) -> dict[str, Any]:
    return {
        "version": one.version, "what": one.what, "indicator": one.code, "outside": one.code, "column": one.column,
        "place": one.place.code if one.place else "", "part": f"{one.by}:{one.key}" if one.by else "",
        "shape": one.shape, "decimals": one.decimals, "text": one.text, "words": one.words,
    }  # fmt: skip


def _proposed(shown: Pointed, cell: str, parts: dict[str, Any]) -> dict[str, Any]:
    proposal = shown.proposals.get(cell)
    if proposal is None:
        return {"version": 0, "what": "figure", "column": "this"}
    aim = presenting.aim_of(proposal, parts)
    return {
        "version": 0, "what": aim.what, "indicator": aim.code, "column": aim.column, "text": aim.text, "shape": aim.shape,
        "place": aim.place.code if aim.place else "",
    }  # fmt: skip


@require_POST
@staff
def accept(request: Request, form_id: UUID) -> HttpResponse:
    """The proposals that were ticked, as they stand now."""
    found = kept_form(request, form_id)
    day = local_day(timezone.now())
    shown = queries.pointed(found, on=day)
    parts = {one.code: one for one in queries.parts_of(found.place, day)}
    ticked = [cell for cell in request.POST.getlist("cell")[:600] if cell in shown.proposals]
    cells = {cell: presenting.aim_of(shown.proposals[cell], parts) for cell in ticked}
    try:
        count = actions.point(
            form_id=found.pk, cells=cells, versions={}, by=request.actor, now=timezone.now()
        )
        said = ngettext("Đã chỉ %(count)s ô theo đề nghị.", "Đã chỉ %(count)s ô theo đề nghị.", count) % {
            "count": count
        }
        messages.success(request, said)
    except (actions.Unfit, actions.Changed) as refusal:
        messages.error(request, refusal.message)
    return redirect("desk:report_point", form_id=found.pk)


@require_POST
@staff
def unpoint(request: Request, form_id: UUID) -> HttpResponse:
    """Nothing is written there any more."""
    found = kept_form(request, form_id)
    actions.unpoint(
        form_id=found.pk, cell=request.POST.get("cell", "")[:120], by=request.actor, now=timezone.now()
    )
    messages.success(request, _("Đã bỏ ô. Máy không điền ô này nữa."))
    return redirect("desk:report_point", form_id=found.pk)
