"""What figures read of teams, folded when a team changes, and each night where the day changes something."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from camtay.domains.places.models import Place
from camtay.domains.teams.models import Coverage, Membership, Team, TeamMonth
from camtay.domains.teams.rules import standing
from camtay.domains.teams.states import TeamKind
from camtay.foundation.calendar import day_from_key, day_key, local_day


def place_keys(team: Team) -> None:
    """The folded columns of a team, before it is written."""
    small = team.place.kind == "neighbourhood"
    team.commune_id = team.place.parent_id if small and team.place.parent_id else team.place_id
    team.neighbourhood_id = team.place_id if small else None
    team.since_day = day_key(team.valid_from)
    last = standing.last_day(team.valid_until, team.closed_on)
    team.until_day = day_key(last) if last else None


def member_keys(member: Membership, team: Team) -> None:
    """The folded columns of a member, before it is written."""
    member.kind, member.commune_id, member.neighbourhood_id = (
        team.kind,
        team.commune_id,
        team.neighbourhood_id,
    )
    member.since_day = day_key(member.since)
    last = standing.member_last_day(
        member.until, day_from_key(team.until_day) if team.until_day is not None else None
    )
    member.until_day = day_key(last) if last else None


def fold(teams: Collection[Team], *, today: date) -> None:
    """After these teams changed: their months, and how their communes are covered."""
    fold_months(teams, today=today)
    fold_coverage({team.commune_id for team in teams}, today=today)


def fold_months(teams: Iterable[Team], *, today: date) -> None:
    """One row for each month in which a team stood, up to today; none beyond its end but where sessions were held."""
    rows: list[TeamMonth] = []
    for team in teams:
        last = min(today, day_from_key(team.until_day)) if team.until_day is not None else today
        stood = last >= team.valid_from
        rows += [_month(team, first) for first in standing.months(team.valid_from, last) if stood]
        outside = Q(day__gt=day_key(last)) | Q(day__lt=day_key(standing.month_start(team.valid_from)))
        outside |= Q() if stood else Q(team=team)
        TeamMonth.objects.filter(outside, team=team, sessions=0).delete()
    TeamMonth.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)


def _month(team: Team, first: date) -> TeamMonth:
    return TeamMonth(
        team=team, commune_id=team.commune_id, neighbourhood_id=team.neighbourhood_id, kind=team.kind,
        day=day_key(first),
    )  # fmt: skip


def fold_coverage(communes: Collection[int], *, today: date) -> None:
    """How many teams stand in each neighbourhood of these communes, and since when without a gap. Campaigns are
    guests: they cover nothing."""
    parts = Place.objects.real().neighbourhoods().filter(parent__in=communes).standing(today)
    spans: dict[int, list[tuple[date, date | None]]] = {}
    teams = Team.objects.filter(commune__in=communes, kind=TeamKind.COMMUNITY).exclude(neighbourhood=None)
    for place_id, since, until in teams.values_list("neighbourhood", "since_day", "until_day"):
        last = day_from_key(until) if until is not None else None
        spans.setdefault(place_id, []).append((day_from_key(since), last))
    rows = []
    for part in parts.only("pk", "parent"):
        count, begun = standing.covered(spans.get(part.pk, []), today)
        key = day_key(begun) if begun is not None else None
        rows.append(Coverage(place_id=part.pk, commune_id=part.parent_id or 0, teams=count, since_day=key))
    Coverage.objects.filter(commune__in=communes).exclude(place__in=[row.place_id for row in rows]).delete()
    Coverage.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["place"],
        update_fields=["commune", "teams", "since_day"], batch_size=1000,
    )  # fmt: skip


AT_ONCE = 50  # communes


@transaction.atomic
def fold_day(*, now: datetime) -> int:
    """A new day: teams begin and end by themselves, and a new month counts. How many neighbourhoods are covered now.
    The month before is looked at too, for a night on which nothing ran."""
    today = local_day(now)
    this = standing.month_start(today)
    before = standing.month_start(date.fromordinal(this.toordinal() - 1))
    for first, last in ((before, date.fromordinal(this.toordinal() - 1)), (this, today)):
        begun = Team.objects.filter(since_day__lte=day_key(last)).order_by("pk")
        standing_then = begun.filter(Q(until_day=None) | Q(until_day__gte=day_key(first)))
        rows = [_month(team, first) for team in standing_then.iterator(1000)]
        TeamMonth.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
    parents = Place.objects.real().neighbourhoods().values_list("parent", flat=True).distinct()
    communes = sorted({pk for pk in parents if pk is not None})
    for at in range(0, len(communes), AT_ONCE):
        fold_coverage(communes[at : at + AT_ONCE], today=today)
    return Coverage.objects.filter(teams__gt=0).count()
