"""A team is founded, reorganised, closed."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from camtay.domains.teams import actions, permissions, queries
from camtay.domains.teams.actions import Changed, Paper
from camtay.domains.teams.models import Team
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.teams.forms import CloseForm, FoundForm, ReorganiseForm
from camtay.entrances.desk.teams.views import doing
from camtay.entrances.desk.teams.views.lists import places_to_choose, today
from camtay.foundation.access import Refused
from camtay.foundation.files.models import StoredFile
from camtay.foundation.ui.requests import Request


def _paper(said: dict[str, Any], file: StoredFile | None) -> Paper:
    return Paper(said["day"], said["number"], file)


@require_http_methods(doing.GET_OR_POST)
@staff
def found(request: Request) -> HttpResponse:
    """A new team of a place whose teams are kept."""
    places = places_to_choose(queries.places_kept(request.actor))
    if not places:
        raise Refused(_("Chỉ cán bộ dữ liệu và quản trị xã, phường thành lập tổ."))
    form = FoundForm(doing.data(request), doing.sent(request), places=places, initial={"day": today()})
    if form.is_valid():
        said, file = form.cleaned_data, doing.stored(request, form)
        if not form.errors and doing.carried(
            request, form, lambda now: actions.found_team(
                place=said["place"], name=said["name"], area=said["area"], paper=_paper(said, file),
                by=request.actor, now=now,
            ),
        ):  # fmt: skip
            messages.success(request, _("Đã ghi tổ mới. Hãy thêm thành viên, hoặc nạp danh sách."))
            return redirect("desk:teams")
    context = {"form": form, "key": doing.key(request)}
    return page(request, "desk/team_found.html", context, status=422 if form.errors else 200)


def _kept(request: Request, team_id: UUID) -> Team:
    """The team, for whoever keeps teams there. Raises Refused."""
    team = queries.team(team_id, by=request.actor, on=today())
    permissions.check_can_keep(team.place, by=request.actor)
    return team


@require_http_methods(doing.GET_OR_POST)
@staff
def reorganise(request: Request, team_id: UUID) -> HttpResponse:
    """A decision that gives the team its present form."""
    team = _kept(request, team_id)
    initial = {"version": team.version, "name": team.name, "area": team.area, "day": today()}
    form = ReorganiseForm(doing.data(request), doing.sent(request), initial=initial)
    if not form.is_valid():
        return _form(request, team, form, "reorganise")
    said, file = form.cleaned_data, doing.stored(request, form)
    try:
        done = not form.errors and doing.carried(
            request, form, lambda now: actions.reorganise(
                team_id=team.pk, version=said["version"], name=said["name"], area=said["area"],
                paper=_paper(said, file), by=request.actor, now=now,
            ),
        )  # fmt: skip
    except Changed as changed:
        return _overtaken(request, form, "reorganise", changed)
    if not done:
        return _form(request, team, form, "reorganise")
    messages.success(request, _("Đã ghi kiện toàn tổ."))
    return redirect("desk:team", team_id=team.pk)


@require_http_methods(doing.GET_OR_POST)
@staff
def close(request: Request, team_id: UUID) -> HttpResponse:
    """The team is no more; what it did stays."""
    team = _kept(request, team_id)
    form = CloseForm(
        doing.data(request), doing.sent(request), initial={"version": team.version, "day": today()}
    )
    if not form.is_valid():
        return _form(request, team, form, "close")
    said, file = form.cleaned_data, doing.stored(request, form)
    try:
        done = not form.errors and doing.carried(
            request, form, lambda now: actions.close_team(
                team_id=team.pk, version=said["version"], paper=_paper(said, file), closed_on=said["closed_on"],
                by=request.actor, now=now,
            ),
        )  # fmt: skip
    except Changed as changed:
        return _overtaken(request, form, "close", changed)
    if not done:
        return _form(request, team, form, "close")
    messages.success(request, _("Đã ghi. Danh sách và việc đã làm của tổ vẫn còn."))
    return redirect("desk:team", team_id=team.pk)


def _overtaken(request: Request, form: Any, deed: str, changed: Changed) -> HttpResponse:
    """Somebody else changed it: as it is now, beside what was typed."""
    standing = changed.standing
    assert isinstance(standing, Team)
    doing.with_version(form, standing.version)
    rows = [
        {"title": label, "when": _("Đang ghi: %(words)s") % {"words": now or "–"}, "text": "", "tone": ""}
        for label, now in (
            (_("Tên tổ"), standing.name), (_("Địa bàn phụ trách"), standing.area),
            (_("Số quyết định"), standing.decision_number),
        )
    ]  # fmt: skip
    return _form(request, standing, form, deed, overtaken=changed.message, changes=rows)


def _form(request: Request, team: Team, form: Any, deed: str, **more: Any) -> HttpResponse:
    context = {
        "team": team, "form": form, "closing": deed == "close", "key": doing.key(request), "overtaken": "",
        "changes": [], **more,
    }  # fmt: skip
    if more:
        context["key"] = ""  # what is sent after looking again is another sending
    return page(request, "desk/team_change.html", context, status=_status(form, more))


def _status(form: Any, more: dict[str, Any]) -> int:
    return 409 if more else 422 if form.errors else 200
