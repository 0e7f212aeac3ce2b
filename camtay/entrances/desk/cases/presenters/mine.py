"""What one has to do, in groups by deadline; what is due in a place, by department and person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from camtay.domains.cases import queries, states
from camtay.domains.people.states import Department
from camtay.entrances.desk.cases.presenters.lines import due_words

GROUPS: dict[str, tuple[str | Promise, str]] = {
    "late": (gettext_lazy("Quá hạn"), "bad"),
    "today": (gettext_lazy("Hôm nay"), "late"),
    "soon": (gettext_lazy("Trong hai ngày"), "late"),
    "later": (gettext_lazy("Sau đó"), "neutral"),
    "still": (gettext_lazy("Đồng hồ đang dừng"), "neutral"),
}


@dataclass(frozen=True)
class Line:
    """One case. `unheld`: it waits for a role, and nobody has it yet."""

    url: str
    code: str
    applicant: str
    procedure: str
    step: str
    due_at: datetime | None
    label: str
    tone: str
    unheld: bool


@dataclass(frozen=True)
class Group:
    title: str
    lines: list[Line]


@dataclass(frozen=True)
class Room:
    """One department in the morning's list."""

    name: str
    people: list[Group]


def groups(tasks: Sequence[queries.Task], *, now: datetime) -> list[Group]:
    found = [
        Group(str(label), [_line(task, now=now) for task in tasks if task.group == name])
        for name, (label, _tone) in GROUPS.items()
    ]
    return [group for group in found if group.lines]


def rooms(tasks: Sequence[queries.Task], *, now: datetime) -> list[Room]:
    """Departments by name, in each the people by name; what nobody has on top."""
    by_room: dict[str, dict[str, list[Line]]] = {}
    for task in tasks:
        name = str(Department(task.case.department).label) if task.case.department else _("Chưa rõ phòng")
        holder = task.holder.person.name if task.holder else ""
        by_room.setdefault(name, {}).setdefault(holder, []).append(_line(task, now=now))
    return [
        Room(name, [Group(who or _("Chưa có người giữ"), lines) for who, lines in sorted(people.items())])
        for name, people in sorted(by_room.items())
    ]


def _line(task: queries.Task, *, now: datetime) -> Line:
    case = task.case
    label, tone = GROUPS[task.group]
    if queries.is_late(case, now=now):
        # In the words of the other lists, that say whether it can be explained.
        label, tone = due_words(case, now=now)
    return Line(
        url=reverse("desk:case", args=[case.pk]),
        code=case.code or _("Chưa có mã"),
        applicant=case.applicant_name or "–",
        procedure=case.procedure_name,
        step=task.step.name if task.step else str(states.TABLE.state(case.state).label),
        due_at=task.due_at,
        label=str(label),
        tone=tone,
        unheld=task.holder is None,
    )
