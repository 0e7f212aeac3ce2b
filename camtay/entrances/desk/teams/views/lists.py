"""Teams, and the people of all teams."""

from collections.abc import Sequence
from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.teams import actions, permissions, queries
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.teams.forms import MemberFilter, TeamFilter
from camtay.entrances.desk.teams.presenters import lists as presenting
from camtay.foundation.access import Actor, Refused
from camtay.foundation.calendar import local_day
from camtay.foundation.ui.downloads import table_answer
from camtay.foundation.ui.requests import Request

PER_PAGE = 50


def check_sees(actor: Actor) -> None:
    if not queries.sees_some(actor):
        raise Refused(_("Tài khoản này không xem tổ công nghệ số. Hãy hỏi người quản trị của xã, phường."))


def today() -> date:
    return local_day(timezone.now())


def places_to_choose(kept: Sequence[Place]) -> list[Place]:
    """The communes whose teams are kept, each with its neighbourhoods."""
    found: list[Place] = []
    for commune in kept:
        found += [commune, *places.neighbourhoods_of(commune)]
    return found


@require_safe
@staff
def teams(request: Request) -> HttpResponse:
    """Those that stand, with their people and what they did this month."""
    check_sees(request.actor)
    kept = queries.places_kept(request.actor)
    form = TeamFilter(request.GET, places=places_to_choose(kept))
    found = queries.seen_teams(request.actor, on=today(), **form.asked())
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("trang"))
    core, members = queries.totals(found, on=today())
    context = {
        "tabs": presenting.tabs(request.actor, "desk:teams"),
        "filter_form": form,
        "page": shown,
        "lines": presenting.lines(shown, on=today()),
        "core": core,
        "members": members,
        "kept": kept,
    }
    return page(request, "desk/teams.html", context)


@require_safe
@staff
def people(request: Request) -> HttpResponse:
    """The people of every team that the actor sees."""
    check_sees(request.actor)
    form = MemberFilter(request.GET)
    found = queries.members(request.actor, on=today(), **form.asked())
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "tabs": presenting.tabs(request.actor, "desk:team_people"),
        "filter_form": form,
        "page": shown,
        "lines": presenting.member_lines(
            list(shown), kept=lambda one: permissions.can_keep(one.team.place_id, by=request.actor)
        ),
    }
    return page(request, "desk/team_people.html", context)


@require_safe
@staff
def export(request: Request, form: str) -> HttpResponseBase:
    """All teams and members of a commune as one list, to be mended in a spreadsheet and brought in again."""
    kept = queries.places_kept(request.actor)
    if form not in ("xlsx", "csv") or not kept:
        raise Http404
    commune = next((one for one in kept if one.code == request.GET.get("noi")), kept[0])
    now = timezone.now()
    rows = queries.roster_rows(commune, on=local_day(now), by=request.actor)
    if request.method == "GET":
        actions.note_export(commune=commune, by=request.actor, now=now)
    columns = queries.roster_schema().columns
    return table_answer(form, f"to-cong-nghe-so-{commune.code}.{form}", columns, rows)
