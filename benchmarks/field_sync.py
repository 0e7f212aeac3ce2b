"""A helper's phone syncs: a pack of 10,000 records down, 4,000 observations up, and then a sync without news.

python -m benchmarks.field_sync [--engine sqlite|postgresql] [--people 10000] [--observations 4000] [--runs 3] [--deeds 1000]

A real `camtay serve` on loopback; the phone is one line that asks and waits, as a phone does. Each run is a phone newly
enrolled. Afterwards every observation is counted in the database.
"""

import http.client
import json
import random
import statistics
import sys
import time
import zlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from benchmarks import ground
from benchmarks.crowd import found_place
from benchmarks.field_client import Phone, Send
from camtay.foundation.ids import uuid7

TOGETHER = 7.0  # seconds, down and up
UNCHANGED = 0.2
IDLE_SYNCS = 15


def main() -> None:
    parser = ground.options(__doc__ or "")
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--observations", type=int, default=4_000)
    parser.add_argument("--deeds", type=int, default=1_000, help="people written down, and sessions, besides")
    given = parser.parse_args()
    if ground.each_engine("benchmarks.field_sync", given, sys.argv[1:]):
        return
    with ground.installation(given.engine[0], demo=False) as where:
        where.take_over()
        people = settle(given.people)
        serving = ground.Serving(where).start()
        try:
            ground.answer(serving.port)
            runs = [one_run(serving.port, people, given) for _number in range(given.runs)]
        finally:
            serving.stop()
        report(where.engine, runs, given)


def settle(count: int) -> list[str]:
    """A commune with so many people in it, and helpers whose phones will carry them; the people's ids."""
    from django.utils import timezone

    from benchmarks.many import tidy
    from camtay.demo.names import person_name
    from camtay.domains.people.models import Person
    from camtay.domains.places import queries as places
    from camtay.foundation.vietnamese import fold

    found_place()
    commune, now, dice = places.by_code("19753"), timezone.now(), random.Random(7)
    names = [person_name(dice) for _number in range(count)]
    made = Person.objects.bulk_create(
        [
            Person(
                name=name, search=fold(name), birth_year=dice.randrange(1935, 2008), house=str(dice.randrange(1, 400)),
                commune=commune, created_at=now,
            )
            for name in names
        ],
        batch_size=1000,
    )  # fmt: skip
    tidy()
    return [str(one.public_id) for one in made]


def helper(name: str) -> Any:
    """An account that helps in the commune."""
    from django.utils import timezone

    from camtay.domains.people.models import Account, Person, RoleHeld
    from camtay.domains.places import queries as places

    commune, now = places.by_code("19753"), timezone.now()
    person = Person.objects.create(name=name, commune=commune, search=name.lower(), created_at=now)
    account = Account.objects.create(email=f"{uuid7()}@benchmark.vn", person=person, password="!benchmark")
    since = now.date() - timedelta(days=30)
    RoleHeld.objects.create(account=account, role="helper", place=commune, valid_from=since, granted_at=now)
    return account


def enrolled(account: Any, send: Send) -> Phone:
    from django.utils import timezone

    from camtay.domains.people import queries as people
    from camtay.domains.rounds import actions
    from camtay.foundation.calendar import local_day

    now = timezone.now()
    by = people.actor_of(account, on=local_day(now))
    device, secret = actions.enrol(device_id=uuid7(), label="Máy thử", app="1", by=by, now=now)
    return Phone(send, device.pk, secret)


