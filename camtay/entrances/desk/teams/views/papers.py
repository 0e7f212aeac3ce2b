"""Papers of a team: the decision with its list, certificates of hours, proposals for praise."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from camtay.domains.teams import actions, permissions, queries
from camtay.domains.teams.models import Membership
from camtay.entrances.desk.cases.views.slips import drawn
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.teams.forms import CommendForm, PeriodForm
from camtay.entrances.desk.teams.presenters import papers as presenting
from camtay.entrances.desk.teams.views import doing
from camtay.entrances.desk.teams.views.lists import today
from camtay.foundation import files
from camtay.foundation.access import Refused
from camtay.foundation.ui.requests import Request


@require_safe
@staff
def decision_pdf(request: Request, team_id: UUID) -> HttpResponse:
    """The latest decision with the list of the team, to be signed."""
    team = queries.team(team_id, by=request.actor, on=today())
    permissions.check_can_keep(team.place, by=request.actor)
    return drawn("teams/decision.html", {"sheet": queries.decision_sheet(team, on=today())})


@require_safe
@staff
def decision_file(request: Request, team_id: UUID, decision_id: int) -> HttpResponseBase:
    """The scan of a decision."""
    team = queries.team(team_id, by=request.actor, on=today())
    found = queries.decision(team, decision_id)
    if found is None or found.file is None:
        raise Refused(_("Không có tệp này, hoặc tài khoản này không được xem."))
    return files.answer(found.file, f"quyet-dinh-{found.day:%Y%m%d}", inline=True)


def _certified(request: Request, member_id: UUID) -> Membership:
    member = queries.member(member_id, by=request.actor, on=today())
    permissions.check_is_another(member, by=request.actor)
    return member


@require_safe
@staff
def certificate(request: Request, member_id: UUID) -> HttpResponse:
    """The hours of somebody between two days, as they were written down; and the paper."""
    member = _certified(request, member_id)
    year = today().replace(month=1, day=1)
    form = PeriodForm(request.GET if "tu" in request.GET else {"tu": year, "den": today()})
    first, last = _period(form)
    context = {
        "member": member, "form": form, "sheet": presenting.certificate(member, first, last, on=today()),
        "period": f"?tu={first:%Y-%m-%d}&den={last:%Y-%m-%d}",
    }  # fmt: skip
    return page(request, "desk/team_certificate.html", context, status=422 if form.errors else 200)


def _period(form: PeriodForm) -> tuple[date, date]:
    if form.is_valid():
        return form.cleaned_data["tu"], form.cleaned_data["den"]
    return today().replace(month=1, day=1), today()


@require_safe
@staff
def certificate_pdf(request: Request, member_id: UUID) -> HttpResponse:
    """To be signed; nothing on it was typed by anybody."""
    member = _certified(request, member_id)
    first, last = _period(PeriodForm(request.GET))
    sheet = presenting.certificate(member, first, last, on=today())
    if not sheet.sessions:
        raise Refused(_("Trong những ngày này chưa có buổi nào được ghi, nên chưa có gì để chứng nhận."))
    return drawn("teams/certificate.html", {"sheet": sheet})


@require_http_methods(doing.GET_OR_POST)
@staff
def commend(request: Request, team_id: UUID) -> HttpResponse:
    """The team or somebody in it is proposed for praise."""
    team = queries.team(team_id, by=request.actor, on=today())
    permissions.check_can_keep_members(team, by=request.actor, on=today())
    core = [one for one in queries.core_of(team, on=today()) if not permissions.is_own(one, by=request.actor)]
    form = CommendForm(doing.data(request), team=team, members=core)
    if form.is_valid():
        said = form.cleaned_data
        chosen = UUID(said["member"]) if said["member"] else None
        if doing.carried(
            request, form, lambda now: actions.propose_commendation(
                team_id=team.pk, member_id=chosen, occasion=said["occasion"], reason=said["reason"],
                by=request.actor, now=now,
            ),
        ):  # fmt: skip
            messages.success(request, _("Đã ghi đề nghị. Tờ trình in được ở trang của tổ."))
            return redirect("desk:team", team_id=team.pk)
    context = {"team": team, "form": form, "key": doing.key(request)}
    return page(request, "desk/team_commend.html", context, status=422 if form.errors else 200)


@require_safe
@staff
def commendation_pdf(request: Request, commendation_id: int) -> HttpResponse:
    """The proposal, with what was done as it is on record."""
    found = queries.commendation(commendation_id, by=request.actor, on=today())
    return drawn("teams/commendation.html", {"sheet": presenting.commendation(found, on=today())})


@require_POST
@staff
def withdraw(request: Request, commendation_id: int) -> HttpResponse:
    """The proposal is taken back."""
    found = queries.commendation(commendation_id, by=request.actor, on=today())
    actions.withdraw_commendation(commendation_id=found.pk, by=request.actor, now=timezone.now())
    messages.success(request, _("Đã rút đề nghị."))
    return redirect("desk:team", team_id=found.team_id)
