"""Volunteer campaigns: those there are, a new one, more days for one."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from camtay.domains.places import queries as places
from camtay.domains.teams import actions, permissions, queries
from camtay.domains.teams.models import Team
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.teams.forms import CampaignForm, ExtendForm
from camtay.entrances.desk.teams.presenters import lists as presenting
from camtay.entrances.desk.teams.views import doing
from camtay.entrances.desk.teams.views.lists import PER_PAGE, check_sees, today
from camtay.foundation.access import Refused
from camtay.foundation.ui import formats
from camtay.foundation.ui.requests import Request


@require_safe
@staff
def campaigns(request: Request) -> HttpResponse:
    """All that are seen, those under way and those over."""
    check_sees(request.actor)
    found = queries.seen_teams(request.actor, on=today(), kind="campaign", part="").order_by(
        "-valid_from", "pk"
    )
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "tabs": presenting.tabs(request.actor, "desk:campaigns"),
        "page": shown,
        "lines": presenting.lines(shown, on=today()),
        "kept": queries.places_kept(request.actor),
    }
    return page(request, "desk/campaigns.html", context)


@require_http_methods(doing.GET_OR_POST)
@staff
def start(request: Request) -> HttpResponse:
    """A group, a period, places. It ends by itself."""
    communes = queries.places_kept(request.actor)
    if not communes:
        raise Refused(_("Chỉ cán bộ dữ liệu và quản trị xã, phường mở đợt tình nguyện."))
    parts = [part for commune in communes for part in places.neighbourhoods_of(commune)]
    form = CampaignForm(
        doing.data(request), doing.sent(request), communes=communes, parts=parts, initial={"first": today()}
    )
    if form.is_valid():
        said, file = form.cleaned_data, doing.stored(request, form)
        paper = form.paper(file)
        if not form.errors and doing.carried(
            request, form, lambda now: actions.start_campaign(
                commune=said["place"], name=said["name"], host=said["host"], places=said["places"],
                first=said["first"], last=said["last"], area=said["area"], paper=paper, by=request.actor, now=now,
            ),
        ):  # fmt: skip
            messages.success(request, _("Đã mở đợt. Hãy thêm các bạn tình nguyện, mỗi bạn một thư điện tử."))
            return redirect("desk:campaigns")
    context = {"form": form, "key": doing.key(request)}
    return page(request, "desk/campaign_start.html", context, status=422 if form.errors else 200)


@require_http_methods(doing.GET_OR_POST)
@staff
def extend(request: Request, team_id: UUID) -> HttpResponse:
    """A later last day, with the reason; the roles it gave end then too."""
    team = queries.team(team_id, by=request.actor, on=today())
    permissions.check_can_keep(team.place, by=request.actor)
    initial = {"version": team.version, "last": team.valid_until}
    form = ExtendForm(doing.data(request), initial=initial)
    if not form.is_valid():
        return _extending(request, team, form)
    said = form.cleaned_data
    try:
        done = doing.carried(
            request, form, lambda now: actions.extend_campaign(
                team_id=team.pk, version=said["version"], last=said["last"], reason=said["reason"],
                number=said["number"], by=request.actor, now=now,
            ),
        )  # fmt: skip
    except actions.Changed as changed:
        fresh = queries.team(team_id, by=request.actor, on=today())
        doing.with_version(form, fresh.version)
        return _extending(request, fresh, form, overtaken=changed.message)
    if not done:
        return _extending(request, team, form)
    messages.success(request, _("Đã gia hạn đợt, và vai trò được giao cho đợt."))
    return redirect("desk:team", team_id=team.pk)


def _extending(request: Request, team: Team, form: ExtendForm, *, overtaken: str = "") -> HttpResponse:
    # What is sent after looking again is another sending.
    context = {
        "team": team, "form": form, "overtaken": overtaken, "key": "" if overtaken else doing.key(request),
        "day": formats.day(team.valid_until) if team.valid_until else "",
    }  # fmt: skip
    status = 409 if overtaken else 422 if form.errors else 200
    return page(request, "desk/campaign_extend.html", context, status=status)
