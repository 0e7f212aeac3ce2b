"""What each person has to do, and what is due in a place within two working days: the list of 7:30."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from camtay.domains.cases import permissions
from camtay.domains.cases.models import Case, CaseStep
from camtay.domains.cases.queries.lists import soon_until, waited_for
from camtay.domains.cases.queries.page import is_late
from camtay.domains.cases.rules.steps import is_step_late
from camtay.domains.people.models import Account
from camtay.foundation.access import Actor, scope_of
from camtay.foundation.calendar import local_day

MOST_TASKS, MOST_DUE = 300, 1000
GROUPS = ("late", "today", "soon", "later", "still")
_OPEN = Q(steps__begun_at__isnull=False, steps__done_at=None)


@dataclass(frozen=True)
class Task:
    """A case somebody has now. `step`: what is to be done, None where the case has no steps. `due_at`: the nearer of
    the step's deadline and the case's. `group`: one of GROUPS; "still": past it, but the clock stood still in time."""

    case: Case
    step: CaseStep | None
    due_at: datetime | None
    group: str
    holder: Account | None


def my_tasks(by: Actor, *, now: datetime) -> list[Task]:
    """What `by` has, and what waits for a role of theirs and has nobody yet; the late first. Two queries."""
    if by.account_id is None:
        return []
    reached = Q(holder=by.account_id)
    for held in by.roles:
        place = "case__receiving_place__in" if held.role == "clerk" else "case__deciding_place__in"
        reached |= Q(holder=None, role=held.role, **{place: held.covers})
    steps = CaseStep.objects.filter(reached, begun_at__isnull=False, done_at=None)
    steps = steps.exclude(case__applicant=by.person_id).select_related(
        "case__receiving_place", "case__assignee__person", "holder__person"
    )
    found = {one.case_id: _task(one.case, one, now) for one in steps.order_by("due_at", "pk")[:MOST_TASKS]}
    given = Case.objects.unsettled().filter(assignee=by.account_id).exclude(_OPEN)
    given = given.select_related("receiving_place", "assignee__person")
    for case in given.order_by("clock_due_at", "pk")[:MOST_TASKS]:
        found.setdefault(case.pk, _task(case, None, now))
    return _in_order(found.values())


def due_soon(by: Actor, *, now: datetime) -> list[Task]:
    """The cases of `by`'s places that are late or due within two working days, with who has each. Two queries."""
    scope = scope_of(permissions.MORNING, by)
    return due_soon_in(scope.place_ids, now=now)


def due_soon_in(place_ids: Collection[int], *, now: datetime) -> list[Task]:
    """As `due_soon`, in these places; who asks has been shown to be allowed. What waits for the applicant is not due."""
    return due_until(place_ids, until=soon_until(now), now=now)


def due_until(place_ids: Collection[int], *, until: datetime, now: datetime) -> list[Task]:
    """What these places decide and is late, or due before `until`; as `due_soon_in` besides. Two queries."""
    rows = Case.objects.unsettled().filter(deciding_place__in=place_ids, clock_due_at__lt=until)
    rows = rows.exclude(waited_for()).select_related("receiving_place", "assignee__person", "procedure")
    cases = list(rows.order_by("clock_due_at", "pk")[:MOST_DUE])
    steps = CaseStep.objects.filter(case__in=cases, begun_at__isnull=False, done_at=None)
    open_ones = {one.case_id: one for one in steps.select_related("holder__person")}
    return _in_order([_task(case, open_ones.get(case.pk), now) for case in cases])


def _task(case: Case, step: CaseStep | None, now: datetime) -> Task:
    dues = [
        one
        for one in (step.due_at if step else None, case.explained_due_at or case.clock_due_at)
        if one is not None
    ]
    due = min(dues, default=None)
    holder = step.holder if step is not None and step.holder else case.assignee
    return Task(case, step, due, _group(due, case, now), holder)


def _group(due: datetime | None, case: Case, now: datetime) -> str:
    if is_late(case, now=now) or is_step_late(due, now, case.paused_since):
        return "late"
    if due is None:
        return "later"
    if due < now:
        return "still"
    if local_day(due) <= local_day(now):
        return "today"
    return "soon" if due <= soon_until(now) else "later"


def _in_order(tasks: Collection[Task]) -> list[Task]:
    """What is late and what is due next on top; what has no deadline last."""

    def urgency(task: Task) -> tuple[int, bool, float]:
        return GROUPS.index(task.group), task.due_at is None, task.due_at.timestamp() if task.due_at else 0.0

    return sorted(tasks, key=urgency)
