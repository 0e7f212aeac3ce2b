"""What a place did with cases between two days, in counts alone: for the count of the day and the month of a village."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q

from camtay.domains.cases.models import Case, late
from camtay.domains.places.models import Place
from camtay.foundation.calendar import day_key


@dataclass(frozen=True)
class Done:
    """`received`, of those `online`; `settled`, of those `on_time`; `open` and of those `late`: at the moment asked."""

    received: int
    online: int
    settled: int
    on_time: int
    open: int
    late: int


def done_between(place: Place, first: date, last: date, *, now: datetime) -> Done:
    """Of a commune: what it received, and what it decides. Of a neighbourhood: the cases of its people.

    Two queries. Who asks has been shown to be allowed.
    """
    days = (day_key(first), day_key(last))
    part = place.kind == "neighbourhood"
    got = Q(neighbourhood=place) if part else Q(receiving_place=place)
    owed = Q(neighbourhood=place) if part else Q(deciding_place=place)
    received = Case.objects.filter(got, received_day__range=days)
    counts = received.aggregate(received=Count("pk"), online=Count("pk", filter=Q(channel="online")))
    settled = Q(settled_day__range=days)
    counts |= (
        Case.objects.filter(owed)
        .filter(settled | Q(pk__in=Case.objects.unsettled().filter(owed).values("pk")))
        .aggregate(
            settled=Count("pk", filter=settled),
            on_time=Count("pk", filter=settled & Q(on_time=True)),
            open=Count("pk", filter=Q(settled_at=None)),
            late=Count("pk", filter=Q(settled_at=None) & late(now)),
        )
    )
    return Done(**counts)


def asked_for(place: Place, first: date, last: date) -> list[tuple[str, int]]:
    """What the people of a neighbourhood filed: names of procedures and how many, most first. One query."""
    days = (day_key(first), day_key(last))
    rows = Case.objects.filter(neighbourhood=place, received_day__range=days).order_by()
    counted = rows.values("procedure_name").annotate(count=Count("pk"))
    return sorted(
        ((row["procedure_name"], row["count"]) for row in counted), key=lambda one: (-one[1], one[0])
    )
