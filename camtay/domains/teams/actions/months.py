"""What teams did, folded month by month."""

from datetime import date

from django.db import transaction
from django.db.models import F

from camtay.domains.teams.models import Team, TeamMonth
from camtay.domains.teams.rules import standing
from camtay.foundation.calendar import day_key


@transaction.atomic
def note_session(*, team: Team, day: date, times: int, people: int, sessions: int | None = None) -> None:
    """One session more in the month of `day`, in the caller's transaction: so many persons taught, of whom `people`
    this team had not yet taught in that month. Negative numbers take a cancelled one out again. `sessions`: 0 where
    people join one that is counted already."""
    one = -1 if min(times, people) < 0 else 1
    month, _made = TeamMonth.objects.get_or_create(
        team=team, day=day_key(standing.month_start(day)),
        defaults={"commune_id": team.commune_id, "neighbourhood_id": team.neighbourhood_id, "kind": team.kind},
    )  # fmt: skip
    TeamMonth.objects.filter(pk=month.pk).update(
        sessions=F("sessions") + (one if sessions is None else sessions),
        times=F("times") + times,
        taught=F("taught") + people,
    )
