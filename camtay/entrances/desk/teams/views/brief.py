"""The week of a team, and the quick report ready to be put into its Zalo group."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from camtay.domains.learning.queries import teams as work
from camtay.domains.teams import queries
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.teams.presenters import brief as presenting
from camtay.entrances.desk.teams.views.lists import today
from camtay.foundation import files
from camtay.foundation.ui.requests import Request


@require_safe
@staff
def report(request: Request, team_id: UUID) -> HttpResponse:
    """A day, a week or a month in a few lines, without the name of anybody who learned; and one picture."""
    on = today()
    team = queries.team(team_id, by=request.actor, on=on)
    chosen = request.GET.get("ky", "tuan")
    shown = presenting.brief(team, chosen, on=on)
    context = {
        "team": team,
        "shown": shown,
        "tabs": presenting.tabs(team, shown.period),
        "pictures": presenting.pictures(team, shown, request.GET.get("anh", "")),
    }
    return page(request, "desk/team_report.html", context)


@require_safe
@staff
def picture(request: Request, team_id: UUID, session_id: UUID) -> HttpResponseBase:
    """A picture of a session, whose people agreed to it."""
    team = queries.team(team_id, by=request.actor, on=today())
    found = work.picture_of_team(team.pk, session_id)
    if found is None or found.photo is None:
        raise Http404
    return files.answer(found.photo, f"buoi-{found.occurred_day}", inline=True)
