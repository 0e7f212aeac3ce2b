"""What an official did with cases between two days: steps, and the cases they answered for."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q

from camtay.domains.cases.models import Case, CaseQuerySet, CaseStep
from camtay.foundation.calendar import day_key, day_range


@dataclass(frozen=True)
class StepDone:
    """One kind of step: how often it was done, and how often after its own deadline."""

    name: str
    count: int
    late: int


def steps_done_by(account_id: int, first: date, last: date) -> list[StepDone]:
    """By name. One query."""
    start, end = day_range(first, last)
    rows = CaseStep.objects.filter(done_by=account_id, done_at__gte=start, done_at__lt=end).order_by()
    counted = rows.values("name").annotate(
        count=Count("pk"), late=Count("pk", filter=Q(done_at__gt=F("due_at")))
    )
    return sorted((StepDone(**row) for row in counted), key=lambda one: one.name)


def settled_by(account_id: int, first: date, last: date) -> CaseQuerySet:
    """The cases they answered for and that came to their end, by when."""
    rows = Case.objects.filter(assignee=account_id, settled_day__range=(day_key(first), day_key(last)))
    return rows.select_related("procedure").order_by("settled_at", "pk")
