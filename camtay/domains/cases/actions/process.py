"""The steps of the internal process: copied at acceptance, closed and begun as the case moves, handed on, given out.

At most one step of a case is open. It stands in the phase of the case, or, where the last step of the intake has
handed on, in the next one: whoever then has it begins the work.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from camtay.domains.cases import states
from camtay.domains.cases.models import Case, CaseStep
from camtay.domains.cases.rules import clock
from camtay.domains.cases.rules.explained import Stop
from camtay.domains.cases.rules.steps import step_due_at
from camtay.domains.people import queries as people
from camtay.domains.people.models import Account
from camtay.domains.procedures import queries as procedures
from camtay.foundation.access import Actor
from camtay.foundation.calendar import calendar_now, local_day
from camtay.foundation.prepared import Prepared, Slot, update

_CHANGED = ("holder", "begun_at", "due_at", "done_at", "done_by")
_STEPS = Prepared(lambda: CaseStep.objects.filter(case=Slot("case", Case._meta.get_field("id"))))
_ENDED = frozenset({states.REFUSED, states.STOPPED, states.WITHDRAWN, states.HANDED_OVER})


def lay(case: Case, stops: Sequence[Stop], *, by: Actor, now: datetime) -> None:
    """Copy the process to a case that is being taken in, whose clock is folded and whose row is not saved here, and
    begin its first step."""
    if case.procedure is None:
        return
    place = case.deciding_place
    planned = procedures.process_of(case.procedure, place).steps
    case.department = procedures.department_for(case.procedure, place, planned)
    steps = [
        CaseStep(
            case=case, order=order, name=one.name, phase=one.phase, role=one.role,
            department=one.department or case.department, half_days=one.half_days,
        )
        for order, one in enumerate(planned)
    ]  # fmt: skip
    if steps:
        _begin(case, steps[0], stops, by=by, now=now)
        CaseStep.objects.bulk_create(steps)


def follow(case: Case, stops: Sequence[Stop], *, by: Actor, now: datetime) -> None:
    """After a move whose clock is folded: close the steps of a phase that was left, begin the next, and let the open
    one's deadline move with the pauses. One query where the case has no steps."""
    steps = _STEPS.rows(case=case.pk)
    if not steps:
        return
    before = {one.pk: _told(one) for one in steps}
    if case.state in _ENDED:
        _close([one for one in steps if one.done_at is None], by=by, now=now)
    elif case.state in states.PHASES:
        _reach(case, steps, stops, by=by, now=now)
    _refold(case, steps, stops)
    _save([one for one in steps if _told(one) != before[one.pk]])


def refold(cases: Mapping[Case, Sequence[Stop]]) -> None:
    """Let the deadlines of open steps move with pauses that were written, ended or taken back: of cases with their
    `procedure` fetched and their clocks folded, each with its pauses."""
    known = {case.pk: case for case in cases}
    found = CaseStep.objects.filter(case__in=known, begun_at__isnull=False, done_at=None)
    changed = []
    for step in found:
        case, before = known[step.case_id], step.due_at
        _refold(case, [step], cases[case])
        if step.due_at != before:
            changed.append(step)
    CaseStep.objects.bulk_update(changed, ["due_at"], batch_size=200)


def give(case: Case, to: Account, stops: Sequence[Stop], *, by: Actor, now: datetime) -> None:
    """The case is given to a specialist: the steps of specialists are theirs, and a case that waited to be given out
    has been."""
    steps = list(case.steps.all())
    mine = [one for one in steps if one.role == "specialist" and one.done_at is None]
    for one in mine:
        one.holder = to
    current = open_step(steps)
    touched = {one.order: one for one in mine}
    if case.state == states.ACCEPTED and mine and current is not None and current.role != "specialist":
        passed = [one for one in steps if one.done_at is None and one.order < mine[0].order]
        _close(passed, by=by, now=now)
        _begin(case, mine[0], stops, by=by, now=now)
        touched |= {one.order: one for one in passed}
    _save(list(touched.values()))


def told(case: Case) -> list[list[Any]]:
    """How the steps stand, as plain values: order, then the fields that change."""
    rows = case.steps.values_list("order", "holder", "begun_at", "due_at", "done_at", "done_by")
    return [[one.isoformat() if isinstance(one, datetime) else one for one in row] for row in rows]


