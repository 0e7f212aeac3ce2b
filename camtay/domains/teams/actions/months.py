"""What teams did, folded month by month."""

from datetime import date

from django.db import transaction
from django.db.models import F

from camtay.domains.teams.models import Team, TeamMonth
from camtay.domains.teams.rules import standing
from camtay.foundation.calendar import day_key


@transaction.atomic
def note_session(*, team: Team, day: date, times: int, people: int) -> None:
    """One session more in the month of `day`, in the caller's transaction: so many persons taught, of whom `people`
    this team had not yet taught in that month. Negative numbers take a cancelled one out again."""
    month, _made = TeamMonth.objects.get_or_create(
        team=team, day=day_key(standing.month_start(day)),
        defaults={"commune_id": team.commune_id, "neighbourhood_id": team.neighbourhood_id, "kind": team.kind},
    )  # fmt: skip
    TeamMonth.objects.filter(pk=month.pk).update(
        sessions=F("sessions") + (-1 if min(times, people) < 0 else 1),
        times=F("times") + times,
        taught=F("taught") + people,
    )
