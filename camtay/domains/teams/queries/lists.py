"""Teams and the people in them, as far as somebody sees them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.teams import permissions
from camtay.domains.teams.models import (
    Commendation,
    Decision,
    Membership,
    Quota,
    Team,
    TeamMonth,
    TeamQuerySet,
)
from camtay.domains.teams.permissions import KEEP, KEEP_MEMBERS, SEE
from camtay.domains.teams.states import TeamKind
from camtay.foundation.access import Actor, Refused, allows, scope_of
from camtay.foundation.calendar import day_key, month_key
from camtay.foundation.vietnamese import fold

WORDS = 6  # of a search
GONE = _("Không có tổ này, hoặc tài khoản này không được xem.")


@dataclass(frozen=True)
class Standing:
    """How a team stands in a month: its people today, what it did, what is asked of it."""

    core: int
    people: int
    sessions: int = 0
    times: int = 0
    taught: int = 0
    quota: Quota | None = None


def visible(by: Actor, *, on: date) -> TeamQuerySet:
    """Every team of the places whose teams `by` sees, and those `by` is a core member of."""
    scope = scope_of(SEE, by)
    if scope.everywhere:
        return Team.objects.all()
    seen = Q(place__in=scope.place_ids)
    if scope.person_id is not None:
        mine = Membership.objects.on(on).filter(is_core=True)
        own = Q(person=scope.person_id) | Q(person__same_as=scope.person_id)
        seen |= Q(pk__in=mine.filter(own).values("team"))
    return Team.objects.filter(seen)


def seen_teams(
    by: Actor, *, on: date, text: str = "", kind: str = "", place_id: int | None = None, part: str = "now"
) -> QuerySet[Team]:
    """By name. `part`: "now" those that stand, "past" those that do not; "" all. `place_id`: a neighbourhood, or a
    commune with all that lies in it."""
    found = visible(by, on=on).select_related("place__parent")
    if kind in TeamKind.values:
        found = found.filter(kind=kind)
    if place_id is not None:
        found = found.filter(Q(place=place_id) | Q(commune=place_id))
    if part == "now":
        found = found.on(on)
    elif part == "past":
        found = found.filter(until_day__lt=day_key(on))
    for word in fold(text).split()[:WORDS]:
        found = found.filter(search__contains=word)
    return found.order_by("search", "pk")


def team(team_id: UUID, *, by: Actor, on: date) -> Team:
    """One of those `by` sees. Raises Refused, and just the same where there is none."""
    found = (
        Team.objects.select_related("place__parent", "commune", "decision_file").filter(pk=team_id).first()
    )
    if found is None or not permissions.can_see(found, by=by, on=on):
        raise Refused(GONE)
    return found


def standing_of(found: Collection[Team], *, on: date) -> dict[UUID, Standing]:
    """Team → how it stands in the month of `on`; three queries however many they are."""
    ids = [one.pk for one in found]
    counts = {
        row["team"]: row
        for row in Membership.objects.on(on)
        .filter(team__in=ids)
        .values("team")
        .annotate(people=Count("pk"), core=Count("pk", filter=Q(is_core=True)))
        .order_by()
    }
    months = {
        one.team_id: one for one in TeamMonth.objects.filter(team__in=ids, day=day_key(on.replace(day=1)))
    }
    quotas = {one.team_id: one for one in Quota.objects.filter(team__in=ids, month=month_key(on))}
    answer = {}
    for pk in ids:
        row, month = counts.get(pk, {"core": 0, "people": 0}), months.get(pk)
        did = (month.sessions, month.times, month.taught) if month is not None else (0, 0, 0)
        answer[pk] = Standing(row["core"], row["people"], *did, quotas.get(pk))
    return answer


def totals(found: QuerySet[Team], *, on: date) -> tuple[int, int]:
    """Core members and all members of these teams on a day."""
    rows = Membership.objects.on(on).filter(team__in=found.order_by().values("pk"))
    counted = rows.aggregate(people=Count("pk"), core=Count("pk", filter=Q(is_core=True)))
    return counted["core"], counted["people"]


def members(
    by: Actor,
    *,
    on: date,
    of: Team | None = None,
    text: str = "",
    part: str = "now",
    place_id: int | None = None,
) -> QuerySet[Membership]:
    """By given name. `part`: "now", "core" (of those), "past" (who left). Of one team, which the caller has been
    given by `team`; else of every team that `by` sees."""
    found = Membership.objects.select_related("team", "neighbourhood").exclude(name="")
    if of is not None:
        found = found.filter(team=of)
    else:
        scope = scope_of(SEE, by)
        mine = visible(by, on=on).values("pk")
        found = found if scope.everywhere else found.filter(team__in=mine)
    if place_id is not None:
        found = found.filter(Q(neighbourhood=place_id) | Q(commune=place_id))
    found = found.filter(until_day__lt=day_key(on)) if part == "past" else found.on(on)
    if part == "core":
        found = found.filter(is_core=True)
    for word in fold(text).split()[:WORDS]:
        found = found.filter(search__contains=word)
    return found.order_by("search", "pk")


def member(member_id: UUID, *, by: Actor, on: date) -> Membership:
    """One row, for whoever keeps the people of that team. Raises Refused, and just the same where there is none."""
    found = (
        Membership.objects.select_related("team__place__parent", "team__commune", "person")
        .filter(pk=member_id)
        .exclude(name="")
        .first()
    )
    if found is None or not permissions.can_keep_members(found.team, by=by, on=on):
        raise Refused(_("Không có thành viên này, hoặc tài khoản này không được xem."))
    return found


def core_of(found: Team, *, on: date) -> list[Membership]:
    rows = Membership.objects.on(on).filter(team=found, is_core=True).exclude(name="")
    return list(rows.select_related("person__account").order_by("search", "pk"))


def works_in(found: Team) -> list[Place]:
    """Where a campaign works; [] where its whole place is meant."""
    return [one.place for one in found.works_in.select_related("place").order_by("place__code")]


def decisions(found: Team) -> list[Decision]:
    """Latest first."""
    rows = Decision.objects.filter(team=found).select_related("file", "recorded_by__person")
    return list(rows.order_by("-day", "-pk"))


def decision(found: Team, decision_id: int) -> Decision | None:
    return Decision.objects.select_related("file").filter(team=found, pk=decision_id).first()


def commendations(found: Team) -> list[Commendation]:
    rows = Commendation.objects.filter(team=found, withdrawn_at=None).select_related(
        "member", "proposed_by__person"
    )
    return list(rows.order_by("-proposed_at", "-pk"))


def commendation(commendation_id: int, *, by: Actor, on: date) -> Commendation:
    """One that stands, for whoever keeps the people of that team. Raises Refused."""
    found = (
        Commendation.objects.select_related("team__place__parent", "team__commune", "member")
        .filter(pk=commendation_id, withdrawn_at=None)
        .first()
    )
    if found is None or not permissions.can_keep_members(found.team, by=by, on=on):
        raise Refused(_("Không có đề nghị này, hoặc tài khoản này không được xem."))
    return found


def places_kept(by: Actor) -> list[Place]:
    """The communes whose teams `by` keeps, in Vietnamese order."""
    return places.communes_among(scope_of(KEEP, by).place_ids)


def sees_some(by: Actor) -> bool:
    """Has the actor a role that sees teams somewhere, or their own?"""
    return not scope_of(SEE, by).empty


def may_be_told_phones(found: Team, *, by: Actor, on: date) -> bool:
    """Telephones of members are for those who keep the list."""
    return permissions.can_keep_members(found, by=by, on=on)


def keeps_members_in(commune: Place, *, by: Actor) -> bool:
    return allows(KEEP_MEMBERS, by, places=[commune.pk])


def quotas_of(commune: Place, *, month: date) -> list[tuple[Team, Quota | None]]:
    """The teams that stand in a month, with what is asked of them."""
    key, last = day_key(month), day_key(month.replace(day=28))
    rows = Team.objects.filter(commune=commune, since_day__lte=last).filter(
        Q(until_day=None) | Q(until_day__gte=key)
    )
    found = list(rows.select_related("place").order_by("search", "pk"))
    asked = {one.team_id: one for one in Quota.objects.filter(team__in=found, month=month_key(month))}
    return [(one, asked.get(one.pk)) for one in found]
