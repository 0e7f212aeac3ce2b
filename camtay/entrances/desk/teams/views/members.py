"""The people of one team: found, added, written down better, leaving."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from camtay.domains.people import permissions as people
from camtay.domains.teams import actions, permissions, queries
from camtay.domains.teams.actions import Changed
from camtay.domains.teams.models import Membership, Team
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.teams.forms import LeaveForm, MemberFilter, MemberForm, initial_of
from camtay.entrances.desk.teams.presenters import lists as presenting
from camtay.entrances.desk.teams.presenters import members as changes
from camtay.entrances.desk.teams.views import doing
from camtay.entrances.desk.teams.views.lists import PER_PAGE, today
from camtay.foundation.access import Refused
from camtay.foundation.ui.requests import Request


@require_safe
@staff
def members(request: Request, team_id: UUID) -> HttpResponse:
    """Sixty and more in a team: a search, and one press to each."""
    on = today()
    team = queries.team(team_id, by=request.actor, on=on)
    keeps = permissions.can_keep_members(team, by=request.actor, on=on)
    form = MemberFilter(request.GET)
    found = queries.members(request.actor, on=on, of=team, **form.asked())
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "team": team,
        "keeps": keeps,
        "filter_form": form,
        "page": shown,
        "lines": presenting.member_lines(list(shown), kept=lambda _one: keeps),
    }
    return page(request, "desk/team_members.html", context)


@require_http_methods(doing.GET_OR_POST)
@staff
def add(request: Request, team_id: UUID) -> HttpResponse:
    """Somebody comes into the team; with an account, where whoever writes may give the role."""
    on = today()
    team = queries.team(team_id, by=request.actor, on=on)
    permissions.check_can_keep_members(team, by=request.actor, on=on)
    invites = people.can_invite(team.place, by=request.actor)
    form = MemberForm(
        doing.data(request), invites=invites, initial={"since": max(on, team.valid_from), "duty": "member"}
    )
    if form.is_valid():
        email = form.cleaned_data.get("email", "")
        if doing.carried(
            request, form, lambda now: actions.add_member(
                team_id=team.pk, who=form.who(), email=email, by=request.actor, now=now
            ),
        ):  # fmt: skip
            messages.success(request, _("Đã thêm %(name)s.") % {"name": form.cleaned_data["name"]})
            return redirect("desk:team_members", team_id=team.pk)
    return _form(request, team, None, form)


@require_http_methods(doing.GET_OR_POST)
@staff
def change(request: Request, member_id: UUID) -> HttpResponse:
    """One line of the list; opening it is a look."""
    member = queries.member(member_id, by=request.actor, on=today())
    invites = _invites(request, member)
    if request.method == "GET":
        return _opened(request, member, MemberForm(initial=initial_of(member), invites=invites))
    form = MemberForm(request.POST, invites=invites)
    if not form.is_valid():
        return _form(request, member.team, member, form)
    try:
        done = doing.carried(
            request, form, lambda now: actions.change_member(
                member_id=member.pk, version=form.cleaned_data["version"] or 0, who=form.who(),
                email=form.cleaned_data.get("email", ""), by=request.actor, now=now,
            ),
        )  # fmt: skip
    except Changed as changed:
        return _overtaken(request, form, changed)
    if not done:
        return _form(request, member.team, member, form)
    messages.success(request, _("Đã ghi."))
    return redirect("desk:team_members", team_id=member.team_id)


def _invites(request: Request, member: Membership) -> bool:
    """Who stands in a team without an account may be given one, by whoever gives roles there."""
    without = member.until is None and not hasattr(member.person, "account")
    return without and people.can_invite(member.team.place, by=request.actor)


def _opened(request: Request, member: Membership, form: MemberForm) -> HttpResponse:
    actions.note_member(member=member, by=request.actor, now=timezone.now())
    return _form(request, member.team, member, form)


@require_http_methods(doing.GET_OR_POST)
@staff
def leave(request: Request, member_id: UUID) -> HttpResponse:
    """Their last day; the line and what they did stay."""
    member = queries.member(member_id, by=request.actor, on=today())
    if member.until is not None:
        raise Refused(_("Người này đã thôi từ trước."))
    form = LeaveForm(doing.data(request), initial={"version": member.version, "until": today()})
    stale = ""
    if form.is_valid():
        try:
            done = doing.carried(
                request, form, lambda now: actions.leave_team(
                    member_id=member.pk, version=form.cleaned_data["version"], until=form.cleaned_data["until"],
                    reason=form.cleaned_data["reason"], by=request.actor, now=now,
                ),
            )  # fmt: skip
        except Changed as changed:
            stale, done = changed.message, False
            doing.with_version(form, changed.standing.version)
        if done:
            messages.success(request, _("Đã ghi. Tên người này vẫn còn trong danh sách đã thôi."))
            return redirect("desk:team_members", team_id=member.team_id)
    context = {"member": member, "form": form, "key": "" if stale else doing.key(request), "overtaken": stale,
               "changes": changes.standing(member) if stale else []}  # fmt: skip
    return page(request, "desk/team_member_leave.html", context, status=_status(form, stale))


def _overtaken(request: Request, form: MemberForm, changed: Changed) -> HttpResponse:
    member = changed.standing
    assert isinstance(member, Membership)
    doing.with_version(form, member.version)
    return _form(
        request,
        member.team,
        member,
        form,
        overtaken=changed.message,
        key="",
        changes=changes.clashes(member, form),
    )


def _form(
    request: Request, team: Team, member: Membership | None, form: MemberForm, **more: Any
) -> HttpResponse:
    context = {
        "team": team, "member": member, "form": form, "key": doing.key(request), "overtaken": "", "changes": [],
        "certified": member is not None and not permissions.is_own(member, by=request.actor),
        **more,
    }  # fmt: skip
    return page(request, "desk/team_member.html", context, status=_status(form, more.get("overtaken", "")))


def _status(form: Any, stale: str) -> int:
    return 409 if stale else 422 if form.errors else 200
