"""An official's month: work and products as they were written down, delays with what explains them, own lines apart."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from camtay.domains.cases import queries as cases
from camtay.domains.learning.queries import days as learning
from camtay.domains.learning.queries.teams import Work
from camtay.domains.people import queries as people
from camtay.domains.people.models import RoleHeld
from camtay.domains.people.states import ROLE_BY_CODE, Department
from camtay.domains.reports import permissions
from camtay.domains.reports.models import OwnLine
from camtay.domains.tasks import queries as tasks
from camtay.domains.tasks.models import Task
from camtay.foundation.access import Actor, Refused, scope_of
from camtay.foundation.calendar import local_day, month_key


@dataclass(frozen=True)
class Late:
    """A case that ended late. `explained`: on time by the explained clock; `held`: one sentence a pause."""

    code: str
    procedure: str
    days: int
    held: tuple[str, ...]
    explained: bool


@dataclass(frozen=True)
class Statement:
    """`last`: the month's end, or today. `settled`, of those `on_time`: cases they answered for."""

    role: RoleHeld
    first: date
    last: date
    steps: list[cases.StepDone]
    settled: int
    on_time: int
    late: list[Late]
    tasks: list[Task]
    taught: Work
    own: list[OwnLine]

    @property
    def name(self) -> str:
        return self.role.account.person.name

    @property
    def office(self) -> str:
        """“Chuyên viên, Văn phòng HĐND và UBND”."""
        department = str(Department(self.role.department).label) if self.role.department else ""
        return ", ".join(part for part in (str(ROLE_BY_CODE[self.role.role].label), department) if part)


def statement_roles(by: Actor, *, on: date) -> list[RoleHeld]:
    """Whose statements `by` may read, one role a person, by name: a leader all of the place, a head their department,
    everybody their own."""
    roles = (*permissions.OFFICIALS, *permissions.HEADS)
    here = {held.place_id for held in by.roles if held.role in roles}
    held = people.working_at(here, roles=roles, on=on) if here else []
    leads = scope_of(permissions.SEE_STATEMENT, by).place_ids if by.holds("commune_leader") else frozenset()
    heads = {
        (one.place_id, one.department)
        for one in held
        if one.account_id == by.account_id and one.role == "department_head" and one.department
    }
    seen = (
        one
        for one in held
        if one.account_id == by.account_id or one.place_id in leads or (one.place_id, one.department) in heads
    )
    found: dict[int, RoleHeld] = {}
    for one in seen:
        found.setdefault(one.account_id, one)
    return sorted(found.values(), key=lambda one: one.account.person.name)


def statement(account_id: int, month: date, *, by: Actor, now: datetime) -> Statement:
    """Of the month in which a day lies. Raises Refused for somebody out of reach, and for a month to come."""
    today = local_day(now)
    first = month.replace(day=1)
    role = next((one for one in statement_roles(by, on=today) if one.account_id == account_id), None)
    if role is None or first > today:
        raise Refused(permissions.NO_STATEMENT)
    last = min((first + timedelta(days=32)).replace(day=1) - timedelta(days=1), today)
    settled = list(cases.settled_by(account_id, first, last))
    rows = cases.late_rows((one for one in settled if one.on_time is False), now=now)
    own = OwnLine.objects.filter(account=account_id, month=month_key(first), withdrawn_at=None)
    return Statement(
        role, first, last,
        steps=cases.steps_done_by(account_id, first, last),
        settled=len(settled),
        on_time=sum(one.on_time is True for one in settled),
        late=[Late(row.code, row.procedure, row.days, row.held, row.explained) for row in rows],
        tasks=list(tasks.done_by(account_id, first, last)),
        taught=learning.work_by(account_id, first, last),
        own=list(own),
    )  # fmt: skip
