"""Lists of tasks: mine, those I gave, those of a place; and how many wait."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, Count, Q, When

from camtay.domains.people import queries as people
from camtay.domains.tasks import permissions, states
from camtay.domains.tasks.models import Extension, Task, TaskQuerySet
from camtay.domains.tasks.queries.tasks import seen_by
from camtay.domains.tasks.rules import deadlines
from camtay.foundation.access import Actor, scope_of
from camtay.foundation.calendar import calendar_now, day_key
from camtay.foundation.vietnamese import fold, name_sort_key

PARTS = ("mine", "confirm", "given", "place")


@dataclass(frozen=True)
class Filter:
    """What is looked for. `due`: "late" or "soon"; `over`: those that are over too."""

    text: str = ""
    state: str = ""
    due: str = ""
    department: str = ""
    doer: int | None = None
    place: int | None = None
    source: str = ""
    over: bool = False


@dataclass(frozen=True)
class Waiting:
    """How much there is in each list; `late`: of what is mine."""

    mine: int
    late: int
    confirm: int
    given: int
    place: int | None


def listed(
    part: str, asked: Filter, *, by: Actor, now: datetime, accounts: frozenset[int] | None = None
) -> TaskQuerySet:
    """The tasks of a part that fit, by deadline, so that the late stand on top. `asked` narrows, never widens."""
    known = permissions.accounts_of(by) if accounts is None else accounts
    rows = Task.objects.filter(seen_by(by, known) & _part(part, by, known))
    if not asked.state and not asked.over:
        rows = rows.filter(state__in=states.TO_DO if part == "mine" else states.OPEN)
    return _narrowed(rows, asked, now)


def _narrowed(rows: TaskQuerySet, asked: Filter, now: datetime) -> TaskQuerySet:
    if asked.state:
        rows = rows.filter(state=asked.state)
    if asked.due == "late":
        rows = rows.overdue(now)
    elif asked.due == "soon":
        soon = deadlines.soon_until(now, calendar_now())
        rows = rows.filter(state__in=states.RUNNING, due_at__gte=now, due_at__lte=soon)
    exact = {"department": asked.department, "doer": asked.doer, "place": asked.place, "source": asked.source}
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    for word in fold(asked.text).split()[:6]:
        rows = rows.filter(search__contains=word)
    return rows.shown().by_deadline()


def _part(part: str, by: Actor, accounts: frozenset[int]) -> Q:
    if part == "mine":
        return Q(doer__in=accounts)
    if part == "confirm":
        return _to_confirm(accounts)
    if part == "given":
        return Q(giver__in=accounts) | Q(answerable__in=accounts)
    return Q(place__in=scope_of(permissions.SEE, by).place_ids)


def _to_confirm(accounts: frozenset[int]) -> Q:
    """What they gave and is reported done; never what they did themselves."""
    gave = Q(giver__in=accounts) | Q(answerable__in=accounts)
    return gave & Q(state=states.DONE) & ~Q(doer__in=accounts) & ~Q(done_by__in=accounts)


def waiting(by: Actor, *, now: datetime, accounts: frozenset[int] | None = None) -> Waiting:
    """How many tasks wait in each list. Two queries, one where `accounts` is known."""
    known = permissions.accounts_of(by) if accounts is None else accounts
    mine = Q(doer__in=known, state__in=states.TO_DO)
    gave = Q(giver__in=known) | Q(answerable__in=known)
    places = scope_of(permissions.SEE, by).place_ids
    found = Task.objects.filter(seen_by(by, known), state__in=states.OPEN).aggregate(
        mine=Count("pk", filter=mine),
        late=Count("pk", filter=mine & Q(due_at__lt=now)),
        confirm=Count("pk", filter=_to_confirm(known)),
        given=Count("pk", filter=gave),
        place=Count("pk", filter=Q(place__in=places)),
    )
    return Waiting(**{**found, "place": found["place"] if places else None})


def due_until(place_ids: Collection[int], *, until: datetime) -> TaskQuerySet:
    """What runs in these places and is late, or due by `until`; who asks has been shown to be allowed."""
    return (
        Task.objects.filter(place__in=place_ids, state__in=states.RUNNING, due_at__lte=until)
        .shown()
        .by_deadline()
    )


def due_of(account_id: int, *, until: datetime) -> TaskQuerySet:
    """What somebody has to do themselves and is late, or due by `until`."""
    return Task.objects.to_do().filter(doer=account_id, due_at__lte=until).shown().by_deadline()


def done_by(account_id: int, first: date, last: date) -> TaskQuerySet:
    """What somebody reported done between two days, by when."""
    days = (day_key(first), day_key(last))
    done = Task.objects.filter(done_by=account_id, done_day__range=days, state__in=states.SETTLED)
    return done.exclude(state=states.DROPPED).shown().order_by("done_at", "pk")


def soon_until(now: datetime) -> datetime:
    """What is due by then is due soon: the end of the second working day from today."""
    return deadlines.soon_until(now, calendar_now())


def more_time_asked(place_ids: Collection[int]) -> list[Extension]:
    """Wishes for more time in these places that have no answer yet, the oldest first. One query."""
    waiting = Extension.objects.filter(
        task__place__in=place_ids, task__state__in=states.RUNNING, answered_at=None
    )
    return list(waiting.select_related("task__doer__person", "asked_by__person").order_by("asked_at", "pk"))


def doers_listed(by: Actor, accounts: frozenset[int]) -> list[tuple[int, str]]:
    """Who does the open tasks that `by` sees: account and name, by name. Two queries."""
    rows = Task.objects.filter(seen_by(by, accounts), state__in=states.OPEN)
    ids: Collection[int] = set(rows.order_by().values_list("doer", flat=True).distinct())
    return sorted(people.names_of(ids).items(), key=lambda one: one[1])


def sources_listed(by: Actor, accounts: frozenset[int]) -> list[str]:
    """What raised the tasks that `by` sees."""
    rows = Task.objects.filter(seen_by(by, accounts)).exclude(source="")
    return sorted(rows.order_by().values_list("source", flat=True).distinct())


def raised_by(source: str, *ids: str) -> TaskQuerySet:
    """All tasks that these goals, letters or reports raised; whoever asks has been shown to be allowed."""
    return Task.objects.filter(source=source, source_id__in=ids).shown().by_deadline()


def raised_listed(source: str, ids: Collection[str], asked: Filter, *, now: datetime) -> TaskQuerySet:
    """The tasks that several plans, letters or reports raised and that fit: what still has to be done by deadline, then
    the rest; whoever asks has been shown to be allowed."""
    rows = _narrowed(Task.objects.filter(source=source, source_id__in=list(ids)), asked, now)
    return rows.order_by(Case(When(state__in=states.RUNNING, then=0), default=1), "due_at", "pk")


def raised_doers(source: str, ids: Collection[str]) -> list[tuple[int, str]]:
    """Who does the tasks that these raised: account and name, by name. Two queries."""
    rows = Task.objects.filter(source=source, source_id__in=list(ids)).order_by()
    names = people.names_of(set(rows.values_list("doer", flat=True).distinct()))
    return sorted(names.items(), key=lambda one: name_sort_key(one[1]))


def raised_ids(source: str, ids: Collection[str]) -> set[str]:
    """For which of these plans, letters or reports work was ever given, dropped work too. One query."""
    rows = Task.objects.filter(source=source, source_id__in=list(ids)).order_by()
    return set(rows.values_list("source_id", flat=True).distinct())


@dataclass(frozen=True)
class Raised:
    """Of the tasks that one thing raised, dropped ones left out: all, those not finished, and those overdue."""

    total: int = 0
    unfinished: int = 0
    overdue: int = 0


def raised_counts(source: str, ids: Collection[str], *, now: datetime) -> dict[str, Raised]:
    """How the work of each of these plans, letters or reports stands; what raised nothing is left out. One query."""
    rows = Task.objects.filter(source=source, source_id__in=ids).exclude(state=states.DROPPED)
    counted = (
        rows.order_by()
        .values("source_id")
        .annotate(
            total=Count("pk"),
            unfinished=Count("pk", filter=Q(state__in=states.RUNNING)),
            overdue=Count("pk", filter=Q(state__in=states.RUNNING, due_at__lt=now)),
        )
    )
    return {one["source_id"]: Raised(one["total"], one["unfinished"], one["overdue"]) for one in counted}
