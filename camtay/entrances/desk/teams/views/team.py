"""One team: what it did this month, against what is asked; who came as far as alone; what waits; who is in it."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from camtay.domains.learning.queries import teams as work
from camtay.domains.rounds import queries as rounds
from camtay.domains.teams import permissions, queries
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.teams.presenters import lists
from camtay.entrances.desk.teams.presenters import team as presenting
from camtay.entrances.desk.teams.views.lists import today
from camtay.foundation.ui.requests import Request


@require_safe
@staff
def team(request: Request, team_id: UUID) -> HttpResponse:
    """The month in the address, else this one."""
    on = today()
    found = queries.team(team_id, by=request.actor, on=on)
    month = presenting.month_of(request.GET.get("thang", ""), on)
    how = queries.standing_of([found], on=month)[found.pk]
    now = queries.standing_of([found], on=on)[found.pk]
    core = queries.core_of(found, on=on)
    parts = queries.works_in(found)
    waits = rounds.waits(presenting.ids_within(found, parts), week=rounds.this_week(timezone.now()))
    keeps = permissions.can_keep_members(found, by=request.actor, on=on)
    state, tone = lists.state_of(found, on)
    words, before, after = presenting.month_links(month, on)
    context = {
        "team": found,
        "state": state,
        "tone": tone,
        "month": words,
        "before": before,
        "after": after,
        "tiles": presenting.tiles(found, how, month),
        "facts": presenting.facts(found, parts),
        "pictures": presenting.pictures(found, core, month, keeps=keeps),
        "events": presenting.events(found, queries.decisions(found)),
        "waiting": presenting.waiting(work.waiting_of_team(found.pk)),
        "waits": presenting.waits(waits, by=request.actor),
        "places": presenting.by_place(found),
        "praise": presenting.praise(queries.commendations(found)) if keeps else [],
        "members": now.people,
        "core": now.core,
        "keeps": keeps,
        "keeps_team": permissions.can_keep(found.place_id, by=request.actor) and found.closed_on is None,
        "extends": presenting.may_extend(found, by=request.actor, on=on),
        "campaign": found.kind == "campaign",
    }
    return page(request, "desk/team.html", context)
