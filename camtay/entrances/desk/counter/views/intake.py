"""The one screen: a procedure, a person, the papers; taken in, or told what is missing."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from camtay.domains.cases import actions, queries
from camtay.domains.cases.models import Case
from camtay.domains.people import actions as people_actions
from camtay.domains.people import permissions as people_permissions
from camtay.domains.people import queries as people
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.procedures import queries as procedures
from camtay.domains.procedures.models import Procedure
from camtay.entrances.desk.counter import presenters
from camtay.entrances.desk.counter.forms.papers import Checklist, blank, ticked
from camtay.entrances.desk.counter.forms.who import CounterForm
from camtay.entrances.desk.frame.views import MAX_KEY, page, staff
from camtay.foundation.access import Refused
from camtay.foundation.calendar import local_day
from camtay.foundation.ids import uuid7
from camtay.foundation.once.once import digest_of, once
from camtay.foundation.ui.requests import Request

PER_PAGE, MOST_TOLD, MOST_FOUND = 20, 20, 8
FIND, GUIDE = "tim", "huong-dan"


@require_http_methods(["GET", "POST"])
@staff
def counter(request: Request) -> HttpResponse:
    """Choose the procedure, then the rest on one screen. What is typed and sent is kept while something is wrong."""
    queries.check_takes_in(request.actor)
    now = timezone.now()
    place = _place(request)
    if place is None:
        return page(request, "desk/counter_none.html", {}, status=200 if request.method == "GET" else 422)
    procedure = _procedure(request, place)
    if procedure is None:
        return _choose(request, place, now)
    if request.method == "GET":
        return _opened(request, place, procedure, now)
    checklist = ticked(request, procedure, now)
    if request.POST.get("do") == FIND:
        form = _form(place, now, initial=request.POST.dict())
        return _shown(request, place, procedure, form, checklist, now=now)
    form = _form(place, now, request.POST)
    if form.is_valid() and not checklist.has_errors:
        try:
            return redirect(
                "desk:counter_done", case_id=_carry_out(request, place, procedure, form, checklist, now)
            )
        except actions.PapersMissing as missing:
            owed = missing.names
        except Refused as refusal:
            owed = []
            form.add_error(None, refusal.message)
        return _shown(request, place, procedure, form, checklist, now=now, owed=owed, status=422)
    return _shown(request, place, procedure, form, checklist, now=now, status=422)


@require_safe
@staff
def procedures_found(request: Request) -> HttpResponse:
    """The procedures alone, as one types."""
    queries.check_takes_in(request.actor)
    place = _place(request)
    text = request.GET.get("q", "")[:200]
    hits = presenters.hits(text, place) if place is not None else []
    return page(request, "desk/counter_hits.html", {"text": text, "hits": hits})


@require_POST
@staff
def people_found(request: Request) -> HttpResponse:
    """The people alone, once a number or a name is typed. By POST: what was typed stands in no address."""
    queries.check_takes_in(request.actor)
    said = request.POST.get("q", "")[:100]
    return page(
        request, "desk/counter_people.html", {"asked": bool(said.strip()), "found": _found(request, said, "")}
    )


def _place(request: Request) -> Place | None:
    """Where the clerk takes in: the one asked for, else the first."""
    mine = queries.counter_places(request.actor)
    asked = request.POST.get("noi") or request.GET.get("noi")
    return next((place for place in mine if place.code == asked), mine[0] if mine else None)


def _procedure(request: Request, place: Place) -> Procedure | None:
    code = request.POST.get("thu-tuc") or request.GET.get("thu-tuc") or ""
    found = procedures.by_code(code) if code else None
    return found if found is not None and queries.takes_here(found, place) else None


def _form(place: Place, now: datetime, data: Any = None, **more: Any) -> CounterForm:
    return CounterForm(data, homes=places.neighbourhoods_of(place), today=local_day(now), **more)


def _found(request: Request, said: str, chosen: str) -> list[presenters.Found]:
    """Who fits what was typed, and who was chosen before. Every search is logged."""
    found = people.find(said, by=request.actor, limit=MOST_FOUND) if said.strip() else []
    if said.strip():
        people_actions.note_search(found=len(found), by=request.actor, now=timezone.now())
    if chosen.isdecimal() and all(str(one.pk) != chosen for one in found):
        other = people.get(int(chosen))
        if other is not None and people_permissions.can_on(
            people_permissions.SEARCH, other, by=request.actor
        ):
            found = [other, *found]
    return presenters.people(found, chosen)


def _carry_out(
    request: Request,
    place: Place,
    procedure: Procedure,
    form: CounterForm,
    checklist: Checklist,
    now: datetime,
) -> str:
    """Take in, or guide; the case's id. Pressing twice, or sending again after a broken line, does it once."""
    guide = request.POST.get("do") == GUIDE
    who = form.who()
    brought = _brought(place, procedure, who, checklist)

    def do() -> dict[str, Any]:
        case = actions.bring_to_counter(
            brought=brought, guide=guide, advice=form.cleaned_data["advice"], by=request.actor, now=now
        )
        return {"case": str(case.pk)}

    sent = [(one.paper_code, one.file.pk) for one in checklist.uploads]
    content = [place.code, procedure.code, guide, {key: str(value) for key, value in who.items()}]
    key = request.POST.get("key", "")[:MAX_KEY] or str(uuid7())
    digest = digest_of([*content, checklist.states(), sent])
    return str(once(key=key, by=request.actor, digest=digest, now=now, do=do)["case"])


