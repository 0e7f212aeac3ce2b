"""What was shown in a place, or by somebody, between two days; and classes that come. Counts, and who teaches."""

from datetime import date, datetime

from django.db.models import Count, Q, QuerySet, Sum

from camtay.domains.learning.models import Observation, Session
from camtay.domains.learning.queries.teams import Work
from camtay.domains.learning.states import Confirmed, Seen
from camtay.domains.places.models import Place
from camtay.foundation.calendar import day_key


def work_in(place: Place, first: date, last: date) -> Work:
    """In a commune or a neighbourhood, whoever taught. Two queries."""
    where = Q(place=place) if place.kind == "neighbourhood" else Q(commune=place)
    return _work(Session.objects.filter(where), first, last)


def work_by(account_id: int, first: date, last: date) -> Work:
    """What somebody taught, wherever it was. Two queries."""
    return _work(Session.objects.filter(taught_by=account_id), first, last)


def classes_to_come(place: Place, *, now: datetime) -> list[Session]:
    """The next ten that are set for a neighbourhood or its whole commune, the nearest first. One query."""
    where = Q(place=place) | Q(place=place.parent_id)
    rows = Session.objects.filter(where, occurred_at__gt=now, cancelled_at=None)
    return list(rows.select_related("taught_by__person", "place").order_by("occurred_at", "pk")[:10])


def _work(sessions: QuerySet[Session], first: date, last: date) -> Work:
    held = sessions.filter(occurred_day__range=(day_key(first), day_key(last)), cancelled_at=None)
    counts = held.aggregate(
        sessions=Count("pk"), minutes=Sum("minutes"),
        unconfirmed=Count("pk", filter=Q(confirmed=Confirmed.NOT_YET)),
    )  # fmt: skip
    seen = Observation.objects.filter(session__in=held.values("pk"), withdrawn_by=None).exclude(
        seen=Seen.WITHDRAWN
    )
    pairs = seen.values("session", "person").distinct().count()
    people = seen.aggregate(people=Count("person", distinct=True))["people"]
    return Work(counts["sessions"], pairs, people, counts["minutes"] or 0, counts["unconfirmed"])
