"""The list of 7:30: cases and tasks that are late or due within two working days, and who has each."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from camtay.domains.cases import permissions as case_permissions
from camtay.domains.cases import queries as cases
from camtay.domains.people.models import Account
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.reports import permissions
from camtay.domains.reports.models import MorningWish
from camtay.domains.tasks import queries as tasks
from camtay.domains.tasks.models import Task
from camtay.foundation.access import Actor, Refused, scope_of

URGENT = ("late", "today", "soon")


@dataclass(frozen=True)
class Morning:
    """`whole`: of the places of a head or leader; else one official's own. `drafted`: cases whose letter of apology
    is drafted and not given out."""

    whole: bool
    places: list[Place]
    cases: list[cases.Task]
    tasks: list[Task]
    drafted: set[UUID]
    late_tasks: int

    @property
    def late(self) -> int:
        return sum(one.group == "late" for one in self.cases)

    @property
    def empty(self) -> bool:
        return not (self.cases or self.tasks)


def morning(by: Actor, *, now: datetime) -> Morning:
    """What `by` reads at half past seven. Raises Refused for those who have no office. At most six queries."""
    heads = scope_of(case_permissions.MORNING, by).place_ids
    if heads:
        return morning_in(heads, now=now)
    if by.account_id is None or scope_of(permissions.CHOOSE_MORNING, by).empty:
        raise Refused(permissions.NO_OFFICE)
    return morning_of(by, now=now)


def morning_in(place_ids: Collection[int], *, now: datetime) -> Morning:
    """Of whole places; who asks has been shown to be allowed."""
    known = cases.due_soon_in(place_ids, now=now)
    work = list(tasks.due_until(place_ids, until=tasks.soon_until(now)))
    return Morning(True, places.communes_among(place_ids), known, work, _drafted(known), _late(work, now))


def morning_of(by: Actor, *, now: datetime) -> Morning:
    """Of one official: what they have, and what waits for a role of theirs."""
    known = [one for one in cases.my_tasks(by, now=now) if one.group in URGENT]
    work = list(tasks.due_of(by.account_id, until=tasks.soon_until(now))) if by.account_id is not None else []
    return Morning(False, [], known, work, _drafted(known), _late(work, now))


def wants_morning(account_id: int) -> bool:
    """Does somebody want the letter of 7:30? Who never said, does."""
    return not MorningWish.objects.filter(account=account_id, wanted=False).exists()


def declined_morning(accounts: Collection[Account]) -> set[int]:
    """Those of these accounts who want no letter. One query."""
    rows = MorningWish.objects.filter(account__in=accounts, wanted=False)
    return set(rows.values_list("account", flat=True))


def _drafted(known: Collection[cases.Task]) -> set[UUID]:
    return cases.apologies_waiting([one.case.pk for one in known]) if known else set()


def _late(work: Collection[Task], now: datetime) -> int:
    return sum(one.due_at < now for one in work)
