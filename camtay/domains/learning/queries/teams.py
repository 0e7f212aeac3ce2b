"""What teams and their members did, and how far people came by it: for the pages of a team."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum

from camtay.domains.learning.models import Observation, Progress, Session
from camtay.domains.learning.states import Confirmed, Seen
from camtay.domains.places.models import Place
from camtay.foundation.calendar import day_key


@dataclass(frozen=True)
class Work:
    """Sessions, persons taught as times (lượt) and as people (người), minutes where they were written down."""

    sessions: int = 0
    times: int = 0
    people: int = 0
    minutes: int = 0
    unconfirmed: int = 0


@dataclass(frozen=True)
class Hours:
    """One helper's sessions: how many, their minutes, how many of them were written down without minutes."""

    sessions: int = 0
    minutes: int = 0
    untimed: int = 0


def _held(team_id: UUID, first: date, last: date) -> QuerySet[Session]:
    """A team's sessions in days, both included, without those that were cancelled."""
    days = (day_key(first), day_key(last))
    return Session.objects.filter(team=team_id, occurred_day__range=days, cancelled_at=None)


def _seen(team_id: UUID, first: date, last: date) -> QuerySet[Observation]:
    sessions = _held(team_id, first, last).values("pk")
    return Observation.objects.filter(session__in=sessions, withdrawn_by=None).exclude(seen=Seen.WITHDRAWN)


def work_of_team(team_id: UUID, first: date, last: date) -> Work:
    """Two queries."""
    held = _held(team_id, first, last).aggregate(
        sessions=Count("pk"), minutes=Sum("minutes"),
        unconfirmed=Count("pk", filter=Q(confirmed=Confirmed.NOT_YET)),
    )  # fmt: skip
    seen = _seen(team_id, first, last)
    pairs = seen.values("session", "person").distinct().count()
    people = seen.aggregate(people=Count("person", distinct=True))["people"]
    return Work(held["sessions"], pairs, people, held["minutes"] or 0, held["unconfirmed"])


def alone_by_team(team_id: UUID, first: date, last: date) -> int:
    """How many people whom the team had shown something could do it alone for the first time in these days."""
    shown = Observation.objects.filter(
        session__team=team_id, session__cancelled_at=None, person=OuterRef("person"), skill=OuterRef("skill"),
        occurred_day__lte=OuterRef("alone_day"), withdrawn_by=None,
    )  # fmt: skip
    reached = Progress.objects.filter(alone_day__range=(day_key(first), day_key(last)))
    return reached.filter(Exists(shown)).values("person").distinct().count()


def hours_of(accounts: Iterable[int], team_id: UUID, first: date, last: date) -> dict[int, Hours]:
    """Account → what was held for the team in these days; those who held nothing are left out. One query."""
    rows = (
        _held(team_id, first, last)
        .filter(taught_by__in=list(accounts))
        .values("taught_by")
        .annotate(count=Count("pk"), sum=Sum("minutes"), untimed=Count("pk", filter=Q(minutes=None)))
        .order_by()
    )
    return {row["taught_by"]: Hours(row["count"], row["sum"] or 0, row["untimed"]) for row in rows}


def skills_of_team(team_id: UUID, first: date, last: date) -> list[tuple[str, int]]:
    """Lessons shown, with how many times each; most first, then by code."""
    rows = _seen(team_id, first, last).values("skill").annotate(count=Count("pk")).order_by()
    return sorted(((row["skill"], row["count"]) for row in rows), key=lambda pair: (-pair[1], pair[0]))


def places_of_team(team_id: UUID, first: date, last: date) -> list[tuple[Place, int, int]]:
    """Where sessions were held: place, sessions, people; by code."""
    rows = (
        _held(team_id, first, last)
        .values("place")
        .annotate(
            count=Count("pk", distinct=True),
            people=Count("observations__person", distinct=True, filter=Q(observations__withdrawn_by=None)),
        )
        .order_by()
    )
    found = {row["place"]: (row["count"], row["people"]) for row in rows}
    return [(place, *found[place.pk]) for place in Place.objects.filter(pk__in=found).order_by("code")]


def pictures_of_team(team_id: UUID, first: date, last: date) -> list[Session]:
    """Sessions with a picture whose people agreed to it, latest first."""
    shown = _held(team_id, first, last).filter(photo_consent=True).exclude(photo=None)
    return list(shown.select_related("photo", "place").order_by("-occurred_at", "pk")[:12])


def picture_of_team(team_id: UUID, session_id: UUID) -> Session | None:
    """One session of the team with a picture that may be shown."""
    found = Session.objects.filter(pk=session_id, team=team_id, photo_consent=True, cancelled_at=None)
    return found.exclude(photo=None).select_related("photo").first()


def waiting_of_team(team_id: UUID) -> list[Session]:
    """The sessions that nobody has confirmed yet, oldest first: the first twenty."""
    rows = Session.objects.filter(team=team_id, cancelled_at=None, confirmed=Confirmed.NOT_YET)
    found = rows.select_related("place", "taught_by__person").annotate(at=F("occurred_at"))
    return list(found.order_by("at", "pk")[:20])
