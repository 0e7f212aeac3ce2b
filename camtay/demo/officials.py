"""The demo's officials: on the roll by a list, in courses by the ordinary actions. Phong Thái has trained them all;
Phú Xuân and Phú Vinh have some to go."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from random import Random
from typing import Any

from camtay.demo.names import person_name
from camtay.demo.people import rows
from camtay.domains.learning import actions, queries
from camtay.domains.learning.actions import CourseSaid, Mark
from camtay.domains.learning.models import Trainee
from camtay.domains.people import queries as people
from camtay.domains.people.models import Account
from camtay.domains.people.states import Department
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.foundation.access import SYSTEM, Actor
from camtay.foundation.calendar import local_day
from camtay.foundation.tables.exporting import Field, export_csv
from camtay.foundation.tables.sheets import open_table

SINCE = date(2025, 7, 1)  # the day the new communes began
DEPARTMENTS = (
    (Department.OFFICE, ("Chánh văn phòng", "Chuyên viên", "Văn thư", "Chuyên viên")),
    (Department.ECONOMY, ("Trưởng phòng", "Phó Trưởng phòng", "Chuyên viên", "Chuyên viên")),
    (Department.CULTURE, ("Trưởng phòng", "Phó Trưởng phòng", "Chuyên viên", "Chuyên viên")),
    (Department.CENTRE, ("Giám đốc", "Phó Giám đốc", "Chuyên viên", "Chuyên viên")),
    (Department.MILITARY, ("Chỉ huy trưởng", "Trợ lý")),
)
OFFICE_ROLES = {"clerk", "specialist", "department_head", "signer", "data_officer", "commune_admin"}


@dataclass(frozen=True)
class Roll:
    """A place's roll: so many officials, of whom all but `untrained` pass in the end. `keeper`: who writes it down."""

    place: str
    prefix: str
    keeper: str
    size: int
    untrained: int


ROLLS = (
    Roll("19858", "PT", "tuan", 62, 0),
    Roll("19753", "PX", "thao", 84, 9),
    Roll("19945", "PV", "tram", 58, 12),
)
COURSES = (
    CourseSaid(
        "Kỹ năng số cơ bản cho cán bộ, đợt 1", date(2026, 3, 9), date(2026, 3, 11), "devices", 20,
        "Sở Khoa học và Công nghệ thành phố Huế",
    ),
    CourseSaid(
        "Chữ ký số và an toàn thông tin", date(2026, 5, 18), date(2026, 5, 19), "safety", 12,
        "Trung tâm Giám sát, điều hành đô thị thông minh",
    ),
    CourseSaid(
        "Hướng dẫn bà con dùng dịch vụ công trực tuyến, đợt 2", date(2026, 9, 7), date(2026, 9, 8), "services", 12,
        "Trung tâm Phục vụ hành chính công thành phố Huế",
    ),
)  # fmt: skip


def play(accounts: dict[str, Account], *, now: datetime) -> int:
    """Rolls, courses and assessments as they stand on the morning of `now`; how many officials there are."""
    return sum(_play(roll, accounts[roll.keeper], Random(roll.place), now=now) for roll in ROLLS)


def _play(roll: Roll, keeper: Account, dice: Random, *, now: datetime) -> int:
    place, today = places.by_code(roll.place), local_day(now)
    assert place is not None
    by = people.actor_of(keeper, on=today)
    _bring_in(place, list(_lines(roll, dice)), by=by, now=now)
    standing = list(queries.officials(place, on=today, by=by).order_by("number"))
    dice.shuffle(standing)
    still, done = standing[: roll.untrained], standing[roll.untrained :]
    courses = [one for one in COURSES if one.last <= today]
    for number, said in enumerate(courses):
        _teach(place, said, _marks(still, done, number, len(courses)), by=by, now=now)
    return len(standing)


def _lines(roll: Roll, dice: Random) -> Iterator[dict[str, Any]]:
    """Those of the demo who work in an office there, then others; the first of a department leads it."""
    known = [row["name"] for row in rows("people") if _works_at(row["roles"], roll.place)]
    names = [*known, *(person_name(dice) for _one in range(roll.size))][: roll.size]
    for number, name in enumerate(names):
        department, duties = DEPARTMENTS[number % len(DEPARTMENTS)]
        level = number // len(DEPARTMENTS)
        yield {
            "Mã cán bộ": f"{roll.prefix}-{number + 1:03}",
            "Họ và tên": name,
            "Phòng ban": str(department.label),
            "Chức vụ": duties[level] if level < len(duties) - 1 and number >= len(known) else duties[-1],
            "Ngày vào": f"{SINCE:%d/%m/%Y}",
        }


def _works_at(roles: str, code: str) -> bool:
    held = (one.partition("@") for one in roles.split(";"))
    return any(role in OFFICE_ROLES and where == code for role, _at, where in held)


def _bring_in(place: Place, lines: Sequence[dict[str, Any]], *, by: Actor, now: datetime) -> None:
    columns = [Field(one, one) for one in lines[0]]
    table = open_table(b"".join(export_csv(columns, lines)), f"can-bo-{place.code}.csv")
    batch = actions.propose_officials(place=place, table=table, by=by, now=now)
    done = actions.run_officials(batch=batch, table=table, by=by, now=now)
    assert (done.new, done.wrong) == (len(lines), 0), done.problems


def _marks(still: Sequence[Trainee], done: Sequence[Trainee], number: int, of: int) -> dict[Trainee, Mark]:
    """In each course its share of those who pass, among them who failed before; some only listen."""
    passing = done[number * len(done) // of : (number + 1) * len(done) // of]
    failing = done[(number + 1) * len(done) // of :][:4] if number + 1 < of else still[:3]
    listening = still[number::of][3:]
    return {
        **{one: Mark(attended=True) for one in listening},
        **{one: Mark(attended=True, passed=False) for one in failing},
        **{one: Mark(attended=True, passed=True) for one in passing},
    }


def _teach(place: Place, said: CourseSaid, marks: dict[Trainee, Mark], *, by: Actor, now: datetime) -> None:
    course = actions.add_course(place=place, said=said, by=by, now=now)
    found = {one.pk: mark for one, mark in marks.items()}
    # Whoever keeps the roll has learnt too, and does not mark themselves.
    clashes = actions.mark_officials(
        course_id=course.pk, marks=found, assessed_on=said.last, by=SYSTEM, now=now
    )
    assert not clashes
