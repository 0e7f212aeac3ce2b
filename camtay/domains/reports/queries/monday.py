"""The Monday sheet of a commune: what is due this week, what is late and why, three things to decide."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from camtay.domains.cases import queries as cases
from camtay.domains.cases import states as case_states
from camtay.domains.people.states import Department
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.reports import permissions
from camtay.domains.reports.rules import deciding
from camtay.domains.reports.rules.deciding import Choice
from camtay.domains.tasks import queries as tasks
from camtay.domains.tasks.models import Task
from camtay.foundation.access import Actor, Refused, scope_of
from camtay.foundation.calendar import Calendar, calendar_now, day_range, local_day, working_days_between
from camtay.foundation.ui import formats

SATURDAY = 5
LONGEST_NAME = 60


@dataclass(frozen=True)
class CaseLine:
    """One case, no name in it. `department`, `holder`: "" where it is not said; `days`: working days late, 0 for one
    that is not; `held`: one sentence a pause; `explained`: on time by the explained clock; `letter`: of apology,
    "given", "drafted" or ""."""

    ref: str
    code: str
    procedure: str
    procedure_code: str
    step: str
    department: str
    holder: str
    due_at: datetime | None
    days: int = 0
    held: tuple[str, ...] = ()
    explained: bool = False
    letter: str = ""


@dataclass(frozen=True)
class TaskLine:
    ref: str
    code: str
    title: str
    doer: str
    due_at: datetime
    days: int


@dataclass(frozen=True)
class Cause:
    """Where late cases stand: a step with its department, or what they waited for."""

    label: str
    count: int


@dataclass(frozen=True)
class Monday:
    """`first`, `last`: Monday and Sunday; `days`: each working day with how many cases are due on it."""

    place: Place
    first: date
    last: date
    due: list[CaseLine]
    late: list[CaseLine]
    due_tasks: list[TaskLine]
    late_tasks: list[TaskLine]
    days: list[tuple[date, int]]
    steps: list[Cause]
    reasons: list[Cause]
    choices: list[Choice]

    @property
    def explained(self) -> int:
        return sum(one.explained for one in self.late)

    @property
    def empty(self) -> bool:
        return not (self.due or self.late or self.due_tasks or self.late_tasks)


def monday_places(by: Actor) -> list[Place]:
    """The communes whose sheet `by` may see, by name."""
    return places.communes_among(scope_of(permissions.SEE_MONDAY, by).place_ids)


def week_of(now: datetime) -> tuple[date, date]:
    """Monday to Sunday; on Saturdays and Sundays of the week that comes."""
    today = local_day(now)
    monday = today - timedelta(days=today.weekday())
    if today.weekday() >= SATURDAY:
        monday += timedelta(days=7)
    return monday, monday + timedelta(days=6)


def monday(place: Place, *, by: Actor, now: datetime) -> Monday:
    """As things stand at `now`. Raises Refused for a place out of reach. Eleven queries, whatever there is."""
    if place.pk not in scope_of(permissions.SEE_MONDAY, by).place_ids:
        raise Refused(permissions.OUT_OF_REACH)
    first, last = week_of(now)
    calendar = calendar_now()
    _start, end = day_range(first, last)
    found = cases.due_until([place.pk], until=end, now=now)
    late = _late([one for one in found if one.group == "late" and cases.is_late(one.case, now=now)], now)
    known = {one.ref for one in late}
    due = [_line(one) for one in found if str(one.case.pk) not in known]
    work = [_task(one, now, calendar) for one in tasks.due_until([place.pk], until=end)]
    late_tasks = [one for one in work if one.due_at < now]
    return Monday(
        place=place,
        first=first,
        last=last,
        due=due,
        late=late,
        due_tasks=[one for one in work if one.due_at >= now],
        late_tasks=late_tasks,
        days=_by_day(due, first, last, calendar),
        steps=_counted(f"{one.step} ({one.department})" if one.department else one.step for one in late),
        reasons=_counted(words.partition(", ")[0] for one in late for words in one.held),
        choices=_choices(place, found, late, late_tasks, due, now=now, calendar=calendar),
    )


def _late(found: Sequence[cases.Task], now: datetime) -> list[CaseLine]:
    """The longest late first."""
    ordered = sorted(found, key=lambda one: (one.case.clock_due_at or now, str(one.case.pk)))
    drafted = cases.apologies_waiting(one.case.pk for one in ordered)
    rows = cases.late_rows((one.case for one in ordered), now=now)
    return [
        _line(
            one,
            days=row.days,
            held=row.held,
            explained=row.explained,
            letter="given" if row.apologised else "drafted" if one.case.pk in drafted else "",
        )
        for one, row in zip(ordered, rows, strict=True)
    ]


def _line(one: cases.Task, **more: object) -> CaseLine:
    case = one.case
    where = (one.step.department if one.step else "") or case.department
    return CaseLine(
        ref=str(case.pk),
        code=case.code or "",
        procedure=case.procedure_name,
        procedure_code=case.procedure_code,
        step=one.step.name if one.step else str(case_states.TABLE.state(case.state).label),
        department=str(Department(where).label) if where else "",
        holder=one.holder.person.name if one.holder else "",
        due_at=one.due_at,
        **more,  # type: ignore[arg-type]
    )


def _task(one: Task, now: datetime, calendar: Calendar) -> TaskLine:
    days = max(working_days_between(one.due_at, now, calendar), 1) if one.due_at < now else 0
    return TaskLine(str(one.pk), one.code, one.title, one.doer.person.name, one.due_at, days)


def _by_day(due: Sequence[CaseLine], first: date, last: date, calendar: Calendar) -> list[tuple[date, int]]:
    counts = Counter(local_day(one.due_at) for one in due if one.due_at is not None)
    week = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [(day, counts[day]) for day in week if calendar.is_working(day) or counts[day]]


def _counted(labels: object) -> list[Cause]:
    return [Cause(label, count) for label, count in Counter(labels).most_common()]  # type: ignore[call-overload]


def _choices(
    place: Place,
    found: Sequence[cases.Task],
    late: Sequence[CaseLine],
    late_tasks: Sequence[TaskLine],
    due: Sequence[CaseLine],
    *,
    now: datetime,
    calendar: Calendar,
) -> list[Choice]:
    late_ones = {one.ref for one in late}
    touched = cases.last_touched(one.case for one in found if str(one.case.pk) in late_ones)
    since = {str(pk): working_days_between(at, now, calendar) for pk, at in touched.items()}
    facts = [
        deciding.LateCase(
            one.ref, one.code, _short(one.procedure), one.procedure_code, one.step, one.holder, one.days, since.get(one.ref),
            one.explained, one.letter == "drafted",
        )
        for one in late
    ]  # fmt: skip
    return deciding.choices(
        facts,
        [deciding.LateTask(one.ref, _short(one.title), one.doer, one.days) for one in late_tasks],
        [
            deciding.MoreTime(
                str(one.task_id), _short(one.task.title), one.task.doer.person.name, formats.day(one.due_at)
            )
            for one in tasks.more_time_asked([place.pk])
        ],
        unheld=sum(not one.holder for one in due),
    )


def _short(name: str) -> str:
    """Names of procedures run to six hundred characters; a decision is one line."""
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"