def line(port: int) -> Send:
    """One connection that stays open, compressed as a browser asks for it."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def send(method: str, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, Any]:
        connection.request(method, path, body or None, {**headers, "Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        content = answer.read()
        if answer.headers.get("Content-Encoding") == "gzip":
            content = zlib.decompress(content, wbits=31)
        return answer.status, json.loads(content)

    return send


def one_run(port: int, people: list[str], given: Any) -> dict[str, float]:
    from django.utils import timezone

    phone, dice, now = enrolled(helper("Lan"), line(port)), random.Random(), timezone.now()
    down = seconds(phone.pull)
    assert len(phone.records) >= given.people, len(phone.records)
    observe(phone, people, given.observations, dice)
    up = seconds(lambda: phone.sync(now))
    wrong(phone, given.observations)
    phone.pull()  # the rungs that were folded
    idle = [seconds(lambda: unchanged(phone)) for _number in range(IDLE_SYNCS)]
    written = seconds(lambda: many(phone, given.deeds, write_down))
    sessions = seconds(lambda: many(phone, given.deeds, record_session))
    return {"down": down, "up": up, "idle": statistics.median(idle), "idle_worst": max(idle),
            "written": written, "sessions": sessions}  # fmt: skip


def unchanged(phone: Phone) -> None:
    """What a phone does when it has nothing: asks for a pack, sends an empty outbox, asks what is known."""
    from django.utils import timezone

    assert phone.pull() == 0
    status, _answer = phone.call(
        "POST", "outbox", {"sent_at": timezone.now().isoformat(), "app": "1", "commands": []}
    )
    assert status == 200
    assert phone.call("POST", "known", {"ids": list(phone.receipts)[:100]})[0] == 200


def observe(phone: Phone, people: list[str], count: int, dice: random.Random) -> None:
    from django.utils import timezone

    from camtay.domains.learning.states import SKILLS

    now = timezone.now()
    for _number in range(count):
        phone.do(
            "observe/1", now - timedelta(seconds=dice.randrange(1, 3600)), observation=str(uuid7()),
            person=dice.choice(people), skill=dice.choice(SKILLS), seen=dice.choice(("shown", "with_help", "family")),
            case_code="",
        )  # fmt: skip


def many(phone: Phone, count: int, deed: Callable[[Phone, int], None]) -> None:
    from django.utils import timezone

    for number in range(count):
        deed(phone, number)
    assert phone.sync(timezone.now()) == 0
    assert not [one for one in phone.receipts.values() if one["state"] != "done"]


def write_down(phone: Phone, number: int) -> None:
    from django.utils import timezone

    phone.do(
        "write_down_person/1", timezone.now(), person=str(uuid7()), name=f"Hồ Thị Bé {number}", birth_year=1958,
        sex="", phone="", place="19753", house=str(number),
    )  # fmt: skip


def record_session(phone: Phone, number: int) -> None:
    from django.utils import timezone

    people = [key for kind, key in phone.records if kind == "person"]
    phone.do(
        "record_session/1", timezone.now(), session=str(uuid7()), kind="home", skill="vneid", place="19753",
        seen=[{"person": people[number], "seen": "with_help"}], minutes=20, confirmed="slip",
    )  # fmt: skip


def seconds(deed: Callable[[], object]) -> float:
    start = time.perf_counter()
    deed()
    return time.perf_counter() - start


def wrong(phone: Phone, expected: int) -> None:
    """Every one is answered done, and is in the database once."""
    from camtay.domains.learning.models import Observation
    from camtay.domains.rounds.models import Command

    done = [one for one in phone.receipts.values() if one["state"] == "done"]
    assert not phone.outbox, f"{len(phone.outbox)} not answered"
    assert len(done) == expected, f"{len(done)} done of {expected}"
    mine = Command.objects.filter(device=phone.device)
    assert mine.count() == expected
    seen = Observation.objects.filter(by=mine.values("account")[:1])
    assert seen.count() == expected, f"{seen.count()} observations of {expected}"


def report(engine: str, runs: list[dict[str, float]], given: Any) -> None:
    def three(name: str) -> str:
        found = sorted(one[name] for one in runs)
        return f"{found[0]:.2f}, {found[len(found) // 2]:.2f}, {found[-1]:.2f} s"

    both = sorted(one["down"] + one["up"] for one in runs)
    idle = statistics.median(one["idle"] for one in runs)
    print(
        f"{engine}: {given.people} records down {three('down')}; {given.observations} observations up {three('up')}"
    )
    print(f"{engine}: together {both[0]:.2f} to {both[-1]:.2f} s (budget {TOGETHER} s): "
          f"{'kept' if both[len(both) // 2] <= TOGETHER else 'MISSED'}")  # fmt: skip
    print(f"{engine}: a sync without news {1000 * idle:.0f} ms, worst {1000 * max(one['idle_worst'] for one in runs):.0f} ms "
          f"(budget {1000 * UNCHANGED:.0f} ms): {'kept' if idle <= UNCHANGED else 'MISSED'}")  # fmt: skip
    print(
        f"{engine}: {given.deeds} people written down {three('written')}; {given.deeds} sessions {three('sessions')}"
    )
    print(f"{engine}: {ground.machine()}")
    ground.write(given.json, {"benchmark": "field_sync", "engine": engine, "runs": runs})


if __name__ == "__main__":
    main()