def put_back(case: Case, rows: Sequence[Sequence[Any]]) -> None:
    """Let the steps stand as `told` said."""
    before = {row[0]: row[1:] for row in rows}
    steps = [one for one in case.steps.all() if one.order in before]
    for one in steps:
        one.holder_id, begun, due, done, one.done_by_id = before[one.order]
        moments = (datetime.fromisoformat(moment) if moment else None for moment in (begun, due, done))
        one.begun_at, one.due_at, one.done_at = moments
    _save(steps)


def open_step(steps: Iterable[CaseStep]) -> CaseStep | None:
    return next((one for one in steps if one.begun_at is not None and one.done_at is None), None)


def hand_on(
    case: Case, step: CaseStep, following: CaseStep, stops: Sequence[Stop], *, by: Actor, now: datetime
) -> None:
    """One is done, the next begins."""
    _close([step], by=by, now=now)
    _begin(case, following, stops, by=by, now=now)
    _save([step, following])


def hands_on(step: CaseStep, following: CaseStep) -> bool:
    """May this step end without a move of the case? Within its phase; and from the intake to whoever will begin."""
    return step.phase == following.phase or step.phase == states.ACCEPTED


def _reach(case: Case, steps: list[CaseStep], stops: Sequence[Stop], *, by: Actor, now: datetime) -> None:
    """The case stands in a phase: what lies before it is over, and one of its steps is under way."""
    here = states.PHASES.index(case.state)
    left = [one for one in steps if one.done_at is None and states.PHASES.index(one.phase) < here]
    _close(left, by=by, now=now)
    if (current := open_step(steps)) is not None:
        if current.role == "specialist" and current.holder_id is None:
            current.holder_id = case.assignee_id
        return
    waiting = [one for one in steps if one.done_at is None and one.phase == case.state]
    if waiting:
        _begin(case, waiting[0], stops, by=by, now=now)


def _close(steps: Sequence[CaseStep], *, by: Actor, now: datetime) -> None:
    """One that never began was passed over: it has an end and no beginning."""
    for one in steps:
        one.done_at, one.done_by_id = now, by.account_id


def _begin(case: Case, step: CaseStep, stops: Sequence[Stop], *, by: Actor, now: datetime) -> None:
    step.begun_at = now
    if step.holder_id is None:
        step.holder_id = _holder(case, step, by=by, now=now)
    _refold(case, [step], stops)


def _holder(case: Case, step: CaseStep, *, by: Actor, now: datetime) -> int | None:
    """The specialist who has the case; else whoever alone holds the role there, or None: the role's whole desk."""
    if step.role == "specialist":
        return case.assignee_id
    places = places_of(case, step.role)
    if step.role == "clerk" and by.person_id not in case.barred_ids and by.holds_in(places, step.role):
        return by.account_id
    held = people.holders(step.role, place_ids=places, on=local_day(now))
    fit = [one.pk for one in held if one.person_id not in case.barred_ids]
    return fit[0] if len(fit) == 1 else None


def places_of(case: Case, role: str) -> list[int]:
    """Clerks sit where the case was taken in, the others where it is decided."""
    return [case.receiving_place_id if role == "clerk" else case.deciding_place_id]


def _refold(case: Case, steps: Sequence[CaseStep], stops: Sequence[Stop]) -> None:
    calendar = calendar_now(clock.desk_of(case.procedure.authority if case.procedure else ""))
    latest = case.explained_due_at if case.settled_at is None else None
    for one in steps:
        if one.begun_at is not None and one.done_at is None:
            one.due_at = step_due_at(one.begun_at, one.half_days, stops, calendar, latest=latest)


def _told(step: CaseStep) -> tuple[object, ...]:
    return (step.holder_id, step.begun_at, step.due_at, step.done_at, step.done_by_id)


def _save(steps: Sequence[CaseStep]) -> None:
    """The open one last: of one case only one may be open at any moment."""
    for one in sorted(steps, key=lambda each: each.begun_at is not None and each.done_at is None):
        update(one, *_CHANGED)
