"""The list of 7:30: departments, in each the people, what each has; and the tasks."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.cases import queries as cases
from camtay.domains.reports import queries
from camtay.entrances.desk.cases.presenters import mine
from camtay.entrances.desk.tasks.presenters import lists
from camtay.foundation.access import Actor
from camtay.foundation.ui import formats


@dataclass(frozen=True)
class Line:
    """One case. `letter_url`: its drafted letter of apology, where the reader may give it out; `letter`: there is one."""

    case: mine.Line
    letter: bool
    letter_url: str


@dataclass(frozen=True)
class Group:
    title: str
    lines: list[Line]


@dataclass(frozen=True)
class Room:
    """One department; "" in an official's own list."""

    name: str
    people: list[Group]


def words(said: queries.Morning) -> str:
    """The whole in one sentence."""
    return _(
        "%(cases)s hồ sơ và %(tasks)s việc quá hạn hoặc đến hạn trong hai ngày làm việc, "
        "trong đó quá hạn %(late)s hồ sơ, %(late_tasks)s việc."
    ) % {
        "cases": formats.number(len(said.cases)),
        "tasks": formats.number(len(said.tasks)),
        "late": formats.number(said.late),
        "late_tasks": formats.number(said.late_tasks),
    }


def rooms(said: queries.Morning, *, by: Actor, now: datetime) -> list[Room]:
    """Departments and people for a head; one's own by urgency for everybody else."""
    known = {one.case.pk: one for one in said.cases}
    may = {reverse("desk:case", args=[pk]): _letter(known[pk], said, by) for pk in known}
    found = (
        mine.rooms(said.cases, now=now) if said.whole else [mine.Room("", mine.groups(said.cases, now=now))]
    )
    return [
        Room(room.name, [Group(one.title, [_line(line, may) for line in one.lines]) for one in room.people])
        for room in found
        if room.people
    ]


def _letter(one: cases.Task, said: queries.Morning, by: Actor) -> tuple[bool, str]:
    if one.case.pk not in said.drafted:
        return False, ""
    url = reverse("desk:apology", args=[one.case.pk]) if cases.can_apologise(one.case, by=by) else ""
    return True, url


def _line(line: mine.Line, letters: dict[str, tuple[bool, str]]) -> Line:
    letter, url = letters[line.url]
    return Line(line, letter, url)


def tasks(said: queries.Morning, *, by: Actor, now: datetime) -> list[lists.Line]:
    return lists.lines(said.tasks, by=by, accounts=frozenset(), now=now)
