"""Roles that come with being a core member: given for a team's days and places, ended with them."""

from datetime import date, datetime

from camtay.domains.people import actions as people
from camtay.domains.people import permissions as people_permissions
from camtay.domains.people import queries as people_queries
from camtay.domains.people.actions import Post
from camtay.domains.people.models import Account
from camtay.domains.places.models import Place
from camtay.domains.teams.models import CampaignPlace, Membership, Team
from camtay.domains.teams.states import TeamKind
from camtay.foundation.access import SYSTEM, Actor
from camtay.foundation.calendar import local_day

ROLE = "helper"


def places_of(team: Team) -> list[Place]:
    """Where members of a team help: a campaign in the places it names, every other team in its own."""
    named = CampaignPlace.objects.filter(team=team).select_related("place__parent").order_by("place__code")
    return [one.place for one in named] or [team.place]


def give(team: Team, *, name: str, email: str, phone: str, since: date, by: Actor, now: datetime) -> Account:
    """An account for somebody, with the helper's role in each place of the team, until the team's last day. Who holds
    the role there already just goes on holding it. Raises Refused where `by` may not give it."""
    account: Account | None = None
    for place in places_of(team):
        post = Post(ROLE, place, valid_from=since, valid_until=team.valid_until)
        if account is None:
            account = Account.objects.filter(email=email.strip().lower()).select_related("person").first()
            if account is None or not _holds(account, place, now):
                account = people.invite(name=name, email=email, phone=phone, post=post, by=by, now=now)
            else:
                people_permissions.check_can_grant(ROLE, place, to_person=account.person_id, by=by)
        elif not _holds(account, place, now):
            people.grant_role(account=account, post=post, by=by, now=now, tell=False)
    assert account is not None
    return account


def _holds(account: Account, place: Place, now: datetime) -> bool:
    held = people_queries.standing_roles(account, on=local_day(now))
    return any(one.role == ROLE and one.place_id in (place.pk, place.parent_id) for one in held)


def prolong(team: Team, was: date, *, by: Actor, now: datetime) -> None:
    """Roles that a campaign gave until its last day `was` end on its new one. Raises Refused where `by` may not give
    them."""
    mine = {place.pk for place in places_of(team)}
    core = Membership.objects.on(local_day(now)).filter(team=team, is_core=True).exclude(person=None)
    for account in (
        Account.objects.filter(person__in=core.values("person")).select_related("person").order_by("pk")
    ):
        for held in people_queries.standing_roles(account, on=local_day(now)):
            if held.role == ROLE and held.place_id in mine and held.valid_until == was:
                assert team.valid_until is not None, "a campaign has a last day"
                people.prolong_role(held=held, until=team.valid_until, by=by, now=now)


def end(member: Membership, team: Team, *, by: Actor, now: datetime) -> None:
    """The helper's role in the places of a team ends with being in it, unless another team there needs it. A campaign
    ends only what it gave itself: roles with its own last day."""
    account = Account.objects.filter(person=member.person_id).first()
    if member.person_id is None or account is None:
        return
    today = local_day(now)
    others = Membership.objects.on(today).filter(person=member.person_id, is_core=True).exclude(pk=member.pk)
    elsewhere = {place.pk for one in others.select_related("team__place") for place in places_of(one.team)}
    mine = {place.pk for place in places_of(team)} - elsewhere
    for held in people_queries.standing_roles(account, on=today):
        given = team.kind != TeamKind.CAMPAIGN or held.valid_until == team.valid_until
        if held.role == ROLE and held.place_id in mine and given:
            allowed = people_permissions.can_end(held, by=by)
            people.end_role(held=held, by=by if allowed else SYSTEM, now=now)