def _brought(
    place: Place, procedure: Procedure, who: dict[str, Any], checklist: Checklist
) -> actions.Brought:
    return actions.Brought(
        procedure=procedure, place=place, papers=checklist.states(), uploads=checklist.uploads, **who
    )


def _choose(request: Request, place: Place, now: datetime) -> HttpResponse:
    text = (request.GET.get("q") or "")[:200]
    context = {
        "text": text,
        "hits": presenters.hits(text, place) if text else [],
        "often": presenters.often(place, now=now),
        "unknown": "thu-tuc" in request.GET or request.method == "POST",
        **_around(request, place, now),
    }
    return page(request, "desk/counter.html", context, status=200 if request.method == "GET" else 422)


def _opened(request: Request, place: Place, procedure: Procedure, now: datetime) -> HttpResponse:
    draft = _draft(request, place, procedure)
    initial: dict[str, Any] = {}
    if draft is not None:
        initial = {
            "draft": draft.pk,
            "person": str(draft.applicant_id),
            "phone": draft.applicant_phone,
            "channel": draft.channel,
        }
    form = _form(place, now, initial=initial)
    return _shown(request, place, procedure, form, blank(procedure, draft), now=now, draft=draft)


def _draft(request: Request, place: Place, procedure: Procedure) -> Case | None:
    """Who was told before what is missing, and is back."""
    try:
        asked = UUID(request.GET.get("tiep", ""))
    except ValueError:
        return None
    draft = queries.guided_one(asked, place)
    return draft if draft is not None and draft.procedure_id == procedure.pk else None


def _shown(
    request: Request,
    place: Place,
    procedure: Procedure,
    form: CounterForm,
    checklist: Checklist,
    *,
    now: datetime,
    owed: list[str] | None = None,
    draft: Case | None = None,
    status: int = 200,
) -> HttpResponse:
    said = str(form["q"].value() or "")
    context = {
        "form": form,
        "checklist": checklist,
        "lacks": presenters.lacks(),
        "procedure": procedure,
        "fee": presenters.fee_words(procedure),
        "limit": presenters.limit_words(procedure),
        "asked": bool(said.strip()),
        "found": _found(request, said, str(form["person"].value() or "")),
        "owed": owed or [],
        "key": str(uuid7()),
        "files": queries.files_of(draft) if draft is not None else [],
        **_around(request, place, now),
    }
    return page(request, "desk/counter_form.html", context, status=status)


def _around(request: Request, place: Place, now: datetime) -> dict[str, Any]:
    """What stands below: today's cases, and who was told what to bring."""
    shown = Paginator(queries.taken_in_on(place, now=now), PER_PAGE).get_page(request.GET.get("trang"))
    waiting = list(queries.guided(place).prefetch_related("papers")[:MOST_TOLD])
    return {
        "place": place,
        "mine": [(one, one == place) for one in queries.counter_places(request.actor)],
        "page": shown,
        "taken": presenters.taken(shown, now=now),
        "told": presenters.told(waiting, place),
        "title": _("Nhận hồ sơ tại quầy"),
    }
