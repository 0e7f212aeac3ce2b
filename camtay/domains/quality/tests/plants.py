"""For every check: a record that it must find, and one beside it that it must not."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from camtay.domains.cases import states
from camtay.domains.cases.models import Case
from camtay.domains.cases.tests import factories as cases
from camtay.domains.learning.models import Observation, Session
from camtay.domains.people.models import DataRequest
from camtay.domains.people.tests.make import NOW, account, group_three, person, phu_xuan, place
from camtay.domains.tasks.models import Task
from camtay.domains.teams.models import Coverage
from camtay.domains.teams.tests.make import member, team
from camtay.foundation.calendar import day_key
from camtay.foundation.tables.models import Batch

MORNING = datetime(2026, 11, 10, 9, 0, tzinfo=NOW.tzinfo)
DAY = timedelta(days=1)
Plant = Callable[[], Any]


def case(state: str = states.HANDED_OVER, at: datetime = MORNING, **fields: Any) -> Case:
    return cases.case(state, at=at, **fields)


def bare(**fields: Any) -> Case:
    """With columns as given, whatever the clock would have folded."""
    made = case(**{name: fields.pop(name) for name in ("state", "at") if name in fields})
    Case.objects.filter(pk=made.pk).update(**fields)
    return made


def several(number: int, plant: Callable[[int], Any]) -> Any:
    return [plant(one) for one in range(number)]


def helper(name: str = "Võ Thị Lan") -> Any:
    return account(name, ("helper", group_three()))


def session(who: Any = None, at: datetime = MORNING, **fields: Any) -> Session:
    defaults = {
        "kind": "home", "skill": "vneid", "place": group_three(), "commune": phu_xuan(), "taught_by": who or helper(),
        "occurred_at": at, "occurred_day": day_key(at), "recorded_at": at + timedelta(hours=2), "minutes": 20,
    }  # fmt: skip
    return Session.objects.create(**(defaults | fields))


def seen(what: str, of: Session, whom: Any, at: datetime | None = None) -> Observation:
    when = at or of.occurred_at
    return Observation.objects.create(
        person=whom, skill=of.skill, seen=what, session=of, by=of.taught_by, place=of.place, occurred_at=when,
        occurred_day=day_key(when), recorded_at=when,
    )  # fmt: skip


def held(at: datetime = MORNING, **fields: Any) -> Session:
    """A session in which somebody was shown something."""
    made = session(at=at, **fields)
    seen("shown", made, person("Phan Thị Sen", group_three()))
    return made


def alone(minutes: int) -> Observation:
    of, whom = session(), person("Phan Thị Sen", group_three())
    seen("shown", of, whom)
    return seen("alone_declared", of, whom, of.occurred_at + timedelta(minutes=minutes))


def alone_day(days: int) -> Observation:
    of, whom = session(), person("Phan Thị Sen", group_three())
    seen("shown", of, whom)
    return seen("alone_declared", of, whom, of.occurred_at + days * DAY)


def at_once(number: int, kind: str = "home") -> Any:
    of = session(kind=kind)
    return several(number, lambda one: seen("shown", of, person(f"Người {one}", group_three())))


def teachers(number: int) -> Any:
    whom = person("Phan Thị Sen", group_three())
    return several(
        number,
        lambda one: seen("shown", session(helper(f"Người {one}"), MORNING + one * timedelta(hours=1)), whom),
    )


def two_places(*, apart: int) -> Any:
    who = helper()
    other = place("19753-04", "Tổ dân phố 4", "to_dan_pho", phu_xuan())
    return session(who), session(who, MORNING + timedelta(minutes=apart), place=other)


def a_day(number: int) -> Any:
    who = helper()
    return several(number, lambda one: session(who, MORNING + one * timedelta(minutes=5)))


def task(*, due: datetime | None = None, doer: Any = None, giver: Any = None, **fields: Any) -> Task:
    doer = doer or account("Lê Quang Phúc", ("specialist", phu_xuan()))
    done = {"state": "done", "done_at": MORNING, "on_time": True} if fields.pop("done", True) else {}
    due = due or MORNING + DAY
    return Task.objects.create(
        code=f"V-{Task.objects.count()}", place=phu_xuan(), title="Rà soát", doer=doer,
        giver=giver or account("Nguyễn Phước Vĩnh", ("commune_leader", phu_xuan())), given_at=MORNING, due_at=due,
        first_due_at=due, recorded_at=MORNING, given_day=day_key(MORNING), due_day=day_key(due), **done, **fields,
    )  # fmt: skip


def by_oneself() -> Task:
    who = account("Lê Quang Phúc", ("specialist", phu_xuan()))
    return task(doer=who, giver=who)


def wish(due: datetime) -> DataRequest:
    return DataRequest.objects.create(
        person=person("Nguyễn Thị Mai", phu_xuan()),
        place=phu_xuan(),
        wish="copy",
        asked_at=due - 2 * DAY,
        due_at=due,
    )


def batch(**fields: Any) -> Batch:
    said = {
        "schema": "cases",
        "place_id": phu_xuan().pk,
        "file_sha256": "0" * 64,
        "state": "done",
        "created_at": NOW,
    }
    return Batch.objects.create(**(said | fields))


def roster(*members: dict[str, Any], **fields: Any) -> Any:
    of = team(group_three(), **fields)
    return [member(of, **one) for one in members]


def led(duty: str) -> Any:
    return roster({"duty": duty})


def active(at: datetime) -> Any:
    return session(at=at, team=team(group_three()))


def coverage(teams: int) -> Coverage:
    return Coverage.objects.create(place=group_three(), commune=phu_xuan(), teams=teams)


def core(who: Any) -> Any:
    return member(team(group_three()), account=who, is_core=True)


def people(*years: int | None, **fields: Any) -> Any:
    return [person("Phan Thị Sen", group_three(), birth_year=year, **fields) for year in years]


def phones(number: int) -> Any:
    return several(number, lambda one: person(f"Người {one}", group_three(), phone="+84905100009"))


before = MORNING - 3 * DAY
sen = {"name": "Phan Thị Sen"}
PLANTS: dict[str, tuple[Plant, Plant]] = {
    "cases.due_before_receipt": (partial(case, due_at=before), case),
    "cases.settled_before_receipt": (partial(case, finished_at=before), case),
    "cases.received_before_filed": (partial(case, submitted_at=MORNING), case),
    "cases.handed_before_finished": (partial(case, handed_over_at=before), case),
    "cases.settled_at_receipt": (partial(case, received_at=MORNING), case),
    "cases.in_future": (partial(case, received_at=NOW + DAY, submitted_at=NOW + DAY, state=states.ACCEPTED), case),
    "cases.result_without_decision": (
        partial(bare, electronic_result=True, finished_at=None), partial(bare, electronic_result=True),
    ),
    "cases.online_paper_only": (case, partial(case, electronic_result=True)),
    "cases.closed_in_batch": (
        lambda: several(20, lambda _one: case()),
        lambda: several(20, lambda one: case(at=MORNING + one * timedelta(minutes=1))),
    ),
    "cases.took_too_long": (partial(bare, worked_half_days=241), partial(bare, worked_half_days=240)),
    "cases.open_over_a_year": (
        partial(case, states.IN_PROGRESS, NOW - 370 * DAY), partial(case, states.IN_PROGRESS, NOW - 300 * DAY),
    ),
    "cases.paused_too_long": (
        partial(bare, state=states.IN_PROGRESS, paused_since=NOW - 61 * DAY),
        partial(bare, state=states.IN_PROGRESS, paused_since=NOW - 59 * DAY),
    ),
    "cases.supplement_forgotten": (
        partial(case, states.SUPPLEMENT_ASKED, NOW - 61 * DAY), partial(case, states.SUPPLEMENT_ASKED, NOW - 59 * DAY),
    ),
    "cases.no_limit": (partial(case, states.IN_PROGRESS, due_at=None), partial(case, states.IN_PROGRESS)),
    "cases.no_procedure_code": (partial(bare, procedure_code=""), case),
    "cases.unknown_procedure": (partial(bare, procedure_code="9.999999", procedure=None), case),
    "cases.code_twice": (
        lambda: [case(code="H57.31-261110-0001"), case(code="h57.31 261110-0001")],
        lambda: [case(code="H57.31-261110-0001"), case(code="H57.31-261110-0002")],
    ),
    "cases.rated_before_settled": (
        partial(bare, rating=5, rated_day=20261101), partial(bare, rating=5, rated_day=20261110),
    ),
    "cases.authorised_without_mandate": (partial(case, pressed_by="authorised"), partial(case, pressed_by="self")),
    "cases.all_on_time_of_few": (case, lambda: [case(), case(due_at=before + 2.5 * DAY)]),
    "sessions.at_night": (partial(held, MORNING.replace(hour=23)), partial(held, MORNING.replace(hour=21))),
    "sessions.too_many_a_day": (partial(a_day, 60), partial(a_day, 59)),
    "sessions.two_places_at_once": (partial(two_places, apart=0), partial(two_places, apart=1)),
    "sessions.own_witness": (
        lambda: (lambda who: held(who=who, witness=who))(helper()),
        lambda: held(who=helper(), witness=helper("Người khác")),
    ),
    "sessions.in_future": (
        partial(held, recorded_at=MORNING - timedelta(hours=1)), partial(held, recorded_at=MORNING - timedelta(minutes=2)),
    ),
    "sessions.recorded_late": (
        partial(held, recorded_at=MORNING + 31 * DAY), partial(held, recorded_at=MORNING + 29 * DAY),
    ),
    "sessions.too_long": (partial(held, minutes=301), partial(held, minutes=300)),
    "sessions.without_anybody": (session, held),
    "observations.alone_at_once": (partial(alone, 5), partial(alone, 30)),
    "observations.burst": (partial(at_once, 10), partial(at_once, 10, "class")),
    "observations.many_teachers": (partial(teachers, 3), partial(teachers, 2)),
    "observations.alone_before_shown": (partial(alone_day, -1), partial(alone_day, 1)),
    "members.twice": (partial(roster, sen, sen), partial(roster, sen, {"name": "Phan Thị Sên"})),
    "members.shared_phone": (
        partial(roster, *({"name": name, "phone": "+84905100009"} for name in "ABC")),
        partial(roster, *({"name": name, "phone": "+84905100009"} for name in "AB")),
    ),
    "members.core_without_account": (
        lambda: roster({"is_core": True}), lambda: core(helper()),
    ),
    "teams.without_neighbourhood": (lambda: team(phu_xuan()), lambda: team(group_three())),
    "teams.without_leader": (partial(led, "member"), partial(led, "leader")),
    "teams.silent": (partial(active, NOW - 100 * DAY), partial(active, NOW - 80 * DAY)),
    "places.without_team": (partial(coverage, 0), partial(coverage, 1)),
    "tasks.without_product": (partial(task, product="Báo cáo"), task),
    "tasks.due_before_given": (partial(task, due=MORNING - DAY, done=False), partial(task, done=False)),
    "tasks.confirmed_by_doer": (by_oneself, task),
    "wishes.overdue": (partial(wish, NOW - DAY), partial(wish, NOW + DAY)),
    "imports.many_wrong": (partial(batch, new=80, wrong=20), partial(batch, new=95, wrong=5)),
    "imports.failed": (partial(batch, state="failed"), batch),
    "imports.forgotten": (
        partial(batch, state="proposed", created_at=NOW - 3 * DAY), partial(batch, state="proposed", created_at=NOW - DAY),
    ),
    "people.likely_twice": (partial(people, 1958, 1958), partial(people, 1958, 1985)),
    "people.shared_phone": (partial(phones, 6), partial(phones, 5)),
    "people.impossible_year": (partial(people, 1890), partial(people, 1926)),
}  # fmt: skip
